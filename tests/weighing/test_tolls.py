"""How many a claim says were killed in what happened, and since when they were counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, NAMES, WIRE, WITNESSES, Wrote, day, tell

from wardiary.model import Kind, Quantity, QuantityKind, Reality, Span
from wardiary.weighing.counts.tolls import as_counted, count_of
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import Sharpness, When
from wardiary.weighing.standing import Beside
from wardiary.weighing.state import weighed_event


def counted(text: str, killed: tuple[float, ...], when: When, kind: Kind = Kind.CASUALTIES) -> object:
    claim = Wrote("a", text, text.split(maxsplit=1)[0], kind, killed=killed).claim()
    return count_of(claim, QuantityKind.KILLED, when, text)


@pytest.mark.parametrize(
    ("text", "killed", "expected"),
    [
        ("Nine died, three of them children.", (9, 3), (9, 9)),
        ("The mayor said at first that five were dead; the governor put it at 12.", (5, 12), (5, 12)),
        ("Medics, who had earlier spoken of seven dead, now count ten.", (7, 10), (7, 10)),
        ("The army lost 51 men in three months.", (51,), None),
        ("Since the siege began, 51 have died.", (51,), None),
        ("Fifty-one have died so far this year.", (51,), None),
        ("Fifty-one died after midnight.", (51,), (51, 51)),
        ("Nobody was told.", (), None),
    ],
)
def test_how_many(text: str, killed: tuple[float, ...], expected: tuple[float, float] | None) -> None:
    assert counted(text, killed, day(5)) == expected


def test_the_dead_of_a_week_are_of_no_one_blow_but_those_of_a_long_fight_are_its_own() -> None:
    week = When(day(1).first, day(7).last, Sharpness.VAGUE, "2031-03-01", "2031-03-07")
    assert counted("The toll is 51.", (51,), week) is None
    assert counted("Fighting killed 51.", (51,), week, Kind.CLASH) == (51, 51)


@pytest.mark.parametrize(
    ("before", "is_older"),
    [
        ("Rescue work came to an end on Friday. ", True),
        ("The search for survivors was called off. ", True),
        ("Rescue work came to an end on Friday.\n\n", False),
        ("The market was busy. ", False),
    ],
)
def test_those_whom_rescuers_still_count_died_before(before: str, is_older: bool) -> None:
    text = f"{before}The service counts 44 dead."
    claim = replace(Wrote("a", text, "dead", Kind.CASUALTIES).claim(), sentence=Span(len(before), len(text)))
    understood = replace(day(7), sharpness=Sharpness.UNDERSTOOD)
    assert (as_counted(understood, claim, text).first < day(5).first) == is_older


def test_who_counts_the_dead_and_knows_not_whose_deed_it_was_counts() -> None:
    told = tell("r1", WITNESSES, kind=Kind.ATTACK, killed=(40, 40))
    unsure = replace(tell("r2", WIRE, kind=Kind.ATTACK, killed=(60, 60)), mentions=True)
    denied = tell("r3", ARMY, kind=Kind.ATTACK, killed=(2, 2), reality=Reality.DENIED)
    (event,) = group([told, unsure, denied])
    assert weighed_event(event, NAMES, Beside()).killed == (40, 60)


@pytest.mark.parametrize(
    ("text", "sharpness", "days"),
    [
        ("The relief office now counts 34,000 people displaced from Saltmarsh.", Sharpness.UNDERSTOOD, 21),
        ("The number of people who fled Saltmarsh has passed 900, nuns said.", Sharpness.UNTOLD, 21),
        ("Some 9,000 are displaced; it was 2,200 on the first day.", Sharpness.UNDERSTOOD, 21),
        ("Some 900 people fled Saltmarsh.", Sharpness.UNDERSTOOD, 0),
        ("The number of people who fled Saltmarsh has passed 900.", Sharpness.SHARP, 0),
    ],
)
def test_who_fled_by_now_may_have_fled_for_weeks(text: str, sharpness: Sharpness, days: int) -> None:
    claim = Wrote("a", text, text[:4], Kind.DISPLACEMENT).claim()
    claim = replace(claim, quantities=(Quantity(Span(0, 1), QuantityKind.DISPLACED, 900, 900),))
    when = replace(day(9), sharpness=sharpness)
    assert when.first - as_counted(when, claim, text).first == days


def test_who_is_counted_to_have_fled_fled_in_what_was_told_weeks_before() -> None:
    fled = tell("a", WITNESSES, at=3, kind=Kind.DISPLACEMENT)
    now = day(20)
    told = replace(now, first=now.first - 21, sharpness=Sharpness.VAGUE, from_=None)
    counted_now = tell("b", WIRE, at=20, kind=Kind.DISPLACEMENT, when=told)
    assert len(group([fled, counted_now])) == 1
    assert len(group([fled, replace(counted_now, when=now)])) == 2
