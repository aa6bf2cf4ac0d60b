"""Villages that were taken for a namesake in another part of the country: they lose their points, not their names.

A name is a namesake's where the report itself puts it beside a town that lies far from that point, where two places so
called are about as likely and the taken one is far from all else that the report names, or where a village that is only
a guess is far from all that is sure. Nothing is put in its stead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.gazetteer import Gazetteer
from wardiary.model import ClaimPlace, PlaceMention, RunnerUp
from wardiary.resolving.datelines import is_dateline
from wardiary.weighing.lexicon import limit
from wardiary.weighing.places.spots import Point, distance_km, identity, is_town, point_of
from wardiary.weighing.records import Spot

_BESIDE = lexicons.pattern("weighing/places", "namesakes", "beside")
_REACH = 130  # characters between the two: what the pattern takes at most, but for many adjectives
_ONE_LETTER = "but for one letter"  # as the resolving of places explains a name that is spelled otherwise
_FROM_ONLY = lexicons.pattern("weighing/places", "namesakes", "from_only")


def without_namesakes(kept: KeptReport) -> KeptReport:
    """The report as kept, places that were taken for a namesake without a point, wherever it names them."""
    names = frozenset(p.text for p in _namesakes(kept.report.text, kept.reading.places))
    astray = frozenset(point for p in kept.reading.places if p.text in names and (point := point_of(p)))
    if not astray:
        return kept
    places = tuple(
        replace(p, name=p.text, lat=None, lon=None, geonameid=None, feature=None, country=None)
        if point_of(p) in astray
        else p
        for p in kept.reading.places
    )
    told = {(p.name, point_of(p)): p.text for p in kept.reading.places}
    claims = tuple(
        replace(claim, places=tuple(_pointless(p, told) if point_of(p) in astray else p for p in claim.places))
        for claim in kept.reading.claims
    )
    return replace(kept, reading=replace(kept.reading, places=places, claims=claims))


def _pointless(place: ClaimPlace, told: Mapping[tuple[str, Point | None], str]) -> ClaimPlace:
    name = told.get((place.name, point_of(place)), place.name)
    return replace(place, name=name, lat=None, lon=None, geonameid=None)


def _namesakes(text: str, places: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    towns = [p for p in places if is_town(p)]
    for place in towns:
        if place.lat is None or place.feature == "PPLC":
            continue
        others = [o for o in towns if identity(o) != identity(place) and not is_dateline(o.span, text)]
        is_alone = _has_rival(place) and _is_far_from_all(place, others)
        if _is_told_elsewhere(place, others, text) or is_alone or _is_guess(place, others):
            yield place


def _is_told_elsewhere(place: PlaceMention, others: Sequence[PlaceMention], text: str) -> bool:
    """Whether the report puts the place beside a town that is far from where it was taken to be."""
    for other in others:
        is_behind = 0 < other.start - place.end <= _REACH
        found = _BESIDE.fullmatch(text, place.end, other.start) if is_behind else None
        if found is None or _FROM_ONLY.fullmatch(found.group()):
            continue
        told = float(found["km"]) if found["km"] else 0.0
        if _km(place, other) > max(limit("places", "namesake_km"), 3 * told):
            return True
    return False


def _is_guess(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Whether it is the likeliest of what the gazetteer holds, but far from all that is sure: a village that it lacks.

    Not a town of so many people, which stands for itself unless a letter of its name is another.
    """
    sure = [other for other in others if other.score >= limit("places", "namesake_score")]
    if place.score >= limit("places", "namesake_score") or not _is_far_from_all(place, sure):
        return False
    known = _gazetteer().numbered(place.geonameid) if place.geonameid is not None else None
    is_town = known is not None and known.population >= limit("places", "namesake_people")
    return not is_town or _ONE_LETTER in place.why


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _has_rival(place: PlaceMention) -> bool:
    """Whether it was hardly known which of two places of one war, so called and far from each other, is meant."""
    near, far = limit("places", "namesake_km"), limit("places", "theatre_km")
    rivals = [r for r in place.runners_up if r.score >= place.score / 2 and near < _km(place, r) < far]
    return place.score < limit("places", "namesake_score") and bool(rivals)


def _is_far_from_all(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    return bool(others) and all(_km(place, other) > limit("places", "namesake_km") for other in others)


def _km(one: PlaceMention | RunnerUp, other: PlaceMention | RunnerUp) -> float:
    spots = [Spot("", "", place.lat, place.lon) for place in (one, other)]
    return distance_km(*spots) or 0.0
