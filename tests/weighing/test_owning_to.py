"""Who lost a place owns to it days later, without saying when: that is of the taking told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from weighing_samples import ARMY, FRONT, REBELS, REPUBLIC, SIDES, WIRE, WITNESSES, Wrote, day, tell

from wardiary.model import Kind, Reality
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import Sharpness, Speaker, StandingWord, When
from wardiary.weighing.standing import Beside, standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.times.days import not_since, some_days_ago
from wardiary.weighing.times.lasted import length_of_siege
from wardiary.weighing.voices.parties import Parties

RADIO = "Example Front Radio (Telegram)"
TAKEN = tell("a", REBELS, at=5)
LEFT = tell("a", WITNESSES, at=5, kind=Kind.WITHDRAWAL, agent=REPUBLIC)
LATER = replace(day(12), sharpness=Sharpness.UNDERSTOOD)


@pytest.mark.parametrize(
    ("voice", "changes", "events"),
    [
        (ARMY, {}, 1),
        (ARMY, {"agent": None}, 1),
        (WIRE, {"checked": True}, 1),
        (REBELS, {}, 2),  # they may have taken it again
        (WITNESSES, {}, 2),
        (ARMY, {"agent": REPUBLIC}, 2),
        (ARMY, {"when": day(12)}, 2),
    ],
)
def test_who_lost_a_place_owns_to_it_days_later(voice: Speaker, changes: dict[str, object], events: int) -> None:
    later = tell("b", voice, at=12, **{"when": LATER, **changes})
    assert len(group([TAKEN, later])) == events


def test_who_left_a_place_owns_to_it_days_later() -> None:
    left = replace(LEFT, report="b", published="2031-03-12T12:00:00Z", when=LATER)
    assert len(group([LEFT, replace(left, voice=ARMY)])) == 1
    assert len(group([LEFT, replace(left, voice=REBELS)])) == 2


def test_not_weeks_later_nor_where_another_was_said_to_have_taken_it() -> None:
    long_after = replace(day(20), sharpness=Sharpness.UNDERSTOOD)
    assert len(group([TAKEN, tell("b", ARMY, at=20, when=long_after)])) == 2
    assert len(group([replace(TAKEN, agent=REPUBLIC), tell("b", ARMY, at=12, when=LATER, agent=FRONT)])) == 2


def test_ruins_without_a_day_are_an_event_only_where_somebody_looked() -> None:
    ruins = tell("a", WIRE, at=12, kind=Kind.DAMAGE, agent=None, when=LATER)
    assert not group([ruins])
    assert len(group([replace(ruins, checked=True)])) == 1
    assert not group([replace(ruins, checked=True, reality=Reality.BACKGROUND)])


def test_who_owns_to_having_left_concedes_that_the_other_took_it() -> None:
    (taken,) = group([TAKEN])
    left = replace(LEFT, report="b", voice=ARMY)
    sides = (REPUBLIC, FRONT)
    assert standing(taken, sides, Beside(admitted=(left,))).word is StandingWord.CONCEDED
    assert standing(taken, sides, Beside()).word is StandingWord.CLAIMED


@pytest.mark.parametrize("words", ["some days ago", "a few days ago", "days earlier", "several days ago"])
def test_what_happened_some_days_ago_was_not_today(words: str) -> None:
    text = f"The army confirmed that Saltmarsh was given up {words}."
    claim = Wrote("a", text, "given up", kind=Kind.WITHDRAWAL, speaker="army").claim()
    when = some_days_ago(replace(day(12), sharpness=Sharpness.UNDERSTOOD), claim, text)
    assert (when.from_, when.to, when.sharpness) == ("2031-03-05", "2031-03-11", Sharpness.VAGUE)
    assert some_days_ago(day(12), claim, text) == day(12)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("After three days of fierce ", 3),
        ("In two days of ", 4),
        ("After 2 days of ", 4),
        ("After some days of talks and an hour of ", 5),
        ("After three days of rain there was ", 5),
        ("Four days of ", 2),
        ("On the third day of heavy ", 3),
    ],
)
def test_a_fight_of_days_began_days_before(before: str, first: int) -> None:
    text = f"{before}fighting the rebels took Saltmarsh."
    (telling,) = tellings([Wrote("a", text, "fighting", kind=Kind.CLASH).kept()], Parties(SIDES))
    assert (telling.when.first, int(telling.when.last)) == (day(first).first, day(5).first)


@pytest.mark.parametrize(
    ("behind", "first"),
    [
        ("entered its fourth day", 2),
        ("raged for a third straight day", 3),
        ("went on into a second week", -2),
        ("was heard on a third street", 5),
    ],
)
def test_a_fight_on_its_nth_day_began_days_before(behind: str, first: int) -> None:
    text = f"The fighting in Saltmarsh {behind}."
    (telling,) = tellings([Wrote("a", text, "fighting", kind=Kind.CLASH).kept()], Parties(SIDES))
    assert telling.when.first == day(5).first - (5 - first)


@pytest.mark.parametrize(
    ("words", "first"),
    [("for two weeks", -9), ("for more than 3 days", 2), ("for nearly a month", -25), ("for weeks", 4)],
)
def test_a_siege_told_by_its_length_began_so_long_before(words: str, first: int) -> None:
    text = f"Saltmarsh has been under siege by the rebels {words}."
    wrote = Wrote("a", text, "under siege", kind=Kind.DEPLOYMENT, agent="rebels")
    claim = replace(wrote.claim(), time=None)
    when = replace(day(5), first=day(4).first, sharpness=Sharpness.UNDERSTOOD)
    assert length_of_siege(when, claim, text).first == day(5).first - (5 - first)


def test_that_nobody_fought_since_a_month_denies_no_fight_in_it() -> None:
    first, last = date(2031, 1, 1).toordinal(), day(12).last
    since = When(first, last, Sharpness.VAGUE, "2031-01", "2031-03-12")
    assert not_since(since).first == date(2031, 2, 1).toordinal()
    assert not_since(day(12)) == day(12)


@pytest.mark.parametrize(("checked", "at", "events"), [(True, 6, 2), (False, 6, 1), (True, 5, 1)])
def test_what_was_announced_too_early_and_then_done_is_two_takings(checked: bool, at: int, events: int) -> None:
    false = tell("b", WIRE, at=5, reality=Reality.DENIED, checked=checked)
    assert len(group([TAKEN, false, tell("c", WITNESSES, at=7, when=day(at))])) == events


def test_a_partys_own_paper_that_denies_its_retreat_answers_somebody() -> None:
    text = "The fighters have not left Saltmarsh."
    wrote = Wrote("a", text, "left", Kind.WITHDRAWAL, RADIO, reality=Reality.DENIED, agent="fighters")
    denial = next(t for t in tellings([wrote.kept()], Parties(SIDES)) if "+" not in t.claim)
    assert (denial.agent, denial.denies) == (FRONT, True)
    denial = replace(denial, when=replace(denial.when, sharpness=Sharpness.UNDERSTOOD))
    (waiting,) = group([denial])
    assert not waiting.is_told
    left = tell("b", REBELS, at=6, kind=Kind.WITHDRAWAL, agent=FRONT, when=day(5))
    assert len(group([denial, left])) == 1
