"""Trains the ranker of places on the train part of the places corpus and writes the lexicon `place_ranker`.

    python -m training.places_ranker ../shared/corpora/places/train.jsonl

The model is log-linear over the candidates of a name and "none of these"; a name counts once a report. Its features
depend on the chances of the other names, so ranking and fitting take turns. Fitted by gradient ascent with momentum and
steps scaled by feature (Kingma and Ba 2015), with a small pull towards zero or a prior.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training.lexicon import write_lexicon
from wardiary.gazetteer import Gazetteer, Place, distance_km
from wardiary.model import Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.place_candidates import Sense, senses
from wardiary.resolving.place_context import contexts
from wardiary.resolving.place_features import features, surroundings
from wardiary.resolving.place_ranking import Model, rank

TURNS = 3
STEPS = 1000
RATE = 0.02
PULL = 0.00005
# What the words of a text say outright weighs more than a corpus of local news shows, where the largest namesake is
# right anyway; and in news of the world Paris is the capital, whatever American papers write of theirs. These weights
# are pulled to what they should be by PRIOR_PULL, in logits.
PRIOR = {
    "inside_comma": 4.0, "inside_in": 4.0, "inside_before": 3.0, "outside": -1.0, "word_fits": 2.0,
    "word_misfits": -2.0, "held_elsewhere": -4.0, "kind_pplc": -0.5, "bare_pplc": 0.5, "seat": 2.0, "has_seat": -2.5,
    "stranger": -5.0,
}  # fmt: skip
PRIOR_PULL = 0.01
SAME_KM = 15.0  # a mark without an id, or of another record of the same place, means a candidate this near
AREA_KM = 1000.0  # or, if an area, this near: middles of large countries differ that much between gazetteers
CONTINENT_KM = 3000.0


@dataclass(slots=True)
class Example:
    """One name of one report: a row of features for each candidate, and which of them are right."""

    rows: np.ndarray
    right: np.ndarray


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """The reports of a corpus file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def right_ones(places: Sequence[Place], gold: dict[str, Any]) -> list[bool]:
    """Which candidates are what the mark means: those of its id, else those at its point."""
    same = [bool(gold["geonameid"]) and place.geonameid == gold["geonameid"] for place in places]
    return same if any(same) else [is_near(place, gold) for place in places]


def is_near(place: Place, gold: dict[str, Any]) -> bool:
    """Whether a candidate lies at the mark's point; an area without ids to compare, near it."""
    away = distance_km(place.lat, place.lon, gold["lat"], gold["lon"])
    if gold["geonameid"] or place.is_settlement:
        return away <= SAME_KM
    return away <= (CONTINENT_KM if place.feature == "CONT" else AREA_KM)


def examples(report: dict[str, Any], gazetteer: Gazetteer, model: Model, columns: list[str]) -> Iterator[Example]:
    """The examples of one report, with the chances that `model` gives to its names; its first sentence counts again.

    By itself the sentence is as short as the posts that have to be read, where no other name helps.
    """
    marks = {Span(mark["start"], mark["end"]): mark for mark in report["gold"]["places"]}
    first = split_sentences(report["text"])[0].end
    yield from _examples(report["text"], marks, gazetteer, model, columns)
    lead = {span: mark for span, mark in marks.items() if span.end <= first}
    yield from _examples(report["text"][:first], lead, gazetteer, model, columns)


def _examples(
    text: str, marks: dict[Span, dict[str, Any]], gazetteer: Gazetteer, model: Model, columns: list[str]
) -> Iterator[Example]:
    found = senses(contexts(text, list(marks)), gazetteer)
    rank(found, model)
    around = surroundings(found)
    for number, sense in enumerate(found):
        if sense.candidates:
            gold = [marks[context.span] for context in sense.contexts]
            yield _example(
                sense, gold, [features(sense, i, around, number) for i in range(len(sense.candidates))], columns
            )


def _example(sense: Sense, gold: list[dict[str, Any]], found: list[dict[str, float]], columns: list[str]) -> Example:
    rows = np.zeros((len(found), len(columns)))
    for row, numbers in zip(rows, found, strict=True):
        for name, value in numbers.items():
            row[columns.index(name)] = value
    right = right_ones([candidate.place for candidate in sense.candidates], gold[0])
    return Example(rows, np.array(right))


def fit(data: list[Example], start: np.ndarray, columns: Sequence[str]) -> np.ndarray:
    """Weights, the last of them the score of "none of these", that make the right candidates likely."""
    sizes = [len(example.right) + 1 for example in data]
    owner = np.repeat(np.arange(len(data)), sizes)
    width = start.size
    rows = np.zeros((sum(sizes), width))
    right = np.zeros(sum(sizes))
    at = 0
    for example, size in zip(data, sizes, strict=True):
        rows[at : at + size - 1, : width - 1] = example.rows
        rows[at + size - 1, width - 1] = 1.0
        right[at : at + size - 1] = example.right
        right[at + size - 1] = 0.0 if example.right.any() else 1.0
        at += size
    prior = np.array([*(PRIOR.get(name, 0.0) for name in columns), 0.0])
    pull = np.where(prior == 0.0, PULL, PRIOR_PULL)
    weights, speed, size_of = start.copy(), np.zeros(width), np.zeros(width)
    for _ in range(STEPS):
        chances = _chances(rows @ weights, owner, len(data))
        hoped = chances * right
        hoped /= np.bincount(owner, hoped, len(data))[owner]
        gradient = rows.T @ (hoped - chances) / len(data) - pull * (weights - prior)
        speed = 0.9 * speed + 0.1 * gradient
        size_of = 0.99 * size_of + 0.01 * gradient**2
        weights += RATE * speed / (np.sqrt(size_of) + 1e-4)
    return weights


def _chances(scores: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, scores)
    raised: np.ndarray = np.exp(scores - top[owner])
    chances: np.ndarray = raised / np.bincount(owner, raised, count)[owner]
    return chances


def train(corpus: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Model:
    """The model fitted on the reports given, starting from the one in use."""
    kept = list(corpus)
    model = Model.load()
    columns = list(COLUMNS)
    weights = np.array([*(model.weights.get(name, 0.0) for name in columns), model.none])
    for _ in range(TURNS):
        data = [example for report in kept for example in examples(report, gazetteer, model, columns)]
        weights = fit(data, weights, columns)
        model = Model(dict(zip(columns, weights[:-1].tolist(), strict=True)), float(weights[-1]))
    return model


def write(model: Model, corpus: Path) -> None:
    """Write the lexicon."""
    digest = hashlib.sha256(corpus.read_bytes()).hexdigest()[:12]
    lines = [
        f'source = "training/places_ranker.py on the places corpus, {corpus.name} (sha256 {digest})."',
        "",
        '# Score of "none of these": the gazetteer does not hold what is meant.',
        f"none = {model.none:.3f}",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in model.weights.items()),
    ]
    write_lexicon("place_ranker", lines)


_KINDS = ("country", "continent", "pplc", "adm1", "adm2", "settlement", "region")
COLUMNS = (
    "population_town", "population_area", "rank", "largest", "alone", "namesakes", "letters_fuzzy", "seat", "has_seat",
    *(f"unsized_{name}" for name in _KINDS),
    *(f"match_{name}" for name in ("name", "alternate", "foreign", "generic", "article", "spelling", "fuzzy")),
    *(f"kind_{name}" for name in _KINDS), *(f"bare_{name}" for name in _KINDS), "word_fits", "word_misfits",
    "inside_comma", "inside_in", "inside_before", "outside", "held_elsewhere", "lonely",
    "country", "country_share", "country_named", "division", "division_share", "division_named",
    "near", "in_region", "stranger", "countrys",
)  # fmt: skip


def main(corpus: Path) -> None:
    """Train on `corpus` and write the lexicon."""
    write(train(reports(corpus), Gazetteer.open()), corpus)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
