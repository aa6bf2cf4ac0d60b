"""Neighbours in place and time: which events a telling may be of, without looking at all of them.

Every event that `similarity.fit` accepts for a telling is among its neighbours; the cells are wider than its limits.
"""

from __future__ import annotations

from collections.abc import Iterator

from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.similarity import Profile

_DEGREES = 0.5  # 55 km north to south, more than one name may be apart
_WEEK = 7  # days
_WEEKS_AT_MOST = 60  # a state told to have lasted for years is looked for among the old

Cell = tuple[object, ...]


class Neighbours:
    """The events met so far, by cells of place and week."""

    def __init__(self) -> None:
        self._cells: dict[Cell, dict[str, Profile]] = {}

    def add(self, event: Profile) -> None:
        """Take up an event, or one whose interval has grown."""
        if event.spot is None:
            return
        for week in _weeks(event.first, event.last):
            for place in _own(event.spot):
                self._cells.setdefault((place, week), {})[event.id] = event

    def of(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling, each once, in the order in which they were founded in each cell."""
        seen: set[str] = set()
        for week in _weeks(telling.when.first - _WEEK, telling.when.last + _WEEK):
            for place in _around(telling):
                for name, event in self._cells.get((place, week), {}).items():
                    if name not in seen:
                        seen.add(name)
                        yield event


def _weeks(first: float, last: float) -> Iterator[int | str]:
    begin, end = int(first) // _WEEK, int(last) // _WEEK
    yield from range(max(begin, end - _WEEKS_AT_MOST), end + 1)


def _own(spot: Spot) -> Iterator[object]:
    yield spot.key
    if spot.lat is not None and spot.lon is not None:
        yield (int(spot.lat // _DEGREES), int(spot.lon // _DEGREES))


def _around(telling: Telling) -> Iterator[object]:
    """The cells of the telling's place; of one without a place, those of the names in its sentence and report."""
    spot = telling.spot
    if spot is None:
        yield from sorted(telling.named | telling.around)
        return
    yield spot.key
    if spot.lat is not None and spot.lon is not None:
        row, column = int(spot.lat // _DEGREES), int(spot.lon // _DEGREES)
        reach = 2 if spot.is_area else 1
        for down in range(-reach, reach + 1):
            for across in range(-reach, reach + 1):
                yield (row + down, column + across)
