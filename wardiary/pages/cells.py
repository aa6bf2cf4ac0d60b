"""The land that is drawn in a holder's colour around a settlement: the points nearest to it, and near to it.

A cell says who is told to hold the settlement, nothing of the land; so it ends where another begins, and after a few
kilometres (Voronoi cells, cut to a disc).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardiary.pages.basemap import as_path
from wardiary.pages.frame import Frame
from wardiary.pages.held import HeldPlace

RADIUS_KM = 10.0  # a town with its edges; farther out the reports say nothing of who is there
SMALLEST, LARGEST = 13.0, 40.0  # units of the picture: to be seen beside a point, and not to be taken for a front


@dataclass(frozen=True, slots=True)
class Cell:
    """A settlement with the outline of its cell as a path of SVG."""

    place: HeldPlace
    path: str


def cell_radius(frame: Frame) -> float:
    """How far a cell reaches from its settlement at most, in units of the picture."""
    return min(LARGEST, max(SMALLEST, RADIUS_KM * frame.units_per_km))


def cells(places: Sequence[HeldPlace], frame: Frame) -> tuple[Cell, ...]:
    """The cells of the settlements in the picture; of several at one point the first has it."""
    from shapely import MultiPoint, Point, STRtree, box, voronoi_polygons

    at: dict[tuple[float, float], HeldPlace] = {}
    for place in places:
        if place.latitude is not None and place.longitude is not None and frame.shows(place.longitude, place.latitude):
            x, y = frame.point(place.longitude, place.latitude)
            at.setdefault((round(x, 1), round(y, 1)), place)
    if not at:
        return ()
    picture = box(-2, -2, frame.width + 2, frame.height + 2)
    radius = cell_radius(frame)
    shapes = list(voronoi_polygons(MultiPoint(list(at)), extend_to=picture).geoms) if len(at) > 1 else [picture]
    points = [Point(x, y) for x, y in at]
    around: dict[int, int] = {}
    for number, shape in zip(*STRtree(shapes).query(points, predicate="covered_by").tolist(), strict=True):
        around[number] = min(shape, around.get(number, shape))  # the first, where a point lies between two
    found = []
    for number, (point, place) in enumerate(zip(points, at.values(), strict=True)):
        nearest = shapes[around[number]] if number in around else picture
        found.append(Cell(place, as_path(nearest.intersection(point.buffer(radius)).intersection(picture))))
    return tuple(found)
