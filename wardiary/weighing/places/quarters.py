"""Quarters of towns: harm done in one is done to the town, by what a report says of it anywhere.

Only of harm: who takes a quarter has not taken the town.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import needle
from wardiary.model import Claim, PlaceMention
from wardiary.weighing.places.spots import distance_km, is_town, place_key
from wardiary.weighing.records import Spot

_CITY_KM = 15.0  # from the middle of a large city to its outer quarters


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter by its look-up forms, and its town; `is_sure` where the words leave no doubt that it is one."""

    keys: frozenset[str]
    town: Spot
    is_sure: bool


def quarters_of(kept: KeptReport) -> tuple[Quarter, ...]:
    """The quarters of a report that stand before the names of their towns: "the Salt district of Oysterby"."""
    towns = {place.start: place for place in kept.reading.places if is_town(place) or place.feature is None}
    found = []
    for place in kept.reading.places:
        link = needle("weighing", "places", "quarter_of").match(kept.report.text, place.end)
        town = towns.get(link.end()) if link else None
        if link and town:
            keys = frozenset((place_key(place.name), place_key(place.text)))
            whole = Spot(town.text, place_key(town.text), town.lat, town.lon, town.geonameid)
            found.append(Quarter(keys, whole, is_sure=bool(link["sure"])))
    return tuple(found)


def in_its_town(spot: Spot | None, quarters: Iterable[Quarter]) -> Spot | None:
    """The spot; of a quarter, its town, whatever village of the same name a gazetteer knows elsewhere."""
    if spot is None or spot.is_area or not spot.key:
        return spot
    for quarter in quarters:
        is_near = quarter.is_sure or _are_near(spot, quarter.town)
        if spot.key in quarter.keys and spot.key != quarter.town.key and is_near:
            return quarter.town
    return spot


def without_quarters(spots: Sequence[Spot | None], claim: Claim, kept: KeptReport) -> list[Spot | None]:
    """The spots of a claim without the quarters of a town that it names too: "In Oysterby it hit the Salt ward"."""
    named = [place for place in kept.reading.places if claim.sentence.contains(place.span)]
    inside = {place_key(place.text) for place in named if _is_called_quarter(place, kept.report.text)}
    whole = [spot for spot in spots if spot is not None and spot.key not in inside and not spot.is_area]
    return [
        spot
        for spot in spots
        if spot is None or spot.key not in inside or not any(_are_near(spot, town) for town in whole)
    ]


def _is_called_quarter(place: PlaceMention, text: str) -> bool:
    return needle("weighing", "places", "called_quarter").match(text, place.end) is not None


def _are_near(one: Spot, other: Spot) -> bool:
    apart_km = distance_km(one, other)
    return apart_km is None or apart_km <= _CITY_KM
