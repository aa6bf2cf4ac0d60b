"""Distance and bearing between points on the WGS 84 ellipsoid, and the names of the points of the compass."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from wardiary import lexicons

KM_PER_MILE = 1.609344
_REMEMBERED = 1024  # legs: one stated with its direction is measured twice, and reports repeat each other


class Leg(NamedTuple):
    """From one point to another: kilometres along the geodesic, and its azimuth at the start, degrees 0 to 360."""

    km: float
    bearing: float


Point = tuple[float, float]


@lru_cache(_REMEMBERED)
def leg(start: Point, end: Point) -> Leg:
    """The geodesic from `start` to `end`, each (lat, lon) in WGS 84 degrees (Karney 2013, by geographiclib)."""
    from geographiclib.geodesic import Geodesic

    inverse = Geodesic.WGS84.Inverse(*start, *end, Geodesic.DISTANCE | Geodesic.AZIMUTH)
    return Leg(inverse["s12"] / 1000, inverse["azi1"] % 360)


@cache
def _points() -> dict[str, float]:
    return {name: float(degrees) for name, degrees in lexicons.load("directions")["points"].items()}


def compass_point(bearing: float) -> str:
    """The nearest of the sixteen points: "north-north-west"."""
    return min(_points(), key=lambda name: turn(_points()[name], bearing))


def turn(first: float, second: float) -> float:
    """The angle between two bearings, degrees 0 to 180."""
    return abs((first - second + 180) % 360 - 180)


def degrees_of(point: str) -> float:
    """The bearing of a point as `direction_pattern` matches it. Raises KeyError for any other word."""
    abbreviations: dict[str, str] = lexicons.load("directions")["abbreviations"]
    name = abbreviations.get(point) or "-".join(re.findall("north|south|east|west", point.lower()))
    return _points()[name]


@cache
def direction_pattern() -> str:
    """A regular expression (no groups) of every way to write a point, the longest first."""
    names = sorted(_points(), key=lambda name: -name.count("-"))
    written = [name.replace("-", r"[-‐‑\s]?") for name in names]
    return rf"(?:(?i:{'|'.join(written)})|{'|'.join(lexicons.load('directions')['abbreviations'])})"
