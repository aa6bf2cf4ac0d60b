"""Names that were taken for a town on the other side of the world: a diary is of one conflict.

"Palma" in a war of Mozambique is not that of Mallorca, whichever the gazetteer holds. Invariant: a stray keeps its name
and loses its point; nothing is put in its stead, and a country that the report itself speaks of is never strange.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import ClaimPlace, PlaceMention, Span
from wardiary.weighing.lexicon import limit
from wardiary.weighing.places.spots import Point, distance_km, is_town, place_key, point_of
from wardiary.weighing.records import Spot
from wardiary.weighing.voices.parties import Parties

_TOWNS = ("PPL", "ADM2", "ADM3", "ADM4", "ADM5")  # GeoNames: a town, and the districts that are called after one


def without_strays(kept: KeptReport, parties: Parties) -> KeptReport:
    """The report as kept, its strays without a point; the same where the sides are of no country."""
    astray = frozenset(_strays(kept.reading.places, parties.countries)) if parties.countries else frozenset()
    if not astray:
        return kept
    places = tuple(
        replace(p, name=p.text, lat=None, lon=None, geonameid=None, feature=None, country=None)
        if point_of(p) in astray
        else p
        for p in kept.reading.places
    )
    told = {(p.name, point_of(p)): p.text for p in kept.reading.places}
    spans = [p.span for p in kept.reading.places if point_of(p) in astray]
    claims = tuple(
        replace(claim, places=tuple(_pointless(p, told) if _is_of(p, astray, spans) else p for p in claim.places))
        for claim in kept.reading.claims
    )
    return replace(kept, reading=replace(kept.reading, places=places, claims=claims))


def _is_of(place: ClaimPlace, astray: frozenset[Point], spans: Iterable[Span]) -> bool:
    """Whether a claim's place is a stray, or is told by one: "20 km south of Palma"."""
    return point_of(place) in astray or (place.span is not None and any(place.span.overlaps(span) for span in spans))


def _pointless(place: ClaimPlace, told: Mapping[tuple[str, Point | None], str]) -> ClaimPlace:
    """The place without a point, by the name that the report tells, not that of the town which it was taken for."""
    name = told.get((place.name, point_of(place)), place.name)
    return replace(place, name=name, lat=None, lon=None, geonameid=None)


def _strays(places: tuple[PlaceMention, ...], home: frozenset[str]) -> Iterator[Point]:
    """The points of settlements far from all of the sides' countries, in one of which the report names nothing else.

    Where the report tells of some of these countries, far from those: Conna in Ireland, which is near France, is not
    meant where only Bamako is told of beside it. Also of districts called after them, and of the named things that were
    only given such a town's point.
    """
    named: dict[str | None, set[str]] = defaultdict(set)
    for place in places:
        if place.geonameid is not None or is_town(place):
            named[place.country].add("" if (place.feature or "").startswith("PCL") else place_key(place.name))
    home_told = home & {country for country in named if country} or home
    for place in places:
        is_alone = "" not in named[place.country] and len(named[place.country]) == 1
        point = point_of(place) if is_alone and _may_be_stray(place) else None
        if point is not None and place.country not in home and _is_far(place, home_told):
            yield point


def _may_be_stray(place: PlaceMention) -> bool:
    return (place.feature or "").startswith(_TOWNS) and place.feature != "PPLC"


def _is_far(place: PlaceMention, home: frozenset[str]) -> bool:
    known = lexicons.load("countries")["countries"]
    here = Spot(place.name, "", place.lat, place.lon)
    points = (known[country]["point"] for country in home if "point" in known.get(country, {}))
    apart = [distance_km(here, Spot("", "", lat, lon)) for lat, lon in points]
    return bool(apart) and all(km is not None and km >= limit("places", "stray_km") for km in apart)
