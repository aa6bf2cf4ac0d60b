"""Neighbours in kind, place and time: which events a telling may be of, without looking at all of them.

Every event that `similarity.fit` accepts for a telling shares a cell with it, or was told of by the same report; the
cells are wider than its limits. The same cells serve in memory and in the diary, and both ways: from tellings to events
and from events to tellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.grouping.similarity import Profile
from wardiary.weighing.records import Spot, Telling

_FINE = 0.05  # degrees, at least 2 km up to 68 degrees of latitude: two names of one settlement
_COARSE = 1.0  # degrees, at least 60 km up to 57 degrees of latitude: a settlement and the middle of its region
_WEEK = 7  # days
_MARGIN = 11  # days: what a denial reaches back and two tellings of a withdrawal may lie apart, and a day
_MARGIN_OF_STATES = 25  # days: what a denial of who holds a place reaches back, with the days of news before it
FURTHEST = _MARGIN_OF_STATES + _WEEK  # days from an event: no telling further away is in a cell around it
_STATES = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT))
_WEEKS_AT_MOST = 60  # a state told to have lasted for years is looked for in the last; more than similarity's year


class Neighbours:
    """The events met so far, by cells of place, week and kind, and those that the report at hand has told of."""

    def __init__(self) -> None:
        self._places: dict[str, dict[int, dict[str, Profile]]] = {}  # by place, then by week and kind
        self._told: dict[str, Profile] = {}

    def begin(self) -> None:
        """Another report begins."""
        self._told = {}

    def put(self, event: Profile) -> None:
        """Take up an event, or one whose interval has grown or whose kind has changed."""
        self._told[event.id] = event
        spans = _spans(_weeks(event.first, event.last), (event.kind,))
        for place in _stands(event.spot) if event.spot is not None else ():
            there = self._places.setdefault(place, {})
            for span in spans:
                there.setdefault(span, {})[event.id] = event

    def near(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling, each once; for one without a place also those its report told of."""
        found: dict[str, Profile] = {}
        spans = _spans_around(telling)
        for place in _around(telling.spot) if telling.spot else _named(telling):
            there = self._places.get(place)
            for span in spans if there else ():
                if there and span in there:
                    found |= there[span]
        yield from found.values()
        if telling.spot is None:
            yield from (event for name, event in self._told.items() if name not in found)

    def cells(self) -> Iterator[tuple[int, str]]:
        """Every cell with the events that were ever in it, in the order of the cells."""
        cells = [(_cell_of(place, span), names) for place, at in self._places.items() for span, names in at.items()]
        for cell, names in sorted(cells, key=lambda each: each[0]):
            yield from ((cell, name) for name in names)


def cells_of_event(event: Profile) -> set[int]:
    """Where tellings find the event."""
    if event.spot is None:
        return set()
    return _cells(_stands(event.spot), _spans(_weeks(event.first, event.last), (event.kind,)))


def cells_around_telling(telling: Telling) -> set[int]:
    """Where the telling finds events: around its place; of one without a place, at the names in its sentence."""
    return _cells(_around(telling.spot) if telling.spot else _named(telling), _spans_around(telling))


def _spans_around(telling: Telling) -> Sequence[int]:
    when, margin = telling.when, _margin(telling.kind)
    return _spans(_weeks(when.first - margin, when.last + margin), kindred(telling.kind))


def cells_of_telling(telling: Telling) -> set[int]:
    """Where events find the telling."""
    places = _stands(telling.spot) if telling.spot else _named(telling)
    return _cells(places, _spans(_weeks(telling.when.first, telling.when.last), (telling.kind,)))


def cells_around_event(event: Profile) -> set[int]:
    """Where the event finds tellings that may be of it."""
    return _cells(_around(event.spot), _spans_around_event(event)) if event.spot is not None else set()


def cells_around_extent(event: Profile) -> set[int]:
    """Where an event at a point finds tellings of areas that may hold it, and one of an area those of points in it."""
    return _cells(_extent(event.spot), _spans_around_event(event)) if event.spot is not None else set()


def _spans_around_event(event: Profile) -> Sequence[int]:
    margin = _margin(event.kind)
    return _spans(_weeks(event.first - margin, event.last + margin), kindred(event.kind))


def _margin(kind: Kind) -> int:
    return _MARGIN_OF_STATES if kind in _STATES else _MARGIN


@cache
def kindred(kind: Kind) -> tuple[Kind, ...]:
    """The kind and those whose words tell of each other's happenings."""
    groups = [kinds for kinds in lexicons.load("weighing")["kinds"]["kindred"] if kind in kinds]
    return tuple(dict.fromkeys([kind, *(Kind(each) for kinds in groups for each in kinds)]))


def cells_of_settlement(spot: Spot) -> list[object]:
    """Where other spots of its settlement find it: its look-up form, and the cell of its point."""
    return [spot.key, *([point_cell(spot.lat, spot.lon)] if spot.lat is not None and spot.lon is not None else [])]


def cells_around_settlement(spot: Spot) -> list[object]:
    """Where it finds other spots of its settlement: its look-up form, and the cells around its point."""
    around = point_cells_around(spot.lat, spot.lon) if spot.lat is not None and spot.lon is not None else []
    return [spot.key, *around]


def point_cell(lat: float, lon: float) -> int:
    """The cell of a point: points within `similarity`'s reach of one settlement are in it or beside it."""
    return _digest(f"point {_cell(lat, lon, _FINE)}")


def point_cells_around(lat: float, lon: float) -> list[int]:
    """The cell of a point and the eight around it."""
    return [_digest(f"point {cell}") for cell in _square(lat, lon, _FINE)]


@lru_cache(maxsize=1 << 12)
def _spans(weeks: range, kinds: tuple[Kind, ...]) -> tuple[int, ...]:
    """One number for each week and kind."""
    return tuple(week * 64 + _number(kind) for week in weeks for kind in kinds)


def _cells(places: Iterable[str], spans: Sequence[int]) -> set[int]:
    """One number for each place, week and kind."""
    return {(base + span * _STRIDE) % _SPACE - _HALF for base in map(_digest, places) for span in spans}


def _cell_of(place: str, span: int) -> int:
    return (_digest(place) + span * _STRIDE) % _SPACE - _HALF


_STRIDE = 0x9E3779B97F4A7C15  # the golden ratio of 64 bits, so that few cells meet (Knuth, TAOCP 6.4)
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


@lru_cache(maxsize=1 << 14)
def _stands(spot: Spot) -> tuple[str, ...]:
    """The cells in which something is found: by name, by point, and as an area or as lying in one."""
    if spot.lat is None or spot.lon is None:
        return (f"name {spot.key}",)
    extent = f"{'area' if spot.is_area else 'within'} {_cell(spot.lat, spot.lon, _COARSE)}"
    return (f"name {spot.key}", f"point {_cell(spot.lat, spot.lon, _FINE)}", extent)


@lru_cache(maxsize=1 << 14)
def _around(spot: Spot) -> tuple[str, ...]:
    """The cells in which something seeks others."""
    if spot.lat is None or spot.lon is None:
        return (f"name {spot.key}",)
    points = (f"point {cell}" for cell in _square(spot.lat, spot.lon, _FINE))
    return (f"name {spot.key}", *points, *_extent(spot))


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
