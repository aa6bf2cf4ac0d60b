"""Tiny dumps in the official format of GeoNames, of made-up places unless a geonameid says otherwise."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path


def line(geonameid: int, name: str, others: str = "", **known: object) -> str:
    """One line of a dump: 19 columns."""
    row = {
        "lat": 47.1,
        "lon": 33.2,
        "group": "P",
        "feature": "PPL",
        "country": "UA",
        "admin1": "08",
        "people": 0,
    } | known
    columns = [geonameid, name, name, others, row["lat"], row["lon"], row["group"], row["feature"], row["country"], ""]
    columns += [row["admin1"], "", "", "", row["people"], "", 20, row.get("zone", "Europe/Kyiv"), "2024-05-06"]
    return "\t".join(map(str, columns))


def write(path: Path, lines: Iterable[str]) -> Path:
    """A plain dump, or a zipped one with its readme where the name ends so."""
    text = "".join(f"{each}\n" for each in lines)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "Readme for GeoNames\n")
            archive.writestr(f"{path.stem}.txt", text)
    else:
        path.write_text(text, encoding="utf-8")
    return path


def many(count: int) -> list[str]:
    """So many villages, each by its own name."""
    return [line(40_000_000 + i, f"Zqvillage {i}", lat=46 + i % 50 / 50, lon=30 + i % 40 / 40) for i in range(count)]
