"""The frame of a map: which part of the world is shown, and where a place falls in the picture.

The projection is equirectangular with its true parallel through the middle of the frame: at the size of a theatre of
war, shapes and distances are true to about one percent, and it needs no more than a cosine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from wardiary.pages.topology import Bounds, Points

KM_PER_DEGREE = 111.2  # of latitude, on the mean sphere
SMALLEST_KM = 60.0  # the shorter side of a frame: nearer than that, coasts of 1:10 million look like what they are not
MARGIN = 0.14  # of the longer side, on each side: room for labels
# A place this many times as far from the middle as half of all places are, and this far at least, is an outlier: it
# would shrink the others into a corner. Set on the example and on a day's news of one war with its capitals abroad.
OUTLIER_FACTOR = 3.5
OUTLIER_KM = 250.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` units, with its middle at a point and a number of units a kilometre."""

    width: float
    height: float
    longitude: float
    latitude: float
    units_per_km: float

    @property
    def bounds(self) -> Bounds:
        """The part of the world in the picture."""
        half_width = self.width / 2 / self._units_per_degree[0]
        half_height = self.height / 2 / self._units_per_degree[1]
        return Bounds(
            self.longitude - half_width,
            self.latitude - half_height,
            self.longitude + half_width,
            self.latitude + half_height,
        )

    @property
    def _units_per_degree(self) -> tuple[float, float]:
        vertical = KM_PER_DEGREE * self.units_per_km
        return vertical * math.cos(math.radians(self.latitude)), vertical

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether the place is in the picture."""
        return self.bounds.holds(Bounds(longitude, latitude, longitude, latitude))

    def project(self, points: Points) -> Points:
        """Degrees to units of the picture: x to the right, y downwards, from its upper left corner."""
        across, down = self._units_per_degree
        x = (points[:, 0] - self.longitude) * across + self.width / 2
        y = (self.latitude - points[:, 1]) * down + self.height / 2
        return np.column_stack([x, y])

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """One place in units of the picture."""
        across, down = self._units_per_degree
        x = (longitude - self.longitude) * across + self.width / 2
        return x, (self.latitude - latitude) * down + self.height / 2


def fit(points: Sequence[tuple[float, float]], width: float, height: float) -> Frame:
    """The frame of that size that shows all of `points` (longitude, latitude) with a margin.

    Raises ValueError where there is none. Points on both sides of the 180th meridian are not brought together.
    """
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    longitude, latitude = (west + east) / 2, (south + north) / 2
    across = (east - west) * KM_PER_DEGREE * math.cos(math.radians(latitude))
    down = (north - south) * KM_PER_DEGREE
    room = 1 - 2 * MARGIN
    scale = min(width * room / max(across, 1e-6), height * room / max(down, 1e-6), min(width, height) / SMALLEST_KM)
    return Frame(width, height, longitude, latitude, scale)


def without_outliers(points: Sequence[tuple[float, float]]) -> list[bool]:
    """For each point whether it belongs in the picture: False for those far from where most of them lie."""
    if len(points) < 3:
        return [True] * len(points)
    middle = median(x for x, _ in points), median(y for _, y in points)
    distances = [_km(middle, point) for point in points]
    limit = max(OUTLIER_KM, OUTLIER_FACTOR * median(distances))
    return [distance <= limit for distance in distances]


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    across = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return KM_PER_DEGREE * math.hypot(across, one[1] - other[1])


def scale_bar(frame: Frame) -> tuple[int, float]:
    """A round number of kilometres (1, 2 or 5 times a power of ten), a fifth of the width at most, and its length."""
    longest = max(1.0, frame.width / 5 / frame.units_per_km)
    power: int = 10 ** int(math.log10(longest))
    km = max(step * power for step in (1, 2, 5) if step * power <= longest)
    return km, km * frame.units_per_km
