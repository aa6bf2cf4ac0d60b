"""Normalisers of weeks, months, quarters, seasons, years and longer: calendar periods that are not days."""

from __future__ import annotations

from datetime import date, timedelta

from wardiary import lexicons
from wardiary.resolving.times.calendar import SEASONS, shift, value_at
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.durations import length
from wardiary.resolving.times.found import DATE, DURATION, Found, Value, dated, ungrounded
from wardiary.resolving.times.numbers import number

# Below it, four figures without a comma are as often people or houses as years (news text, TimeBank train).
_COUNTS_BELOW = "1850"
_LEADS_TO_YEAR = lexicons.pattern("resolving/times", "periods", "leads_to_year")
_SINCE = lexicons.pattern("resolving/times", "periods", "since")
_LOOK_BACK = 12  # characters
_TITLE = lexicons.pattern("resolving/times", "periods", "title")
_DATE_AFTER = lexicons.pattern("resolving/times", "periods", "date_after")
_LONGEST = 100  # years between two joined by a hyphen: more are a score or a number
_SHORT_AHEAD = 10  # years that one cut short may lie ahead: plans for '30 are told in the twenties
_UP_TO_NOW = lexicons.pattern("resolving/times", "periods", "up_to_now")
_FROM_THAT = frozenset({"following", "preceding", "prior"})  # counted from the time last told
_BACK = frozenset({"year-ago", "year-earlier"})


def year_of(found: Found, context: Context) -> str:
    """The year in figures, also of one in words; of one cut short ("'89") the latest that begins within ten years.

    Raises UnanchoredError for a year cut short where the day of publication is not known.
    """
    if told := found.get("year"):
        return told
    if hundreds := number(found.get("hundreds"), context.lexicon):
        return str(int(hundreds * 100 + (number(found.get("rest"), context.lexicon) or 0)))
    latest = context.today.year + _SHORT_AHEAD
    return str(latest - (latest - int(found.parts["short"])) % 100)


def year(found: Found, context: Context) -> Value | None:
    """A year in figures; an early one, which may be a count of things, only after a word that leads to a year."""
    told = year_of(found, context)
    if told < _COUNTS_BELOW and not _LEADS_TO_YEAR.search(
        context.text, max(0, found.span.start - 12), found.span.start
    ):
        return None
    last = found.get("last_year")
    return _through(told, last) if last else dated(told)


def _through(first: str, last: str) -> Value | None:
    """Years joined, "1988-89": the value is the first; None where the figures may be a month ("2001-12") or a count."""
    ended = first[: 4 - len(last)] + last
    if (
        ended <= first
        or int(ended) - int(first) > _LONGEST
        or (len(last) == 2 and last <= "12" and ended != _next(first))
    ):
        return None
    return Value(DATE, first, None, first, ended)


def _next(year_no: str) -> str:
    return str(int(year_no) + 1)


def spoken_year(found: Found, context: Context) -> Value | None:
    """A year in words: nineteen ninety-one, two thousand and three."""
    if found.get("thousand"):
        return dated(str(2000 + int(number(found.get("units"), context.lexicon) or 0)))
    return dated(year_of(found, context))


def decade(found: Found, context: Context) -> Value | None:
    """The 1980s, the '80s, the nineties: the first three digits of their years."""
    if told := found.get("decade"):
        return dated(told[:3])
    short = found.get("short")
    tens = int(short) // 10 if short else (found.integer("decade_word", context.lexicon) or 0) // 10
    return dated(f"19{tens}")


def century(found: Found, context: Context) -> Value | None:
    """The 20th century: the first two digits of its years."""
    return dated(f"{int(found.parts['century']) - 1:02}")


def quarter(found: Found, context: Context) -> Value | None:
    """A numbered quarter, of the year told or of the latest year in which it has begun."""
    told = found.get("ordinal") or ""
    index = int(told) if told.isdigit() else found.integer("ordinal", context.lexicon)
    if index is None or not 1 <= index <= 4:
        return None
    if year := found.get("year"):
        return dated(f"{year}-Q{index}")
    today = context.today
    step = found.integer("in_year", context.lexicon, "which")
    if step is None and found.get("rel") in _BACK:
        step = -1
    if step is not None:
        return dated(f"{today.year + step}-Q{index}")
    begun = 3 * index - 2 <= today.month or context.tense(*found.span) > 0
    return dated(f"{today.year if begun else today.year - 1}-Q{index}")


def period(found: Found, context: Context) -> Value | None:
    """The quarter, the latest period, the year-ago quarter: by the quarter last told."""
    last = context.last_quarter = context.last_quarter or value_at(shift(context.today, -1, "Q"), "Q")
    rel = found.get("rel") or ""
    if rel.rpartition(" ")[2] in _BACK:
        return dated(_year_before(last))
    if rel == "current" and "-Q" in last:
        return dated(value_at(context.today, "Q"))
    if year := found.get("year"):
        return dated(f"{year}{last[4:]}")
    if rel == "previous":
        quarter_no = int(last[-1])
        return dated(f"{last[:-1]}{quarter_no - 1}" if quarter_no > 1 else f"{int(last[:4]) - 1}-Q4")
    return dated(last)


def _year_before(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}"


def year_earlier(found: Found, context: Context) -> Value | None:
    """A year ago: where the text compares quarters, the same quarter of the year before."""
    if context.last_quarter:
        base = context.last_quarter
        year = max(int(base[:4]), context.today.year) if context.published else int(base[:4])
        return dated(f"{year - 1}{base[4:]}")
    base_year = context.today.year
    return dated(f"{base_year - 1}")


def half(found: Found, context: Context) -> Value | None:
    """Half of a year."""
    year = found.get("year") or str(context.today.year + (found.integer("which", context.lexicon) or 0))
    return dated(f"{year}-H{1 if found.get('half_no') == 'first' else 2}")


def season(found: Found, context: Context) -> Value | None:
    """A season, of the year told or of the one that tense says."""
    code = found.code("season", context.lexicon)
    if code is None:
        return None
    if found.get("year") or found.get("short"):
        return dated(f"{year_of(found, context)}-{code}")
    which = found.integer("which", context.lexicon)
    told = which if which is not None else context.tense(*found.span)
    return dated(f"{_season_year(code, told, context.today, asked=which is not None)}-{code}")


def _season_year(code: str, step: int, today: date, *, asked: bool) -> int:
    """The year in which that season began: of the last over (-1), the present (0) or the next to begin (1)."""
    first, last = SEASONS[code]
    wraps = last < first
    year_no = today.year - (wraps and today.month <= last)
    begun = (year_no, first) <= (today.year, today.month)
    over = (year_no + wraps, last) < (today.year, today.month)
    if step < 0:
        return year_no - (not over if asked else not begun)
    return year_no + 1 if step > 0 and (begun if asked else over) else year_no


def which_period(found: Found, context: Context) -> Value | None:
    """Last week, this month, next year: counted from the period of publication."""
    unit = found.code("unit", context.lexicon) or found.get("unit") or ""
    if _TITLE.search(context.text[max(0, found.span.start - 2) : found.span.end]):
        return None
    if unit in ("D", "TH") and found.get("which") in ("last", "past"):
        back = 1 if unit == "D" else 0
        first, last = (context.today - timedelta(days=back)).isoformat(), context.today.isoformat()
        return Value(DURATION, "P1D" if back else "PT1H", None, first, last)
    if unit.startswith("T") or unit in ("D", "N", "2W"):
        return None
    if _UP_TO_NOW.match(context.text, found.span.start) and unit in ("W", "M", "Y", "10Y", "100Y"):
        return _up_to_now(unit, context)
    step = found.integer("which", context.lexicon) or 0
    if found.get("which") in _FROM_THAT and context.last_value:
        return dated(value_at(shift(context.reference_for(unit), step, unit), unit))
    if unit == "WE" and step == 0 and context.tense(*found.span) <= 0 and context.today.weekday() < 5:
        step = -1
    return dated(value_at(shift(context.today, step, unit), unit))


def _up_to_now(unit: str, context: Context) -> Value:
    """The past week, the last decade: the stretch that ends with publication; TimeBank writes a year as such."""
    first, last = shift(context.today, -1, unit).isoformat(), context.today.isoformat()
    if unit == "Y":
        return Value(DATE, value_at(shift(context.today, -1, unit), unit), None, first, last)
    return Value(DURATION, length(1, unit), None, first, last)


def year_end(found: Found, context: Context) -> Value | None:
    """The end of the year of publication, its last day; its last month where that is told roughly; "since" it, of the
    year before."""
    since = _SINCE.search(context.text, max(0, found.span.start - _LOOK_BACK), found.span.start)
    year_no = context.today.year - bool(since)
    return dated(f"{year_no}-12" if found.get("mod") else f"{year_no}-12-31")


def _leads_to_date(found: Found, context: Context) -> bool:
    """Whether the words only lead to a time told after them: "most recently last October"."""
    words = context.text[max(0, found.span.start - len("most ")) : found.span.end].lower()
    return words.endswith("most recently") and bool(_DATE_AFTER.match(context.text, found.span.end))


def fixed(found: Found, context: Context) -> Value | None:
    """A value that the rule itself gives, or its table of words."""
    value = found.get("value") or context.lexicon.words.get(found.get("word") or "")
    if value is None or _leads_to_date(found, context):
        return None
    kind = found.rule.given.get("type", DATE)
    if value == "PRESENT_REF" and context.published:
        day = context.published[:10]
        return Value(DATE, value, None, None, day)
    return ungrounded(type(DATE)(kind), value)
