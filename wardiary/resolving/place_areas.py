"""Areas beside rivers: "the western bank of the Dnieper", "east of the Euphrates".

An area says of a point whether it lies within, and which settlements do. What the words or the course leave open is
None: "across the river" depends on who speaks.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer, Place
from wardiary.gazetteer.names import fold
from wardiary.resolving.place_rivers import Bank, Course, Foot, course_of, names_of

_SIDE = lexicons.pattern("resolving/places", "place_areas", "side")
_BOTH = lexicons.pattern("resolving/places", "place_areas", "both")
_STEP_KM = 50.0  # between the points of a course about which settlements are looked for


@dataclass(frozen=True, slots=True)
class Area:
    """One side of a river, as far as `reach` kilometres from it.

    `bank` is None where the direction (`bearing`, degrees from north) lies now on one bank, now on the other: it is
    then judged by the way the river runs nearby.
    """

    course: Course
    bank: Bank | None
    bearing: float | None
    reach: float

    def contains(self, lat: float, lon: float) -> bool:
        """Whether a point lies within; see `doubtful` for points near the river."""
        foot = self.course.foot(lat, lon)
        if foot.past_end or foot.km > self.reach:
            return False
        return foot.bank is self._bank_at(foot)

    def doubtful(self, lat: float, lon: float) -> bool:
        """Whether a point is so near to the coarse line that it may lie across the river; no listed town is."""
        foot = self.course.foot(lat, lon)
        return not foot.past_end and foot.km < foot.wander

    def settlements(self, gazetteer: Gazetteer) -> tuple[Place, ...]:
        """The settlements within, the most populous first. Takes up to a second for a long river."""
        around = math.hypot(self.reach, _STEP_KM)
        found = {place for point in self._points() for place in gazetteer.near(*point, around)}
        return tuple(sorted((p for p in found if self.contains(p.lat, p.lon)), key=lambda p: (-p.population, p.name)))

    def _bank_at(self, foot: Foot) -> Bank | None:
        if self.bank is not None or self.bearing is None:
            return self.bank
        return self.course.bank_towards_at(self.bearing, foot.segment)

    def _points(self) -> list[tuple[float, float]]:
        """Points of the course no farther apart than twice the step."""
        points = []
        for (lat, lon), (lat2, lon2) in zip(self.course.line, self.course.line[1:], strict=False):
            km = 111.2 * math.hypot(lat2 - lat, (lon2 - lon) * math.cos(math.radians(lat)))
            count = max(1, math.ceil(km / (2 * _STEP_KM)))
            points += [(lat + (lat2 - lat) * i / count, lon + (lon2 - lon) * i / count) for i in range(count)]
        return [*points, self.course.line[-1]]


def bank_of(description: str, river: str) -> Area | None:
    """The area that a description of a side of a river means, by any name of the river.

    "the western bank of the Dnieper", "the Dnieper's left bank", "east of the Euphrates". None where no course of the
    river is held, or where the words name no side, both, or one that depends on the speaker ("the far bank").
    """
    course = course_of(river)
    if course is None:
        return None
    words = fold(description)
    side, beside = _SIDE.search(words), _beyond(names_of(course)).search(words)
    reach = lexicons.load("river_courses")["reach"]
    if side and not _BOTH.search(words):
        return _area(course, side.group(1), reach["bank"])
    return _area(course, beside.group(1), reach["beyond"]) if beside else None


def area_beside(river: str, side: str, reach: str) -> Area | None:
    """The area on a side of a river: "left", "right" or a point of the compass; `reach` is "bank" or "beyond".

    None where no course of the river is held, or the word is no side.
    """
    course = course_of(river)
    return _area(course, side, lexicons.load("river_courses")["reach"][reach]) if course else None


def _area(course: Course, word: str, reach: float) -> Area | None:
    if word in tuple(Bank):
        return Area(course, Bank(word), None, reach)
    bearing = lexicons.load("place_references")["bearings"].get(word.replace(" ", ""))
    return None if bearing is None else Area(course, course.bank_towards(bearing), bearing, reach)


@cache
def _beyond(rivers: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(rivers, key=len, reverse=True))
    return lexicons.pattern("resolving/places", "place_areas", "beyond", names=lambda: names)
