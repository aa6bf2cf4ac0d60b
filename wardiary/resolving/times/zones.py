"""Time zones as reports write them: "ET", "GMT", "local time", "Moscow time", and their offsets on a day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

from wardiary import lexicons

# Real offsets run from UTC-12 (Baker Island) to UTC+14 (Kiribati).
_LEAST, _MOST = -12 * 60, 14 * 60


def zone_of(words: str | None) -> tzinfo | None:
    """The zone that an abbreviation or a named time means; None for "local time" and unknown ones."""
    if words is None:
        return None
    words = " ".join(words.split())
    zones = lexicons.load("zones")
    if words in zones["minutes"]:
        return timezone(timedelta(minutes=zones["minutes"][words]))
    name = zones["zone"].get(words)
    return iana(name) if name else None


def iana(name: str | None) -> tzinfo | None:
    """The zone of an IANA name; None where the database has none of that name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):  # ValueError: not a key at all, such as a path
        return None


def minutes_at(zone: tzinfo, local: datetime) -> int:
    """The zone's offset from UTC in minutes at a local (naive) time."""
    offset = zone.utcoffset(local)
    return round((offset or timedelta()).total_seconds() / 60)


def offset_between(local: datetime, other: datetime, other_zone: tzinfo) -> int:
    """The UTC offset, in minutes, of the place whose clock shows `local` when the other zone's shows `other`.

    Only the clock faces of `local` and `other` count beyond their day: the result is the one real offset, nearest
    to UTC, that fits them modulo a day.
    """
    faces = (local.hour - other.hour) * 60 + local.minute - other.minute
    offset = (faces + minutes_at(other_zone, other)) % 1440
    return offset - 1440 if offset > 720 and (offset > _MOST or offset - 1440 >= _LEAST) else offset


def stamp(local: datetime, minutes: int | None) -> str:
    """ISO 8601 to the minute, with the offset where it is known."""
    if minutes is None:
        return local.isoformat(timespec="minutes")
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat(timespec="minutes")
