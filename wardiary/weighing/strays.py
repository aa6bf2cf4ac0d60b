"""Names that were taken for a town on the other side of the world: a diary is of one conflict.

"Palma" in a war of Mozambique is not that of Mallorca, whichever the gazetteer holds. Invariant: a stray keeps its name
and loses its point; nothing is put in its stead, and a country that the report itself speaks of is never strange.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import PlaceMention
from wardiary.weighing.parties import Parties
from wardiary.weighing.records import Spot
from wardiary.weighing.spots import distance_km, place_key


def without_strays(kept: KeptReport, parties: Parties) -> KeptReport:
    """The report as kept, its strays without a point; the same where the sides are of no country."""
    astray = frozenset(_strays(kept.reading.places, parties.countries)) if parties.countries else frozenset()
    if not astray:
        return kept
    places = tuple(
        replace(p, lat=None, lon=None, geonameid=None, feature=None, country=None) if p.geonameid in astray else p
        for p in kept.reading.places
    )
    claims = tuple(
        replace(
            claim,
            places=tuple(
                replace(p, lat=None, lon=None, geonameid=None) if p.geonameid in astray else p for p in claim.places
            ),
        )
        for claim in kept.reading.claims
    )
    return replace(kept, reading=replace(kept.reading, places=places, claims=claims))


def _strays(places: tuple[PlaceMention, ...], home: frozenset[str]) -> Iterator[int]:
    """The ids of settlements far from all of the sides' countries, in one of which the report names nothing else."""
    named: dict[str | None, set[str]] = defaultdict(set)
    for place in places:
        named[place.country].add("" if (place.feature or "").startswith("PCL") else place_key(place.name))
    for place in places:
        is_town = (place.feature or "").startswith("PPL") and place.feature != "PPLC"
        is_alone = "" not in named[place.country] and len(named[place.country]) == 1
        if place.geonameid is not None and is_town and is_alone and place.country not in home and _is_far(place, home):
            yield place.geonameid


def _is_far(place: PlaceMention, home: frozenset[str]) -> bool:
    known = lexicons.load("countries")["countries"]
    limit = float(lexicons.load("weighing")["places"]["theatre_km"])
    here = Spot(place.name, "", place.lat, place.lon)
    points = (known[country]["point"] for country in home if "point" in known.get(country, {}))
    apart = [distance_km(here, Spot("", "", lat, lon)) for lat, lon in points]
    return bool(apart) and all(km is not None and km >= limit for km in apart)
