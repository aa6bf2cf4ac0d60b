"""Who says how many: a toll that grows is no dispute, two sides' numbers of one time are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from weighing_samples import ARMY, BASE, REBELS, WIRE, WITNESSES, day, spot

from wardiary.model import Kind
from wardiary.weighing.counts.toll_by_voice import Agreement, Toll, tolls_of
from wardiary.weighing.records import Event, Speaker, Telling

STRIKE = replace(BASE, kind=Kind.STRIKE, agent=None, words="A rocket hit the market.")


def told(who: Speaker, killed: float, published: str, report: str = "", copy_of: str | None = None) -> Telling:
    name = report or f"{who.name} {published}"
    return replace(
        STRIKE, voice=who, killed=(killed, killed), published=f"2031-03-{published}:00Z", report=name, copy_of=copy_of
    )


def toll(*tellings: Telling) -> Toll:
    (found,) = tolls_of(Event("e1", Kind.STRIKE, spot("Saltmarsh"), day(5), None, None, tellings))
    return found


def test_a_toll_that_grows_is_no_dispute() -> None:
    found = toll(told(WITNESSES, 4, "05T09:00"), told(WITNESSES, 7, "05T15:00"), told(WIRE, 12, "07T10:00"))
    assert found.agreement is Agreement.GREW
    assert (found.low, found.high) == (4, 12)
    assert [(count.numbers, count.stands) for count in found.counts] == [("4", False), ("7", True), ("12", True)]


def test_two_parties_numbers_of_one_day_are_disputed() -> None:
    found = toll(told(ARMY, 3, "05T09:00"), told(REBELS, 40, "05T18:00"))
    assert found.agreement is Agreement.DISPUTED
    assert found.why == "Republican Army told 3, Coast Front told 40."


def test_days_later_another_party_may_have_counted_on() -> None:
    assert toll(told(ARMY, 3, "05T09:00"), told(REBELS, 40, "09T18:00")).agreement is Agreement.GREW


def test_who_tells_fewer_later_is_at_odds_with_the_other_side() -> None:
    assert toll(told(REBELS, 9, "05T14:00"), told(WITNESSES, 4, "08T17:00")).agreement is Agreement.DISPUTED


def test_a_third_party_that_counts_on_within_the_day_disputes_nothing() -> None:
    assert toll(told(ARMY, 4, "05T09:00"), told(WITNESSES, 9, "05T17:00")).agreement is Agreement.GREW


def test_a_number_taken_back_no_longer_stands() -> None:
    found = toll(told(REBELS, 90, "05T09:00"), told(WITNESSES, 12, "05T12:00"), told(REBELS, 12, "06T09:00"))
    assert found.agreement is Agreement.DIFFER
    assert [count.stands for count in found.counts] == [False, True, True]


def test_one_figure_told_by_all_and_copied() -> None:
    found = toll(told(WIRE, 6, "05T09:00", "w1"), told(WITNESSES, 6, "05T10:00"), told(ARMY, 6, "05T11:00", "c", "w1"))
    assert found.agreement is Agreement.ONE
    assert [count.telling.voice for count in found.counts] == [WIRE, WITNESSES]


def test_nobody_who_denies_counts() -> None:
    denied = replace(told(ARMY, 0, "05T09:00"), reality=STRIKE.reality.DENIED)
    assert not tolls_of(Event("e1", Kind.STRIKE, None, day(5), None, None, (denied,)))


VOICES = st.sampled_from([ARMY, REBELS, WITNESSES, WIRE])
MOMENTS = st.integers(10, 23).map(lambda hour: f"05T{hour}:00")


@given(st.lists(st.builds(told, VOICES, st.integers(1, 50), MOMENTS), min_size=1, max_size=8))
def test_every_number_lies_in_the_range_and_order_does_not_matter(tellings: list[Telling]) -> None:
    found = toll(*tellings)
    assert all(found.low <= count.low <= count.high <= found.high for count in found.counts)
    assert found.why
    single = {telling.sort_key: telling for telling in tellings}
    assert toll(*single.values()) == toll(*reversed(single.values()))
