"""Settlements of kept events: each place at which an event was founded has a home, the least number of its places.

`settlements` says which places are one; here only the places around those that are new or gone are gone through again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from wardiary.diary import derived as d
from wardiary.weighing.grouping.neighbours import point_cell, point_cells_around
from wardiary.weighing.kept.rows import cut
from wardiary.weighing.places.settlements import Settlement, settlements
from wardiary.weighing.places.spots import is_same
from wardiary.weighing.records import Spot

Founding = tuple[str, str, int]
"""Where an event was founded: the moment, the report's name, the step."""


@dataclass(frozen=True, slots=True)
class Place:
    """A kept place: its row, its home, and where the first event there was founded."""

    id: int
    spot: Spot
    home: int
    first: Founding


_c = d.spot.c
_SELECT = select(_c.id, _c.name, _c.key, _c.lat, _c.lon, _c.geonameid, _c.home, _c.published, _c.report, _c.step)


def _to_place(row: Any) -> Place:
    number, name, key, lat, lon, geonameid, home, *first = row
    return Place(number, Spot(name, key, lat, lon, geonameid), home, (first[0], first[1], first[2]))


class Homes:
    """The places of a diary and their homes, while some of them are changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stirred: set[int] = set()
        self._changed: dict[int, str] = {}
        self._left: dict[int, str] = {}

    def place(self, spot: Spot, founding: Founding) -> Place:
        """The place of an event founded there; made where there is none, told of earlier where it is kept as later."""
        found = next((p for p in self._having(_c.key == spot.key) if p.spot == spot), None)
        if found is None:
            return self._make(spot, founding)
        if founding < found.first:
            self._date(found, founding)
        return found

    def check(self, numbers: Iterable[int]) -> None:
        """Look whether places are still where an event was founded, and since when."""
        for some in cut(set(numbers)):
            for place in self._having(_c.id.in_(some)):
                first = self._first_at(place.id)
                if first is None:
                    self._stir(place)
                    self._left[place.home] = min(place.first[0], self._left.get(place.home, d.OPEN))
                    self._connection.execute(delete(d.spot).where(_c.id == place.id))
                elif first != place.first:
                    self._date(place, first)

    def _first_at(self, number: int) -> Founding | None:
        """Where the first event at a place was founded, if there is one."""
        e = d.event.c
        asked = select(e.published, e.name, e.step).where(e.spot == number, e.into.is_(None))
        row = self._connection.execute(asked.order_by(e.published, e.name, e.step).limit(1)).one_or_none()
        return (row[0], row[1], row[2]) if row else None

    def settle(self) -> dict[int, int]:
        """Work out the homes around all that has changed: the new home of every place that has got another."""
        moved: dict[int, int] = {}
        done: set[int] = set()
        for number in sorted(self._stirred):
            if number in done:
                continue
            places = self._connected(number)
            done |= places.keys()
            moved |= self._settle_among(list(places.values()))
        self._stirred.clear()
        return moved

    def changed(self) -> dict[int, str]:
        """The homes that have got or lost a place, or one told of at another moment, and since when."""
        found = dict(self._left)
        for some in cut(self._changed):
            for number, home in self._connection.execute(select(_c.id, _c.home).where(_c.id.in_(some))):
                found[home] = min(self._changed[number], found.get(home, d.OPEN))
        return found

    def _settle_among(self, places: list[Place]) -> dict[int, int]:
        places.sort(key=lambda place: place.first)
        by_spot = {place.spot: place for place in places}
        moved: dict[int, int] = {}
        for settlement in settlements(place.spot for place in places):
            members = [by_spot[spot] for spot in settlement.spots]
            home = min(place.id for place in members)
            moved |= {place.id: home for place in members if place.home != home}
        for number, home in moved.items():
            self._connection.execute(update(d.spot).where(_c.id == number).values(home=home))
        return moved

    def _connected(self, number: int) -> dict[int, Place]:
        """The place and all that may be one with it, or with such as may be."""
        found: dict[int, Place] = {}
        waiting = self._having(_c.id == number)
        while waiting:
            place = waiting.pop()
            if place.id not in found:
                found[place.id] = place
                waiting += [each for each in self._near(place.spot) if each.id not in found]
        return found

    def _near(self, spot: Spot) -> list[Place]:
        places = [_c.key == spot.key]
        if spot.lat is not None and spot.lon is not None:
            places.append(_c.cell.in_(point_cells_around(spot.lat, spot.lon)))
        return [place for place in self._having(or_(*places)) if is_same(place.spot, spot)]

    def _having(self, where: Any) -> list[Place]:
        return [_to_place(row) for row in self._connection.execute(_SELECT.where(where)).all()]

    def _make(self, spot: Spot, founding: Founding) -> Place:
        number = self._connection.execute(
            insert(d.spot).returning(_c.id), [spot_values(spot, founding, home=0)]
        ).scalar_one()
        self._stirred.add(number)
        self._changed[number] = founding[0]
        return Place(number, spot, 0, founding)

    def _date(self, place: Place, first: Founding) -> None:
        published, report, step = first
        self._changed[place.id] = min(published, place.first[0], self._changed.get(place.id, d.OPEN))
        values = {"published": published, "report": report, "step": step}
        self._connection.execute(update(d.spot).where(_c.id == place.id).values(**values))
        self._stir(place)

    def _stir(self, place: Place) -> None:
        self._stirred.add(place.id)
        self._stirred |= {each.id for each in self._near(place.spot)}


def spot_values(spot: Spot, founding: Founding, home: int) -> dict[str, Any]:
    """The row of a place."""
    is_point = spot.lat is not None and spot.lon is not None
    return {
        "name": spot.name,
        "key": spot.key,
        "lat": spot.lat,
        "lon": spot.lon,
        "geonameid": spot.geonameid,
        "cell": point_cell(spot.lat or 0.0, spot.lon or 0.0) if is_point else None,
        "home": home,
        "published": founding[0],
        "report": founding[1],
        "step": founding[2],
    }


def settlement_at(connection: Connection, home: int) -> list[tuple[str, Spot]]:
    """The places of a home with the moments at which they were first told of, in that order."""
    rows = connection.execute(_SELECT.where(_c.home == home)).all()
    places = sorted((_to_place(row) for row in rows), key=lambda place: place.first)
    return [(place.first[0], place.spot) for place in places]


def markers(connection: Connection) -> dict[int, Spot]:
    """For every home the place by which it lies in areas: the first told of that has a point."""
    rows = connection.execute(_SELECT.where(_c.lat.is_not(None))).all()
    found: dict[int, Place] = {}
    for place in map(_to_place, rows):
        if place.home not in found or place.first < found[place.home].first:
            found[place.home] = place
    return {home: place.spot for home, place in found.items()}


def settlement_of(places: list[tuple[str, Spot]], moment: str) -> Settlement:
    """The settlement of places as of a moment."""
    return Settlement([spot for published, spot in places if published <= moment])
