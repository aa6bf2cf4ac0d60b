"""Middles of first-order divisions from the cells of their settlements."""

from __future__ import annotations

import pytest

from training.gazetteer_data import middle, without_strays


def test_the_middle_is_that_of_the_outline_and_not_of_the_crowd() -> None:
    crowd = [(0.1 * n, 0.1) for n in range(10)]
    assert middle([(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0), *crowd]) == pytest.approx((5.0, 5.0))


def test_points_in_a_line_have_their_mean() -> None:
    assert middle([(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]) == pytest.approx((2.0, 2.0))


def test_the_date_line_is_no_edge() -> None:
    lat, lon = middle([(60.0, 178.0), (64.0, 178.0), (60.0, -174.0), (64.0, -174.0)])
    assert (lat, lon) == pytest.approx((62.0, -178.0))


def test_a_settlement_far_from_the_others_is_left_out() -> None:
    land = {(lat, lon) for lat in range(5) for lon in range(5)}
    assert without_strays(land | {(2, 40)}) == land
    assert without_strays(land | {(2, 8)}) == land | {(2, 8)}
