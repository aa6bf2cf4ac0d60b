"""Points told from another place: "30 km south of", "midway between"; and lines, which have none."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer.place import EARTH_RADIUS_KM
from wardiary.model import PlaceMention


@cache
def _line_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicons.load('place_references')['pointless']['words'])})\b", re.IGNORECASE)


def is_line(words: str, anchor: PlaceMention) -> bool:
    """Whether the words tell a line and no spot: the bank of a river, the border of a country."""
    features = tuple(lexicons.load("place_references")["pointless"]["features"])
    return bool(_line_words().search(words)) and (anchor.feature or "").startswith(features)


def _units() -> str:
    return "|".join(sorted(lexicons.load("place_references")["units"], key=len, reverse=True))


_OFFSET = lexicons.pattern("resolving/places", "place_offsets", "offset", units=_units)


def moved(words: str, anchor: PlaceMention) -> PlaceMention | None:
    """The mention moved by "30 km south of"; None where the words give no distance and direction."""
    found = _OFFSET.search(words)
    lexicon = lexicons.load("place_references")
    bearing = lexicon["bearings"].get(found.group(3).lower().replace("-", "")) if found else None
    is_line = (anchor.feature or "").startswith(tuple(lexicon["pointless"]["features"]))
    if not found or bearing is None or anchor.lat is None or anchor.lon is None or is_line:
        return None
    km = float(found.group(1).replace(",", ".")) * lexicon["units"][found.group(2).lower()]
    lat, lon = destination(anchor.lat, anchor.lon, bearing, km)
    why = f"{found.group(0)} {anchor.name}, counted from it"
    return replace(anchor, name=words, lat=lat, lon=lon, geonameid=None, feature="AREA", why=why, runners_up=())


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees from north), on the sphere; rounded to a metre."""
    angle, turn, phi = km / EARTH_RADIUS_KM, math.radians(bearing), math.radians(lat)
    there = math.asin(math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn))
    east = math.sin(turn) * math.sin(angle) * math.cos(phi)
    along = math.atan2(east, math.cos(angle) - math.sin(phi) * math.sin(there))
    return round(math.degrees(there), 5), round((lon + math.degrees(along) + 540) % 360 - 180, 5)


def midway(a: PlaceMention, b: PlaceMention) -> PlaceMention | None:
    """The first mention moved to the middle of both; None where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, lon = (a.lat + b.lat) / 2, (a.lon + b.lon) / 2
    why = f"midway between {a.name} and {b.name}"
    return replace(a, name=why, lat=lat, lon=lon, geonameid=None, feature="AREA", why=why, runners_up=())
