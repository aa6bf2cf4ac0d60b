"""From labels to spans: the best legal sequence of tags, and the ranges of words they mark."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


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
    best = scores.argmax(1)
    if not best.any():
        return []
    if _broken(best).any():
        _repair(best, scores)
    spans: list[Tagged] = []
    marked = np.flatnonzero(best)
    for at in marked.tolist():
        label = int(best[at])
        kind = (label - 1) // 2
        if label % 2 or not spans or spans[-1].after != at or spans[-1].type != kind:
            spans.append(Tagged(at, at + 1, kind))
        else:
            spans[-1] = Tagged(spans[-1].first, at + 1, kind)
    return spans


def _broken(best: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where an I stands with neither B nor I of its type before it."""
    inside = (best > 0) & (best % 2 == 0)
    before = np.concatenate(([0], best[:-1]))
    broken: NDArray[np.bool_] = inside & (before != best) & (before != best - 1)
    return broken


def _repair(best: NDArray[np.int64], scores: Scores) -> None:
    """Replaces the labels of each stretch of marked words that holds an illegal one."""
    after = 0
    for at in np.flatnonzero(_broken(best)).tolist():
        if at < after:
            continue
        first = at
        while first > 0 and best[first - 1]:
            first -= 1
        after = at
        while after < len(best) and best[after]:
            after += 1
        first, after = max(0, first - 1), min(len(best), after + 1)
        best[first:after] = _viterbi(scores[first:after])


def _viterbi(scores: Scores) -> NDArray[np.int64]:
    labels = scores.shape[1]
    log = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    allowed = np.zeros((labels, labels), dtype=np.float32)  # from, to
    first = np.zeros(labels, dtype=np.float32)
    for inside in range(2, labels, 2):
        allowed[:, inside] = -1e4
        allowed[inside, inside] = allowed[inside - 1, inside] = 0
        first[inside] = -1e4
    total = log[0] + first
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        paths = total[:, None] + allowed
        back[at] = paths.argmax(0)
        total = paths.max(0) + log[at]
    best = np.zeros(len(scores), dtype=np.int64)
    best[-1] = total.argmax()
    for at in range(len(scores) - 1, 0, -1):
        best[at - 1] = back[at, best[at]]
    return best
