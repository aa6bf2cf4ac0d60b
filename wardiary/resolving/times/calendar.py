"""The calendar's arithmetic: TIMEX3 values of days, weeks, months; the days that a value covers; holidays.

Units are the letters of TIMEX3 ("D", "W", "M", "Q", "Y"), with a factor before them for longer ones ("10Y").
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # meteorological, northern; as months
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?$"
)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month. Raises ValueError outside years 1 to 9999."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units; parts of a day move nothing. Raises ValueError or OverflowError out of range."""
    factor, letter = split_unit(unit)
    steps = count * factor
    if letter in ("D", "N"):
        return day + timedelta(days=round(steps))
    if letter in ("W", "WE"):
        return day + timedelta(days=round(7 * steps))
    months = {"M": 1, "Q": 3, "Y": 12}.get(letter)
    return add_months(day, round(steps * months)) if months else day


def split_unit(unit: str) -> tuple[int, str]:
    """The factor and the letter of a unit: "10Y" is (10, "Y")."""
    digits = unit.rstrip("TSMHDWEYQN")
    return (int(digits) if digits else 1), unit[len(digits) :]


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the period of the given unit that holds `day`."""
    week = day.isocalendar()
    return {
        "W": f"{week.year:04}-W{week.week:02}",
        "WE": f"{week.year:04}-W{week.week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "10Y": f"{day.year // 10:03}",
        "100Y": f"{day.year // 100:02}",
    }.get(unit, day.isoformat())


def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last day, month or year that a calendar value covers, in ISO 8601; (None, None) for other values."""
    if re.fullmatch(r"\d{2,3}", value):
        size = 10 ** (4 - len(value))
        return f"{int(value) * size:04}", f"{int(value) * size + size - 1:04}"
    match = _VALUE.match(value)
    if not match:
        return None, None
    year = int(match["year"])
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["end"]))
    months = _months(match)
    if months:
        first, last = months
        return f"{year:04}-{first:02}", f"{year + (last < first):04}-{last:02}"
    plain = value.partition("T")[0]
    return plain, plain


def _week(year: int, week: int, *, weekend: bool) -> tuple[str | None, str | None]:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        return first.isoformat(), date.fromisocalendar(year, week, 7).isoformat()
    except ValueError:
        return None, None


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        return last - 2, last
    if match["half"]:
        last = 6 * int(match["half"])
        return last - 5, last
    return SEASONS[match["season"]] if match["season"] else None


def days(value: str) -> tuple[date, date] | None:
    """First and last day of a calendar value, a day, month or year; None for other values."""
    first, last = bounds(value)
    if first is None or last is None:
        return None
    try:
        return _first_day(first), _last_day(last)
    except ValueError:
        return None


def _first_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    return date(*[*parts, 1, 1][:3])


def _last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = [*parts, 12][:2]
    return date(year, month, calendar.monthrange(year, month)[1])


def holiday(rule: str, year: int) -> date:
    """The day of a holiday by its rule: "12-25", "4 thu 11", "-1 mon 5" (the last), "easter-2"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    parts = rule.split()
    if len(parts) == 1:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    nth, weekday, month_no = int(parts[0]), _WEEKDAYS.index(parts[1]), int(parts[2])
    if nth > 0:
        first = date(year, month_no, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month_no, calendar.monthrange(year, month_no)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
