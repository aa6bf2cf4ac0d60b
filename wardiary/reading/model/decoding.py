"""From labels to spans: the best legal sequence of tags, and the ranges of words they mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
_NEVER = 1e4  # far more than any score: a sequence does not begin with an I


class Tagged(NamedTuple):
    """Words `[first, after)` of a type, by its place in the head's vocabulary."""

    first: int
    after: int
    type: int


def tagged(scores: Scores) -> list[Tagged]:
    """The spans that the best legal sequence of tags marks.

    `scores` [words, 1 + 2 types]: O, then B and I of each type.
    Legal: I of a type only after B or I of it. Exact where the greedy sequence is legal, which is nearly always; else
    each illegal stretch of marked words, with a word on either side, is repaired by Viterbi's algorithm.
    """
    return decoded(scores.argmax(1), scores)


def decoded(best: Labels, scores: Scores) -> list[Tagged]:
    """As `tagged`, where the best label of each word is known already."""
    (marked,) = best.nonzero()
    spans: list[Tagged] = []
    first = after = kind = -1
    for word, label in zip(marked.tolist(), best[marked].tolist(), strict=True):
        if label % 2:
            if after > 0:
                spans.append(Tagged(first, after, kind))
            first, kind = word, label // 2
        elif word != after or label // 2 - 1 != kind:
            return _mended(best.tolist(), scores)
        after = word + 1
    return [*spans, Tagged(first, after, kind)] if after > 0 else spans


def _mended(best: list[int], scores: Scores) -> list[Tagged]:
    """The spans where the greedy sequence is not legal; changes `best`."""
    marked = [at for at, label in enumerate(best) if label]
    if _repair(best, marked, scores):
        marked = [at for at, label in enumerate(best) if label]
    spans: list[Tagged] = []
    for at in marked:
        label = best[at]
        kind = (label - 1) // 2
        if label % 2 or not spans or spans[-1].after != at or spans[-1].type != kind:
            spans.append(Tagged(at, at + 1, kind))
        else:
            spans[-1] = Tagged(spans[-1].first, at + 1, kind)
    return spans


def _repair(best: list[int], marked: Sequence[int], scores: Scores) -> bool:
    """Replaces the labels of each stretch of marked words that holds an I with neither B nor I of its type before.

    Returns whether there was one.
    """
    after = last = 0
    greedy = tuple(best)
    for at in marked:
        label, last = greedy[at], greedy[at - 1] if at else 0
        if label % 2 == 0 and at >= after and last not in (label, label - 1):
            first = at
            while first > 0 and best[first - 1]:
                first -= 1
            after = at
            while after < len(best) and best[after]:
                after += 1
            first, after = max(0, first - 1), min(len(best), after + 1)
            best[first:after] = _viterbi(scores[first:after].tolist())
    return after > 0


def _viterbi(scores: Sequence[Sequence[float]]) -> list[int]:
    """The best legal labels. An I follows B or I of its type; every other label may follow any."""
    total = [score - _NEVER if label and label % 2 == 0 else score for label, score in enumerate(scores[0])]
    came: list[list[int]] = []
    for row in scores[1:]:
        best = max(total)
        at = total.index(best)
        reached, back = [best + row[0]], [at]
        for begin in range(1, len(row), 2):
            inside = begin + 1 if total[begin + 1] > total[begin] else begin
            reached += best + row[begin], total[inside] + row[begin + 1]
            back += at, inside
        total = reached
        came.append(back)
    labels = [total.index(max(total))]
    for back in reversed(came):
        labels.append(back[labels[-1]])
    return labels[::-1]
