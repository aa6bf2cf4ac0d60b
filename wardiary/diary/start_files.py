"""Read a starting state: a table of places (CSV), or polygons and points (GeoJSON), in WGS 84 degrees.

A row that cannot be taken is told with its line and reason, and the rest goes on. Nothing is guessed: a holder must be
a side of the diary, a name must mean one place.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardiary import errors
from wardiary.diary.corrections import PlaceGiven
from wardiary.diary.given import place_of, the_place
from wardiary.diary.records import Sides
from wardiary.diary.sides import is_name
from wardiary.diary.starts import Offered, Start
from wardiary.diary.times import told_days
from wardiary.model import ClaimTime

if TYPE_CHECKING:
    from wardiary.gazetteer import Gazetteer, Place

_NAMES = {
    "place": ("place", "name", "settlement"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "longitude"),
    "geonameid": ("geonameid", "geonames"),
    "country": ("country",),
    "holder": ("holder", "side", "control"),
    "since": ("since",),
    "as_of": ("as_of", "as-of", "asof", "date"),
}
_STATES = ("contested", "unknown")
_CSV_FORM = "a heading with place (or lat and lon, or geonameid) and holder; since, date, country where known"
_GEOJSON_FORM = "a FeatureCollection of polygons or points with the properties holder, and name, since, date"
LISTED_PEOPLE = 5000
"""Settlements of so many people within a polygon are listed though nothing was told of them: towns, not every village.

Ukraine has 500 such and 30,000 settlements in all; villages come in as soon as something is told of them."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that could not be taken, by its line in the file, or a feature, by its number from 1; and why."""

    entry: int
    reason: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a file is read with: the diary's sides, the gazetteer, the day it tells of where it does not say, and how
    many people make a settlement in a polygon be listed."""

    sides: Sides
    gazetteer: Gazetteer
    as_of: str | None = None
    people: int = LISTED_PEOPLE


def read_starts(path: Path, terms: Terms) -> tuple[Offered, list[Bad]]:
    """The starting state of a file, and what of it could not be taken.

    Raises MissingInputError, and WrongUseError where the file is neither of the two.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.MissingInputError(f"It cannot be read: {error.strerror}.", path, "check the path") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise errors.WrongUseError("The file is not UTF-8.", path, "save it as UTF-8") from error
    found, bad = _geojson(text, path, terms) if text.lstrip()[:1] in ("{", "[") else _csv(text, path, terms)
    digest = blake2b(data + f"{terms.as_of} {terms.people}".encode(), digest_size=16).hexdigest()
    return Offered(path.name, digest, found), bad


def _csv(text: str, path: Path, terms: Terms) -> tuple[list[Start], list[Bad]]:
    """The rows of a table. Names that may mean several places are settled by the countries of the others."""
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    try:
        columns = _columns(reader.fieldnames or ())
        rows = [(reader.line_num, {key: (row[name] or "").strip() for key, name in columns.items()}) for row in reader]
    except csv.Error as error:
        raise errors.WrongUseError(
            f"The table cannot be read: {error}.", f"{path}:{reader.line_num}", _CSV_FORM
        ) from error
    if "holder" not in columns or not ({"place", "geonameid"} & set(columns) or {"lat", "lon"} <= set(columns)):
        raise errors.WrongUseError("The table has other columns.", path, _CSV_FORM)
    countries = frozenset(filter(None, (_only_country(row, terms) for _, row in rows)))
    return _gathered((line, partial(_row, row, terms, countries)) for line, row in rows)


def _row(row: Mapping[str, str], terms: Terms, countries: frozenset[str]) -> list[Start]:
    return [_start(row, terms, countries)]


def _columns(names: Sequence[str]) -> dict[str, str]:
    folded = {name.strip().casefold(): name for name in names if name}
    return {
        key: folded[found] for key, known in _NAMES.items() if (found := next((n for n in known if n in folded), ""))
    }


def _gathered(entries: Iterable[tuple[int, Callable[[], list[Start]]]]) -> tuple[list[Start], list[Bad]]:
    found: list[Start] = []
    bad: list[Bad] = []
    for number, read in entries:
        try:
            found += [replace(start, entry=number) for start in read()]
        except errors.WrongUseError as error:
            bad.append(Bad(number, f"{error.what} ({error.where}; {error.hint})"))
    return found, bad


def _start(row: Mapping[str, str], terms: Terms, countries: frozenset[str]) -> Start:
    state, holder = _holder(row.get("holder", ""), terms.sides)
    since, as_of = (_day(row.get(key, "")) for key in ("since", "as_of"))
    _check_name(row.get("place", ""))
    where = _where(row, terms.gazetteer, countries)
    day = as_of or terms.as_of
    return Start(0, where.name, state, holder, where.lat, where.lon, where.geonameid, since=since, as_of=day)


def _where(row: Mapping[str, str], gazetteer: Gazetteer, countries: frozenset[str]) -> PlaceGiven | Place:
    """The settlement of a row: by its point, its number or its name."""
    lat, lon, name, number = (row.get(key, "") for key in ("lat", "lon", "place", "geonameid"))
    if name and not (lat or lon or number):
        return _named(name, row.get("country", ""), gazetteer, countries)
    point = f"{lat.replace(',', '.')},{lon.replace(',', '.')}" if lat and lon else ""
    given = place_of(point or number, gazetteer, name or None)
    if given is None:
        raise errors.WrongUseError(
            "There is no place.", name or lat or lon or "place", "give place, lat and lon, or geonameid"
        )
    return given


def _named(name: str, country: str, gazetteer: Gazetteer, countries: frozenset[str]) -> Place:
    """The settlement of a name: in the country that the row says, else, of several, in those of the other rows."""
    found = [candidate.place for candidate in gazetteer.candidates(name) if candidate.place.is_settlement]
    if country:
        return the_place(name, [place for place in found if place.country == country.upper()])
    near = [place for place in found if place.country in countries]
    return the_place(name, near or found)


def _only_country(row: Mapping[str, str], terms: Terms) -> str | None:
    """The country of a row that leaves no doubt: its own word, or the one country of all places of its name."""
    if row.get("country"):
        return row["country"].upper()
    name = row.get("place", "")
    found = {c.place.country for c in terms.gazetteer.candidates(name) if c.place.is_settlement} if name else set()
    return next(iter(found)) if len(found) == 1 else None


def _holder(told: str, sides: Sides) -> tuple[str, str | None]:
    """The state and the side."""
    if told.casefold() in _STATES:
        return told.casefold(), None
    side = sides.of(told) if told else None
    if side is None:
        names = ", ".join(side.name for side in sides.sides) or "the diary has none: wardiary init --sides"
        raise errors.WrongUseError(
            "The holder is no side of the diary.", told or "holder", f"{names}; or contested, unknown"
        )
    return "held", side


def _day(told: str) -> str | None:
    if not told:
        return None
    if told_days(ClaimTime(None, told, told), None) is None or "T" in told or len(told) > len("2023-12-15"):
        raise errors.WrongUseError("The date is none.", told, "write it as 2023-12-15, 2023-12 or 2023")
    return told


def _geojson(text: str, path: Path, terms: Terms) -> tuple[list[Start], list[Bad]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:  # or brackets within brackets, by the thousand
        raise errors.WrongUseError(f"The file is not JSON: {error}.", path, _GEOJSON_FORM) from error
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        raise errors.WrongUseError("The file is no FeatureCollection.", path, _GEOJSON_FORM)
    return _gathered((number, partial(_feature, feature, terms)) for number, feature in enumerate(features, 1))


def _feature(feature: Any, terms: Terms) -> list[Start]:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise errors.WrongUseError("The feature has no geometry.", "geometry", _GEOJSON_FORM)
    properties = feature.get("properties")
    told = properties if isinstance(properties, dict) else {}
    row = {key: str(told[name]).strip() for key, name in _columns(list(told)).items() if told[name] is not None}
    geometry = feature["geometry"]
    if geometry.get("type") == "Point":
        lon, lat = _pair(geometry.get("coordinates"))
        return [_start({**row, "lat": str(lat), "lon": str(lon)}, terms, frozenset())]
    return _polygon(row, geometry, terms)


def _check_name(name: str) -> None:
    if name and not is_name(name):
        raise errors.WrongUseError("The name holds what is no character.", ascii(name), "write it in plain letters")


def _pair(value: Any) -> tuple[float, float]:
    try:
        return float(value[0]), float(value[1])
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise errors.WrongUseError("The point has no coordinates.", "coordinates", "[longitude, latitude]") from error


def _polygon(row: Mapping[str, str], geometry: Mapping[str, Any], terms: Terms) -> list[Start]:
    """The area, and the larger settlements within it."""
    from wardiary.diary.areas import area_of, settlements_in, written

    state, holder = _holder(row.get("holder", ""), terms.sides)
    since, as_of = (_day(row.get(key, "")) for key in ("since", "as_of"))
    _check_name(row.get("place", ""))
    area = area_of(geometry)
    start = Start(
        0, row.get("place") or "an area", state, holder, area=written(area), since=since, as_of=as_of or terms.as_of
    )
    towns = [place for place in settlements_in(area, terms.gazetteer) if place.population >= terms.people]
    return [
        start,
        *(
            replace(start, place=town.name, lat=town.lat, lon=town.lon, geonameid=town.geonameid, area=None)
            for town in towns
        ),
    ]
