"""Waters that a claim names beside a town; invented places of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import PARTIES, mention
from weighing_samples import POINTS, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceMention, PlaceRole, Span
from wardiary.weighing.tellings import tellings


def water(text: str, name: str) -> PlaceMention:
    return replace(mention(text, name), lat=40.1, lon=10.1, geonameid=99, feature="LK")


def places(text: str, *names: str, kind: Kind = Kind.GAIN, trigger: str = "fell", lake: str = "") -> list[str]:
    """Where a claim is put whose places were read as these."""
    kept = Wrote("a", text, trigger, kind).kept()
    told = []
    for name in names:
        begin = text.index(name)
        span = Span(begin, begin + len(name))
        told.append(ClaimPlace(span, name, *POINTS.get(name, (40.1, 10.1)), PlaceRole.AT))
    claim = replace(kept.reading.claims[0], places=tuple(told))
    named = tuple(mention(text, name) if name in POINTS else water(text, name) for name in names)
    reading = replace(kept.reading, claims=(claim,), places=named if lake else named[:1])
    found = tellings([replace(kept, reading=reading)], PARTIES)
    return sorted(telling.spot.name for telling in found if telling.spot)


@pytest.mark.parametrize(
    ("text", "name", "lake"),
    [
        ("Oysterby, a port on Lake Gull, fell on Friday.", "Lake Gull", ""),
        ("Oysterby across the Marram river fell on Friday.", "Marram", ""),
        ("Oysterby on the Marram fell on Friday.", "Marram", "Marram"),
    ],
)
def test_who_takes_a_port_on_a_lake_has_not_taken_the_lake(text: str, name: str, lake: str) -> None:
    assert places(text, "Oysterby", name, lake=lake) == ["Oysterby"]


def test_who_flees_a_town_over_a_river_has_not_fled_the_river() -> None:
    text = "Some 900 people fled across the Marram river from Oysterby."
    assert places(text, "Oysterby", "Marram", kind=Kind.DISPLACEMENT, trigger="fled") == ["Oysterby"]


def test_both_towns_are_taken_and_a_water_that_stands_alone_stays() -> None:
    assert places("Oysterby and Farhill fell.", "Oysterby", "Farhill", lake="x") == ["Farhill", "Oysterby"]
    assert places("The shore of Lake Gull fell.", "Lake Gull", lake="x") == ["Lake Gull"]


def test_shells_fall_into_a_lake_as_well() -> None:
    text = "Shells fell on Oysterby and into Lake Gull."
    assert places(text, "Oysterby", "Lake Gull", kind=Kind.STRIKE) == ["Lake Gull", "Oysterby"]
