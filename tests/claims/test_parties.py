"""Actors that only the whole report makes known, from invented reports by the real pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Claim, Kind, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def claims(text: str, kind: Kind) -> list[Claim]:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2017-06-16")]))
    return [claim for claim in reading.claims if claim.kind is kind]


def names(claim: Claim, role: str) -> list[str | None]:
    return [a.name for a in claim.actors if a.role == role]


LIST = """Coalition military forces conducted nine strikes against ISIL targets in Syria on Thursday.
Near Palmyra, four strikes engaged two ISIL tactical units and destroyed a mortar system.
Near Abu Kamal, two strikes destroyed a crane and three oil trucks.
Near Raqqa, one strike damaged a supply road."""


def test_every_line_of_a_list_has_the_agent_and_the_target_of_its_heading() -> None:
    lines = [c for c in claims(LIST, Kind.STRIKE) if c.trigger.start > LIST.index("\n")]
    assert len(lines) == 3
    assert [names(c, "agent") for c in lines] == [["US-led Coalition"]] * 3
    assert [names(c, "target") for c in lines] == [["Islamic State"]] * 3


def test_what_is_understood_has_no_span_and_what_is_told_has_one() -> None:
    first, second, _ = [c for c in claims(LIST, Kind.STRIKE) if c.trigger.start > LIST.index("\n")]
    assert [a.span is None for a in first.actors] == [True, False]
    assert [a.span is None for a in second.actors] == [True, True]


def test_a_line_that_says_who_did_it_keeps_its_agent() -> None:
    text = LIST + "\nNear Homs, a Turkish drone killed a guard in one strike."
    assert "US-led Coalition" not in [n for c in claims(text, Kind.STRIKE)[-1:] for n in names(c, "agent")]


def test_a_pronoun_is_whoever_was_told_last() -> None:
    text = "Gunmen of the Islamic State stormed a prison in Mosul on Monday. They killed 20 guards."
    assert names(claims(text, Kind.ATTACK)[-1], "agent") == ["Islamic State"]


def test_an_army_that_tells_of_a_gain_made_it() -> None:
    text = "The Sudanese army said two villages near Kassala had been liberated on Monday."
    assert names(claims(text, Kind.GAIN)[0], "agent") == ["Sudanese Armed Forces"]


def test_places_are_no_actors() -> None:
    claim = claims("Rebels shelled the villages of Foua and Kefraya in Syria on Monday.", Kind.STRIKE)[0]
    assert names(claim, "target") == []


def test_they_are_no_one_person() -> None:
    text = "General Jane Roe said that Chadian troops had mined the bridge as they retreated."
    (left,) = claims(text, Kind.WITHDRAWAL)
    assert "Jane Roe" not in names(left, "agent")


def test_nobody_stands_behind_it_is_not_known() -> None:
    text = "The railway bridge at Sabha was damaged on Monday. It is not known who blew up the bridge."
    assert all(names(claim, "agent") in ([], [None]) for claim in claims(text, Kind.EXPLOSION))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jane Roe, the deputy head of the council, was killed near Sabha on Monday.", 1),
        ("Jane Roe, the mayor, and a guard were killed near Sabha on Monday.", 2),
        ("Jane Roe, the mayor and a guard were killed near Sabha on Monday.", 2),
    ],
)
def test_who_is_only_described_is_no_second_one(text: str, targets: int) -> None:
    (killed,) = claims(text, Kind.CASUALTIES) or claims(text, Kind.ATTACK)
    told = [name for name in names(killed, "target") if name]
    assert (len(told) == 1) if targets == 1 else (len(told) >= 2)


def test_who_says_so_has_not_suffered_it() -> None:
    text = "Her driver was injured near Sabha on Monday, according to the head of the council, Jane Roe."
    hurt = [c for c in claims(text, Kind.CASUALTIES) if c.attribution]
    assert all("Jane Roe" not in names(claim, "target") for claim in hurt)


def test_they_are_those_of_whom_the_voice_speaks() -> None:
    text = "Officials warned that rebels could shell the town as they pulled out of Rufaa."
    (claim,) = claims(text, Kind.WITHDRAWAL)
    assert names(claim, "agent") == ["rebels"]
    (own,) = claims("The militia said they pulled out of Rufaa.", Kind.WITHDRAWAL)
    assert names(own, "agent") != ["rebels"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ongoing shelling displaced 300 families from Wad Rawah on Monday.", []),
        ("An army patrol displaced 300 families from Wad Rawah on Monday.", ["army patrol"]),
    ],
)
def test_deeds_do_nothing_by_themselves(text: str, expected: list[str]) -> None:
    told = [name for claim in claims(text, Kind.DISPLACEMENT) for name in names(claim, "agent") if name]
    assert len(told) == len(expected)


def test_letters_stand_for_whom_the_report_says() -> None:
    text = "The Azure Army (AA) shelled Rufaa on Monday. AA seized Wad Rawah on Tuesday."
    (claim,) = claims(text, Kind.GAIN)
    assert names(claim, "agent") == ["Azure Army"]
