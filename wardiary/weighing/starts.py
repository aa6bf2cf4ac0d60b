"""Starting states as control takes them: what was so at a settlement before any claim, from a day on.

A start counts as of every moment from its day on; what happened at the settlement before that day no longer moves it.
Of several, the one of the latest day counts, of one day the one that names the settlement, then the one imported last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wardiary.diary.starts import Start, StartFile
from wardiary.weighing.control import Now, Source, control
from wardiary.weighing.grouping.neighbours import cells_around_settlement, cells_of_settlement
from wardiary.weighing.over import NOTHING_OVER, Over
from wardiary.weighing.places.spots import is_same, place_key
from wardiary.weighing.records import Control, Held, Spot
from wardiary.weighing.times.days import day_of, iso_day

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Begun:
    """What was so at a settlement: `now`, from `day` (an ordinal) on; moves of earlier days no longer count."""

    now: Now
    day: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with its file and its rank among those of one day."""

    start: Start
    source: StartFile
    rank: tuple[float, bool, int, int]

    @property
    def day(self) -> float:
        return self.rank[0]

    @property
    def begun(self) -> Begun:
        start = self.start
        holder = {"held": f"{start.holder} held it", "contested": "it was contested"}.get(start.state, "nobody knew")
        when = f" since {start.since}" if start.since else ""
        told = f" of {start.as_of}" if start.as_of else ""
        where = f"{self.source.source}, entry {start.entry}, imported by {self.source.author} on {self.source.at[:10]}"
        words = f"Starting state{told}: {holder}{when} ({where})"
        return Begun(Now(Held(start.state), start.holder, start=Source(start.since, words)), int(self.day))


class Starts:
    """The starting states of a diary, ready for look-up; those withdrawn are left out."""

    def __init__(self, files: Iterable[StartFile] = ()) -> None:
        entries = [entry for file in files if not file.withdrawn for entry in _entries(file)]
        self._areas = [entry for entry in entries if entry.start.area]
        self._places = [(_spot(entry.start), entry) for entry in entries if not entry.start.area]
        self._cells: dict[object, list[tuple[Spot, _Entry]]] = {}
        for spot, entry in self._places:
            for cell in cells_of_settlement(spot):
                self._cells.setdefault(cell, []).append((spot, entry))

    def __bool__(self) -> bool:
        return bool(self._areas or self._places)

    def at(self, spot: Spot, as_of: str) -> Begun | None:
        """What was so at a settlement, as far as counts as of a moment (UTC); None where nobody said."""
        counting = [entry for entry in self._of(spot) if entry.day <= _today(as_of)]
        return max(counting, key=lambda entry: entry.rank).begun if counting else None

    def days(self, spot: Spot) -> tuple[str, ...]:
        """The moments (UTC) from which on it is another start that counts at a settlement, in order."""
        days = {entry.start.day for entry in self._of(spot)}
        return tuple(sorted(_moment(day) if day else "" for day in days))

    def untold(self, known: Iterable[Spot], as_of: str, over: Over = NOTHING_OVER) -> list[Control]:
        """The state of the settlements that starts name, each once, besides those known: nothing was told of them.

        What is told of the areas around them (`over`) moves them.
        """
        there = _Met()
        for spot in known if self._places else ():
            there.is_new(spot)
        new = [spot for spot, entry in self._places if entry.day <= _today(as_of) and there.is_new(spot)]
        begun = [(spot, began) for spot in new if (began := self.at(spot, as_of)) is not None]
        return [
            control(spot, [move for move in over.at(spot) if move.day >= began.day], began.now) for spot, began in begun
        ]

    def _of(self, spot: Spot) -> list[_Entry]:
        named = {
            id(entry): entry
            for cell in cells_around_settlement(spot)
            for other, entry in self._cells.get(cell, ())
            if is_same(other, spot)
        }
        return [*named.values(), *self._around_it(spot)]

    def _around_it(self, spot: Spot) -> list[_Entry]:
        """The areas that hold the settlement's point, their edges with them."""
        if not self._areas or spot.lat is None or spot.lon is None:
            return []
        import shapely

        near = self._tree.query(shapely.Point(spot.lon, spot.lat), predicate="intersects")
        return [self._areas[number] for number in near]

    @cached_property
    def _tree(self) -> STRtree:
        import shapely

        shapes: list[BaseGeometry] = [shapely.from_geojson(entry.start.area) for entry in self._areas]
        return shapely.STRtree(shapes)


NO_STARTS = Starts()
"""Of a diary without a starting state."""


class _Met:
    """Settlements met so far."""

    def __init__(self) -> None:
        self._cells: dict[object, list[Spot]] = {}

    def is_new(self, spot: Spot) -> bool:
        """Whether the settlement was not met before; now it is."""
        if any(is_same(other, spot) for cell in cells_around_settlement(spot) for other in self._cells.get(cell, ())):
            return False
        for cell in cells_of_settlement(spot):
            self._cells.setdefault(cell, []).append(spot)
        return True


def _entries(file: StartFile) -> Iterator[_Entry]:
    """The entries of a file; one of no day was so before all days. Towns of an area are not named by themselves."""
    areas = {start.entry for start in file.starts if start.area}
    for start in file.starts:
        day = day_of(start.day, last=False) if start.day else None
        yield _Entry(start, file, (day or 0.0, start.entry not in areas, file.id, start.entry))


def _spot(start: Start) -> Spot:
    return Spot(start.place, place_key(start.place), start.lat, start.lon, start.geonameid)


def _today(as_of: str) -> float:
    return day_of(as_of[:10], last=True) or 0.0


def _moment(day: str) -> str:
    """The beginning of a day, month or year, as the diary writes moments."""
    found = day_of(day, last=False)
    return f"{iso_day(found)}T00:00:00Z" if found else ""
