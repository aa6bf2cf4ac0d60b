"""The ground of a map: land, borders, coast, rivers and lakes of one frame, as paths of SVG.

Borders are Natural Earth's, which draws who administers in fact; where the lexicon `brief` says that the General
Assembly has said otherwise, the land is counted so and the line between is `disputed`, never a border.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from wardiary import lexicons
from wardiary.pages.frame import Frame
from wardiary.pages.topology import Bounds, Points, Shape, Topology, load

SIMPLIFY_UNITS = 0.35  # a third of a pixel at the size of a desk: no eye sees it, and the page is a third as long
SMOOTHING_ROUNDS = 2  # waters are stored to 4 km: corners that size are the data's, not the river's
COUNTRY_LABEL_SHARE = 0.02  # of the picture; smaller pieces of a country are not labelled


@dataclass(frozen=True, slots=True)
class Ground:
    """Paths of SVG, "" where there is nothing to draw, and the land of each country for its label."""

    land: str
    coast: str
    borders: str
    disputed: str
    rivers: str
    lakes: str
    countries: tuple[tuple[str, Any], ...]  # name and shapely geometry in units of the picture


EMPTY = Ground("", "", "", "", "", "", ())


def ground(frame: Frame) -> Ground | None:
    """The ground of the frame; None where the data of the maps were not built."""
    world, waters = load("countries"), load("waters")
    if world is None or waters is None:
        return None
    land = _land(world, frame)
    coast, borders, disputed = _lines(world, frame)
    return Ground(
        land=_path(piece for pieces in land.values() for piece in pieces),
        coast=coast,
        borders=borders,
        disputed=disputed,
        rivers=_path(_rivers(waters, frame)),
        lakes=_path(_lakes(waters, frame)),
        countries=tuple(_labelled(land, frame)),
    )


def _owner(world: Topology, shape: Shape) -> str:
    """The country a polygon counts for: its own, unless claimed otherwise."""
    for claimed in lexicons.load("brief")["borders"]["claimed_otherwise"]:
        if shape.name == claimed["from"] and Bounds(*claimed["within"]).holds(world.bounds_of(shape.rings[0])):
            return str(claimed["to"])
    return shape.name


def _land(world: Topology, frame: Frame) -> dict[str, list[Any]]:
    """The land in the picture, by country."""
    from shapely import Polygon

    land: dict[str, list[Any]] = defaultdict(list)
    for shape in world.shapes("countries", frame.bounds):
        rings = [frame.project(world.line(ring)) for ring in shape.rings]
        piece = _clip(Polygon(rings[0], rings[1:]), frame)
        if not piece.is_empty:
            land[_owner(world, shape)].append(piece)
    return land


def _lines(world: Topology, frame: Frame) -> tuple[str, str, str]:
    """Coast, borders, and lines between lands that count for one country though two administer them."""
    from shapely import LineString

    sides: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for shape in world.shapes("countries", frame.bounds):
        for number in (number for ring in shape.rings for number in ring):
            sides[number if number >= 0 else ~number].add((shape.name, _owner(world, shape)))
    sorts: dict[str, list[Any]] = defaultdict(list)
    for number, names in sides.items():
        if not world.bounds[number].meets(frame.bounds):
            continue
        sort = "coast" if len(names) == 1 else "border" if len({owner for _, owner in names}) > 1 else "disputed"
        sorts[sort].append(_clip(LineString(frame.project(world.arc(number))), frame))
    return _path(sorts["coast"]), _path(sorts["border"]), _path(sorts["disputed"])


def _rivers(waters: Topology, frame: Frame) -> Iterator[Any]:
    from shapely import LineString

    for numbers in waters.lines("rivers", frame.bounds):
        points = waters.line(numbers)
        if len(points) > 1:
            yield _clip(LineString(_smooth(frame.project(points), closed=False)), frame)


def _lakes(waters: Topology, frame: Frame) -> Iterator[Any]:
    from shapely import Polygon

    for shape in waters.shapes("lakes", frame.bounds):
        points = waters.line(shape.rings[0])
        if len(points) > 3:
            yield _clip(Polygon(_smooth(frame.project(points), closed=True)), frame)


def _smooth(points: Points, *, closed: bool) -> Points:
    """Chaikin's corner cutting (1974); the ends of an open line stay where they are."""
    for _ in range(SMOOTHING_ROUNDS):
        before, after = points[:-1], points[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1).reshape(-1, 2)
        points = np.concatenate([cut, cut[:1]] if closed else [points[:1], cut, points[-1:]])
    return points


def _clip(shape: Any, frame: Frame) -> Any:
    """What of a shape lies in the picture (with a hair's breadth more, so that no cut edge shows), simplified."""
    from shapely import clip_by_rect

    return clip_by_rect(shape, -2, -2, frame.width + 2, frame.height + 2).simplify(SIMPLIFY_UNITS)


def as_path(shape: Any) -> str:
    """A shapely shape in units of the picture as a path of SVG."""
    return "".join(_ring_path(ring) for ring in _rings(shape))


def _path(shapes: Iterable[Any]) -> str:
    return "".join(_ring_path(ring) for shape in shapes for ring in _rings(shape))


def _rings(shape: Any) -> Iterator[Any]:
    if shape.is_empty:
        return
    if shape.geom_type == "Polygon":
        yield from (shape.exterior, *shape.interiors)
    elif shape.geom_type == "LineString":
        yield shape
    else:
        for part in getattr(shape, "geoms", ()):
            yield from _rings(part)


def _ring_path(ring: Any) -> str:
    points = np.round(np.asarray(ring.coords), 1)
    start, *others = points
    steps = "".join(f"L{x:g} {y:g}" for x, y in others)
    return f"M{start[0]:g} {start[1]:g}{steps}"


def _labelled(land: dict[str, list[Any]], frame: Frame) -> Iterator[tuple[str, Any]]:
    smallest = COUNTRY_LABEL_SHARE * frame.width * frame.height
    full_names = lexicons.load("brief")["borders"]["full_names"]
    for name, pieces in land.items():
        largest = max(pieces, key=lambda piece: float(piece.area))
        if largest.area >= smallest:
            yield full_names.get(name, name), largest
