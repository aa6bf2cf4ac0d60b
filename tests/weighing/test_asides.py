"""Who has fled, what a fight has wrecked, what a blow has damaged: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, REPUBLIC, SIDES, Wrote, spot

from wardiary.model import (
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    PlaceMention,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reality,
    Span,
)
from wardiary.weighing.deeds.asides import with_asides
from wardiary.weighing.deeds.flights import is_of_few
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, kind: Kind, *people: float, agent: str | None = None) -> Telling:
    kept = Wrote("a", text, trigger, kind, agent=agent).kept()
    numbers = tuple(Quantity(Span(0, 1), QuantityKind.DISPLACED, number, number) for number in people)
    claims = tuple(replace(claim, quantities=numbers) for claim in kept.reading.claims)
    made = tellings([replace(kept, reading=replace(kept.reading, claims=claims))], PARTIES)
    (telling,) = (each for each in made if "+" not in each.claim)
    return telling


@pytest.mark.parametrize(
    ("text", "trigger", "people"),
    [
        ("A baker who had fled from Saltmarsh said that the mill still stands.", "fled", ()),
        ("Three families who got out of Saltmarsh told us of a fire.", "got out of", (3.0,)),
        ("The girl was taken to a hospital in Saltmarsh.", "taken", ()),
        ("In Saltmarsh, displaced families danced in a yard.", "displaced", ()),
        ("At the chapel of Saltmarsh, where shepherds had taken refuge, a bell rang.", "taken refuge", ()),
        ("A family of six set out from Saltmarsh.", "set out", (6.0,)),
        ("Some 900 people, half of them displaced, live in Saltmarsh.", "displaced", (900.0,)),
        ("Families are going home to Saltmarsh.", "going home", ()),
    ],
)
def test_who_fled_is_no_flight(text: str, trigger: str, people: tuple[float, ...]) -> None:
    telling = told(text, trigger, Kind.DISPLACEMENT, *people)
    assert telling.mentions
    assert not founds(telling)


@pytest.mark.parametrize(
    ("text", "trigger", "people"),
    [
        ("Some 4,000 left Saltmarsh.", "left", (4000.0,)),
        ("He puts the number of those who have left Saltmarsh at 9,000.", "left", (9000.0,)),
        ("Residents fled from Saltmarsh.", "fled", ()),
        ("Families were displaced from Saltmarsh.", "displaced", ()),
        ("Hundreds streamed out of Saltmarsh.", "streamed out", ()),
        ("Our forces evacuated Saltmarsh.", "evacuated", ()),
    ],
)
def test_many_who_flee_are_a_flight(text: str, trigger: str, people: tuple[float, ...]) -> None:
    assert founds(told(text, trigger, Kind.DISPLACEMENT, *people))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Families who left Saltmarsh on Sunday say that the mill burns.", True),
        ("Families who left Saltmarsh after a raid on Sunday say that the mill burns.", False),
        ("A baker who left Saltmarsh on Sunday says that the mill burns.", False),
    ],
)
def test_a_crowd_that_fled_on_a_day_is_a_flight(text: str, *, is_told: bool) -> None:
    day = ClaimTime(Span(text.index("Sunday"), text.index("Sunday") + len("Sunday")), "2031-03-02", "2031-03-02")
    claim = replace(Wrote("a", text, "left", Kind.DISPLACEMENT).claim(), time=day)
    assert is_of_few(claim, text, armed=False) is not is_told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Our reporter saw a burnt-out lorry in Saltmarsh.", "burnt-out"),
        ("We count nine burnt or damaged army lorries at Saltmarsh.", "burnt"),
        ("Many of their vehicles were destroyed at Saltmarsh.", "destroyed"),
        ("At the gate of Saltmarsh stood the bus that burned.", "burned"),
    ],
)
def test_wrecked_vehicles_are_what_a_fight_has_left(text: str, trigger: str) -> None:
    assert told(text, trigger, Kind.DAMAGE).mentions


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The church of Saltmarsh was burnt.", "burnt"),
        ("Two houses near the bus stop of Saltmarsh were destroyed.", "destroyed"),
        ("A depot for lorries in Saltmarsh was destroyed.", "destroyed"),
    ],
)
def test_what_else_is_wrecked_is_not(text: str, trigger: str) -> None:
    assert not told(text, trigger, Kind.DAMAGE).mentions


STRUCK = "Shells hit the market of Saltmarsh. Our reporter found its roof burnt through."


def pair(text: str, ruined: str, **changes: object) -> list[Telling]:
    """A strike and damage of one report, the damage with such changes."""
    strike: Claim = Wrote("a", text, "hit", Kind.STRIKE).claim()
    damage: Claim = Wrote("a", text, ruined, Kind.DAMAGE).claim()
    (blow,) = tellings([Wrote("a", text, "hit", Kind.STRIKE).kept()], PARTIES)
    (wreck, *_) = tellings([Wrote("a", text, ruined, Kind.DAMAGE).kept()], PARTIES)
    made = with_asides([(strike, blow), (damage, replace(wreck, **changes))], text)  # type: ignore[arg-type]
    return [telling for _, telling in made]


def test_what_a_blow_has_left_is_the_blows() -> None:
    blow, wreck = pair(STRUCK, "burnt")
    assert not blow.mentions
    assert wreck.mentions


def test_damage_done_by_a_party_elsewhere_or_by_looters_is_none_of_it() -> None:
    assert not pair(STRUCK, "burnt", agent=REPUBLIC)[1].mentions
    assert not pair(STRUCK, "burnt", spot=spot("Farhill"))[1].mentions
    assert not pair(STRUCK, "burnt", words="Its stalls were looted.")[1].mentions
    assert not pair(STRUCK, "burnt", reality=Reality.DENIED)[1].mentions


def fled_from(text: str, trigger: str, *names: str) -> str | None:
    """Where people are told to flee from, in a sentence that names these settlements; the last is where they go."""
    kept = Wrote("a", text, trigger, Kind.DISPLACEMENT, place=None).kept()
    named = [PlaceMention(text.index(name), text.index(name) + len(name), name, name, *POINTS[name], number, "PPL",
        None, None, None, 1.0, "given") for number, name in enumerate(names, start=101)]  # fmt: skip
    goal = ClaimPlace(named[-1].span, names[-1], *POINTS[names[-1]], PlaceRole.TO, named[-1].geonameid)
    claims = tuple(replace(claim, places=(goal,) if len(names) > 1 else ()) for claim in kept.reading.claims)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=claims, places=tuple(named)))], PARTIES)
    return telling.spot.name if telling.spot else None


def test_people_of_a_town_flee_from_there() -> None:
    crossed = "Hundreds of people from Saltmarsh, and cows of Oysterby, crossed to Farhill."
    assert fled_from(crossed, "crossed", "Saltmarsh", "Oysterby", "Farhill") == "Saltmarsh"
    of_nobody = crossed.replace("people from", "cows of")
    assert fled_from(of_nobody, "crossed", "Saltmarsh", "Oysterby", "Farhill") == "Farhill"


def test_people_do_not_flee_from_where_the_road_leads() -> None:
    assert fled_from("Hundreds are leaving along the road to Farhill.", "leaving", "Farhill") is None
    assert fled_from("Hundreds are leaving Farhill by lorry.", "leaving", "Farhill") == "Farhill"
