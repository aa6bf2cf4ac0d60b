"""Two clocks named for one moment, and the zones they tell of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Span, TimeMention, TimexType
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import clock_pairs, tag_times
from wardiary.resolving.times.zones import iana, minutes_at, offset_between, zone_of


def tag(text: str, published: str) -> tuple[TimeMention, ...]:
    return tag_times(text, split_sentences(text), published)


def test_local_time_by_the_second_clock() -> None:
    text = "The truce begins at 6 p.m. local time (11 a.m. ET) on Saturday."
    mentions = tag(text, "2023-07-14")
    (pair,) = clock_pairs(text, mentions)
    assert (pair.offset, pair.stated_offset, pair.local_clock, pair.other_clock) == (180, None, "18:00", "11:00")
    assert {each.from_ for each in mentions[:2]} == {"2023-07-15T18:00+03:00", "2023-07-15T11:00-04:00"}


def test_daylight_saving_of_the_second_zone_counts() -> None:
    winter = "It began at 6 p.m. local time (11 a.m. ET)."
    (pair,) = clock_pairs(winter, tag(winter, "2023-12-14"))
    assert pair.offset == 120


def test_two_named_zones_give_stated_and_computed() -> None:
    text = "It began at 3 p.m. Moscow time (1400 GMT)."
    (pair,) = clock_pairs(text, tag(text, "2023-12-14"))
    assert (pair.stated_offset, pair.offset) == (180, 60)


def test_the_other_day_across_midnight() -> None:
    text = "It began at 2 a.m. local time (2300 GMT) on Friday."
    moments = [each.from_ for each in tag(text, "2023-12-17")][:2]
    assert moments == ["2023-12-15T02:00+03:00", "2023-12-14T23:00+00:00"]


def moments(text: str) -> list[str | None]:
    return [each.from_ for each in tag(text, "2023-12-18") if each.type is TimexType.TIME]


def test_no_face_changes_where_both_zones_are_named() -> None:
    agreeing = "It began at 2 a.m. Kyiv time (7 p.m. ET) on Friday."
    assert moments(agreeing) == ["2023-12-15T02:00+02:00", "2023-12-14T19:00-05:00"]
    contradicting = "It began at 3 p.m. Moscow time (1400 GMT)."
    assert moments(contradicting) == ["2023-12-18T15:00+03:00", "2023-12-18T14:00+00:00"]


def test_three_clocks_of_one_moment() -> None:
    text = "It began at 4 a.m. Kyiv time (0200 GMT, 9 p.m. ET) on Friday."
    assert moments(text) == ["2023-12-15T04:00+02:00", "2023-12-15T02:00+00:00", "2023-12-14T21:00-05:00"]


def test_the_clock_that_names_its_day_keeps_it() -> None:
    text = "It began at 11 p.m. GMT on Thursday (2 a.m. local time)."
    assert moments(text) == ["2023-12-14T23:00+00:00", "2023-12-15T02:00+03:00"]


def test_the_day_may_stand_behind_the_bracket() -> None:
    text = "It began at 3 p.m. Moscow time (1200 GMT) on 12 March 2023."
    assert moments(text) == ["2023-03-12T15:00+03:00", "2023-03-12T12:00+00:00"]


def test_clock_times_in_a_list_are_no_pair() -> None:
    text = "It is on at 5 p.m., 7 p.m. ET."
    assert clock_pairs(text, tag(text, "2023-12-14")) == ()


def test_clock_times_far_apart_are_no_pair() -> None:
    text = "It began at 2 a.m. and ended before 7 a.m. GMT."
    assert clock_pairs(text, tag(text, "2023-12-17")) == ()


def test_zones_known_and_unknown() -> None:
    assert zone_of("local time") is None
    assert zone_of("XYZT") is None
    assert iana("No/Where") is None
    assert zone_of("GMT") == UTC


@given(st.integers(-11 * 4, 14 * 4), st.integers(0, 24 * 4 - 1))
def test_offset_between_recovers_the_offset(quarters: int, moment: int) -> None:
    minutes = quarters * 15
    instant = datetime(2023, 6, 1, tzinfo=UTC) + timedelta(minutes=15 * moment)
    local = instant.astimezone(timezone(timedelta(minutes=minutes))).replace(tzinfo=None)
    found = offset_between(local, instant.replace(tzinfo=None), UTC)
    assert (found - minutes) % 1440 == 0
    assert -12 * 60 <= found <= 14 * 60


def test_offset_follows_the_date() -> None:
    eastern = zone_of("ET")
    assert eastern is not None
    assert [minutes_at(eastern, datetime(2023, month, 1)) for month in (1, 7)] == [-300, -240]  # noqa: DTZ001


def test_midnight_of_what_is_past_is_that_before_the_report() -> None:
    text = "They struck the mill at midnight."
    (told,) = tag_times(text, (Span(0, len(text)),), "2021-06-16")
    assert (told.from_ or "")[:16] == "2021-06-16T00:00"
