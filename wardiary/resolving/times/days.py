"""Normalisers of days: dates, weekdays, today, holidays, parts of the day."""

from __future__ import annotations

from datetime import date, timedelta

from wardiary.resolving.times.calendar import add_months, holiday, shift, value_at
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.found import DATE, TIME, Found, Value, dated, ungrounded

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
    year = found.get("year")
    try:
        told = date(int(year), month, day) if year else _nearest(month, day, found, context)
    except ValueError:
        return None
    return with_part(told, found, context)


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
    nearest = min(options, key=lambda option: abs(option - today))
    wrong_side = (tense < 0 and nearest > today) or (tense > 0 and nearest < today - timedelta(days=45))
    if not wrong_side:
        return nearest
    return min(options, key=lambda option: (((option > today) != (tense > 0)), abs(option - today)))


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
    """Month/day/year as Americans write it; day/month where the first cannot be a month."""
    a, b, c = (int(found.parts[name]) for name in "abc")
    year = c if c > 99 else (1900 if c > 69 else 2000) + c
    month, day = (a, b) if a <= 12 else (b, a)
    try:
        return dated(date(year, month, day).isoformat())
    except ValueError:
        return None


def weekday(found: Found, context: Context) -> Value | None:
    """A day of the week: the last one, or the next where the clause looks forward; today counts."""
    number = found.integer("weekday", context.lexicon)
    if number is None:
        return None
    if context.published is None:
        return ungrounded(DATE, f"XXXX-WXX-{number + 1}")
    which = (found.get("which") or "").strip() or None
    return with_part(_weekday(number, which, found, context), found, context)


def _weekday(number: int, which: str | None, found: Found, context: Context) -> date:
    """The day meant; in the lead, where nothing is six days old, tomorrow's name is a zone's difference in dating."""
    today = context.today
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    step = context.lexicon.tables["which"].get(which) if which else None
    if step == -1:
        return today - timedelta(days=back or 7)
    if step == 1:
        return today + timedelta(days=ahead or 7)
    if step == 0 or context.tense(found.span.start, found.span.end) > 0:
        return today + timedelta(days=ahead)
    if back == 6 and step is None and context.is_lead(found.span.start):
        return today + timedelta(days=1)
    return today - timedelta(days=back)


def deictic(found: Found, context: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    if found.get("year"):  # "Today, March 3, 2023": the speaker's own day, not that of publication
        return full_date(found, context)
    word = found.parts["deictic"]
    day = context.today + timedelta(days=_DEICTIC[word])
    if word == "tonight":
        return dated(f"{day.isoformat()}TNI", TIME)
    return with_part(day, found, context)


def day_part(found: Found, context: Context) -> Value | None:
    """A part of the day: this morning, last night, overnight, the morning of the day last told."""
    part = found.code("part", context.lexicon) or found.get("part")
    which = found.get("which")
    if which in ("that", "the same") or found.get("same") or which is None:
        day = context.reference
    else:
        day = context.today + timedelta(days={"last": -1, "yesterday": -1, "tomorrow": 1}.get(which, 0))
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
    if found.get("weekday"):
        return _weekday_from_that(found, context, step)
    if found.get("part"):
        return with_part(context.reference + timedelta(days=step), found, context)
    unit = found.code("unit", context.lexicon) or "D"
    if unit.startswith("T"):
        return None
    return dated(value_at(shift(context.reference, step, unit), unit))


def _weekday_from_that(found: Found, context: Context, step: int) -> Value:
    number = found.integer("weekday", context.lexicon) or 0
    day = context.reference
    distance = (number - day.weekday()) % 7 if step > 0 else -((day.weekday() - number) % 7)
    return dated((day + timedelta(days=distance or 7 * step)).isoformat())


def month_only(found: Found, context: Context) -> Value | None:
    """A month, of the year told or of the one that tense and nearness to publication say."""
    month = found.integer("month", context.lexicon)
    if month is None:
        return None
    if year := found.get("year"):
        return dated(f"{year}-{month:02}")
    today = context.today.replace(day=1)
    options = [add_months(today, step) for step in range(-12, 13) if add_months(today, step).month == month]
    which = found.integer("which", context.lexicon)
    tense = which if which else context.tense(found.span.start, found.span.end)
    if which == 0:
        options = [day for day in options if day.year == today.year]
    fitting = [day for day in options if (day - today).days * tense >= 0 and (day != today or not which)] or options
    return dated(value_at(min(fitting, key=lambda day: abs(day - today)), "M"))
