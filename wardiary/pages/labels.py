"""Labels of a map: each beside its point, none over another label or point, none cut by the edge.

Greedy by weight, each trying its positions in the order a cartographer would (Imhof 1962: right before left, above
before below), nearer before farther. A label for which there is no room is not drawn, and the page says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import dist
from typing import Any, NamedTuple

POINT_RADIUS = 6.0  # room kept free around every point
EDGE = 4.0
GAP = 10.0  # between blocks: less, and two names read as one
NEAR, FAR = 9.0, (24.0, 44.0, 68.0, 96.0)  # from the point; farther than NEAR a line leads to it
BESIDE = 68.0  # beyond, a label inside of a cell is better than one that nobody finds
_DIRECTIONS = ((1.0, 0.0), (1.0, -1.0), (-1.0, 0.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (0.0, -1.0), (0.0, 1.0))
_BETWEEN = tuple((x, y) for x in (1.0, -1.0) for y in (-0.4, 0.4)) + tuple(
    (x, y) for x in (0.4, -0.4) for y in (-1.0, 1.0)
)


Line = tuple[tuple[float, float], tuple[float, float]]


class Box(NamedTuple):
    """A rectangle by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the rectangle nearest to (x, y)."""
        return min(max(x, self.x), self.x + self.width), min(max(y, self.y), self.y + self.height)

    def is_crossed(self, line: Line) -> bool:
        """Whether a line from point to point runs through the rectangle (Liang and Barsky 1984)."""
        (x, y), (to_x, to_y) = line
        enters, leaves = 0.0, 1.0
        for start, step, low, high in (
            (x, to_x - x, self.x, self.x + self.width),
            (y, to_y - y, self.y, self.y + self.height),
        ):
            if step == 0:
                if not low < start < high:
                    return False
                continue
            first, second = sorted(((low - start) / step, (high - start) / step))
            enters, leaves = max(enters, first), min(leaves, second)
        return enters < leaves

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed: its point and the size of its block. `centred` blocks stand on the point itself.

    `clear`: how far from the point the block had best begin: beyond the cell that is drawn around it.
    """

    x: float
    y: float
    width: float
    height: float
    centred: bool = False
    clear: float = NEAR


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label came to stand, how far from its point; `leads` where a line has to lead from the point to it."""

    box: Box
    leads: bool
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """Something round that labels had better not touch: the cell around a settlement."""

    x: float
    y: float
    radius: float

    def touches(self, box: Box) -> bool:
        """Whether the rectangle reaches into it."""
        return dist(box.nearest(self.x, self.y), (self.x, self.y)) < self.radius - 1


def place_labels(
    labels: Sequence[Label], width: float, height: float, taken: Sequence[Box] = (), discs: Sequence[Disc] = ()
) -> list[Placed | None]:
    """A position for each label, the first served first; None where there is no room.

    Signs that lie in the cell of another place would be taken for that place's: positions beside the `discs` are tried
    first, but for those far away.
    """
    points = [_around(label) for label in labels if not label.centred]
    picture = _Picture(width, height, _Boxes(points), _Boxes(taken), [])
    placed: list[Placed | None] = []
    for label in labels:
        candidates = _candidates(label)
        apart = [each for each in candidates if each.reach <= BESIDE and not any(d.touches(each.box) for d in discs)]
        order = (*apart, *candidates) if discs else candidates
        found = next((candidate for candidate in order if picture.has_room(label, candidate)), None)
        if found:
            picture.boxes.put(found.box)
            if found.leads:
                picture.leads.append(_lead(label, found))
        placed.append(found)
    return placed


class _Boxes:
    """Rectangles by the squares in which they lie, so that only those near to something are compared with it."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._in: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.put(box)

    def put(self, box: Box) -> None:
        """Put a rectangle in."""
        for square in _squares(box):
            self._in[square].append(box)

    def near(self, box: Box) -> Iterator[Box]:
        """The rectangles that may share a point with one, some of them more than once."""
        for square in _squares(box):
            yield from self._in.get(square, ())


SQUARE = 64.0  # units: most labels lie in one or two


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    across = range(int(box.x // SQUARE), int((box.x + box.width) // SQUARE) + 1)
    down = range(int(box.y // SQUARE), int((box.y + box.height) // SQUARE) + 1)
    return ((column, row) for column in across for row in down)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What the picture holds already: the room around every point, the blocks, and the lines that lead to them."""

    width: float
    height: float
    points: _Boxes
    boxes: _Boxes
    leads: list[Line]

    def has_room(self, label: Label, candidate: Placed) -> bool:
        box = candidate.box
        own = None if label.centred else _around(label)
        apart = Box(box.x - GAP, box.y - GAP / 4, box.width + 2 * GAP, box.height + GAP / 2)
        if not _inside(box, self.width, self.height):
            return False
        if any(apart.overlaps(other) for other in self.boxes.near(apart)):
            return False
        if any(box.overlaps(point) for point in self.points.near(box) if point != own):
            return False
        if any(box.is_crossed(lead) for lead in self.leads):
            return False
        if not candidate.leads:
            return True
        lead = _lead(label, candidate)
        along = _hull(lead)
        others = [point for point in self.points.near(along) if point != own and not point.overlaps(own or point)]
        return not any(other.is_crossed(lead) for other in (*self.boxes.near(along), *others))


def _lead(label: Label, placed: Placed) -> Line:
    return (label.x, label.y), placed.box.nearest(label.x, label.y)


def _hull(line: Line) -> Box:
    """The rectangle in which a line lies."""
    (x, y), (to_x, to_y) = line
    return Box(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))


def _around(label: Label) -> Box:
    return Box(label.x - POINT_RADIUS, label.y - POINT_RADIUS, 2 * POINT_RADIUS, 2 * POINT_RADIUS)


def _inside(box: Box, width: float, height: float) -> bool:
    return box.x >= EDGE and box.y >= EDGE and box.x + box.width <= width - EDGE and box.y + box.height <= height - EDGE


def _candidates(label: Label) -> list[Placed]:
    middle = Box(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
    found = [Placed(middle, leads=False)] if label.centred else []
    nearby = tuple(dict.fromkeys((max(NEAR, label.clear), NEAR)))
    for distance in (*nearby, *FAR):
        for right, down in _DIRECTIONS if distance in nearby else _DIRECTIONS + _BETWEEN:
            slant = 0.7 if right and down else 1.0
            x = middle.x + right * (distance * slant + label.width / 2)
            y = middle.y + down * (distance * slant + label.height / 2)
            found.append(Placed(Box(x, y, label.width, label.height), leads=distance not in nearby, reach=distance))
    return found


def place_country(land: Any, width: float, height: float, taken: Sequence[Box]) -> tuple[float, float] | None:
    """The middle of a text of that size wholly on `land` (a shapely polygon), free of what is taken; None if nowhere.

    Of the free positions on a grid the one nearest to the middle of the land is taken.
    """
    from shapely import box, prepare

    prepare(land)
    west, north, east, south = land.bounds
    middle = land.centroid
    steps = [i / 12 for i in range(1, 12)]
    spots = [(west + (east - west) * i, north + (south - north) * j) for i in steps for j in steps]
    for x, y in sorted(spots, key=lambda spot: (spot[0] - middle.x) ** 2 + (spot[1] - middle.y) ** 2):
        wanted = Box(x - width / 2, y - height / 2, width, height)
        if not any(wanted.overlaps(other) for other in taken) and land.contains(
            box(*wanted[:2], x + width / 2, y + height / 2)
        ):
            return x, y
    return None
