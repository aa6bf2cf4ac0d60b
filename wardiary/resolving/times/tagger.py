"""The TIMEX3 tagger: finds the time expressions of a text, in order, and says what each means.

Invariant: mentions do not overlap and never cross a sentence; every offset is that of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from wardiary import lexicons
from wardiary.model import Span, TimeMention, TimexType
from wardiary.reading.openings import opening_of
from wardiary.resolving.times import clocks, days, durations, periods
from wardiary.resolving.times.context import Context, UnanchoredError
from wardiary.resolving.times.found import Found, Value, matched
from wardiary.resolving.times.lexicon import lexicon
from wardiary.resolving.times.pairs import with_paired_zones

Normaliser = Callable[[Found, Context], Value | None]

NORMALISERS: Final[Mapping[str, Normaliser]] = MappingProxyType(
    {
        "date": days.full_date,
        "day_range": days.day_range,
        "week_of": days.week_of,
        "night_into": days.night_into,
        "lone_day": days.lone_day,
        "slashed": days.slashed,
        "weekday": days.weekday,
        "beside": days.beside,
        "day": days.deictic,
        "part": days.day_part,
        "holiday": days.on_holiday,
        "that": days.that,
        "month": days.month_only,
        "year": periods.year,
        "spoken_year": periods.spoken_year,
        "decade": periods.decade,
        "century": periods.century,
        "quarter": periods.quarter,
        "period": periods.period,
        "year_earlier": periods.year_earlier,
        "half": periods.half,
        "season": periods.season,
        "which": periods.which_period,
        "year_end": periods.year_end,
        "fixed": periods.fixed,
        "shift": durations.distance,
        "duration": durations.duration,
        "vague": durations.vague,
        "some_day": durations.some_day,
        "compound": durations.compound,
        "set": durations.repeated,
        "clock": clocks.clock,
    }
)
_OF_A_NAME = lexicons.pattern("resolving/times", "named", "behind")
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_APOSTROPHES = ("'", "’")
_LEAD = 7  # words before the one that names the time: "at least the first two and a half calendar years"


def tag_times(
    text: str,
    sentences: Sequence[Span],
    published: str | None,
    zone_at: Callable[[int], str | None] | None = None,
) -> tuple[TimeMention, ...]:
    """The time expressions of `text` with TIMEX3 type and value, and the interval each grounds to.

    `published` is the ISO date or date-time of publication; without it what is relative stays open (X for what is
    unknown, no interval). `zone_at` gives the IANA zone of the place that a clock time near an offset speaks of.
    """
    context = Context(text, sentences, lexicon(), published, zone_at)
    out: list[TimeMention] = []
    covered = 0
    for start, limit in _starts(context):
        if start >= covered and (best := _best(context, start, limit)):
            span, value = best
            covered = span.end
            if _OF_A_NAME.match(text, span.end):
                continue
            context.remember(value.value, span)
            told = (value.type, value.value, value.mod, value.from_, value.to)
            out.append(TimeMention(span.start, span.end, span.of(text), *told))
    return with_paired_zones(tuple(out), text)


def _starts(context: Context) -> Iterator[tuple[int, int]]:
    """Where an expression may begin, and where its sentence ends: the words up to and at each telling word."""
    text, cores = context.text, context.lexicon.cores
    for sentence in context.sentences:
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        done = 0
        for index, word in enumerate(words):
            lower = word.group().lower()
            if lower in cores or (not lower.isalpha() and _is_core(lower, text, word.end(), cores)):
                first = max(done, index - _LEAD)
                yield from ((_begins(text, w), sentence.end) for w in words[first : index + 1])
                done = index + 1


def _begins(text: str, word: re.Match[str]) -> int:
    """Where an expression that begins with the word does: with the apostrophe of "'89"."""
    return word.start() - (word.group()[0].isdigit() and _cut_short(text, word.start()))


def _cut_short(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _APOSTROPHES


def _is_core(word: str, text: str, end: int, cores: frozenset[str]) -> bool:
    """Whether what is no plain word tells of time: a figure, or a word with an apostrophe."""
    if word[-1] == "s" and word[-2:-1] in _APOSTROPHES:
        word = word[:-2]
        if word in cores:
            return True
    if not word[0].isdigit():
        return False
    if _cut_short(text, end - len(word)):
        return len(word) == 2
    return len(word) in (4, 5) or word[-2:] in ("st", "nd", "rd", "th") or text[end : end + 1] in (":", "/")


def _best(context: Context, start: int, limit: int) -> tuple[Span, Value] | None:
    """The longest expression that begins at `start` and means something."""
    rules = context.lexicon.opening(opening_of(context.text, start))
    found = [found for rule in rules if (found := matched(rule, context.text, start, limit))]
    if len(found) > 1:
        found.sort(key=lambda each: -each.span.end)
    for candidate in found:
        value = _value(candidate, context)
        if value is not None:
            mod = candidate.code("mod", context.lexicon) or candidate.code("edge", context.lexicon, "mod")
            return candidate.span, value.with_mod(mod)
    return None


def _value(found: Found, context: Context) -> Value | None:
    try:
        return NORMALISERS[found.rule.how](found, context)
    except UnanchoredError:
        return Value(TimexType.DATE, "XXXX-XX-XX")
    except (ValueError, OverflowError):  # a day before year 1 or after 9999, or one that no month has
        return None
