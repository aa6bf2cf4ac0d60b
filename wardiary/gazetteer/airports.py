"""Airports and air bases out of the airportsdata package (MIT; ICAO codes, time zones). Feature AIRP, no geonameid.

No entry has a name without the word for what it is: a bare "Goma" is the town. What is left out, and why, is told in
the lexicon `airports`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wardiary import lexicons
from wardiary.gazetteer.place import Place

FEATURE = "AIRP"  # GeoNames: airport, airfield or air base
_BRACKETS = re.compile(r"\s*\([^)]*\)|[.\s]+$")


@dataclass(frozen=True, slots=True)
class Airport:
    """One row of the data, with the city that it serves."""

    place: Place
    city: str


def read_airports() -> Iterator[Airport]:
    """The airports of the data that are not left out; their divisions are not known yet."""
    table = (files("airportsdata") / "airports.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        if _is_known(row):
            lat, lon = float(row["lat"]), float(row["lon"])
            name, zone = whole_name(row["name"]), row["tz"] or None
            place = Place(None, name, lat, lon, FEATURE, row["country"] or None, None, None, 0, zone)
            yield Airport(place, row["city"].split("/")[0].strip())


def _is_known(row: dict[str, str]) -> bool:
    """Whether others than its owner know it: it has an IATA code, or a location indicator that strips do not get."""
    if row["iata"]:
        return True
    strips = lexicons.load("airports")["left_out"].get(row["country"])
    is_strip = strips is not None and re.fullmatch(strips, row["icao"]) is not None
    return not row["lid"] and (not is_strip or is_base(row["name"]))


@cache
def _endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicons.load("airports")["words"]
    bases, between = "|".join(words["base"]), "|".join(words["between"])
    nouns = "|".join([*words["base"], *words["civil"]])
    return (
        re.compile(rf"\b(?:{bases})$", re.IGNORECASE),
        re.compile(rf"(?:[\s,]+(?:{between}))*[\s,]+(?:{nouns})$", re.IGNORECASE),
    )


def is_base(name: str) -> bool:
    """Whether a name is that of an air base: "Incirlik Air Base"."""
    return bool(_endings()[0].search(name))


def bare_name(name: str) -> str | None:
    """A name without the words for what it is: "Goma" of "Goma International Airport"; None where it has none."""
    plain = _BRACKETS.sub("", name)
    found = _endings()[1].search(plain)
    return plain[: found.start()] if found and found.start() else None


def whole_name(name: str) -> str:
    """A name that says what it is: the data have "Al Kharj" for its airport."""
    name = " ".join(name.split())
    is_told = bare_name(name) is not None or re.search(r"\b(?:air\w*|RAF|RNAS|CFB|heliport)\b", name, re.IGNORECASE)
    return name if is_told else f"{name} Airport"


def other_names(airport: Airport) -> tuple[list[str], list[str]]:
    """What it is called besides its name: by the name in it, and by the city that it serves."""
    place = airport.place
    called = lexicons.load("airports")["words"]["bases_called" if is_base(place.name) else "called"]
    bare = bare_name(place.name)
    own = [f"{bare} {noun}" for noun in called] if bare else []
    return own, [f"{airport.city} {noun}" for noun in called] if airport.city else []
