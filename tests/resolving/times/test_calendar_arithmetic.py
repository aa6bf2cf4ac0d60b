"""The calendar's arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.resolving.times.calendar import bounds, days, easter, holiday, shift, value_at

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "10Y", "100Y", "WE"]))
def test_a_day_lies_within_its_own_period(day: date, unit: str) -> None:
    covered = days(value_at(day, unit))
    assert covered is not None
    assert covered[1] >= covered[0]
    assert unit == "WE" or covered[0] <= day <= covered[1]


@given(DAYS, st.integers(-50, 50), st.sampled_from(["D", "W", "2W"]))
def test_shift_there_and_back(day: date, count: int, unit: str) -> None:
    assert shift(shift(day, count, unit), -count, unit) == day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", "2023", "2023"),
        ("2023-Q4", "2023-10", "2023-12"),
        ("2023-H2", "2023-07", "2023-12"),
        ("2023-WI", "2023-12", "2024-02"),
        ("2023-W52", "2023-12-25", "2023-12-31"),
        ("2023-W50-WE", "2023-12-16", "2023-12-17"),
        ("199", "1990", "1999"),
        ("19", "1900", "1999"),
        ("2023-05-04TNI", "2023-05-04", "2023-05-04"),
        ("PRESENT_REF", None, None),
        ("P3D", None, None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    assert bounds(value) == (first, last)


def test_movable_feasts() -> None:
    assert easter(2023) == date(2023, 4, 9)
    assert holiday("4 thu 11", 2023) == date(2023, 11, 23)
    assert holiday("-1 mon 5", 2023) == date(2023, 5, 29)
    assert holiday("easter-2", 2024) == date(2024, 3, 29)
