"""Moments and days as the diary's columns hold them: of a publication, and of what a claim tells.

Nothing here guesses: what cannot be put on the calendar has no day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache

from wardiary.model import ClaimTime

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d)(?:[T ].*)?)?")


class Precision(StrEnum):
    """How exactly a time of publication is known: a day; a moment; a clock time of no known zone, taken for UTC."""

    DAY = "day"
    MOMENT = "moment"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Publication:
    """When something was published: the earliest moment it can mean, in UTC; the day as its publisher counts it."""

    utc: str
    day: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class ToldDays:
    """The calendar days a claim tells of, first and last included."""

    first: str
    last: str

    @property
    def count(self) -> int:
        """How many days that is."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1


def now() -> str:
    """This moment, as the diary writes it."""
    return in_utc(datetime.now(UTC))


def in_utc(moment: datetime) -> str:
    """A moment with a zone, as the diary writes it."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


@lru_cache(maxsize=1 << 12)
def publication(published: str | None) -> Publication | None:
    """The publication that an ISO 8601 day or date-time means; None where there is none or it is no such thing."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    day = moment.date().isoformat()
    if moment.tzinfo:
        try:
            return Publication(in_utc(moment), day, Precision.MOMENT)
        except OverflowError:  # the first or last hours of the calendar, in another zone
            return None
    precision = Precision.LOCAL if len(published or "") > len("2022-11-10") else Precision.DAY
    return Publication(in_utc(moment.replace(tzinfo=UTC)), day, precision)


def told_days(time: ClaimTime | None, published_day: str | None) -> ToldDays | None:
    """The days that a claim's time covers.

    An open beginning ("by Friday") counts as the day of the end; an open end ("since Wednesday") lasts to the day of
    publication, which is all that a report can know, or, where that is unknown, for its first day alone.
    """
    if time is None or not (time.from_ or time.to):
        return None
    first = _day(time.from_ or time.to, last=False)
    last = _day(time.to, last=True) if time.to else published_day or first
    if first is None or last is None:
        return None
    return ToldDays(first, max(first, last))


def _day(told: str | None, *, last: bool) -> str | None:
    """The day of an ISO 8601 day or date-time; the first or last day of a month or year."""
    match = _PARTIAL.fullmatch(told or "")
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    try:
        day = int(match[3] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError:  # no such month, day or year
        return None
