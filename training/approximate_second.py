"""Settles the approximate places by further readings: `data/approximate.tsv`, in place.

    python -m training.approximate_second FOLDER

FOLDER has tables (*.out) that language models wrote from memory, of five fields: country, name, latitude, longitude,
sure (km); `?` where the reader did not know the place. The second readers had the names before them, not the points; a
third one, where two did not agree, had both points and took one's side or nobody's. A place stays where two readings
lie within 15 km of one another, in the middle between them, the first with another sooner than two against it. What no
two agree on is left out; what nobody read again, and a name that GeoNames has under a number, stays as it is.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
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
    """What became of a line ("kept", "moved", "unread", "unsettled"), and the line to keep, if any."""
    number, country, name, others, feature, lat, lon, people = line.split("\t")
    readings = again.get((country, name), ())
    if number or not readings:
        return ("kept" if number else "unread", line)
    first = float(lat), float(lon)
    known = [point for point in readings if point is not None]
    for what, pairs in (("kept", [(first, point) for point in known]), ("moved", list(combinations(known, 2)))):
        one, other = min(pairs, key=_apart, default=(first, None))
        if other is not None and _apart((one, other)) <= KM:
            middle = [f"{(a + b) / 2:.3f}" for a, b in zip(one, other, strict=True)]
            return (what, "\t".join((number, country, name, others, feature, *middle, people)))
    return ("unsettled", None)


def _apart(pair: tuple[Point, Point]) -> float:
    one, other = pair
    return distance_km(*one, *other)


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
