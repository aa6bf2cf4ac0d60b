"""The spot that a claim's place is, under the name that its report tells it by."""

from __future__ import annotations

from string import capwords

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import AreaKind, ClaimPlace, PlaceMention
from wardiary.weighing.places.spots import bare_name, identity, is_facility, place_key
from wardiary.weighing.records import Spot

_ALSO_CALLED = lexicons.pattern("weighing/places", "as_told", "also_called")
_WHICH_IS = lexicons.pattern("weighing/places", "as_told", "which_is")
_FAR = 80  # characters between a settlement's name and how far it lies from another one
THING = lexicons.pattern("weighing/places", "as_told", "thing")
_DIRECTION = lexicons.pattern("weighing/places", "as_told", "direction")

_REGION = lexicons.pattern("weighing/places", "as_told", "region")


def spot_told(place: ClaimPlace, areas: set[int | None], kept: KeptReport) -> Spot:
    """The spot of a claim's place; `areas` are the numbers of those that are no settlements."""
    is_area = place.geonameid is not None and place.geonameid in areas
    area = place.area
    if area is not None and area.kind in (AreaKind.BANK, AreaKind.BEYOND):
        key = f"{area.kind.value} {place_key(area.name)} {area.side or 'open'}"
        return Spot(place.name, key, None, None, None, is_area=True, area=area)
    if area is not None and area.kind is AreaKind.RELATIVE:
        named = _described(place, kept)
        if named is not None:
            point = (place.lat, place.lon) if named.lat is None else (named.lat, named.lon)
            return Spot(named.text, place_key(named.text), *point, named.geonameid)
        return Spot(place.name, place_key(place.name), place.lat, place.lon, None, is_area=True, area=area)
    name = bare_name(_as_told(place, kept))
    if _is_lent(place, kept):
        return Spot(name, place_key(name))
    is_river = place.lat is None and any(p.name == place.name and p.feature == "STM" for p in kept.reading.places)
    is_area = is_area or is_river or area is not None or _is_direction(place, kept) or _is_region(place)
    return Spot(name, place_key(name), place.lat, place.lon, place.geonameid, is_area, area)


def _is_direction(place: ClaimPlace, kept: KeptReport) -> bool:
    """Whether it only names a stretch of the front: "in the Oysterby and Marram directions"."""
    end = place.span.end if place.span is not None else None
    return end is not None and _DIRECTION.match(kept.report.text, end) is not None


def _is_region(place: ClaimPlace) -> bool:
    """Whether a name that nothing is known of calls itself a region's: "the Marram governorate"."""
    return place.lat is None and _REGION.search(place.name) is not None


def _other_name(place: PlaceMention, kept: KeptReport) -> str | None:
    """The name that the report gives first to what it says is also called so: "Oyster, which many call Oysterby"."""
    called = _ALSO_CALLED.search(kept.report.text, max(0, place.span.start - _FAR), place.span.start)
    return next((p.text for p in kept.reading.places if called and p.span.end == called.start()), None)


def _described(place: ClaimPlace, kept: KeptReport) -> PlaceMention | None:
    """The settlement of which a distance to another one says where it lies: "Oysterby, 20 km west of Pearlton"."""
    if place.span is None:
        return None
    text = kept.report.text
    before = _WHICH_IS.search(text, max(0, place.span.start - _FAR), place.span.start)
    told = [p for p in kept.reading.places if before and p.span.end == before.start() and place_key(p.text)]
    return next((p for p in told if p.geonameid is None or (p.feature or "").startswith("PPL")), None)


def _is_lent(place: ClaimPlace, kept: KeptReport) -> bool:
    """Whether its point is only that of the district which the report puts it in: where it lies is not known."""
    return place.geonameid is None and any(
        p.feature is None and (p.name, p.lat, p.lon) == (place.name, place.lat, place.lon) for p in kept.reading.places
    )


def _as_told(place: ClaimPlace, kept: KeptReport) -> str:
    """The place's name as the report tells it, where it names it: papers that cannot be resolved tell it so too.

    Where the claim only refers to it, the name that the report first gave it.
    """
    number = identity(place) if place.area is None else place.geonameid
    if number is None:
        return place.name
    told = [p for p in kept.reading.places if identity(p) == number and place_key(p.text)]
    here = [p for p in told if place.span is not None and place.span.contains(p.span)]
    if not told:
        return place.name
    words = _other_name(told[0], kept) or (here or told)[0].text
    if here and (thing := THING.match(kept.report.text, here[0].span.end)) and is_facility(thing.group("noun")):
        return f"{words}{thing.group()}"
    return capwords(words) if words.isupper() else words
