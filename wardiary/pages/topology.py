"""TopoJSON as the build wrote it (`frontend/build.mjs`): decoded only where it meets the part of the world asked for.

Coordinates are WGS 84 degrees, longitude first. Lines shared by two countries are decoded as one line.
Format: Bostock and Metcalf, The TopoJSON Format Specification.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]  # (n, 2): longitude, latitude


class Bounds(NamedTuple):
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Bounds) -> bool:
        """Whether the two share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, other: Bounds) -> bool:
        """Whether `other` lies wholly inside."""
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """One polygon of a named feature: its rings as lists of arc numbers (`~n` for an arc walked backwards)."""

    name: str
    rings: tuple[tuple[int, ...], ...]


class Topology:
    """One TopoJSON file, held as read; arcs are decoded when asked for."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._scale = np.asarray(content["transform"]["scale"])
        self._translate = np.asarray(content["transform"]["translate"])
        self._arcs: list[list[list[int]]] = content["arcs"]
        self._objects: dict[str, Any] = content["objects"]
        self.bounds = [Bounds(*bounds) for bounds in content["bounds"]]

    def arc(self, number: int) -> Points:
        """The points of an arc; those of `~n` are those of `n` backwards."""
        points = np.cumsum(np.asarray(self._arcs[number if number >= 0 else ~number]), axis=0)
        degrees: Points = points * self._scale + self._translate
        return degrees if number >= 0 else degrees[::-1]

    def line(self, numbers: tuple[int, ...]) -> Points:
        """Arcs joined end to end, without the points they share."""
        arcs = [self.arc(number) for number in numbers]
        return np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])])

    def bounds_of(self, numbers: tuple[int, ...]) -> Bounds:
        """The smallest bounds that hold all of the arcs."""
        each = [self.bounds[number if number >= 0 else ~number] for number in numbers]
        return Bounds(
            min(b.west for b in each), min(b.south for b in each), max(b.east for b in each), max(b.north for b in each)
        )

    def shapes(self, layer: str, within: Bounds) -> Iterator[Shape]:
        """The polygons of a layer that meet `within`, in the order of the file."""
        for shape in self._shapes(layer):
            if self.bounds_of(shape.rings[0]).meets(within):
                yield shape

    def _shapes(self, layer: str) -> Iterator[Shape]:
        for geometry in self._objects[layer]["geometries"]:
            name = geometry["properties"].get("name") or ""
            polygons = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}.get(geometry["type"], [])
            for rings in polygons:
                yield Shape(name, tuple(tuple(ring) for ring in rings))

    def lines(self, layer: str, within: Bounds) -> Iterator[tuple[int, ...]]:
        """The lines of a layer that meet `within`, as arc numbers."""
        for geometry in self._objects[layer]["geometries"]:
            lines = {"LineString": [geometry["arcs"]], "MultiLineString": geometry["arcs"]}.get(geometry["type"], [])
            for numbers in lines:
                if self.bounds_of(tuple(numbers)).meets(within):
                    yield tuple(numbers)


@cache
def load(name: str) -> Topology | None:
    """The file `name` of this package's `static` folder, read once; None where it was not built."""
    path = files("wardiary.pages").joinpath("static", f"{name}.json")
    return Topology(json.loads(path.read_bytes())) if path.is_file() else None
