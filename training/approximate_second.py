"""Settles the approximate places by a second, blind reading: `data/approximate.tsv`, in place.

    python -m training.approximate_second FOLDER

FOLDER has tables (*.out) that language models wrote from memory, with the names but not the points of the first reading
before them, of five fields: country, name, latitude, longitude, sure (km); `?` where the reader did not know the place.
A place stays where both readings lie within 15 km of one another, in the middle between them. One that the second
reader did not know, or has elsewhere, is left out; one that nobody read again, and a name that GeoNames has under a
number, stays as it is.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from training.approximate_places import HEADER
from wardiary.gazetteer import distance_km
from wardiary.gazetteer.approximate import FILE, KM

Point = tuple[float, float]
Key = tuple[str, str]
Readings = Mapping[Key, Sequence[Point | None]]
"""The points of a place by country and name, in degrees; None where the reader did not know it."""

TARGET = Path(__file__).parents[1] / "wardiary" / "gazetteer" / "data" / FILE


def read_again(folder: Path) -> Readings:
    """The second readings; lines that do not fit are left out."""
    found: dict[Key, list[Point | None]] = defaultdict(list)
    for path in sorted(folder.glob("*.out")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) == 5:
                country, name, lat, lon, _sure = fields
                found[country, name].append(None if "?" in (lat, lon) else (float(lat), float(lon)))
    return found


def settled(line: str, again: Readings) -> tuple[str, str | None]:
    """What became of a line ("kept", "unread", "unknown", "elsewhere"), and the line to keep, if any."""
    number, country, name, others, feature, lat, lon, people = line.split("\t")
    readings = again.get((country, name), ())
    if number or not readings:
        return ("kept" if number else "unread", line)
    first = float(lat), float(lon)
    known = [point for point in readings if point is not None]
    second = min(known, key=lambda point: distance_km(*first, *point), default=None)
    if second is None:
        return ("unknown", None)
    if distance_km(*first, *second) > KM:
        return ("elsewhere", None)
    middle = [f"{(one + other) / 2:.3f}" for one, other in zip(first, second, strict=True)]
    return ("kept", "\t".join((number, country, name, others, feature, *middle, people)))


def settle(lines: Iterable[str], again: Readings) -> tuple[list[str], Counter[str]]:
    """The lines that stay, and how many became what."""
    found = [settled(line, again) for line in lines if not line.startswith("#")]
    return [line for _, line in found if line is not None], Counter(what for what, _ in found)


def main(arguments: Sequence[str]) -> None:
    """As the command line says."""
    lines, counts = settle(TARGET.read_text(encoding="utf-8").splitlines(), read_again(Path(arguments[0])))
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(", ".join(f"{count} {what}" for what, count in counts.most_common()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
