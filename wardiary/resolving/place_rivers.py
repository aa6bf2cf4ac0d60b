"""Courses of rivers as coarse lines by way of towns on their banks: on which side a point lies, and how far off.

Left and right are those of someone who looks downstream. The line runs past each town on the side that the data say,
so a town that is listed lies on its own bank; between two towns it is straight: `Foot.wander` says how much that hides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wardiary import lexicons
from wardiary.gazetteer.names import fold
from wardiary.gazetteer.place import EARTH_RADIUS_KM

_KM_PER_DEGREE = math.radians(1) * EARTH_RADIUS_KM
_USUAL_KM = 1.0  # from the centre of a town on a bank to the middle of the river
_TOWN_KM = 3.0  # nearer to a listed town than this a point is in the town, and on its bank
# A river that is a tenth longer than the chord between two towns, in one bend, strays by a fifth of it; in several
# bends, by less. Lowland rivers between towns some 80 km apart are that much longer.
_STRAYS = 0.15
_LEAST_WANDER_KM = 1.0
_REACH_OF_TREND_KM = 100.0  # along the course, up and down: what "the western bank" of a bend is judged by


class Bank(StrEnum):
    """A side of a river, as one who looks downstream has it."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Bank:
        """The side across."""
        return Bank.RIGHT if self is Bank.LEFT else Bank.LEFT


class Vector(NamedTuple):
    """Kilometres east and north."""

    east: float
    north: float

    @property
    def length(self) -> float:
        """Its length in kilometres."""
        return math.hypot(self.east, self.north)

    def leftward(self, bearing: float) -> float:
        """How far its left points in a direction (degrees from north): 1 wholly, 0 across it, -1 the other way."""
        turn = math.radians(bearing)
        return (self.east * math.cos(turn) - self.north * math.sin(turn)) / (self.length or 1.0)


@dataclass(frozen=True, slots=True)
class Town:
    """A way point: a town, the bank its centre lies on (None: both, or not known) and its distance from the river.

    `geonameid` is None for a point that was entered by hand.
    """

    name: str
    geonameid: int | None
    lat: float
    lon: float
    bank: Bank | None
    km: float


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a river comes nearest to a point.

    `bank` is the side on which the point lies, `km` its distance from the line, `wander` how far the river may stray
    from the line there; `segment` counts from the source; `past_end` says that the river begins or ends before it.
    """

    bank: Bank
    km: float
    wander: float
    segment: int
    past_end: bool


class Course:
    """One river. Use `course_of`."""

    def __init__(self, name: str, towns: tuple[Town, ...]) -> None:
        """`towns` downstream, two at least."""
        self.name = name
        self.towns = towns
        self.line = tuple(_beside(towns, number) for number in range(len(towns)))

        self._steps = tuple(_vector(a, b) for a, b in pairwise(self.line))

    def foot(self, lat: float, lon: float) -> Foot:
        """The nearest part of the course, and on which side of it the point lies."""
        near, segment = min((_nearest(a, b, (lat, lon)), i) for i, (a, b) in enumerate(pairwise(self.line)))
        along = self._direction(segment, near.share)
        left = along.east * -near.to_foot.north + along.north * near.to_foot.east > 0
        bank = Bank.LEFT if left else Bank.RIGHT
        wander = max(_LEAST_WANDER_KM, _STRAYS * self._steps[segment].length)
        town = min(self.towns, key=lambda town: _vector((lat, lon), (town.lat, town.lon)).length)
        if town.bank and _vector((lat, lon), (town.lat, town.lon)).length <= _TOWN_KM:
            bank, wander = town.bank, 0.0
        return Foot(bank, near.km, wander, segment, near.past and segment in (0, len(self._steps) - 1))

    def bank_towards(self, bearing: float) -> Bank | None:
        """The bank that lies in a direction from the river as a whole; None where it runs that way itself."""
        return _bank(_vector(self.line[0], self.line[-1]), bearing)

    def bank_towards_at(self, bearing: float, segment: int) -> Bank | None:
        """The bank that lies in a direction from the river about one segment; None where it runs that way itself."""
        first, last = segment, segment + 1
        while first > 0 and _vector(self.line[first], self.line[segment]).length < _REACH_OF_TREND_KM:
            first -= 1
        while last < len(self._steps) and _vector(self.line[segment + 1], self.line[last]).length < _REACH_OF_TREND_KM:
            last += 1
        return _bank(_vector(self.line[first], self.line[last]), bearing)

    def _direction(self, segment: int, share: float) -> Vector:
        """The way the line runs at a point of it; at a corner, midway between both ways."""
        step = self._steps[segment]
        other = segment + (1 if share >= 1 else -1 if share <= 0 else 0)
        if other == segment or not 0 <= other < len(self._steps):
            return step
        next_ = self._steps[other]
        return Vector(
            step.east / step.length + next_.east / next_.length, step.north / step.length + next_.north / next_.length
        )


class _Nearest(NamedTuple):
    """The nearest point of a segment: how far, the way there, its share of the segment, whether the end is passed."""

    km: float
    to_foot: Vector
    share: float
    past: bool


_PAST_END_KM = 20.0  # the last town on a river is not its mouth, nor the first its source
_LEAST_LEAN = 0.5  # within 60 degrees of square to the river; beyond, "west" of a river that runs west says nothing


def _nearest(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> _Nearest:
    to_a, to_b = _vector(point, a), _vector(point, b)
    step = Vector(to_b.east - to_a.east, to_b.north - to_a.north)
    length = step.length or 1e-9
    share = -(to_a.east * step.east + to_a.north * step.north) / length**2
    past = max(-share, share - 1) * length > _PAST_END_KM
    held = min(1.0, max(0.0, share))
    foot = Vector(to_a.east + held * step.east, to_a.north + held * step.north)
    return _Nearest(foot.length, foot, held, past)


def _bank(trend: Vector, bearing: float) -> Bank | None:
    lean = trend.leftward(bearing)
    if abs(lean) < _LEAST_LEAN:
        return None
    return Bank.LEFT if lean > 0 else Bank.RIGHT


def _vector(a: tuple[float, float], b: tuple[float, float]) -> Vector:
    """From one point (latitude, longitude) to another, flat about the first; to 2 % over 500 km up to 60 degrees."""
    middle = math.radians((a[0] + b[0]) / 2)
    return Vector((b[1] - a[1]) * _KM_PER_DEGREE * math.cos(middle), (b[0] - a[0]) * _KM_PER_DEGREE)


def _beside(towns: tuple[Town, ...], number: int) -> tuple[float, float]:
    """The point of the river beside a town: across the line of flow, away from the town's bank."""
    town = towns[number]
    before, after = towns[max(0, number - 1)], towns[min(len(towns) - 1, number + 1)]
    flow = _vector((before.lat, before.lon), (after.lat, after.lon))
    if town.bank is None or not flow.length:
        return town.lat, town.lon
    off = town.km / flow.length * (1 if town.bank is Bank.RIGHT else -1)
    north, east = flow.east * off, -flow.north * off
    return (
        town.lat + north / _KM_PER_DEGREE,
        town.lon + east / (_KM_PER_DEGREE * math.cos(math.radians(town.lat))),
    )


def course_of(river: str) -> Course | None:
    """The course of a river by any of its names ("the Dnieper", "Dnipro River"); None where none is held."""
    name = _names().get(_bare(river))
    return _course(name) if name else None


def names_of(course: Course) -> tuple[str, ...]:
    """The names of a river, folded and without "the" and "river"."""
    return tuple(bare for bare, name in _names().items() if name == course.name)


@cache
def _course(name: str) -> Course:
    rows = lexicons.load("river_courses")["courses"][name]
    return Course(name, tuple(_town(row) for row in rows))


def _town(row: dict[str, object]) -> Town:
    point, bank, km = row["at"], row["bank"], row.get("km", _USUAL_KM)
    assert isinstance(point, list)  # noqa: S101 - for the type checker; a test reads every row
    assert isinstance(km, (int, float))  # noqa: S101
    geonameid = row.get("id")
    side = None if bank == "both" else Bank(str(bank))
    return Town(str(row["town"]), geonameid if isinstance(geonameid, int) else None, point[0], point[1], side, km)


@cache
def _names() -> dict[str, str]:
    """The names of the rivers whose course is held."""
    rivers = lexicons.load("rivers")["places"]
    courses = lexicons.load("river_courses")["courses"]
    return {_bare(each): name for name in courses for each in (name, *rivers[name].get("names", ()))}


def _bare(name: str) -> str:
    words = [word for word in fold(name).split() if word not in ("the", "river")]
    return " ".join(words)
