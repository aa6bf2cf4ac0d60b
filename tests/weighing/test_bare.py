"""Tellings that only join: no place and no day of their own, or words that are not of their kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, FRONT, SIDES, Wrote, tell

from wardiary.model import ClaimPlace, ClaimTime, Kind, PlaceRole, Quantity, QuantityKind, Span
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Sharpness, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

DAY = "2031-03-05"


def told(wrote: Wrote, *, named: bool = False, dated: bool = False, counted: bool = False) -> Telling:
    """The telling of one claim; its words name its place and its day, and count people, only where that is asked."""
    kept = wrote.kept()
    (claim,) = kept.reading.claims
    span = Span(0, 1)
    places = (ClaimPlace(span if named else None, "Saltmarsh", 40.0, 10.0),)
    time = ClaimTime(span if dated else None, DAY, DAY)
    quantities = (Quantity(span, QuantityKind.DETAINED, 6, 6),) if counted else claim.quantities
    claim = replace(claim, places=places, time=time, quantities=quantities)
    (found,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], Parties(SIDES))
    return found


def test_harm_without_a_place_and_a_day_of_its_own_only_joins() -> None:
    fire = Wrote("a", "They fire ten times.", "fire", Kind.STRIKE)
    assert told(fire).bare
    assert not told(fire, named=True).bare
    assert not told(fire, dated=True).bare
    assert not told(replace(fire, killed=(3.0,))).bare
    assert not told(replace(fire, kind=Kind.CLASH)).bare


def test_who_owns_to_it_and_who_counts_captives_says_enough() -> None:
    left = Wrote("a", "We left, the rebels said.", "left", Kind.WITHDRAWAL, agent=FRONT)
    assert told(left).bare
    assert not told(replace(left, speaker="rebels")).bare
    taken = Wrote("a", "Six soldiers were made prisoner.", "made prisoner", Kind.DETENTION)
    assert told(taken).bare
    assert not told(taken, counted=True).bare


def test_ruins_of_nobody_s_deed_only_join_where_no_day_is_told() -> None:
    wall = Wrote("a", "The wall has been knocked out.", "knocked out", Kind.DAMAGE)
    assert told(wall).bare
    assert not told(wall, dated=True).bare
    assert not told(wall, named=True).bare
    assert not told(replace(wall, agent=FRONT)).bare
    assert not told(Wrote("a", "The mill was looted.", "looted", Kind.DAMAGE)).bare


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_bare"),
    [
        ("Rebel lorries stand by the well.", "stand", Kind.DEPLOYMENT, True),
        ("Rebels brought guns to the well.", "brought", Kind.DEPLOYMENT, False),
        ("The rebels strolled past the school.", "strolled", Kind.WITHDRAWAL, True),
        ("The rebels pulled out of the school.", "pulled out", Kind.WITHDRAWAL, False),
        ("A rebel sergeant pulled the rope.", "pulled", Kind.WITHDRAWAL, True),
        ("The soldiers ran between the houses.", "ran", Kind.WITHDRAWAL, True),
        ("The men had gone for water.", "gone", Kind.WITHDRAWAL, True),
        ("The men had gone in the night.", "gone", Kind.WITHDRAWAL, False),
        ("An officer who had escaped from the fort said so.", "escaped", Kind.WITHDRAWAL, True),
        ("Some of those who escaped from the fort are here.", "escaped", Kind.WITHDRAWAL, False),
        ("Keep away because of booby traps.", "booby traps", Kind.DEPLOYMENT, True),
        ("Bomb fragments lay in the yard.", "Bomb fragments", Kind.STRIKE, True),
        ("Shell fragments hit the mill.", "Shell fragments", Kind.STRIKE, False),
        ("We saw a crater in the runway.", "crater", Kind.EXPLOSION, True),
        ("The rebels cut the phone lines of the school.", "cut", Kind.DAMAGE, True),
        ("The rebels ransacked the school.", "ransacked", Kind.DAMAGE, False),
        ("He left in his slippers, a rebel said.", "left", Kind.WITHDRAWAL, True),
        ("She has since fled by boat.", "fled", Kind.DISPLACEMENT, True),
        ("They have since fled by boat.", "fled", Kind.DISPLACEMENT, False),
    ],
)
def test_words_that_are_not_of_their_kind(text: str, trigger: str, kind: Kind, *, is_bare: bool) -> None:
    assert told(Wrote("a", text, trigger, kind, agent=FRONT), named=True, dated=True).bare is is_bare


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_bare"),
    [
        ("Rebels frequently bomb hotels in Saltmarsh.", "bomb", Kind.STRIKE, True),
        ("Cars are attacked by day in Saltmarsh.", "attacked", Kind.ATTACK, True),
        ("Rebels bombed the hotel in Saltmarsh.", "bombed", Kind.STRIKE, False),
    ],
)
def test_what_is_done_again_and_again_only_joins(text: str, trigger: str, kind: Kind, *, is_bare: bool) -> None:
    wrote = Wrote("a", text, trigger, kind, agent=FRONT)
    assert told(wrote, named=True).bare is is_bare
    assert not told(wrote, named=True, dated=True).bare


def test_what_only_joins_founds_nothing() -> None:
    strike = tell("a", ARMY, kind=Kind.STRIKE, agent=None)
    assert founds(strike)
    assert not founds(replace(strike, bare=True))
    assert strike.when.sharpness is Sharpness.SHARP


def test_a_place_told_without_a_name_is_enough_for_harm() -> None:
    assert not told(Wrote("a", "It was brought down beside the store.", "brought down", Kind.STRIKE)).bare


def test_who_took_it_is_needed_for_a_gain_that_nothing_places() -> None:
    back = Wrote("a", "Then we came back, a nurse said.", "came back", Kind.GAIN)
    assert told(back).bare
    assert not told(replace(back, agent=FRONT)).bare


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("We drove past the burnt school of Saltmarsh.", True),
        ("A wrecked pharmacy stands in Saltmarsh.", True),
        ("Nine burnt houses were counted in Saltmarsh.", False),
        ("The burnt down mill is in Saltmarsh.", False),
        ("The rebels burnt houses in Saltmarsh.", False),
    ],
)
def test_how_a_thing_looks_is_no_damage_of_its_own(text: str, *, is_bare: bool) -> None:
    trigger = "wrecked" if "wrecked" in text else "burnt"
    assert told(Wrote("a", text, trigger, Kind.DAMAGE), named=True, dated=True).bare is is_bare


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("The army began a large operation east of Saltmarsh.", True),
        ("The army began an operation against terrorists in Saltmarsh.", True),
        ("The army began an operation to take Saltmarsh.", False),
        ("The army began an operation against Saltmarsh.", False),
        ("The operation destroyed ten vehicles in Saltmarsh.", False),
    ],
)
def test_an_operation_that_is_only_named_is_no_fight_of_its_own(text: str, *, is_bare: bool) -> None:
    assert told(Wrote("a", text, "operation", Kind.CLASH), named=True, dated=True).bare is is_bare


def test_where_the_enemy_fled_to_does_not_say_from_where() -> None:
    kept = Wrote("a", "The rebels ran to Farhill.", "ran", Kind.WITHDRAWAL, agent=FRONT, speaker="army").kept()
    (claim,) = kept.reading.claims
    places = (ClaimPlace(None, "Saltmarsh", 40.0, 10.0), ClaimPlace(Span(0, 1), "Farhill", 42.0, 12.0, PlaceRole.TO))
    fled = replace(claim, places=places, time=None)
    told_of = tellings([replace(kept, reading=replace(kept.reading, claims=(fled,)))], Parties(SIDES))
    assert told_of
    assert all(telling.bare for telling in told_of)


def test_what_is_done_every_night_bears_out_no_one_night() -> None:
    habit = told(Wrote("a", "Cars are attacked by day in Saltmarsh.", "attacked", Kind.ATTACK), named=True)
    assert not habit.affirms
    assert not habit.denies
