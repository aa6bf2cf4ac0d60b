"""How far two annotators agree over one sheet. Triggers match where their words overlap, each at most once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from training.marking.marks import MarkedSentence, MarkedTrigger

Pair = tuple[MarkedTrigger, MarkedTrigger]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over the sentences both annotated; the F1s are symmetric, None where there was nothing to compare.

    `kind_kappa` is Cohen's kappa (1960) on the kinds of matched triggers; `word_kappa` on the kind of every word of
    every sentence, where a word outside triggers is of no kind, so that it counts what only one of them marked.
    """

    sentences: int
    triggers: tuple[int, int]
    trigger_f1: float | None
    kind_f1: float | None
    reality: float | None
    argument_f1: float | None
    kind_kappa: float | None
    word_kappa: float | None


def match_triggers(ours: Sequence[MarkedTrigger], theirs: Sequence[MarkedTrigger]) -> list[Pair]:
    """Pairs whose words overlap, each trigger at most once, those of the same kind first."""
    options = [
        (a.kind != b.kind, i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a.span.overlaps(b.span)
    ]
    pairs: list[Pair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(options):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((ours[i], theirs[j]))
    return pairs


def agreement(ours: Sequence[MarkedSentence], theirs: Sequence[MarkedSentence]) -> Agreement:
    """The agreement of two annotators over the sentences that both of them answered."""
    other = {mark.key: mark for mark in theirs}
    both = [(mark, other[mark.key]) for mark in ours if mark.key in other]
    counts = sum(len(a.triggers) for a, _ in both), sum(len(b.triggers) for _, b in both)
    pairs = [pair for a, b in both for pair in match_triggers(a.triggers, b.triggers)]
    same_kind = sum(a.kind == b.kind for a, b in pairs)
    shared, total = _arguments(pairs)
    return Agreement(
        sentences=len(both),
        triggers=counts,
        trigger_f1=_share(2 * len(pairs), sum(counts)),
        kind_f1=_share(2 * same_kind, sum(counts)),
        reality=_share(sum(a.reality == b.reality for a, b in pairs), len(pairs)),
        argument_f1=_share(2 * shared, total),
        kind_kappa=kappa([(a.kind, b.kind) for a, b in pairs]),
        word_kappa=kappa([labels for a, b in both for labels in _by_word(a, b)]),
    )


def _arguments(pairs: Sequence[Pair]) -> tuple[int, int]:
    """Arguments of matched triggers that overlap in the same role; and how many there are on both sides together."""
    shared = total = 0
    for a, b in pairs:
        left = list(b.arguments)
        total += len(a.arguments) + len(b.arguments)
        for argument in a.arguments:
            twin = next((o for o in left if o.role == argument.role and o.span.overlaps(argument.span)), None)
            if twin:
                left.remove(twin)
                shared += 1
    return shared, total


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two sequences of labels; None where it is not defined (no labels, or one label only)."""
    if not pairs:
        return None
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(ours[label] * theirs[label] for label in ours) / len(pairs) ** 2
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return None if expected == 1 else round((observed - expected) / (1 - expected), 4)


def _by_word(ours: MarkedSentence, theirs: MarkedSentence) -> list[tuple[str, str]]:
    """The kinds both gave to each stretch of about one word (six characters: words and the spaces between them)."""
    step = 6
    return [
        (_kind_at(ours, at, at + step), _kind_at(theirs, at, at + step))
        for at in range(ours.sentence.start, ours.sentence.end, step)
    ]


def _kind_at(mark: MarkedSentence, start: int, end: int) -> str:
    return next((t.kind.value for t in mark.triggers if t.span.start < end and start < t.span.end), "")


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
