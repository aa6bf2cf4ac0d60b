"""Set the weights of `lexicons/names.toml` anew: logistic regression over the candidates of the places train part.

    python training/fit_names.py ../shared/corpora/places/train.jsonl > weights.toml

Prints the tail of the lexicon from `threshold` on; paste it over what is there. Candidates that overlap an `ignore`
span are left out, as the scorer leaves them out. Deterministic.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from wardiary.gazetteer import Gazetteer
from wardiary.model import Span
from wardiary.reading.rules.names import candidate_list
from wardiary.reading.rules.names_evidence import evidence
from wardiary.reading.rules.names_words import name_words
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize

PENALTY = 3.0  # L2; keeps evidence seen a few times near 0
SEEN_AT_LEAST = 15  # candidates; rarer evidence gets no weight
ROUNDS = 12  # Newton steps; converges in about 8
THRESHOLD, DOCUMENT_SHARE = -0.5, 0.7  # best F1 on train over a grid of 0.2 by 0.2, read off by hand


def examples(path: Path) -> Iterator[tuple[list[str], bool]]:
    """The evidence of each candidate, and whether it is a toponym of the gold marks."""
    knows = Gazetteer.open().knows
    for line in path.read_text(encoding="utf-8").strip().split("\n"):
        report = json.loads(line)
        text, gold = report["text"], report["gold"]
        golds = {(place["start"], place["end"]) for place in gold["places"]}
        ignored = [Span(*span) for span in gold["ignore"]]
        for candidate in candidate_list(text, split_sentences(text), tokenize(text), knows):
            is_gold = tuple(candidate.span) in golds
            if is_gold or not any(candidate.span.overlaps(span) for span in ignored):
                yield list(evidence(candidate, name_words())), is_gold


def fit(rows: list[tuple[list[str], bool]]) -> tuple[dict[str, float], float]:
    """Weights by evidence, and the bias, in log odds."""
    names = sorted({name for row, _ in rows for name in row})
    column = {name: at for at, name in enumerate(names)}
    design = np.zeros((len(rows), len(names) + 1))
    design[:, -1] = 1
    for at, (row, _) in enumerate(rows):
        design[at, [column[name] for name in row]] = 1
    target = np.array([is_gold for _, is_gold in rows], dtype=float)
    ridge = PENALTY * np.eye(len(names) + 1)
    ridge[-1, -1] = 0  # the bias is free
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - target) + ridge @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        weights -= np.linalg.solve(curve, slope)
    return dict(zip(names, weights[:-1].tolist(), strict=True)), float(weights[-1])


def main() -> None:
    """Write the weights to standard output."""
    rows = list(examples(Path(sys.argv[1])))
    weights, bias = fit(rows)
    seen = Counter(name for row, _ in rows for name in set(row))
    head = f"threshold = {THRESHOLD}\nbias = {bias:.1f}\ndocument_share = {DOCUMENT_SHARE}\n\n[weights]"
    ordered = sorted(weights, key=lambda name: -weights[name])
    body = [f"{name} = {weights[name]:.1f}" for name in ordered if seen[name] >= SEEN_AT_LEAST]
    print("\n".join([head, *body]))  # noqa: T201


if __name__ == "__main__":
    main()
