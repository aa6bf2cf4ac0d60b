"""Plain words for the fields of a claim: moments, intervals, numbers with their bounds, lists.

Nothing is rounded away and no bound is dropped: "at least 6" never becomes "6".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from wardiary import lexicons
from wardiary.model import ClaimTime, Quantity, QuantityKind

MONTHS = (
    "January February March April May June July August September October November December".split()  # English pages
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_PREPOSITION = re.compile(r" (?:of|in|from|at|near|on|with|who|for) ")
_MANY = re.compile(r"(?!1 )\d[\d,]* [a-z]")
_ARTICLES = ("a ", "an ", "the ")
_MEASURES = frozenset({QuantityKind.KM, QuantityKind.KM2})
_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def listed(names: Sequence[str]) -> str:
    """The names as a list of English: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def is_plural(name: str) -> bool:
    """Whether a verb after this name stands in the plural, as far as the last word before a preposition tells."""
    grammar = lexicons.load("brief")["grammar"]
    if _counts_many(name.casefold()):
        return True
    if (
        _counts_many(name.casefold().rpartition(" and ")[2]) and " and " in name
    ):  # "a leader in the town and two people"
        return True
    lowered = _PREPOSITION.split(name.casefold(), maxsplit=1)[0]
    if lowered.startswith(("a ", "an ", "one ")):
        after = lowered.partition(" and ")[2]  # "a mill and two barns", not "a search and rescue team"
        return after.startswith(_ARTICLES) or (bool(after) and is_plural(after))
    first, last = lowered.partition(" ")[0], lowered.rpartition(" ")[2]
    if lowered in grammar["singular"] or last in grammar["singular"]:
        return False
    return (
        " and " in lowered
        or not {first, last}.isdisjoint(grammar["plural"])
        or (last.endswith(tuple(grammar["plural_ends"])) and last not in grammar["not_plural"])
        or (last.endswith("s") and not last.endswith(("ss", "’s")))
    )


def _counts_many(lowered: str) -> bool:
    """Whether the words begin with a number above one: "three nurses", "a number of lorries", "half a dozen of us"."""
    grammar = lexicons.load("brief")["grammar"]
    told = lowered.removeprefix("the ")
    if told.startswith("a "):
        return told.removeprefix("a ").startswith(tuple(f"{words} " for words in grammar["a_many"]))
    return told.startswith(tuple(f"{words} " for words in grammar["many"])) or bool(_MANY.match(told))


def day(when: date, year: int | None = None) -> str:
    """A day: "11 November 2022", without the year where it is `year`."""
    return f"{when.day} {MONTHS[when.month - 1]}" + ("" if when.year == year else f" {when.year}")


def days(first: date, last: date) -> str:
    """A range of days, saying month and year once where they are shared."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    start = str(first.day) if first.month == last.month else day(first, first.year)
    return f"{start}–{day(last)}" if first.month == last.month else f"{start} to {day(last)}"


def moment(value: str, year: int | None = None) -> str:
    """An ISO 8601 day, month, year or date-time in words; what is none of these is given back as it is.

    A date-time without an offset is shown without a zone: none is known.
    """
    match = _ISO.fullmatch(value)
    if not match:
        return value
    said_year, month, day_of_month, hour, minute, zone = match.groups()
    if not month:
        return said_year
    if not 1 <= int(month) <= 12:
        return value
    if not day_of_month:
        return f"{MONTHS[int(month) - 1]} {said_year}"
    words = f"{int(day_of_month)} {MONTHS[int(month) - 1]}" + ("" if int(said_year) == year else f" {said_year}")
    return words if hour is None else f"{words}, {hour}:{minute}{_zone(zone)}"


def _zone(offset: str | None) -> str:
    if offset is None:
        return ""
    if offset in {"Z", "+00:00", "-00:00"}:
        return " (UTC)"
    hours, minutes = int(offset[1:3]), offset[-2:]
    return f" (UTC{offset[0].replace('-', '−')}{hours}{'' if minutes == '00' else ':' + minutes})"


def utc(value: str) -> str:
    """A time of the diary's own clock, to the minute; given back as it is where it is not ISO 8601."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{day(when.date())}, {when:%H:%M} UTC"


def interval(time: ClaimTime | None, year: int | None = None) -> str:
    """The time as told, with its preposition: "on 11 November", "by 11 November, 05:00 (UTC+3)"; "" where untold."""
    if time is None or (time.from_ is None and time.to is None):
        return ""
    if time.to is None:
        return f"since {moment(time.from_ or '', year)}"
    if time.from_ is None:
        return f"by {moment(time.to, year)}"
    if time.from_ == time.to:
        return f"{'on' if len(time.to) >= 10 else 'in'} {moment(time.to, year)}"
    return _whole(time.from_, time.to) or f"from {moment(time.from_, year)} to {moment(time.to, year)}"


def _whole(start: str, end: str) -> str | None:
    """ "in March 2022" for the first to the last of March, "in 2014" for a whole year; None for anything else."""
    if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
        return f"in {start[:4]}"
    is_month = start[:7] == end[:7] and start[7:] == "-01" and end[7:] in {"-28", "-29", "-30", "-31"}
    return f"in {moment(start[:7])}" if is_month else None


def bounds(low: float | None, high: float | None) -> str:
    """A number with its bounds: "6", "at least 6", "up to 40", "4,000 to 7,000"."""
    if low is not None and high is not None:
        return _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"up to {_number(high)}" if high is not None else "an untold number of"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def quantity(number: Quantity, text: str) -> str:
    """A quantity in words: "at least 6 killed"; of the kind `other`, its own words from the report's text."""
    if number.what is QuantityKind.OTHER:
        return f"“{' '.join(number.span.of(text).split())}”"
    label = str(lexicons.load("brief")["quantities"][number.what])
    is_one = number.low == number.high == 1 and number.what not in _MEASURES
    return f"{bounds(number.low, number.high)} {label.removesuffix('s') if is_one else label}"


def without_direction_controls(text: str) -> str:
    """The text without the controls that could turn the writing of what follows it (bidirectional overrides)."""
    return _DIRECTION_CONTROLS.sub("", text)
