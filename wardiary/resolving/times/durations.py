"""Normalisers of lengths of time and of repetition, and of moments told by their distance from another."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from wardiary import lexicons
from wardiary.resolving.times.calendar import shift, split_unit, value_at
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.found import DATE, DURATION, SET, Found, Value, dated, ungrounded
from wardiary.resolving.times.numbers import number, plain

_HALF_DAY = 12  # hours: "the past 12 hours" reach back into the day before, as told the next morning
_KIND_BEFORE = lexicons.pattern("resolving/times", "durations", "kind_before")
_KIND_AFTER = lexicons.pattern("resolving/times", "durations", "kind_after")
_COUNTED_AFTER = lexicons.pattern("resolving/times", "durations", "counted_after")
_BACK = frozenset({"ago", "earlier", "before", "beforehand"})
_LESSER = {"Y": "M", "W": "D", "M": "D", "TH": "TM", "TM": "TS"}
_HALVES = {"H": "30M", "M": "30S"}
_LAST = frozenset({"last", "past", "previous", "preceding", "latest"})
_NEXT = frozenset({"next", "coming", "following"})


def unit_of(found: Found, context: Context) -> str:
    """The unit's letter; years where the words leave it open."""
    return found.code("unit", context.lexicon) or found.code("units", context.lexicon) or "Y"


def count_of(found: Found, context: Context) -> float | None:
    """How many units; 1 for a bare singular, None where the words are vague."""
    told = found.get("n")
    if told == "couple":
        return 2.0
    if told:
        count = number(told, context.lexicon)
        return count + 0.5 if count is not None and found.get("added") else count
    vague = found.get("vague")
    if vague:
        return float(context.lexicon.tables["vague"][vague]) or None
    return 1.0 if found.get("unit") else None


def length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P3D, PT2H, PXW, P2Y6M."""
    factor, letter = split_unit(unit)
    mark, letter = ("PT", letter[1:]) if letter.startswith("T") else ("P", letter)
    letter = {"N": "D", "WE": "WE"}.get(letter, letter)
    if count is None:
        return f"{mark}X{'Y' if factor > 1 and letter == 'Y' else letter}"
    if letter == "Y" and factor == 1 and count % 1 == 0.5:
        return f"P{plain(count // 1)}Y6M" if count > 1 else "P6M"
    if letter in _HALVES and mark == "PT" and count % 1 == 0.5:
        half = _HALVES[letter]
        return f"PT{plain(count // 1)}{letter}{half}" if count > 1 else f"PT{half}"
    if letter == "Q":
        factor, letter = 3 * factor, "M"
    return f"{mark}{plain(count * factor)}{letter}"


def duration(found: Found, context: Context) -> Value | None:
    """A length of time; of the past or coming ones, the stretch up to or from the day of publication."""
    unit, count = unit_of(found, context), count_of(found, context)
    if found.rule.name == "half-hour":
        unit, count = "TH", 0.5
    if fraction := found.get("fraction"):
        count = 0.5 if fraction == "half" else 0.25
    if unit in ("TS", "Q") and (
        (found.get("n") in (None, "a", "an") and not found.get("vague")) or found.rule.name.startswith("hyphened")
    ):
        return None  # "a second group", "a quarter of it", "three-quarters", "their quarters"
    if (found.get("n") or "").startswith("0") and found.parts["n"].isdigit():
        return None  # "0530 hours" is a clock time
    if found.get("n") in ("a", "an") and _is_some_period(found, context):
        return None
    value = Value(DURATION, length(count, unit))
    which = found.get("which")
    if count is None or context.published is None:
        return value
    if unit == "TH":  # "the past 24 hours" began the day before
        count, unit = math.ceil(count / 24) if count >= _HALF_DAY else 0, "D"
    elif unit.startswith("T"):
        count, unit = 0, "D"
    if which in _LAST or which in _NEXT:
        return _stretch(value, context.today, -count if which in _LAST else count, unit)
    return value


def _is_some_period(found: Found, context: Context) -> bool:
    """Whether "a day" is one of its kind and no length: "on a day when", "it was a year of loss", "a weekend"."""
    text, span = context.text, found.span
    before = _KIND_BEFORE.search(text, max(0, span.start - 12), span.start)
    counted = _COUNTED_AFTER.match(text, span.end)
    return bool((before and not counted) or _KIND_AFTER.match(text, span.end)) or found.get("unit") == "weekend"


def _stretch(value: Value, today: date, count: float, unit: str) -> Value:
    try:
        other = shift(today, count, unit)
    except (ValueError, OverflowError):
        return value
    first, last = sorted((today, other))
    return Value(value.type, value.value, value.mod, first.isoformat(), last.isoformat())


def compound(found: Found, context: Context) -> Value | None:
    """Two hours and ten minutes; None where the second unit is not the next lesser one."""
    unit, lesser = unit_of(found, context), found.code("lesser", context.lexicon, "units")
    lesser = lesser or found.code("lesser", context.lexicon, "unit")
    count, rest = count_of(found, context), number(found.get("lesser_count"), context.lexicon)
    if _LESSER.get(unit) != lesser or count is None or rest is None:
        return None
    return ungrounded(DURATION, length(count, unit) + f"{plain(rest)}{(lesser or '').removeprefix('T')}")


def some_day(found: Found, context: Context) -> Value | None:
    """Some day, one day, of what is hoped or to come: nobody says when; else it is a length or a tale's beginning."""
    return ungrounded(DATE, "FUTURE_REF") if context.tense(*found.span) > 0 else None


def distance(found: Found, context: Context) -> Value | None:
    """Three days ago, two weeks later: the day, week, month or year at that distance."""
    unit, count = unit_of(found, context), count_of(found, context)
    if count is None:
        return ungrounded(DURATION, length(count, unit))
    direction = found.parts["direction"]
    base = context.today if direction in ("ago", "from now", "from today", "hence") else context.reference
    if unit.startswith("T"):
        return ungrounded(DURATION, length(count, unit))
    sign = -1 if direction in _BACK else 1
    try:
        told = _at(base, sign * count, unit)
        upto = number(found.get("upto"), context.lexicon)
        other = _at(base, sign * upto, unit) if upto is not None and upto > count else told
    except (ValueError, OverflowError):
        return ungrounded(DURATION, length(count, unit))
    first, last = sorted((told, other), key=lambda each: each.from_ or "")
    return replace(told, from_=first.from_, to=last.to)  # "two or three days ago" is on either of both


def _at(base: date, count: float, unit: str) -> Value:
    """The day, week, month or year so many units from a day; raises ValueError or OverflowError off the calendar."""
    return dated(value_at(shift(base, count, unit), {"10Y": "Y", "100Y": "Y", "Q": "M", "2W": "W"}.get(unit, unit)))


def vague(found: Found, context: Context) -> Value | None:
    """Recent days, coming months: before or after now, nobody says how long."""
    which = found.get("which")
    if which == "recent":
        return ungrounded(DURATION, length(None, unit_of(found, context)))
    return ungrounded(DATE, "FUTURE_REF" if which in _NEXT else "PAST_REF")


def repeated(found: Found, context: Context) -> Value | None:
    """Every day, each July, a year (of a rate)."""
    lexicon = context.lexicon
    if (weekday := found.integer("weekday", lexicon)) is not None:
        part = found.code("part", lexicon) or found.code("parts", lexicon)
        return ungrounded(SET, f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""))
    if (month := found.integer("month", lexicon)) is not None:
        return ungrounded(SET, f"XXXX-{month:02}")
    if part := found.code("part", lexicon):
        return ungrounded(SET, f"XXXX-XX-XXT{part}")
    if season := found.code("season", lexicon):
        return ungrounded(SET, f"XXXX-{season}")
    count = count_of(found, context) if found.get("n") or found.get("vague") else (2.0 if found.get("other") else 1.0)
    return ungrounded(SET, length(count, unit_of(found, context)))
