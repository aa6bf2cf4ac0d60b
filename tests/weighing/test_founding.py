"""What founds an event of its own: sieges with their day, persons carried off from somewhere, units that moved out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, BASE, FRONT, REPUBLIC, SIDES, WITNESSES, Wrote, day, spot, tell

from wardiary.model import ClaimPlace, Kind, PlaceRole, Reality, Span
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Sharpness
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

SIEGE = replace(
    BASE, kind=Kind.DEPLOYMENT, reality=Reality.ONGOING, words="Saltmarsh, besieged since 3 March, starves."
)


def test_a_siege_that_goes_on_is_one_where_its_day_is_told() -> None:
    since = replace(day(3), last=day(5).last, sharpness=Sharpness.VAGUE)
    assert founds(replace(SIEGE, when=since))
    assert not founds(replace(SIEGE, when=replace(since, sharpness=Sharpness.UNTOLD)))
    assert not founds(replace(SIEGE, when=since, words="The guard, posted there since 3 March, yawns."))


def test_who_took_a_place_in_a_month_of_old_is_told_enough() -> None:
    month = replace(day(1), last=day(31).last, sharpness=Sharpness.VAGUE, to="2031-03-31")
    old = replace(BASE, reality=Reality.BACKGROUND, when=month, words="The front took Saltmarsh once, in March 2031.")
    assert founds(old)
    assert not founds(replace(old, agent=None))
    assert not founds(replace(old, when=replace(month, first=month.first - 90)))
    assert not founds(replace(old, kind=Kind.CLASH))


@pytest.mark.parametrize(
    ("words", "kind", "killed", "is_event"),
    [
        ("Some 12,000 people have fled the region since 3 March.", Kind.DISPLACEMENT, None, True),
        ("Thousands have fled the region since 3 March.", Kind.DISPLACEMENT, None, True),
        ("Many have fled the region since 3 March.", Kind.DISPLACEMENT, None, False),
        ("Since 3 March nine people have been killed in the region.", Kind.CASUALTIES, (9.0, 9.0), True),
        ("Since 3 March people have been killed in the region.", Kind.CASUALTIES, None, False),
        ("The region has been shelled 120 times since 3 March.", Kind.STRIKE, None, False),
    ],
)
def test_people_of_a_region_are_an_event_where_they_are_counted_from_a_day(
    words: str, kind: Kind, killed: tuple[float, float] | None, *, is_event: bool
) -> None:
    since = replace(day(3), last=day(12).last, sharpness=Sharpness.VAGUE, to="2031-03-12")
    region = replace(spot("Saltmarsh"), is_area=True)
    assert founds(replace(BASE, kind=kind, spot=region, when=since, words=words, killed=killed)) is is_event


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "role", "is_there"),
    [
        ("Rebels carried off nine nuns from Saltmarsh.", "carried off", Kind.ABDUCTION, PlaceRole.FROM, True),
        ("Rebels carried off nine nuns to Saltmarsh.", "carried off", Kind.ABDUCTION, PlaceRole.TO, False),
        ("People fled to Saltmarsh.", "fled", Kind.DISPLACEMENT, PlaceRole.TO, False),
        ("People crossed into Saltmarsh.", "crossed", Kind.DISPLACEMENT, PlaceRole.TO, True),
        ("People came back to Saltmarsh.", "came", Kind.DISPLACEMENT, PlaceRole.TO, False),
        ("Men drove the police out of Saltmarsh.", "drove", Kind.GAIN, PlaceRole.AT, True),
        ("People boarded a boat out of Saltmarsh.", "boarded", Kind.DISPLACEMENT, PlaceRole.TO, True),
        ("Units redeployed outside Saltmarsh.", "redeployed", Kind.WITHDRAWAL, PlaceRole.NEAR, True),
        ("Units withdrew to a camp near Saltmarsh.", "withdrew", Kind.WITHDRAWAL, PlaceRole.NEAR, False),
    ],
)
def test_where_it_is(text: str, trigger: str, kind: Kind, role: PlaceRole, is_there: bool) -> None:
    kept = Wrote("a", text, trigger, kind, agent=FRONT).kept()
    at = text.index("Saltmarsh")
    place = ClaimPlace(Span(at, at + len("Saltmarsh")), "Saltmarsh", 40.0, 10.0, role)
    claims = tuple(replace(claim, places=(place,)) for claim in kept.reading.claims)
    telling = tellings([replace(kept, reading=replace(kept.reading, claims=claims, places=()))], Parties(SIDES))[0]
    assert (telling.spot is not None) is is_there


def test_an_attack_or_a_blast_has_a_day_or_a_victim() -> None:
    shots = tell("a", WITNESSES, kind=Kind.ATTACK, agent=None, when=replace(day(5), sharpness=Sharpness.UNDERSTOOD))
    assert not founds(shots)
    assert not founds(replace(shots, kind=Kind.EXPLOSION, agent=REPUBLIC))
    assert founds(replace(shots, when=day(5)))
    assert founds(replace(shots, killed=(1.0, 1.0)))
    assert founds(replace(shots, target=REPUBLIC))
    assert founds(replace(shots, kind=Kind.STRIKE))


def test_an_enemy_on_the_run_has_not_left_on_any_day() -> None:
    run = tell("a", ARMY, kind=Kind.WITHDRAWAL, reality=Reality.ONGOING, words="The rebels are on the run.")
    assert not founds(replace(run, when=replace(day(5), sharpness=Sharpness.UNTOLD)))
    assert founds(run)


def test_who_is_held_was_taken_on_some_day() -> None:
    held = tell("a", ARMY, kind=Kind.DETENTION, reality=Reality.ONGOING, words="Two of our soldiers are held.")
    assert not founds(replace(held, when=replace(day(5), sharpness=Sharpness.UNTOLD)))
    assert founds(held)
