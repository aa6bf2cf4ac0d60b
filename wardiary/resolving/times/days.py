"""Normalisers of days: dates, weekdays, today, holidays, parts of the day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wardiary import lexicons
from wardiary.model import Span
from wardiary.resolving.times.calendar import add_months, holiday, shift, value_at
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.found import DATE, TIME, Found, Value, dated, ungrounded
from wardiary.resolving.times.periods import year_of

_FROM_THAT = frozenset({"previous", "preceding", "following", "prior"})
_SOON = timedelta(days=60)  # a day without a year and without "will" is not told of further ahead than two months
# How many months ahead a month without a year may be: without a cue of tense, with a weak one, with "will". Set by
# reading the months of 420 reports of PolNeAR train: beyond eight, a weak cue nearly always belongs to something else.
_AHEAD = (4, 8, 10)
_RECENT = timedelta(days=45)  # nor is "will" said near a day longer past than that
_OF_A_DAY = (" on ", "(on ", " since ", " until ", " by ", " of ", "\non ")
_FAR_VERB = 200  # characters back, where no verb is near
_NO_DAY = lexicons.pattern("resolving/times", "days", "no_day")
_BEFORE_DAY = 7  # characters: "since " and one before it
_MONTH = re.compile(r"\d{4}-\d\d")
_DEICTIC = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "before yesterday": -2,
    "after tomorrow": 2,
}


def full_date(found: Found, context: Context) -> Value | None:
    """A month and a day, with or without weekday and year."""
    lexicon = context.lexicon
    month = int(found.parts["month_no"]) if "month_no" in found.parts else found.integer("month", lexicon)
    ordinal = found.integer("day_ordinal", lexicon)
    day = ordinal or int(found.parts["day"])
    if month is None:
        return None
    try:
        told = _in_year(month, day, found, context)
    except ValueError:
        return None
    if clock := found.get("iso_time"):
        return Value(TIME, f"{told.isoformat()}T{clock}", None, told.isoformat(), told.isoformat())
    return with_part(told, found, context)


def night_into(found: Found, context: Context) -> Value | None:
    """The night that ends on a day told: "the night to 12 May" began on the 11th."""
    day = full_date(found, context)
    if day is None or day.to is None:
        return None
    ends = date.fromisoformat(day.to)
    return Value(TIME, f"{ends.isoformat()}TNI", None, (ends - timedelta(days=1)).isoformat(), ends.isoformat())


def week_of(found: Found, context: Context) -> Value | None:
    """The week that a day told lies in: "the week of March 6"."""
    day = full_date(found, context)
    return dated(value_at(date.fromisoformat(day.value), "W")) if day else None


def lone_day(found: Found, context: Context) -> Value | None:
    """A day of the month told last: "on the 9th"; the latest such day where nothing else is told."""
    day, text = int(found.parts["lone_day"]), context.text
    if not text[max(0, found.span.start - _BEFORE_DAY) : found.span.start].lower().endswith(_OF_A_DAY):
        return None
    told = context.last_day or context.today
    if context.last_value and _MONTH.fullmatch(context.last_value):
        told = date.fromisoformat(f"{context.last_value}-01")
    month = told.replace(day=1)
    if month <= context.today and _exists(month.year, month.month, day) and month.replace(day=day) > context.today:
        month = add_months(month, -1)
    return dated(month.replace(day=day).isoformat()) if _exists(month.year, month.month, day) else None


def day_range(found: Found, context: Context) -> Value | None:
    """Several days of one month: "12-15 March", "March 3 and 4"; the value is that of the first."""
    first = full_date(found, context)
    if first is None or first.from_ is None:
        return None
    day = date.fromisoformat(first.from_)
    last = int(found.parts["last_day"])
    if last <= day.day or not _exists(day.year, day.month, last):
        return None
    return Value(DATE, first.value, None, first.from_, day.replace(day=last).isoformat())


def _in_year(month: int, day: int, found: Found, context: Context) -> date:
    """The day in the year told, or the one meant without. Raises ValueError where there is no such day."""
    if year := found.get("year"):
        return date(int(year), month, day)
    step = found.integer("in_year", context.lexicon, "which")
    if step is not None:
        return date(context.today.year + step, month, day)
    return _nearest(month, day, found, context)


def _nearest(month: int, day: int, found: Found, context: Context) -> date:
    """The day without a year: on the side that the tense tells, or else the nearest to publication."""
    today = context.today
    options = [date(year, month, day) for year in range(today.year - 1, today.year + 2) if _exists(year, month, day)]
    if not options:
        raise ValueError(f"no day {day} in month {month}")
    which = found.integer("which", context.lexicon)
    if which == -1:
        return max((option for option in options if option < today), default=options[0])
    if which == 1:
        return min((option for option in options if option > today), default=options[-1])
    tense = context.tense(found.span.start, found.span.end)
    tense = tense or context.tense(found.span.start, found.span.end, _FAR_VERB)
    history = context.history_at(found.span.start, month)
    if history and tense <= 0:
        told = [date(year, month, day) for year in (history.year, history.year + 1) if _exists(year, month, day)]
        return min(told, key=lambda option: abs(option - history)) if told else options[0]
    nearest = min(options, key=lambda option: abs(option - today))
    if tense > 0:
        return nearest if nearest >= today - _RECENT else min(option for option in options if option >= today)
    if nearest > today + _SOON:
        return max(option for option in options if option <= today)
    return nearest


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def with_part(day: date, found: Found, context: Context) -> Value:
    """A day, or a part of it where one is named: the interval is the whole day either way."""
    part = found.code("part", context.lexicon)
    value = day.isoformat()
    if part is None:
        return dated(value)
    return dated(f"{value}T{part}", TIME)


def slashed(found: Found, context: Context) -> Value | None:
    """Month/day/year as Americans write it; day/month where the first cannot be a month.

    Where either could be the month, the value follows that habit but grounds to no interval.
    """
    a, b, c = (int(found.parts[name]) for name in "abc")
    year = c if c > 99 else (1900 if c > 69 else 2000) + c
    month, day = (a, b) if a <= 12 else (b, a)
    try:
        told = dated(date(year, month, day).isoformat())
    except ValueError:
        return None
    either = "/" in context.text[found.span.start : found.span.end] and a <= 12 and b <= 12 and a != b
    return ungrounded(DATE, told.value) if either else told


def weekday(found: Found, context: Context) -> Value | None:
    """A day of the week: the last one, or the next where the clause looks forward; today counts."""
    number = found.integer("weekday", context.lexicon)
    if number is None:
        return None
    if context.published is None:
        return ungrounded(DATE, f"XXXX-WXX-{number + 1}")
    day = _of_week(number, found, context) or weekday_meant(number, found.get("which"), found.span, context)
    value = with_part(day, found, context)
    if found.get("part") == "overnight":  # the night into that day, or from it: both days
        return Value(TIME, value.value, None, (day - timedelta(days=1)).isoformat(), day.isoformat())
    return value


def _of_week(number: int, found: Found, context: Context) -> date | None:
    """The day of a week that is told itself: "Tuesday last week"; weeks begin on Monday."""
    week = found.get("of_week")
    if week is None:
        return None
    monday = context.today - timedelta(days=context.today.weekday() + (7 if week == "last" else 0))
    return monday + timedelta(days=number)


def weekday_meant(number: int, which: str | None, span: Span, context: Context) -> date:
    """The day meant; in the lead, where nothing is six days old, tomorrow's name is a zone's difference in dating."""
    today = context.today
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    step = context.lexicon.tables["which"].get(which) if which else None
    if which in _FROM_THAT and step:
        return _beyond(context.reference, number, step)
    if step is None and _THE.search(context.text, max(0, span.start - len("on the ")), span.start):
        return _nearest_to(context.reference, number, today)
    if step == -1:
        return today - timedelta(days=back or 7)
    if step == 1:
        return today + timedelta(days=ahead or 7)
    tense = context.tense(*span)
    if step == 0 or tense > 0:
        return today + timedelta(days=ahead)
    if back == 6 and step is None and (tense == 0 or context.is_lead(span.start)):
        return today + timedelta(days=1)
    return today - timedelta(days=back)


_THE = lexicons.pattern("resolving/times", "days", "the")


def _nearest_to(day: date, number: int, today: date) -> date:
    """ "On the Sunday" of what is being told: the one nearest to the day last told, not after today."""
    after = day + timedelta(days=(number - day.weekday()) % 7)
    before = after - timedelta(days=7)
    return after if after <= today and after - day <= day - before else before


def beside(found: Found, context: Context) -> Value | None:
    """The day before or after a day of the week: "the day before last Tuesday"."""
    number = found.integer("weekday", context.lexicon)
    if number is None:
        return None
    step = timedelta(days=1 if found.parts["step"] == "after" else -1)
    return dated((weekday_meant(number, found.get("which"), found.span, context) + step).isoformat())


def deictic(found: Found, context: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    if found.get("year"):  # "Today, March 3, 2023": the speaker's own day, not that of publication
        return full_date(found, context)
    word = found.parts["deictic"]
    if word == "tomorrow" and _NO_DAY.search(context.text, max(0, found.span.start - _BEFORE_DAY), found.span.start):
        return None
    day = context.today + timedelta(days=_DEICTIC[word])
    if word == "tonight":
        return dated(f"{day.isoformat()}TNI", TIME)
    return with_part(day, found, context)


def day_part(found: Found, context: Context) -> Value | None:
    """A part of the day: this morning, last night, overnight, the morning of the day last told."""
    part = found.code("part", context.lexicon) or found.get("part")
    which = found.get("which")
    if which is None and found.rule.name == "overnight" and not found.get("same"):
        day = context.reference_beside(found.span.start)
    elif which in ("that", "the same") or found.get("same") or which is None:
        day = context.reference
    else:
        day = context.today + timedelta(days={"last": -1, "yesterday": -1, "tomorrow": 1}.get(which, 0))
    if which is None and context.is_yet_to_come(day, part) and context.tense(*found.span) < 0:
        day -= timedelta(days=1)  # "they left at nightfall", a report of the morning says
    value = dated(f"{day.isoformat()}T{part}", TIME)
    if found.rule.name == "overnight":  # the night before the day told runs into that day
        return Value(TIME, value.value, None, (day - timedelta(days=1)).isoformat(), day.isoformat())
    return value


def on_holiday(found: Found, context: Context) -> Value | None:
    """A holiday of the year told, or the nearest by tense."""
    rule = context.lexicon.tables["holiday"][found.parts["holiday"].replace("’", "'")]
    if year := found.get("year"):
        return dated(holiday(rule, int(year)).isoformat())
    today = context.today
    options = [holiday(rule, today.year + step) for step in (-1, 0, 1)]
    which = found.integer("which", context.lexicon)
    tense = which if which else context.tense(found.span.start, found.span.end)
    fitting = [day for day in options if (day - today).days * tense >= 0] or options
    return dated(min(fitting, key=lambda day: abs(day - today)).isoformat())


def that(found: Found, context: Context) -> Value | None:
    """That day, the same year, the following week, the day before: from the day last told."""
    step = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(
        found.get("step") or "", 0
    )
    if found.get("step") in ("earlier", "prior"):
        step = -1
    if found.get("further"):  # "the week before last", "the week after next"
        unit = found.code("unit", context.lexicon) or "W"
        return dated(value_at(shift(context.today, 2 * step, unit), unit))
    if found.get("weekday"):
        number = found.integer("weekday", context.lexicon) or 0
        return dated(_beyond(context.reference, number, step).isoformat())
    if found.get("part"):
        return with_part(context.reference + timedelta(days=step), found, context)
    unit = found.code("unit", context.lexicon) or "D"
    if unit.startswith("T"):
        return None
    if unit == "N":
        return dated(f"{shift(context.reference, step, unit).isoformat()}TNI", TIME)
    if unit == "D" and found.get("step") is None:
        return dated(context.reference_at(found.span.start).isoformat())
    return dated(value_at(shift(context.reference_for(unit), step, unit), unit))


def _beyond(day: date, number: int, step: int) -> date:
    """The nearest such weekday after the day (step 1) or before it (-1)."""
    distance = (number - day.weekday()) % 7 if step > 0 else -((day.weekday() - number) % 7)
    return day + timedelta(days=distance or 7 * step)


def month_only(found: Found, context: Context) -> Value | None:
    """A month, of the year told or of the one that tense and nearness to publication say."""
    month = found.integer("month", context.lexicon)
    if month is None:
        return None
    if year := found.get("year") or (found.get("hundreds") and year_of(found, context)):
        return dated(f"{year}-{month:02}")
    if (step := found.integer("in_year", context.lexicon, "which")) is not None:
        return dated(f"{context.today.year + step}-{month:02}")
    which = found.integer("which", context.lexicon)
    tense = context.tense(found.span.start, found.span.end) if which is None else 0
    history = context.history_at(found.span.start, month)
    if history and tense <= 0 and which is None:
        return dated(value_at(add_months(history.replace(day=1), (month - history.month) % 12), "M"))
    return dated(value_at(_month_meant(month, context.today.replace(day=1), which, tense), "M"))


def _month_meant(month: int, today: date, which: int | None, tense: int) -> date:
    """The last or the next month of that name, the present one counting as neither; `today` is a month's first day."""
    back = (today.month - month) % 12
    last, following = add_months(today, -back), add_months(today, 12 - back)
    if which is not None:
        if which == 0:
            return today.replace(month=month)
        return following if which > 0 else add_months(today, -(back or 12))
    if back == 0 or tense < 0:
        return last
    ahead = 12 - back
    return following if ahead <= _AHEAD[tense] else last
