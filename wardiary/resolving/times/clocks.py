"""Normalisers of clock times, and the offset that two clocks named for one moment give away."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wardiary import lexicons
from wardiary.resolving.times import days
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.found import TIME, Found, Value, matched
from wardiary.resolving.times.numbers import number
from wardiary.resolving.times.zones import iana, minutes_at, stamp, zone_of

_TO_DAY = lexicons.pattern("resolving/times", "clocks", "to_day")
_DAY_RULES = frozenset({"month day year", "day month year", "month day", "weekday"})
_CLOCK_BEFORE = lexicons.pattern("resolving/times", "clocks", "clock_before")
_CLOCK_AFTER = lexicons.pattern("resolving/times", "clocks", "clock_after")
_AFTERNOON = frozenset({"AF", "EV", "NI"})
_IDIOM = lexicons.pattern("resolving/times", "clocks", "idiom")


def clock(found: Found, context: Context) -> Value | None:
    """A clock time on the day named with it, or else on the day last told."""
    face = face_of(found, context)
    if face is None or _is_bare(found, context):
        return None
    hour, minute = face
    if hour == 24:
        return _midnight(found, context)
    day = _day(found, context)
    if day is None:
        return Value(TIME, f"XXXX-XX-XXT{hour:02}:{minute:02}")
    local = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001  # a clock face: its zone comes next
    told = stamp(local, _minutes(found, context, local))
    return Value(TIME, f"{day.isoformat()}T{hour:02}:{minute:02}", None, told, told)


def _midnight(found: Found, context: Context) -> Value:
    """The end of the day told; its beginning in "shortly after midnight on Friday", or where its end is yet to come."""
    day = _day(found, context)
    if day is None:
        return Value(TIME, "XXXX-XX-XXT24:00")
    if _begins_day(found, context, day):
        day -= timedelta(days=1)
    following = day + timedelta(days=1)
    local = datetime(following.year, following.month, following.day)  # noqa: DTZ001  # a clock face
    told = stamp(local, _minutes(found, context, local))
    return Value(TIME, f"{day.isoformat()}T24:00", None, told, told)


def _begins_day(found: Found, context: Context, day: date) -> bool:
    """Whether the midnight is that with which the day begins: what is told of it came after it, and named the day."""
    before = context.text[max(0, found.span.start - len("after ")) : found.span.start].lower()
    is_after = "after" in (found.get("mod") or "") or before == "after "
    is_named = found.get("weekday") or found.get("month") or found.get("deictic") in ("today", "yesterday")
    if is_after and is_named:
        return True
    tense = context.tense(*found.span)
    is_past = tense < 0 or (is_after and tense == 0)
    return context.published is not None and day >= context.today and is_past


def face_of(found: Found, context: Context) -> tuple[int, int] | None:
    """Hour (24 for midnight) and minute on a 24-hour clock; None where the figures show no time of day."""
    if named := found.integer("named_hour", context.lexicon):
        return None if _IDIOM.search(context.text, max(0, found.span.start - 12), found.span.start) else (named, 0)
    if military := found.get("military"):
        return int(military[:2]), int(military[2:])
    spoken = found.get("oclock")
    hour = int(number(spoken, context.lexicon) or -1) if spoken else int(found.parts.get("hour", "-1"))
    minute = int(found.get("minute") or 0)
    half = (found.get("half") or "")[:1]
    part = found.code("part", context.lexicon)
    if half and not 1 <= hour <= 12:
        return None
    if half or part or spoken:
        afternoon = half == "p" or (not half and part in _AFTERNOON and hour < 12)
        hour = hour % 12 + 12 if afternoon else (0 if half == "a" and hour == 12 else hour)
    return (hour, minute) if 0 <= hour <= 23 else None


def _is_bare(found: Found, context: Context) -> bool:
    """Whether "10:29" stands without any word that makes it a clock time: it may be a score or a verse."""
    text, span = context.text, found.span
    if ":" not in text[span.start : span.end] or not text[span.start : span.end].replace(":", "").isdigit():
        return False
    return not _CLOCK_BEFORE.search(text, max(0, span.start - 20), span.start) and not _CLOCK_AFTER.match(
        text, span.end
    )


def _day(found: Found, context: Context) -> date | None:
    """The day named with the clock time; else that last told in the same sentence; else the day of publication."""
    value = None
    if found.get("month"):
        value = days.full_date(found, context)
    elif found.get("deictic"):
        value = days.deictic(found, context)
    elif found.get("weekday"):
        value = days.weekday(found, context)
    if value is not None:
        return date.fromisoformat(value.value[:10]) if value.value[:4].isdigit() else None
    if beside := _day_beside(found, context):
        return beside
    if context.last_day is not None:
        return context.last_day
    return context.today if context.published else None


def _day_beside(found: Found, context: Context) -> date | None:
    """The day told right behind the clock time; None where there is none, or its year is not known."""
    gap = _TO_DAY.match(context.text, found.span.end)
    if gap is None:
        return None
    end = context.sentence(found.span.start).end
    rules = (rule for rule in context.lexicon.rules if rule.name in _DAY_RULES)
    beside = next((day for rule in rules if (day := matched(rule, context.text, gap.end(), end))), None)
    if beside is None or (context.published is None and not beside.get("year")):
        return None
    value = days.weekday(beside, context) if beside.rule.how == "weekday" else days.full_date(beside, context)
    return date.fromisoformat(value.value[:10]) if value else None


def _minutes(found: Found, context: Context, local: datetime) -> int | None:
    """The offset in minutes: by the zone named, else by the place near by; None where neither is known."""
    zone = zone_of(found.get("tz_as_written"))
    named_zone = found.get("tz")
    if zone is None and (named_zone is None or named_zone.startswith("local")) and context.zone_at is not None:
        zone = iana(context.zone_at(found.span.start))
    return None if zone is None else minutes_at(zone, local)
