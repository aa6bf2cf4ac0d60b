"""Neighbours in kind, place and time: which events a telling may be of, without looking at all of them.

Every event that `similarity.fit` accepts for a telling is among its neighbours; the cells are wider than its limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.similarity import Profile

_FINE = 0.05  # degrees, at least 2 km up to 68 degrees of latitude: two names of one settlement
_COARSE = 1.0  # degrees, at least 60 km up to 57 degrees of latitude: a settlement and the middle of its region
_WEEK = 7  # days
_WEEKS_AT_MOST = 60  # a state told to have lasted for years is looked for among the old

Place = tuple[str, object]
Cell = tuple[int, Kind]


class Neighbours:
    """The events met so far, by cells of place, week and kind."""

    def __init__(self) -> None:
        self._places: dict[Place, dict[Cell, dict[str, Profile]]] = {}

    def add(self, event: Profile) -> None:
        """Take up an event, or one whose interval has grown or whose kind has changed."""
        if event.spot is None:
            return
        for place in _stands(event.spot):
            cells = self._places.setdefault(place, {})
            for week in _weeks(event.first, event.last):
                cells.setdefault((week, event.kind), {})[event.id] = event

    def of(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling, each once."""
        seen: set[str] = set()
        places = [cells for place in _around(telling) if (cells := self._places.get(place))]
        weeks = _weeks(telling.when.first - _WEEK, telling.when.last + _WEEK)
        wanted = [(week, kind) for week in weeks for kind in _kinds(telling.kind)]
        for cells in places:
            for cell in wanted:
                for name, event in cells.get(cell, {}).items():
                    if name not in seen:
                        seen.add(name)
                        yield event


@cache
def _kinds(kind: Kind) -> tuple[Kind, ...]:
    """The kind and those kindred to it."""
    groups = [kinds for kinds in lexicons.load("weighing")["kinds"]["kindred"] if kind in kinds]
    return tuple(dict.fromkeys([kind, *(Kind(each) for kinds in groups for each in kinds)]))


def _weeks(first: float, last: float) -> range:
    begin, end = int(first) // _WEEK, int(last) // _WEEK
    return range(max(begin, end - _WEEKS_AT_MOST), end + 1)


def _stands(spot: Spot) -> Iterator[Place]:
    """The cells in which an event is found: by name, by point, and as an area or as lying in one."""
    yield ("name", spot.key)
    if spot.lat is not None and spot.lon is not None:
        yield ("point", _cell(spot.lat, spot.lon, _FINE))
        yield ("area" if spot.is_area else "within", _cell(spot.lat, spot.lon, _COARSE))


def _around(telling: Telling) -> Iterator[Place]:
    """The cells of the telling's place; of one without a place, those of the names in its sentence and report."""
    spot = telling.spot
    if spot is None:
        yield from (("name", name) for name in sorted(telling.named | telling.around))
        return
    yield ("name", spot.key)
    if spot.lat is not None and spot.lon is not None:
        yield from (("point", cell) for cell in _square(spot.lat, spot.lon, _FINE))
        other = "within" if spot.is_area else "area"
        yield from ((other, cell) for cell in _square(spot.lat, spot.lon, _COARSE))


def _cell(lat: float, lon: float, size: float) -> tuple[int, int]:
    return int(lat // size), int(lon // size)


def _square(lat: float, lon: float, size: float) -> Iterator[tuple[int, int]]:
    row, column = _cell(lat, lon, size)
    return ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1))
