"""Whom a party fights in a war of three sides, and who took what fell; invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, SIDES, WIRE, Wrote, day, spot, tell

from wardiary.diary.records import Side, Sides
from wardiary.model import Actor, ActorRole, Claim, Kind, PlaceMention, Reality, Span
from wardiary.weighing.deeds.takers import with_takers
from wardiary.weighing.records import Telling
from wardiary.weighing.state import weigh
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties

TWO = Parties(SIDES)
THREE = Parties(Sides((*SIDES.sides, Side("Hill League", ("league", "League"))), SIDES.third))


def test_of_two_it_is_the_other_one() -> None:
    assert opponent("Republic", "Nobody is named.", TWO) == "Coast Front"
    assert opponent("third", "Nobody is named.", TWO) is None


@pytest.mark.parametrize(
    ("text", "side", "other"),
    [
        ("The Coast Front took Saltmarsh. The army admitted the loss.", "Republic", "Coast Front"),
        ("The League took Saltmarsh. The army admitted the loss.", "Republic", "Hill League"),
        ("The League took it from the Coast Front, the army said.", "Republic", None),
        ("The army admitted the loss.", "Republic", None),
        ("The Front came. The Front shot. The Front stayed: the Coast Front, not the League.", "Republic", None),
        ("The rebels came, the rebels shot, the rebels stayed, not the League.", "Republic", "Coast Front"),
    ],
)
def test_of_three_it_is_the_one_that_the_report_tells_of(text: str, side: str, other: str | None) -> None:
    assert opponent(side, text, THREE) == other


def claims(*told: Telling) -> list[tuple[Claim, Telling]]:
    (claim,) = Wrote("a", "The front took Saltmarsh.", "took").kept().reading.claims
    return [(claim, telling) for telling in told]


def test_what_fell_fell_to_who_attacked_it() -> None:
    fell = tell("r1", agent=None, kind=Kind.GAIN, words="By noon the town had fallen.")
    attack = tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front attacked Saltmarsh at dawn.")
    assert with_takers(claims(attack, fell))[1][1].agent == "Coast Front"


@pytest.mark.parametrize(
    "attack",
    [
        tell("r1", agent="Coast Front", kind=Kind.STRIKE, words="The front attacked Saltmarsh with rockets."),
        tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front attacked Farhill.", spot=spot("Farhill")),
        tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front attacked Saltmarsh.", when=day(1)),
        tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front was attacked.", reality=Reality.DENIED),
        tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front held out in Saltmarsh."),
    ],
)
def test_not_to_who_only_fired_or_came_elsewhere(attack: Telling) -> None:
    fell = tell("r1", agent=None, kind=Kind.GAIN)
    assert with_takers(claims(attack, fell))[1][1].agent is None


def test_not_where_two_attacked_it_nor_to_who_lost_it() -> None:
    front = tell("r1", agent="Coast Front", kind=Kind.CLASH, words="The front attacked Saltmarsh.")
    army = replace(front, agent="Republic", words="The army attacked Saltmarsh.")
    fell = tell("r1", agent=None, kind=Kind.GAIN)
    assert with_takers(claims(front, army, fell))[2][1].agent is None
    assert with_takers(claims(front, replace(fell, target="Coast Front")))[1][1].agent is None


def test_a_gain_found_false_contests_nobodys_hold() -> None:
    denied = tell("c", ARMY, reality=Reality.DENIED)
    holds = tell("b", ARMY, kind=Kind.HOLDING, agent="Republic", reality=Reality.ONGOING, when=day(6), at=6)
    found = tell("d", WIRE, reality=Reality.DENIED, checked=True, at=7)

    def held(*told: Telling) -> list[tuple[str, str | None]]:
        return [(c.state.value, c.holder) for c in weigh(told, THREE.sides, "2031-03-20T00:00:00Z").control]

    assert held(tell("a"), denied, holds) == [("contested", None)]
    assert held(tell("a"), denied, holds, found) == [("held", "Republic")]


def test_who_holds_it_behind_a_semicolon_has_not_been_said_to_take_it() -> None:
    text = "The claim that Saltmarsh was taken is false; it is held by the army."
    kept = Wrote("a", text, "taken", reality=Reality.DENIED).kept()
    (claim,) = kept.reading.claims
    at = text.index("the army")
    claim = replace(claim, actors=(Actor(Span(at, at + 8), "army", ActorRole.AGENT),))
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], TWO)
    assert [telling.agent for telling in told if telling.kind is Kind.GAIN] == [None]


def test_who_is_given_a_gain_has_gained_and_who_gives_it_has_lost() -> None:
    assert giver_and_taker("The retreat gives the rebels their biggest gain since they took Saltmarsh.", "rebels")
    assert giver_and_taker("The army handed the rebels their biggest gain at Saltmarsh.", "army")


def giver_and_taker(text: str, agent: str) -> bool:
    """Whether the rebels gained by what a sentence tells, of which an agent was read."""
    kept = Wrote("a", text, "gain").kept()
    (claim,) = kept.reading.claims
    at = text.index(agent)
    claim = replace(claim, actors=(Actor(Span(at, at + len(agent)), agent, ActorRole.AGENT),))
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], TWO)
    return [telling.agent for telling in told if telling.kind is Kind.GAIN] == ["Coast Front"]


def test_a_retreat_is_not_where_an_older_taking_was() -> None:
    text = "The retreat is the largest since they captured Saltmarsh in May."
    kept = Wrote("a", text, "retreat", Kind.WITHDRAWAL, agent="rebels", place=None).kept()
    at = text.index("Saltmarsh")
    town = PlaceMention(at, at + 9, "Saltmarsh", "Saltmarsh", 40.0, 10.0, 101, "PPL", None, None, None, 1.0, "given")
    told = tellings([replace(kept, reading=replace(kept.reading, places=(town,)))], TWO)
    assert all(telling.spot is None for telling in told if telling.kind is Kind.WITHDRAWAL)
