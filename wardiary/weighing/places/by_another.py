"""Places told only to say where another one lies: nothing happens at Marram in "shells hit Oysterby, near Marram"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Claim, ClaimPlace, PlaceMention
from wardiary.weighing.places.focus import FAR_FROM

_IN_BETWEEN = lexicons.pattern("weighing/places", "by_another", "in_between")
_FAR = 80  # characters from a name to the one that says where it lies


def without_neighbours(
    told: Sequence[ClaimPlace], claim: Claim, places: Iterable[PlaceMention], text: str
) -> list[ClaimPlace]:
    """The places of a claim, each that only says where another one lies replaced by that one."""
    mentions = [p for p in places if claim.sentence.contains(p.span)]
    each = [_meant(place, mentions, text) for place in told]
    far = [place for place in each if _is_measured(place, claim, text)]
    each = [place for place in each if place not in far] or each
    return list({(place.span, place.name): place for place in each}.values())


def _is_measured(place: ClaimPlace, claim: Claim, text: str) -> bool:
    """Whether it is only what a direction is measured from: "south of Marram this week, in Oysterby"."""
    return place.span is not None and FAR_FROM.search(text, claim.sentence.start, place.span.start) is not None


def _meant(place: ClaimPlace, mentions: Iterable[PlaceMention], text: str) -> ClaimPlace:
    """The place, or the one whose whereabouts it tells."""
    if place.span is None or place.area is not None or place.span.of(text).islower():
        return place
    begin = place.span.start
    before = (
        p for p in mentions if begin - _FAR <= p.end < begin and _IN_BETWEEN.fullmatch(text[p.end : begin]) and p.name
    )
    found = next(iter(sorted(before, key=lambda p: -p.end)), None)
    if found is None:
        return place
    return replace(place, span=found.span, name=found.name, lat=found.lat, lon=found.lon, geonameid=found.geonameid)
