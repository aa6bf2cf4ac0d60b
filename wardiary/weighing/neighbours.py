"""Neighbours in kind, place and time: which events a telling may be of, without looking at all of them.

Every event that `similarity.fit` accepts for a telling shares a cell with it, or was told of by the same report; the
cells are wider than its limits. The same cells serve in memory and in the diary, and both ways: from tellings to events
and from events to tellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.similarity import Profile

_FINE = 0.05  # degrees, at least 2 km up to 68 degrees of latitude: two names of one settlement
_COARSE = 1.0  # degrees, at least 60 km up to 57 degrees of latitude: a settlement and the middle of its region
_WEEK = 7  # days
_MARGIN = 11  # days: what a denial reaches back and two tellings of a withdrawal may lie apart, and a day
_MARGIN_OF_STATES = 25  # days: what a denial of who holds a place reaches back, with the days of news before it
_STATES = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT))
_WEEKS_AT_MOST = 60  # a state told to have lasted for years is looked for in the last; more than similarity's year


class Neighbours:
    """The events met so far, by cells of place, week and kind, and those that the report at hand has told of."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[str, Profile]] = {}
        self._told: dict[str, Profile] = {}

    def begin(self) -> None:
        """Another report begins."""
        self._told = {}

    def put(self, event: Profile) -> None:
        """Take up an event, or one whose interval has grown or whose kind has changed."""
        self._told[event.id] = event
        for cell in cells_of_event(event):
            self._cells.setdefault(cell, {})[event.id] = event

    def near(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling, each once; for one without a place also those its report told of."""
        found: dict[str, Profile] = {}
        for cell in self._cells.keys() & cells_around_telling(telling):
            found |= self._cells[cell]
        yield from found.values()
        if telling.spot is None:
            yield from (event for name, event in self._told.items() if name not in found)


def cells_of_event(event: Profile) -> set[int]:
    """Where tellings find the event."""
    if event.spot is None:
        return set()
    return _cells(_stands(event.spot), _weeks(event.first, event.last), (event.kind,))


def cells_around_telling(telling: Telling) -> set[int]:
    """Where the telling finds events: around its place; of one without a place, at the names in its sentence."""
    when = telling.when
    weeks = _weeks(when.first - _margin(telling.kind), when.last + _margin(telling.kind))
    if telling.spot:
        return _cells_around(telling.spot, weeks, telling.kind)
    return _cells(_named(telling), weeks, kindred(telling.kind))


@lru_cache(maxsize=1 << 11)
def _cells_around(spot: Spot, weeks: range, kind: Kind) -> set[int]:
    """Of few places in few weeks most is told; nobody changes the set."""
    return _cells(_around(spot), weeks, kindred(kind))


def cells_of_telling(telling: Telling) -> set[int]:
    """Where events find the telling."""
    places = _stands(telling.spot) if telling.spot else _named(telling)
    return _cells(places, _weeks(telling.when.first, telling.when.last), (telling.kind,))


def cells_around_event(event: Profile) -> set[int]:
    """Where the event finds tellings that may be of it."""
    if event.spot is None:
        return set()
    return _cells(
        _around(event.spot),
        _weeks(event.first - _margin(event.kind), event.last + _margin(event.kind)),
        kindred(event.kind),
    )


def cells_around_extent(event: Profile) -> set[int]:
    """Where an event at a point finds tellings of areas that may hold it, and one of an area those of points in it."""
    if event.spot is None:
        return set()
    margin = _margin(event.kind)
    return _cells(_extent(event.spot), _weeks(event.first - margin, event.last + margin), kindred(event.kind))


def _margin(kind: Kind) -> int:
    return _MARGIN_OF_STATES if kind in _STATES else _MARGIN


@cache
def kindred(kind: Kind) -> tuple[Kind, ...]:
    """The kind and those whose words tell of each other's happenings."""
    groups = [kinds for kinds in lexicons.load("weighing")["kinds"]["kindred"] if kind in kinds]
    return tuple(dict.fromkeys([kind, *(Kind(each) for kinds in groups for each in kinds)]))


def point_cell(lat: float, lon: float) -> int:
    """The cell of a point: points within `similarity`'s reach of one settlement are in it or beside it."""
    return _digest(f"point {_cell(lat, lon, _FINE)}")


def point_cells_around(lat: float, lon: float) -> list[int]:
    """The cell of a point and the eight around it."""
    return [_digest(f"point {cell}") for cell in _square(lat, lon, _FINE)]


def _cells(places: Iterable[str], weeks: range, kinds: tuple[Kind, ...]) -> set[int]:
    """One number for each place, week and kind."""
    spans = [week * 64 + _number(kind) for week in weeks for kind in kinds]
    return {(base + span * 0x9E3779B97F4A7C15) % _SPACE - _HALF for base in map(_digest, places) for span in spans}


_SPACE, _HALF = 1 << 64, 1 << 63  # the integers of SQL have 64 bits and a sign


@cache
def _number(kind: Kind) -> int:
    return list(Kind).index(kind)


@lru_cache(maxsize=1 << 16)
def _digest(place: str) -> int:
    return int.from_bytes(blake2b(place.encode(), digest_size=8).digest()) - _HALF


def _weeks(first: float, last: float) -> range:
    begin, end = int(first) // _WEEK, int(last) // _WEEK
    return range(max(begin, end - _WEEKS_AT_MOST), end + 1)


def _stands(spot: Spot) -> Iterator[str]:
    """The cells in which something is found: by name, by point, and as an area or as lying in one."""
    yield f"name {spot.key}"
    if spot.lat is not None and spot.lon is not None:
        yield f"point {_cell(spot.lat, spot.lon, _FINE)}"
        yield f"{'area' if spot.is_area else 'within'} {_cell(spot.lat, spot.lon, _COARSE)}"


def _around(spot: Spot) -> Iterator[str]:
    """The cells in which something seeks others."""
    yield f"name {spot.key}"
    if spot.lat is not None and spot.lon is not None:
        yield from (f"point {cell}" for cell in _square(spot.lat, spot.lon, _FINE))
        yield from _extent(spot)


def _extent(spot: Spot) -> Iterator[str]:
    """The cells in which an area seeks points, and a point areas."""
    if spot.lat is not None and spot.lon is not None:
        other = "within" if spot.is_area else "area"
        yield from (f"{other} {cell}" for cell in _square(spot.lat, spot.lon, _COARSE))


def _named(telling: Telling) -> Iterator[str]:
    return (f"name {name}" for name in telling.named)


def _cell(lat: float, lon: float, size: float) -> tuple[int, int]:
    return int(lat // size), int(lon // size)


def _square(lat: float, lon: float, size: float) -> Iterator[tuple[int, int]]:
    row, column = _cell(lat, lon, size)
    return ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1))
