"""Happenings dated by how long before or after them another was: "bombed on Sunday, four days after they took it".

Where nothing else in the sentence names the day that is counted from, it is that of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import ClaimTime, Span, TimeMention, TimexType
from wardiary.resolving.times.calendar import days, shift

_HOURS = re.compile(r"PT(?:(\d+)H)?")
_HALF_A_DAY = 12
_LENGTH = re.compile(r"P(\d+)([DWMY])$")
_LINK = lexicons.pattern("claims/times", "counted_from", "link")
_THE_DAY = lexicons.pattern("claims/times", "counted_from", "the_day")
_LASTING = lexicons.pattern("claims/times", "counted_from", "lasting")
_APART = lexicons.pattern("claims/times", "counted_from", "apart")
_BETWEEN_COMMAS = re.compile(r",[^,;:]{1,40},")  # "the X, an ethnic army, took"
_ROUGH = {"W": 2}  # days on either side: "two weeks after" is no count of days


def counted_from(resolved: Resolved, trigger: Span) -> ClaimTime | None:
    """When what another happening is counted from was, by the day of that; None where nothing is counted from it."""
    sentence = resolved.sentence_of(trigger)
    inside = [each for each in resolved.times if sentence.start <= each.start and each.end <= sentence.end]
    for mention in [*inside, *_days_beside(resolved, sentence)]:
        link = _LINK.match(resolved.text, mention.end) if mention.type is TimexType.DURATION else None
        if link is None or link.end() > trigger.start or _LASTING.search(resolved.text, 0, mention.start):
            continue
        clause = _clause(resolved.text, link.end(), trigger.start, sentence.end)
        base = _base(inside, mention, clause, resolved.published, is_after=link[1].lower() == "after")
        told = _interval(mention, base, is_after=link[1].lower() == "after") if base and clause else None
        if told:
            return ClaimTime(Span(mention.start, link.end()), *told)
    return None


def _days_beside(resolved: Resolved, sentence: Span) -> list[TimeMention]:
    """ "The day" of "the day after the town fell", which is no time by itself."""
    found = _THE_DAY.finditer(resolved.text, sentence.start, sentence.end)
    return [TimeMention(*each.span(), each[0], TimexType.DURATION, "P1D") for each in found]


def _clause(text: str, begin: int, trigger: int, end: int) -> Span | None:
    """The clause behind "after"; None where the trigger is beyond it."""
    if _APART.search(_BETWEEN_COMMAS.sub("", text[begin:trigger])):
        return None
    apart = _APART.search(text, trigger, end)
    return Span(begin, apart.start() if apart else end)


def _base(
    inside: Sequence[TimeMention], mention: TimeMention, clause: Span | None, published: str | None, *, is_after: bool
) -> date | None:
    """The day from which it is counted; None where the clause has a day of its own, or nobody knows."""
    told = {each: covered for each in inside if (covered := days(each.value)) and covered[0] == covered[1]}
    if clause is None or any(clause.contains(each.span) for each in told):
        return None
    before = [day for each, (day, _) in told.items() if each.end <= mention.start]
    behind = [day for each, (day, _) in told.items() if each.start >= clause.end]
    if before or behind:
        return before[-1] if before else behind[0]
    is_days = not mention.value.startswith("PT")  # hours before a report that names no day may be of the day before
    return date.fromisoformat(published[:10]) if published and is_after and is_days else None


def _interval(mention: TimeMention, base: date, *, is_after: bool) -> tuple[str, str] | None:
    """First and last day at that distance; months and years as such."""
    sign = -1 if is_after else 1
    hours = _HOURS.match(mention.value)
    if hours:
        back = timedelta(days=int(hours[1] or 0) >= _HALF_A_DAY)  # "24 hours after"
        first, last = sorted((base, base + sign * back))
        return first.isoformat(), last.isoformat()
    length = _LENGTH.match(mention.value)
    if length is None:
        return None
    try:
        day = shift(base, sign * int(length[1]), length[2])
    except (ValueError, OverflowError):
        return None
    if length[2] in "MY":
        told = day.isoformat()[: len("2024-03") if length[2] == "M" else len("2024")]
        return told, told
    rough = timedelta(days=_ROUGH.get(length[2], 0))
    ends = sorted((day, base)) if mention.mod == "LESS_THAN" else [day - rough, day + rough]
    return ends[0].isoformat(), ends[1].isoformat()
