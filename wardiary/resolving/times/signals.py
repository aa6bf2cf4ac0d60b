"""The interval of a happening from a time expression and the words before it: "by", "since", "between", "for".

Invariant: an end that the words leave open, or that nobody can know, is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

from wardiary import lexicons
from wardiary.model import Span, TimeMention, TimexType
from wardiary.resolving.times.calendar import days, shift

_WINDOW = 100  # characters back to a signal: "since the withdrawal of its last troops from the city was announced"
_OPENING = lexicons.pattern("resolving/times", "signals", "opening")
_JOINED = lexicons.pattern("resolving/times", "signals", "joined")
_ENDED = lexicons.pattern("resolving/times", "signals", "ended")
_LENGTH = re.compile(r"P(\d+)([DWMY])$")


@dataclass(frozen=True, slots=True)
class Interval:
    """When, as told: ISO 8601 ends, None where open; `span` covers the expression and its signal.

    `signal` is the signal's word, lower-case ("since"), None where there is none.
    """

    from_: str | None
    to: str | None
    span: Span
    signal: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an expression, beyond its own words.

    `happening` is the span of the words that name it: where these stand between "since" and the expression, the
    expression dates them alone. `standing` asks for an open end after "since": a state that goes on. `mentions` are
    all time expressions of the text, for "from A to B" and "two days after".
    """

    happening: Span | None = None
    standing: bool = False
    mentions: Sequence[TimeMention] = ()


@dataclass(frozen=True, slots=True)
class _Question:
    today: str | None
    told: Asked


@cache
def _signal_pattern(names: tuple[str, ...], gap: str) -> re.Pattern[str]:
    table = lexicons.load("times")["signals"]
    words = sorted((word for name in names for word in table[name]), key=len, reverse=True)
    listed = "|".join(word.replace(" ", r"\s+") for word in words)
    return re.compile(rf"\b({listed})\b{gap}$", re.IGNORECASE)


def interval_of(mention: TimeMention, text: str, published: str | None, asked: Asked | None = None) -> Interval:
    """The interval that the expression gives a happening, with what the words before it do to its ends.

    `published` is the report's ISO date or date-time: where "since" and "for weeks" end.
    """
    question = _Question(published[:10] if published else None, asked or Asked())
    try:
        return _interval(mention, text, question)
    except (ValueError, OverflowError):  # counted past year 1 or 9999
        return Interval(None, None, mention.span)


def _interval(mention: TimeMention, text: str, asked: _Question) -> Interval:
    if mention.type is TimexType.DURATION and mention.from_ is None:
        return _of_length(mention, text, asked)
    joined = _range(mention, text, asked)
    if joined:
        return joined
    signal = _signal(mention, text, asked)
    if signal is None:
        return _clipped(mention, asked)
    word, start = signal
    return _opened(word, Span(start, mention.end), mention, asked)


def _signal(mention: TimeMention, text: str, asked: _Question) -> tuple[str, int] | None:
    """The signal's word and where it begins."""
    begin = max(0, mention.start - _WINDOW)
    before = text[begin : mention.start]
    near = _signal_pattern(("since", "until", "before", "after"), r"\s+(?:early |late |about |around |on |the )*")
    match = near.search(before)
    if match and _is_of_what_follows(mention, text, match.group(1).lower(), asked):
        return None
    if match is None:
        match = _signal_pattern(("far",), r"\s[^,.;:()\n“”]{0,90}\s").search(before)
        if match and asked.told.happening and asked.told.happening.start >= begin + match.end(1):
            return None  # the happening is itself the one that "since" counts from
    return (" ".join(match.group(1).lower().split()), begin + match.start(1)) if match else None


_GENITIVE = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}$")


def _is_of_what_follows(mention: TimeMention, text: str, word: str, asked: _Question) -> bool:
    """Whether a day only says which thing is meant: "hit by Friday's missile", "after Friday's blast" of it."""
    is_genitive = re.match(r"['’]s\s", text[mention.end : mention.end + 3]) or mention.text.endswith(("'s", "’s"))
    happening = asked.told.happening
    is_it = happening is not None and _GENITIVE.fullmatch(text, mention.end, max(mention.end, happening.start))
    return bool(is_genitive) and (word == "by" or bool(is_it))


def _opened(word: str, span: Span, mention: TimeMention, asked: _Question) -> Interval:
    table = lexicons.load("times")["signals"]
    if word in table["since"]:
        ends = None if asked.told.standing or word == "from" else asked.today
        ends = ends if ends is None or mention.from_ is None or ends >= mention.from_[:10] else None
        return Interval(mention.from_, ends, span, word)
    if word in table["until"]:
        return Interval(None, mention.to, span, word)
    if word in table["before"]:
        return Interval(None, mention.from_, span, word)
    return Interval(mention.to, None, span, word)


def _range(mention: TimeMention, text: str, asked: _Question) -> Interval | None:
    """Between A and B, from A to B, A to B: found from either of the two."""
    start, end = mention.start, mention.end
    index = next((i for i, each in enumerate(asked.told.mentions) if each.start == start and each.end == end), None)
    if index is None:
        return None
    for told, right in pairwise(asked.told.mentions[max(0, index - 1) : index + 2]):
        link = _JOINED.fullmatch(text, told.end, right.start)
        opening = _OPENING.search(text, max(0, told.start - 12), told.start)
        if link is None or (opening is None and link.group(1) == "and"):
            continue
        left = _before(told, right)
        if left.from_ and right.to and left.from_[:10] <= right.to[:10]:
            span = Span(opening.start() if opening else told.start, right.end)
            return Interval(left.from_, right.to, span, opening.group(1).lower() if opening else None)
    return None


def _before(left: TimeMention, right: TimeMention) -> TimeMention:
    """The left end of a range of weekdays, a week back where today's name was taken for today's."""
    one, two = days(left.value), days(right.value)
    if one is None or two is None or not timedelta() < one[0] - two[1] < timedelta(days=7):
        return left
    day = (one[0] - timedelta(days=7)).isoformat()
    return replace(left, value=day, from_=day, to=day)


def _of_length(mention: TimeMention, text: str, asked: _Question) -> Interval:
    """A bare length: "two days after" another time; or one that lasted up to the report ("for weeks")."""
    near = _two_days_after(mention, text, asked) or _ending(mention, text, asked)
    if near:
        return near
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    if mention.text.lower().startswith("recent"):
        return Interval(None, asked.today, mention.span)
    lasting = _signal_pattern(("lasting",), r"\s+(?:more than |nearly |almost |about |the )*").search(before)
    if lasting or mention.text.lower().endswith("long") or _lasted_of(mention, text):
        start = mention.start - len(before) + lasting.start(1) if lasting else mention.start
        word = lasting.group(1).lower() if lasting else None
        return Interval(None, asked.today, Span(start, mention.end), word)
    return Interval(None, None, mention.span)


def _lasted_of(mention: TimeMention, text: str) -> bool:
    """Whether it is "weeks of shelling": a length that is told only to say that it went on."""
    return "X" in mention.value and text.startswith(" of ", mention.end)


def _two_days_after(mention: TimeMention, text: str, asked: _Question) -> Interval | None:
    """The day at that distance from the nearest day told before it."""
    link = re.compile(r"\s+(after|before)\b").match(text, mention.end)
    length = _LENGTH.match(mention.value)
    if link is None or length is None:
        return None
    told = [each for each in asked.told.mentions if each.end <= mention.start and each.from_ and each.from_ == each.to]
    covered = days(told[-1].value) if told else None
    if covered is None or covered[0] != covered[1]:
        return None
    forward = (link.group(1) == "after") == bool(asked.told.happening and asked.told.happening.start < mention.start)
    if asked.told.happening is not None and asked.told.happening.start < mention.start:
        return Interval(told[-1].from_, told[-1].to, told[-1].span)  # that day is its own
    day = shift(covered[0], int(length.group(1)) * (1 if forward else -1), length.group(2)).isoformat()
    return Interval(day, day, Span(mention.start, link.end()), link.group(1))


def _ending(mention: TimeMention, text: str, asked: _Question) -> Interval | None:
    """The week ending 10 March: that length of time, up to the day told."""
    length = _LENGTH.match(mention.value)
    after = next((each for each in asked.told.mentions if each.start >= mention.end), None)
    if length is None or after is None or not _ENDED.fullmatch(text, mention.end, after.start):
        return None
    covered = days(after.value)
    if covered is None:
        return None
    first = shift(covered[1], -int(length.group(1)), length.group(2)) + timedelta(days=1)
    return Interval(first.isoformat(), covered[1].isoformat(), Span(mention.start, after.end))


def _clipped(mention: TimeMention, asked: _Question) -> Interval:
    """The interval itself; "earlier this month" ends, and "later this year" begins, with the report."""
    today = asked.today
    first = mention.text.lower().split()[0]
    covered = days(mention.value)
    if today and covered and covered[0].isoformat() < today < covered[1].isoformat():
        if first in ("earlier", "this"):
            return Interval(covered[0].isoformat(), today, mention.span)
        if first == "later":
            return Interval(today, covered[1].isoformat(), mention.span)
    return Interval(mention.from_, mention.to, mention.span)
