"""Sheets: the sentences chosen for annotation, numbered, with one sentence of context; and the list of what was chosen.

Sentences are chosen in runs of neighbours, so that an annotator reads a piece of a story and a training window holds
several marked sentences. The list (`training/marking/chosen.jsonl`) holds ids and offsets only.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.document import Document
from training.corpora.texts import train_documents
from training.marking.candidates import candidate_kinds
from training.truecase import is_capitals, truecase
from wardiary.model import Kind, Span
from wardiary.model.codec import from_json, to_json
from wardiary.reading.sentences import split_sentences

CHOSEN = Path(__file__).with_name("chosen.jsonl")
SHEET_SIZE = 125
RUN = 3  # neighbours chosen together
SHARES = {"entities": 0.25, "muc4": 0.25, "places": 0.20, "times": 0.15, "police": 0.075, "attribution": 0.075}
MORE_RUN = 6  # longer runs fill a training window better, and a story is read once instead of twice
MORE_SHARES = {"places": 0.40, "times": 0.25, "muc4": 0.35}  # those used up are left out; MUC-4 fills what they lack
ORDINARY = 0.05  # share of runs without any candidate; with those inside other runs, a fifth of the sentences
_SOFT = frozenset({Kind.OTHER, Kind.STATEMENT, Kind.AGREEMENT})  # their words are common in peaceful news, too
_WORDS = range(5, 75)  # shorter ones are headings, longer ones lists or tables


@dataclass(frozen=True, slots=True)
class Chosen:
    """One sentence of a sheet; `number` counts from 1 within the sheet."""

    sheet: int
    number: int
    corpus: str
    id: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class _Run:
    document: Document
    sentences: tuple[Span, ...]
    kinds: tuple[frozenset[Kind], ...]
    violence: float  # share of the document's sentences with a word of a kind that is not soft


@dataclass(frozen=True, slots=True)
class Plan:
    """How sentences are chosen: the share of each corpus, the neighbours in a run, and the places not to take again.

    `taken` holds a document's corpus, its id and a sentence of it.
    """

    shares: Mapping[str, float]
    run: int
    taken: frozenset[tuple[str, str, Span]] = frozenset()


def choose(total: int, seed: int, plan: Plan | None = None, first_sheet: int = 1) -> list[Chosen]:
    """`total` sentences, war and violence first, of the plan's corpora; what one cannot give, the next ones do."""
    plan = plan or Plan(SHARES, RUN)
    rng = random.Random(seed)  # noqa: S311 (sampling, not secrets)
    picked: list[_Run] = []
    due = 0.0
    for corpus, share in plan.shares.items():
        due += share * total
        picked += _choose_runs(corpus, due - sum(len(run.sentences) for run in picked), rng, plan)
    rng.shuffle(picked)
    places = [(run.document, sentence) for run in picked for sentence in run.sentences][:total]
    return [
        Chosen(first_sheet + i // SHEET_SIZE, i % SHEET_SIZE + 1, document.corpus, document.id, sentence)
        for i, (document, sentence) in enumerate(places)
    ]


def choose_more(sheets: int, seed: int, before: Sequence[Chosen]) -> list[Chosen]:
    """Further `sheets`, numbered on from those of `before`, without a sentence of theirs."""
    taken = frozenset((item.corpus, item.id, item.sentence) for item in before)
    first = max((item.sheet for item in before), default=0) + 1
    return choose(sheets * SHEET_SIZE, seed, Plan(MORE_SHARES, MORE_RUN, taken), first)


def _choose_runs(corpus: str, wanted: float, rng: random.Random, plan: Plan) -> list[_Run]:
    runs = [run for document in train_documents(corpus).values() for run in _runs(document, plan)]
    rng.shuffle(runs)
    full = [run for run in runs if sum(map(bool, run.kinds)) * 2 > len(run.kinds)]
    empty = [run for run in runs if not any(run.kinds)]
    frequency = Counter(kind for run in full for kinds in run.kinds for kind in kinds)
    full.sort(key=lambda run: rng.random() ** (1 / _weight(run, frequency)), reverse=True)
    out: list[_Run] = []
    ordinary = wanted * ORDINARY
    for pool, limit in ((empty, ordinary), (full, wanted)):
        for run in pool:
            if sum(len(r.sentences) for r in out) >= limit:
                break
            out.append(run)
    return out


def _weight(run: _Run, frequency: Counter[Kind]) -> float:
    """Violent documents first; and rare kinds count for more, or the sheets would be all deaths and bombs.

    The weight of a kind is the inverse root of its frequency: between sampling as found and sampling all alike.
    """
    rarity = sum(math.pow(frequency[kind], -0.5) for kinds in run.kinds for kind in kinds - _SOFT)
    return 1e-6 + run.violence * rarity


def _runs(document: Document, plan: Plan) -> Iterable[_Run]:
    text = shown(document)
    sentences = [s for s in split_sentences(text) if len(s.of(text).split()) in _WORDS]
    kinds = [candidate_kinds(s.of(text)) for s in sentences]
    violence = sum(bool(k - _SOFT) for k in kinds) / max(1, len(kinds))
    for start in range(0, len(sentences), plan.run):
        stop = start + plan.run
        if any((document.corpus, document.id, sentence) in plan.taken for sentence in sentences[start:stop]):
            continue
        yield _Run(document, tuple(sentences[start:stop]), tuple(kinds[start:stop]), violence)


def shown(document: Document) -> str:
    """The text as annotators and the model see it: with likely case where it has none. Of the same length."""
    return truecase(document.text) if is_capitals(document.text) else document.text


def flat(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


def render(chosen: Sequence[Chosen]) -> str:
    """A sheet: each sentence with its number, after the sentence before it where that was not on the sheet."""
    lines: list[str] = []
    last: tuple[str, str, Span] | None = None
    for item in chosen:
        text = shown(train_documents(item.corpus)[item.id])
        sentences = split_sentences(text)
        at = sentences.index(item.sentence)
        before = sentences[at - 1] if at else None
        if last is None or (item.corpus, item.id, before) != last:
            lines.append("")
            if before:
                lines.append(f"    [before: {flat(before.of(text))}]")
        lines.append(f"{item.number}. {flat(item.sentence.of(text))}")
        last = (item.corpus, item.id, item.sentence)
    return "\n".join(lines).lstrip("\n") + "\n"


def write_sheets(chosen: Sequence[Chosen], folder: Path, before: Sequence[Chosen] = ()) -> int:
    """Writes `sheet-NN.txt` under `folder`, and the list of all chosen, `before` first. Returns how many sheets."""
    CHOSEN.write_text("".join(to_json(item) + "\n" for item in (*before, *chosen)), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    sheets = sorted({item.sheet for item in chosen})
    for sheet in sheets:
        text = render([item for item in chosen if item.sheet == sheet])
        (folder / f"sheet-{sheet:02d}.txt").write_text(text, encoding="utf-8")
    return len(sheets)


def read_chosen() -> list[Chosen]:
    """The sentences of all sheets, in their order."""
    return [from_json(Chosen, line) for line in CHOSEN.read_text(encoding="utf-8").splitlines()]


def read_sheet(sheet: int) -> list[Chosen]:
    """The sentences of one sheet. Raises ValueError where there is no such sheet."""
    items = [item for item in read_chosen() if item.sheet == sheet]
    if not items:
        raise ValueError(f"there is no sheet {sheet} in {CHOSEN}")
    return items
