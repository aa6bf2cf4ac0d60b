"""Standing by rule, in the order: refuted, disputed, verified, conceded, corroborated, claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import (
    ARMY,
    FRONT,
    NAMES,
    REBELS,
    REPUBLIC,
    WIRE,
    WITNESSES,
    day,
    spot,
    tell,
    voice,
)

from wardiary.model import Kind, Reality
from wardiary.weighing.records import THIRD, StandingWord, Telling
from wardiary.weighing.state import weigh
from wardiary.weighing.voices.gains import interest

DENIED = Reality.DENIED


def stands(*told: Telling, as_of: str = "2031-04-01T00:00:00Z") -> StandingWord:
    (event,) = weigh(told, NAMES, as_of).events
    assert event.standing.why
    return event.standing.word


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ([tell("a")], "claimed"),
        ([tell("a"), tell("b", voice("front commander", FRONT))], "claimed"),
        ([tell("a", WITNESSES)], "claimed"),
        ([tell("a"), tell("b", WITNESSES)], "corroborated"),
        ([tell("a", WITNESSES), tell("a", WIRE, claim="c2")], "corroborated"),  # its own sentence is the paper's word
        ([tell("a"), tell("b", voice("Hill League", None))], "claimed"),  # it may be the side that has spoken already
        ([tell("a", WITNESSES), tell("b", voice("Hill League", None))], "corroborated"),
        ([tell("a", voice("Mill League", None)), tell("b", voice("Hill League", None))], "claimed"),
        ([tell("a"), tell("b", ARMY)], "conceded"),
        ([tell("a"), tell("b", WIRE, checked=True)], "verified"),
        ([tell("a"), tell("b", ARMY, reality=DENIED)], "disputed"),
        ([tell("a"), tell("b", ARMY, reality=DENIED), tell("c", ARMY, at=6)], "conceded"),
        ([tell("a"), tell("b", ARMY, reality=DENIED), tell("c", WIRE, at=6, checked=True)], "verified"),
        ([tell("a"), tell("b", WIRE, reality=DENIED, checked=True)], "refuted"),
        ([tell("a"), tell("b", REBELS, reality=DENIED)], "claimed"),
    ],
)
def test_gain(told: list[Telling], word: str) -> None:
    assert stands(*told) == word


def test_as_of_a_moment_only_what_was_published_counts() -> None:
    told = [tell("a"), tell("b", ARMY, at=6, reality=DENIED), tell("c", ARMY, at=7)]
    words = [stands(*told, as_of=f"2031-03-{day:02d}T13:00:00Z") for day in (5, 6, 7)]
    assert words == ["claimed", "disputed", "conceded"]


def test_fire_on_the_enemy_is_a_boast_and_on_civilians_an_admission() -> None:
    boast = tell("a", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=FRONT)
    admission = tell("a", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    assert stands(boast) == "claimed"
    assert stands(boast, tell("b", WITNESSES, kind=Kind.STRIKE, agent=None)) == "corroborated"
    assert stands(admission) == "conceded"


@pytest.mark.parametrize("kind", [Kind.DETENTION, Kind.DISPLACEMENT])
def test_whose_police_arrest_and_who_leads_people_out_concedes_only_what_another_tells_too(kind: Kind) -> None:
    own = tell("a", ARMY, kind=kind, agent=REPUBLIC, target=THIRD)
    assert stands(own) == "claimed"
    assert stands(own, tell("b", WITNESSES, kind=kind, agent=REPUBLIC, target=THIRD)) == "conceded"


def test_a_copy_is_the_voice_it_copies() -> None:
    assert stands(tell("a"), tell("b", REBELS, copy_of="a")) == "claimed"


def test_two_sides_said_to_hold_one_town_on_one_day_dispute_each_other() -> None:
    first = tell("a", REBELS, kind=Kind.HOLDING, when=day(5))
    second = tell("b", ARMY, at=6, kind=Kind.HOLDING, agent=REPUBLIC, when=day(5))
    words = [event.standing.word for event in weigh([first, second], NAMES, "2031-04-01T00:00:00Z").events]
    assert words[0] == "disputed"


def test_interest() -> None:
    assert interest(Kind.GAIN, FRONT, None, NAMES).loses == {REPUBLIC}
    assert interest(Kind.WITHDRAWAL, FRONT, None, NAMES).loses == {FRONT}
    assert interest(Kind.CLASH, FRONT, REPUBLIC, NAMES).loses == frozenset()
    assert interest(Kind.GAIN, None, None, NAMES) == interest(Kind.CLASH, None, None, NAMES)


def test_numbers_run_from_the_lowest_told_to_the_highest() -> None:
    told = [
        tell("a", REBELS, kind=Kind.STRIKE, killed=(9, 9)),
        tell("b", WITNESSES, kind=Kind.STRIKE, killed=(4, 4), injured=(11, 11)),
        tell("c", ARMY, kind=Kind.STRIKE, reality=DENIED, killed=(0, 0)),
    ]
    (event,) = weigh(told, NAMES, "2031-04-01T00:00:00Z").events
    assert (event.killed, event.injured) == ((4, 9), (11, 11))
    assert event.event.spot == spot("Saltmarsh")


def test_who_fights_where_the_other_advances_admits_no_loss() -> None:
    advance = tell("a", kind=Kind.ADVANCE)
    fight = tell("b", ARMY, kind=Kind.CLASH, agent=REPUBLIC)
    assert stands(advance, fight) != "conceded"


def test_a_report_that_tells_of_an_admission_and_the_denial_before_it_tells_the_admission() -> None:
    """ "The army has left the town, it said, hours after it had called such news a lie"."""
    denied = tell("b", ARMY, at=6, reality=DENIED, claim="c2", order=2)
    assert stands(tell("a"), tell("b", ARMY, at=6), denied) == "conceded"
    assert stands(tell("a"), tell("b", ARMY, at=6), tell("c", ARMY, at=7, reality=DENIED)) == "disputed"


@pytest.mark.parametrize(
    ("speaker", "word"),
    [("UN mission", "conceded"), ("mission spokeswoman", "conceded"), ("residents", "claimed")],
)
def test_peacekeepers_who_say_that_they_left_concede_it(speaker: str, word: str) -> None:
    words = "The last peacekeepers left Saltmarsh on Wednesday."
    assert stands(tell("a", voice(speaker), kind=Kind.WITHDRAWAL, agent=THIRD, words=words)) == word


def test_harm_of_which_only_its_enemy_says_who_did_it_concedes_nothing() -> None:
    fell = tell("a", ARMY, kind=Kind.STRIKE, agent=None, target=THIRD)
    blames = tell("b", REBELS, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    assert stands(fell, blames) != "conceded"
    assert stands(fell, tell("b", WITNESSES, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)) == "conceded"


def test_who_says_later_that_it_left_no_longer_says_that_it_holds_the_place() -> None:
    holds = tell("b", ARMY, kind=Kind.HOLDING, reality=Reality.ONGOING, agent=REPUBLIC, at=5)
    left = tell("c", ARMY, kind=Kind.WITHDRAWAL, agent=REPUBLIC, at=6)
    words = {e.event.kind: e.standing.word for e in weigh([tell("a"), holds, left], NAMES, "2031-04-01").events}
    assert words[Kind.GAIN] == "conceded"


def test_the_killing_of_prisoners_is_no_part_of_a_fight() -> None:
    fight = tell("a", kind=Kind.CLASH, words="They fought for Saltmarsh on Wednesday.")
    killing = tell("b", WITNESSES, kind=Kind.ATTACK, words="They executed forty of the wounded in Saltmarsh.")
    plain = tell("b", WITNESSES, kind=Kind.ATTACK, words="They attacked a post in Saltmarsh.")
    assert len(weigh([fight, killing], NAMES, "2031-04-01").events) == 2
    assert len(weigh([fight, plain], NAMES, "2031-04-01").events) == 1


def test_who_denies_whom_his_own_fire_hit_owns_to_no_harm() -> None:
    """ "Russia denies that it strikes civilians. It said that it had destroyed a depot in the town"."""
    struck = tell("a", WITNESSES, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    boast = tell("a", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=None, claim="c2")
    denied = tell("a", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD, claim="c3", reality=DENIED)
    spared = replace(denied, mentions=True)
    assert stands(struck, boast) == "conceded"
    assert stands(struck, boast, spared) == "claimed"  # a boast of a depot bears out no flats


def test_who_denies_a_blow_and_says_how_else_it_came_about_denies_it_still() -> None:
    """ "None of our guns fired at the ferry: it hit a wreck". Who blames another owns that it was hit."""
    struck = [
        tell("a", kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD),
        tell("b", WITNESSES, kind=Kind.STRIKE, agent=None),
    ]
    denied = tell("c", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD, reality=DENIED)
    otherwise = tell("c", ARMY, kind=Kind.STRIKE, agent=None, target=THIRD, claim="c2")
    assert stands(*struck, denied, otherwise) == "disputed"
    assert stands(*struck, denied, replace(otherwise, agent=FRONT)) != "disputed"
