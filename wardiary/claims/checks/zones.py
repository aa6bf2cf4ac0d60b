"""Zones of countries by the IANA database's own table, and offsets from UTC on a given day."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache
from importlib.resources import files

from wardiary import lexicons
from wardiary.resolving.times.zones import iana, minutes_at


def capital_zone(country: str) -> str | None:
    """The IANA zone of the capital of a country (ISO 3166-1 alpha-2); None where there is no such country."""
    capitals: dict[str, str] = lexicons.load("checks")["zones"]
    zones = _zones().get(country, ())
    return capitals.get(country) or (zones[0] if len(zones) == 1 else None)


def offset_minutes(zone: str, moment: datetime) -> int | None:
    """Minutes ahead of UTC that clocks in `zone` show at a local `moment`; None for an unknown zone."""
    clock = iana(zone)
    return None if clock is None else minutes_at(clock, moment)


def written(minutes: int) -> str:
    """An offset as people write it: "UTC+3", "UTC-3:30"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[country].append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
