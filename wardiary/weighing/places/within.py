"""Whether a settlement lies within an area that a claim tells of; None where the map at hand cannot tell.

A bank is judged by the coarse course of its river, a division by the nearest settlements that the gazetteer knows.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer
from wardiary.model import AreaKind, ClaimArea
from wardiary.resolving.place_areas import area_beside
from wardiary.weighing.records import Spot

_RIVERINE = (AreaKind.BANK, AreaKind.BEYOND)
_KM_PER_DEGREE = 111.2


def lies_in(area: ClaimArea, spot: Spot) -> bool | None:
    """Whether a settlement lies in an area; None where it has no point or that cannot be told."""
    if spot.lat is None or spot.lon is None or spot.is_area:
        return None
    if area.kind in _RIVERINE:
        return _is_beside(area, spot.lat, spot.lon)
    return _is_on_land(area, spot.lat, spot.lon, spot.geonameid)


@lru_cache(maxsize=1 << 16)
def _is_beside(area: ClaimArea, lat: float, lon: float) -> bool | None:
    if area.side == "both":
        return any(_is_beside(_side(area, each), lat, lon) for each in ("left", "right")) or None
    found = area_beside(area.name, area.side, area.kind.value) if area.side else None
    if found is None or found.doubtful(lat, lon):
        return None
    return found.contains(lat, lon)


def _side(area: ClaimArea, side: str) -> ClaimArea:
    return ClaimArea(area.kind, area.name, side)


@lru_cache(maxsize=1 << 16)
def _is_on_land(area: ClaimArea, lat: float, lon: float, geonameid: int | None) -> bool | None:
    division = _division_of(lat, lon, geonameid)
    members = _members(area)
    if division is None or not members:
        return None
    if division not in members:
        return False
    return True if area.side is None else _is_towards(area, lat, lon)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@cache
def _members(area: ClaimArea) -> frozenset[str]:
    """The divisions of an area as "country.code"."""
    listed = lexicons.load("areas")["members"].get(area.name)
    if area.kind is AreaKind.REGION and listed:
        return frozenset(listed)
    place = _gazetteer().numbered(area.geonameid) if area.geonameid is not None else None
    return frozenset((f"{place.country}.{place.admin1}",)) if place and place.admin1 else frozenset()


def _division_of(lat: float, lon: float, geonameid: int | None) -> str | None:
    """The division of a settlement: its own, else that of the nearest known ones if they agree."""
    own = _gazetteer().numbered(geonameid) if geonameid is not None else None
    if own is not None and own.admin1:
        return f"{own.country}.{own.admin1}"
    near = lexicons.load("areas")["near"]
    around = _gazetteer().near(lat, lon, near["close_km"]) or _gazetteer().near(lat, lon, near["far_km"])
    found = {f"{place.country}.{place.admin1}" for place in around[: near["agree"]] if place.admin1}
    return found.pop() if len(found) == 1 else None


def _is_towards(area: ClaimArea, lat: float, lon: float) -> bool | None:
    """Whether a point lies on one side of an area's middle; None close to the line across it."""
    middle = _middle(area)
    bearing = lexicons.load("place_references")["bearings"].get(area.side)
    if middle is None or bearing is None:
        return None
    turn = math.radians(bearing)
    north = (lat - middle[0]) * _KM_PER_DEGREE
    east = (lon - middle[1]) * _KM_PER_DEGREE * math.cos(math.radians(lat))
    ahead = north * math.cos(turn) + east * math.sin(turn)
    return None if abs(ahead) < lexicons.load("areas")["part"]["surely_km"] else ahead > 0


@cache
def _middle(area: ClaimArea) -> tuple[float, float] | None:
    """The middle of the divisions' points."""
    places = [_gazetteer().admin1(*code.split(".")) for code in sorted(_members(area))]
    points = [(place.lat, place.lon) for place in places if place is not None]
    if not points:
        return None
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
