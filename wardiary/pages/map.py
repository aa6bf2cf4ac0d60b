"""The map of the days: the ground, and at each place a sign for every kind of claim, with its count.

A sign stands where the claim says it was, and says nothing of whether it was; it is hollow where not even the voice
tells it as done. Around settlements that somebody is told to hold lie cells in the holder's colour; those of which no
claim stands on the map have their name there all the same, smaller. Places without a point, or too far from the others,
are named beside the map, never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import dist

from wardiary.pages import wording
from wardiary.pages.basemap import EMPTY, Ground, ground
from wardiary.pages.cells import Cell, cell_radius, cells
from wardiary.pages.frame import Frame, fit, scale_bar, without_outliers
from wardiary.pages.held import HeldPlace
from wardiary.pages.labels import NEAR, Box, Disc, Label, Placed, place_country, place_labels
from wardiary.pages.places import KindCount, Place

NAME_SIZE, HELD_SIZE, SIGN_SIZE, COUNT_SIZE = 13.0, 11.0, 13.0, 10.5  # units of the picture, about pixels
SIGNS_ABREAST = 5
APART = 6.0  # two points nearer than this are seen as one
SIGN_GAP = 4.0
LINE = 17.0
LEGEND_ROOM = 26.0  # at the foot, for the scale bar


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind's sign, its upper left corner in its row, the number beside it ("" for one), and its row's width."""

    kind: str
    is_done: bool
    x: float
    y: float
    count: str
    row: float


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place in the picture: its point, and its block of name and signs, None where there was no room for it."""

    place: Place
    name: str
    summary: str
    x: float
    y: float
    block: Placed | None
    signs: tuple[Sign, ...]

    @property
    def align(self) -> str:
        """How the block's lines are set, towards the point: "to-right" of it, "to-left" of it, or "above" and below."""
        if self.block is None or self.place.is_area:
            return "to-right"
        middle = self.block.box.x + self.block.box.width / 2
        if abs(middle - self.x) < 1:
            return "above"
        return "to-right" if middle > self.x else "to-left"

    def indent(self, row: float) -> float:
        """How far a row of that width begins from the left of the block."""
        spare = self.block.box.width - row if self.block else 0.0
        return {"to-right": 0.0, "above": spare / 2, "to-left": spare}[self.align]

    @property
    def name_x(self) -> float:
        """Where the name is set from, by `align`."""
        return (self.block.box.x + self.indent(0.0)) if self.block else self.x

    @property
    def lead(self) -> tuple[float, float] | None:
        """Where the line from the point ends, at the nearest edge of the block; None where none is needed."""
        if self.block is None or not self.block.leads:
            return None
        return self.block.box.nearest(self.x, self.y)


@dataclass(frozen=True, slots=True)
class HeldName:
    """The name of a settlement that has a cell and no signs: its point, and where the name stands."""

    name: str
    x: float
    y: float
    block: Placed

    @property
    def is_left(self) -> bool:
        """Whether the name ends at the point, rather than begins there."""
        return self.block.box.x + self.block.box.width / 2 < self.x

    @property
    def name_x(self) -> float:
        """Where the name is set from."""
        return self.block.box.x + (self.block.box.width if self.is_left else 0.0)

    @property
    def lead(self) -> tuple[float, float] | None:
        """Where the line from the point ends; None where none is needed."""
        return self.block.box.nearest(self.x, self.y) if self.block.leads else None


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn, in units of a picture of `width` by `height`."""

    width: float
    height: float
    ground: Ground
    has_ground: bool
    countries: tuple[tuple[str, float, float], ...]
    places: tuple[MapPlace, ...]
    scale_km: int
    scale_length: float
    cells: tuple[Cell, ...]
    held: tuple[HeldName, ...]
    far: tuple[Place, ...]
    pointless: tuple[Place, ...]

    @property
    def unnamed(self) -> tuple[Place, ...]:
        """The places in the picture for whose name there was no room."""
        return tuple(shown.place for shown in self.places if shown.block is None)


def draw_map(places: Sequence[Place], width: float, height: float, held: Sequence[HeldPlace] = ()) -> Map | None:
    """The map of the places with a point, and of who holds the settlements in its frame; None where there is none."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if not located:
        return None
    frame = _frame(located, width, height)
    near = [place for place in located if frame.shows(*_point(place))]
    around = cells(held, frame)
    drawn, named = _draw_places(near, _without_signs(around, near, frame), around, frame)
    found = ground(frame)
    km, length = scale_bar(frame)
    return Map(
        width,
        height,
        found or EMPTY,
        found is not None,
        _name_countries(found or EMPTY, [*drawn, *named], around, frame),
        drawn,
        km,
        length,
        cells=around,
        held=named,
        far=tuple(place for place in located if place not in near),
        pointless=tuple(place for place in places if place.latitude is None),
    )


def _point(place: Place) -> tuple[float, float]:
    return place.longitude or 0.0, place.latitude or 0.0


def _frame(located: Sequence[Place], width: float, height: float) -> Frame:
    """The frame around the places but for outliers; each counts as often as it has claims.

    An area is shown where it falls inside, and widens the frame only where there is nothing but areas.
    """
    points = [_point(place) for place in located if not place.is_area for _ in place.told]
    points = points or [_point(place) for place in located for _ in place.told]
    kept = [point for point, keep in zip(points, without_outliers(points), strict=True) if keep]
    frame = fit(kept, width, height - LEGEND_ROOM)
    return Frame(width, height, frame.longitude, frame.latitude, frame.units_per_km)


def _without_signs(around: Sequence[Cell], places: Sequence[Place], frame: Frame) -> list[HeldPlace]:
    """The settlements with a cell at whose point no place stands that has signs."""
    signed = [frame.point(*_point(place)) for place in places if not place.is_area]
    points = [(cell.place, _point_of(cell.place, frame)) for cell in around]
    return [place for place, point in points if all(dist(point, at) > APART for at in signed)]


def _point_of(place: HeldPlace, frame: Frame) -> tuple[float, float]:
    return frame.point(place.longitude or 0.0, place.latitude or 0.0)


def _draw_places(
    places: Sequence[Place], held: Sequence[HeldPlace], around: Sequence[Cell], frame: Frame
) -> tuple[tuple[MapPlace, ...], tuple[HeldName, ...]]:
    """The places with their signs, then, where there is room left, the names of settlements that have none."""
    points = [frame.point(*_point(place)) for place in places]
    signs = [_signs(place) for place in places]
    clear = _clear(around, frame)
    labels = [
        Label(x, y, *_size(_name(place), of_place), centred=place.is_area, clear=clear(x, y))
        for place, of_place, (x, y) in zip(places, signs, points, strict=True)
    ]
    others = [_point_of(place, frame) for place in held]
    labels += [
        Label(x, y, _text_width(place.name, HELD_SIZE), HELD_SIZE + 2, clear=clear(x, y))
        for place, (x, y) in zip(held, others, strict=True)
    ]
    taken = [Box(0, frame.height - LEGEND_ROOM, frame.width / 3, LEGEND_ROOM)]  # the scale bar's corner
    discs = [Disc(*_point_of(cell.place, frame), cell_radius(frame)) for cell in around]
    placed = place_labels(labels, frame.width, frame.height, taken, discs)
    return tuple(
        MapPlace(place, _name(place), _summary(place), x, y, block, of_place)
        for place, of_place, (x, y), block in zip(places, signs, points, placed[: len(places)], strict=True)
    ), tuple(
        HeldName(place.name, x, y, block)
        for place, (x, y), block in zip(held, others, placed[len(places) :], strict=True)
        if block
    )


def _clear(around: Sequence[Cell], frame: Frame) -> Callable[[float, float], float]:
    """How far from a point its label begins: outside of the cell around it."""
    radius = cell_radius(frame) + 4
    centres = [_point_of(cell.place, frame) for cell in around]

    def clear(x: float, y: float) -> float:
        return radius if any(dist((x, y), centre) <= APART for centre in centres) else NEAR

    return clear


def _name(place: Place) -> str:
    return wording.without_direction_controls(place.name)


def _summary(place: Place) -> str:
    kinds = ", ".join(str(each) for each in place.kinds)
    return f"{_name(place)}: {wording.counted(len(place.told), 'claim')} ({kinds})"


def _signs(place: Place) -> tuple[Sign, ...]:
    signs: list[Sign] = []
    for line, kinds in enumerate(_rows(place.kinds, SIGNS_ABREAST)):
        texts = [str(each.count) if each.count > 1 else "" for each in kinds]
        widths = [SIGN_SIZE + (0.62 * COUNT_SIZE * len(text) + 2 if text else 0) for text in texts]
        starts = [sum(widths[:i]) + i * SIGN_GAP for i in range(len(kinds))]
        row = starts[-1] + widths[-1]
        y = NAME_SIZE + 4 + line * LINE
        signs += [
            Sign(each.kind, each.is_done, x, y, text, row) for each, x, text in zip(kinds, starts, texts, strict=True)
        ]
    return tuple(signs)


def _rows(kinds: Sequence[KindCount], size: int) -> list[Sequence[KindCount]]:
    return [kinds[start : start + size] for start in range(0, len(kinds), size)]


def _size(name: str, signs: Sequence[Sign]) -> tuple[float, float]:
    return max(_text_width(name, NAME_SIZE), *(sign.row for sign in signs)), max(
        sign.y for sign in signs
    ) + SIGN_SIZE + 2


def _text_width(text: str, size: float) -> float:
    """An upper estimate: letters of a sans serif are 0.6 of their size wide on average, those of East Asia 1."""
    return size * sum(1.0 if ord(letter) >= 0x2E80 else 0.6 for letter in text)


def _name_countries(
    found: Ground, drawn: Sequence[MapPlace | HeldName], around: Sequence[Cell], frame: Frame
) -> tuple[tuple[str, float, float], ...]:
    taken = [place.block.box for place in drawn if place.block]
    taken += [Box(place.x - 8, place.y - 8, 16, 16) for place in drawn]
    radius, centres = cell_radius(frame), [_point_of(cell.place, frame) for cell in around]
    taken += [Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in centres]
    named = []
    for name, land in found.countries:
        # Spaced capitals: 0.95 of their size each.
        spot = place_country(land, 0.95 * 12 * len(name) + 8, 20, taken)
        if spot:
            named.append((name, *spot))
    return tuple(named)
