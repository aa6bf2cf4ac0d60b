"""Whose men and voices are that the table reaches by a leader's name, by recognition or by loyalty: invented tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Actor, ActorRole, Kind, Span
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

LED = Parties(
    Sides(
        (
            Side("Bay government", ("Bay government", "army")),
            Side("Kelmar", ("Osric Kelmar", "Kelmar's forces", "KNA", "KNA air force")),
        ),
        (),
    )
)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Mr Kelmar's side", "Kelmar"),
        ("gunners of General Kelmar", "Kelmar"),
        ("forces of the U.N.-backed government", "Bay government"),
        ("Mostar-backed governor", None),
        ("office of their General Command", None),
        ("warplanes", None),
    ],
)
def test_a_leaders_men_are_his_and_a_recognised_government_is_the_states(name: str, side: str | None) -> None:
    assert LED.side_of(name) == side


def test_aircraft_are_the_only_states_where_nobody_else_has_any() -> None:
    assert Parties(SIDES).side_of("warplanes") == REPUBLIC


def told(text: str, men: str) -> Telling:
    kept, at = Wrote("a", text, "took", agent=men).kept(), text.index(men)
    actor = Actor(Span(at, at + len(men)), men, ActorRole.AGENT)
    claims = tuple(replace(claim, actors=(actor,)) for claim in kept.reading.claims)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=claims))], Parties(SIDES))
    return telling


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Fighters loyal to the CF took Saltmarsh on Wednesday.", FRONT),
        ("Fighters allied with the army took Saltmarsh on Wednesday.", REPUBLIC),
    ],
)
def test_men_are_of_whom_they_are_loyal_to(text: str, side: str) -> None:
    telling = told(text, "Fighters")
    assert (telling.kind, telling.agent) == (Kind.GAIN, side)
