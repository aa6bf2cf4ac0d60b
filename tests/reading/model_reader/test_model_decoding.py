"""From scores to spans, and the second pass's input."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wardiary.reading.model.conditions import DISTANCES, REACH, distances, lay_out, reach
from wardiary.reading.model.decoding import Scores, Tagged, tagged
from wardiary.reading.model.labels import WORD_HEADS, columns


def _scores(labels: list[int], size: int) -> Scores:
    return np.eye(size, dtype=np.float32)[labels] * 9


def test_begin_and_inside() -> None:
    assert tagged(_scores([0, 1, 2, 1, 3, 4, 0], 5)) == [Tagged(1, 3, 0), Tagged(3, 4, 0), Tagged(4, 6, 1)]
    assert tagged(_scores([0, 0], 5)) == []


def test_an_inside_without_begin_is_repaired() -> None:
    scores = _scores([0, 2, 2, 0], 3)
    scores[1, 1] = 8.5  # nearly as good, and legal
    assert tagged(scores) == [Tagged(1, 3, 0)]


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), min_size=1, max_size=12))
def test_spans_are_in_order_and_do_not_overlap(rows: list[list[float]]) -> None:
    found = tagged(np.array(rows, dtype=np.float32))
    assert all(mark.first < mark.after <= len(rows) and mark.type in (0, 1) for mark in found)
    assert all(a.after <= b.first for a, b in pairwise(found))


def test_columns_cover_all_heads_without_gaps() -> None:
    parts = list(columns().values())
    assert parts[0].start == 0
    assert all(a.stop == b.start for a, b in pairwise(parts))
    assert parts[-1].stop == sum(head.size for head in WORD_HEADS)


def test_distances_are_told_apart_near_and_grouped_far() -> None:
    words = np.arange(-300, 300)
    classes = distances(words)
    assert classes.min() >= 0
    assert classes.max() < DISTANCES
    near = classes[(words > -24) & (words < 24)]
    assert len(set(near.tolist())) == 47


def test_conditions_are_laid_out_with_their_words() -> None:
    plan = lay_out([(2, 4), (9, 10)], [(0, 5), (8, 10)])
    assert plan.words.tolist() == [[0, 1, 2, 3, 4], [8, 9, -1, -1, -1]]
    assert plan.inside.tolist() == [[0, 0, 1, 1, 0], [0, 1, 0, 0, 0]]
    assert plan.anchors.tolist() == [2, 9]
    assert plan.distances[1, 2:].tolist() == [0, 0, 0]


def test_reach_stays_within_its_bounds() -> None:
    assert reach(5, 6, (2, 9)) == (2, 9)
    assert reach(500, 501, (0, 1000)) == (500 - REACH[0], 501 + REACH[1])
