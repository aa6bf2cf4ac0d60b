from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import ClaimTime, Quantity, QuantityKind, Span
from wardiary.pages import wording


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-03-04", "2031-03-04", "on 4 March"),
        ("2030-03-04", "2030-03-04", "on 4 March 2030"),
        (None, "2031-03-04T05:00+03:00", "by 4 March, 05:00 (UTC+3)"),
        (None, "2031-03-04T05:00:00-03:30", "by 4 March, 05:00 (UTC−3:30)"),
        ("2031-03-04", None, "since 4 March"),
        ("2031-03-01", "2031-03-31", "in March 2031"),
        ("2014-01-01", "2014-12-31", "in 2014"),
        ("2014", "2014", "in 2014"),
        ("2031-03-02", "2031-03-04", "from 2 March to 4 March"),
        (None, None, ""),
        ("no date", "no date", "in no date"),
    ],
)
def test_intervals_say_their_bounds(start: str | None, end: str | None, words: str) -> None:
    assert wording.interval(ClaimTime(None, start, end), 2031) == words


def test_an_untold_time_is_no_words() -> None:
    assert wording.interval(None) == ""


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (6, 6, "6"),
        (6, None, "at least 6"),
        (None, 40, "up to 40"),
        (4000, 7000, "4,000 to 7,000"),
        (6.92, 6.92, "6.9"),
        (None, None, "an untold number of"),
    ],
)
def test_numbers_keep_their_bounds(low: float | None, high: float | None, words: str) -> None:
    assert wording.bounds(low, high) == words


@given(st.integers(0, 10**7))
def test_a_lower_bound_is_never_told_as_exact(number: int) -> None:
    assert wording.bounds(number, None) != wording.bounds(number, number)


def test_one_of_something_is_in_the_singular() -> None:
    text = "One settlement, two blasts"
    assert wording.quantity(Quantity(Span(0, 14), QuantityKind.SETTLEMENTS, 1, 1), text) == "1 settlement"
    assert wording.quantity(Quantity(Span(16, 26), QuantityKind.OTHER, 2, 2), text) == "“two blasts”"


@pytest.mark.parametrize(
    "name",
    [
        "local officials",
        "Northern Armed Forces",
        "police",
        "sluice gates of the dam",
        "people still in the city",
        "a mill and two barns",
        "a mill and a barn",
    ],
)
def test_many(name: str) -> None:
    assert wording.is_plural(name)


@pytest.mark.parametrize(
    "name",
    [
        "United States",
        "Ministry of Foreign Affairs",
        "an attack on people",
        "Jane Roe of Northern Forces",
        "press",
        "a search and rescue team",
    ],
)
def test_one(name: str) -> None:
    assert not wording.is_plural(name)


def test_ranges_of_days_say_what_is_shared_once() -> None:
    assert wording.days(date(2022, 11, 8), date(2022, 11, 12)) == "8–12 November 2022"
    assert wording.days(date(2022, 10, 30), date(2022, 11, 2)) == "30 October to 2 November 2022"
    assert wording.days(date(2022, 12, 31), date(2023, 1, 1)) == "31 December 2022 to 1 January 2023"
    assert wording.days(date(2022, 11, 8), date(2022, 11, 8)) == "8 November 2022"


@given(st.text())
def test_no_control_of_direction_is_left(text: str) -> None:
    assert not set(wording.without_direction_controls(text)) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


@given(st.text(max_size=30))
def test_what_is_no_time_is_given_back(value: str) -> None:
    assert wording.moment(value) or not value
