"""When it happened: the time expression that belongs to a trigger, grounded to an interval."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.claims.counted_from import counted_from
from wardiary.claims.happening import kindred
from wardiary.claims.resolved import Resolved
from wardiary.claims.whose_time import clause_behind, is_of_another
from wardiary.lexicons.needles import needle
from wardiary.model import (
    ArgumentRole,
    AttributionMention,
    ClaimTime,
    Kind,
    Reality,
    Span,
    TimeMention,
    TimexType,
    Trigger,
)
from wardiary.resolving.times import Asked, interval_of

_ISO_DAY = len("2022-11-11")  # characters of an ISO date that is not a month or a year
_REMEMBERED = 4096  # days: those of some hundred reports
_OF_A_TOWN = frozenset(("the quarter", "its quarter"))  # of a year in business news, of a town where something happens
_TENSE_ONLY = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


def time_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> ClaimTime | None:
    """The interval told for the trigger, from its own words or those around them; None where nothing is told."""
    standing = trigger.kind is Kind.HOLDING and trigger.reality in (Reality.ONGOING, Reality.BACKGROUND)
    asked = Asked(trigger.span, standing, resolved.times)
    tied = [a.span for a in trigger.arguments if a.role is ArgumentRole.TIME]
    lasting = _lasting(resolved, trigger.span, asked)
    counted = lasting or counted_from(resolved, trigger.span)
    if counted:
        return counted
    back = [t.span for t in resolved.times if _counts_back(resolved, t, trigger.span)]
    for zone in [back, tied, *_zones(resolved, trigger.span, voice)]:
        low, high = min((part.start for part in zone), default=0), max((part.end for part in zone), default=-1)
        around = [t for t in resolved.times if t.start <= high and low <= t.end]
        near = [t for t in around if _in(zone, t) and not is_of_another(resolved.text, t.span, trigger.span)]
        near = [t for t in near if not _is_of_deed_behind(resolved, t.span, trigger)]
        near = [t for t in near if not _only_says_which(resolved.text, t, near)]
        for mention in _nearest_first(resolved.text, near, trigger.span):
            told = _grounded(resolved, mention, asked)
            if told and not (zone not in (back, tied) and _is_past_of_what_may_come(resolved, trigger.span, told)):
                return _opened(resolved, trigger, told)
    return _of_its_line(resolved, trigger, asked)


def _is_of_deed_behind(resolved: Resolved, mention: Span, trigger: Trigger) -> bool:
    """Whether a clause behind the trigger tells another deed, whose time it is: "left X, which they took in May".

    Not behind what somebody only says: "condemned the crime, which on Monday killed two".
    """
    if trigger.kind is Kind.STATEMENT or mention.start < trigger.span.end:
        return False
    clause = clause_behind(resolved.text, trigger.span, mention.start)
    others = (t for t in resolved.marks.triggers if clause is not None and clause.contains(t.span))
    return any(other.kind not in kindred(trigger.kind) for other in others)


_HEADS = re.compile(r"\s*[:–—]\s|\s+-\s")


def _of_its_line(resolved: Resolved, trigger: Trigger, asked: Asked) -> ClaimTime | None:
    """The day at the head of its line, as in a chronology, of all that the line tells: "10 March: shells. Two die."."""
    begin = resolved.text.rfind("\n", 0, trigger.span.start) + 1
    head = next(
        (t for t in resolved.times if not resolved.text[begin : t.start].strip(" •*-–") and t.start >= begin), None
    )
    if head is None or head.end > trigger.span.start or not _HEADS.match(resolved.text, head.end):
        return None
    told = _grounded(resolved, head, asked)
    return told if told and told.from_ and len(told.from_) >= _ISO_DAY else None


_BACK = lexicons.pattern("claims/times", "when", "back")
_ITS_CLAUSE = lexicons.pattern("claims/times", "when", "its_clause")


def _counts_back(resolved: Resolved, mention: TimeMention, trigger: Span) -> bool:
    """Whether it counts back from a day told before the trigger, which is therefore the day of something else.

    Nothing else may be told to happen between the trigger and it.
    """
    text, sentence = resolved.text, resolved.sentence_of(trigger)
    if mention.start < trigger.end or not sentence.contains(mention.span):
        return False
    if not _BACK.search(text, trigger.end, mention.end):
        return False
    others = any(trigger.end <= each.span.start < mention.start for each in resolved.marks.triggers)
    has_base = any(sentence.start <= each.start and each.end <= trigger.start for each in resolved.times)
    return has_base and not others and _ITS_CLAUSE.fullmatch(text, trigger.end, mention.start) is not None


_ON_A_DAY = lexicons.pattern("claims/times", "when", "on_a_day")


def _only_says_which(text: str, hour: TimeMention, near: Sequence[TimeMention]) -> bool:
    """Whether a part of the day only says which thing is meant, whose day is told right behind it."""
    is_part = hour.type is TimexType.TIME and hour.value[-2:].isalpha()
    return is_part and any(_ON_A_DAY.fullmatch(text, hour.end, t.start) for t in near if t.start > hour.end)


_CLAUSE_OPENS = lexicons.pattern("claims/times", "when", "clause_opens")
_CLAUSE_GOES_ON = re.compile(r"[^,;:.()]*")


def _nearest_first(text: str, near: Sequence[TimeMention], trigger: Span) -> list[TimeMention]:
    """The expressions by how near they stand; those before the clause of the trigger after those behind it there."""

    def distance(mention: TimeMention) -> tuple[bool, int]:
        opens = mention.end <= trigger.start and _CLAUSE_OPENS.search(text, mention.end, trigger.start)
        return has_own and bool(opens), mention.span.gap(trigger)

    behind = (t.start for t in near if t.start >= trigger.end)
    has_own = any(_CLAUSE_GOES_ON.fullmatch(text, trigger.end, start) for start in behind)
    return sorted(near, key=distance)


_MAY_COME = lexicons.pattern("claims/times", "when", "may_come")


def _is_past_of_what_may_come(resolved: Resolved, trigger: Span, told: ClaimTime) -> bool:
    """Whether a time told before what may yet come ended before the report was written."""
    if told.span is None or told.to is None or resolved.published is None or told.span.end > trigger.start:
        return False
    is_past = told.to[:_ISO_DAY] < resolved.published[: len(told.to[:_ISO_DAY])]
    return is_past and _MAY_COME.search(resolved.text, told.span.end, trigger.start) is not None


_LENGTH_OF = lexicons.pattern("claims/times", "when", "length_of")
_LENGTH_FOR = lexicons.pattern("claims/times", "when", "length_for")


def _lasting(resolved: Resolved, trigger: Span, asked: Asked) -> ClaimTime | None:
    """The interval of a happening that is only said to have gone on for a length of time: up to the report."""
    sentence, text = resolved.sentence_of(trigger), resolved.text
    for mention in resolved.times:
        if mention.type is not TimexType.DURATION or not sentence.start <= mention.start <= mention.end <= sentence.end:
            continue
        before = mention.end <= trigger.start and mention.value.startswith(("PX", "PTX"))
        of_it = before and _LENGTH_OF.fullmatch(text, mention.end, trigger.start)
        is_for = trigger.end <= mention.start and _LENGTH_FOR.fullmatch(text, trigger.end, mention.start)
        if of_it or (is_for and not _has_a_day(resolved, trigger, mention)):
            interval = interval_of(mention, text, resolved.published, asked)
            if interval.to and not interval.from_:
                return ClaimTime(interval.span, None, interval.to)
    return None


def _has_a_day(resolved: Resolved, trigger: Span, length: TimeMention) -> bool:
    """Whether a day is told right behind a length of time, "for an hour on Saturday", or between both."""
    return any(
        trigger.end <= each.start < length.start
        or (
            0 < each.start - length.end <= len(" early on the ")
            and _TO_ITS_DAY.fullmatch(resolved.text, length.end, each.start)
        )
        for each in resolved.times
        if each.from_ is not None
    )


_TO_ITS_DAY = lexicons.pattern("claims/times", "when", "to_its_day")


def _opened(resolved: Resolved, trigger: Trigger, told: ClaimTime) -> ClaimTime:
    """An agreement that takes effect at a moment holds from then on: its interval has no end."""
    if trigger.kind is not Kind.AGREEMENT or told.span is None or trigger.span.end > told.span.start:
        return told
    takes_effect = needle("claims", "when", "takes_effect", cased=True)
    begins = takes_effect.search(resolved.text, trigger.span.end, told.span.start)
    return replace(told, to=None) if begins else told


def _grounded(resolved: Resolved, mention: TimeMention, asked: Asked) -> ClaimTime | None:
    """The interval of one expression; "now" is some time up to publication; None where it grounds to nothing."""
    if mention.value == "PRESENT_REF" and mention.text.lower() in ("now", "already"):
        return ClaimTime(mention.span, None, resolved.published[:10]) if resolved.published else None
    if not _usable(mention):
        return None
    interval = interval_of(mention, resolved.text, resolved.published, asked)
    return ClaimTime(interval.span, interval.from_, interval.to) if interval.from_ or interval.to else None


def _zones(resolved: Resolved, trigger: Span, voice: AttributionMention | None) -> list[list[Span]]:
    """Where to look, in order: the voice's content in this sentence, then the sentence outside it."""
    sentence = resolved.sentence_of(trigger)
    if voice is None:
        others = [
            c for a in resolved.attributions for c in a.content if sentence.contains(c) and not c.contains(trigger)
        ]
        return [_without(sentence, others), [sentence]]
    inside = [
        Span(max(c.start, sentence.start), min(c.end, sentence.end)) for c in voice.content if c.overlaps(sentence)
    ]
    return [inside, [sentence]]


def _without(sentence: Span, holes: Sequence[Span]) -> list[Span]:
    out, at = [], sentence.start
    for hole in sorted(holes):
        out.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [span for span in [*out, Span(at, sentence.end)] if span.end > span.start]


def _in(zone: Sequence[Span], mention: TimeMention) -> bool:
    """Whether a part of the zone holds the mention or lies in it."""
    start, end = mention.start, mention.end
    return any((first <= start and end <= last) or (start <= first and last <= end) for first, last in zone)


def _usable(mention: TimeMention) -> bool:
    if mention.type is TimexType.SET or mention.value in _TENSE_ONLY:
        return False
    if mention.text.lower() in _OF_A_TOWN:
        return False
    return mention.type is not TimexType.DURATION or bool(mention.from_ or mention.to)


_NEWS = frozenset((Reality.OCCURRED, Reality.DENIED))  # what did not happen did not happen on the day it is said of


def understood(resolved: Resolved, kind: Kind, reality: Reality) -> ClaimTime | None:
    """The report's own day for what it tells as news without a date (the guidelines' rule); `span` None says so.

    Where the report around tells news of one day only, it is that day.
    """
    if resolved.published is None or reality not in _NEWS or kind not in _kinds() or _tells_of_old(resolved):
        return None
    day = _only_news_day(resolved) or resolved.published[:10]
    return ClaimTime(None, day, day)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lexicons.load("claims")["understood"]["kinds"].split())


_SENT_ON = re.compile(r"\W*[A-Z][A-Z’'/ -]{2,40}\b[^\n.;:]{0,60}?(?:\.[^\n.;:]{0,40}?)? (?:[-–—]|--) ")


def _only_news_day(resolved: Resolved) -> str | None:
    """The one day, shortly before publication, of which the text around tells; None where there are several.

    "At the weekend" is news as well: a report that tells of it and of one day does not tell of that day alone. The day
    of the dateline is when it was written.
    """
    line = _SENT_ON.match(resolved.text)
    times = [t for t in resolved.times if line is None or t.start >= line.end()]
    told = {(t.from_[:10], t.to[:10]) for t in times if t.from_ and t.to and len(t.to) >= _ISO_DAY}
    news = {(first, last) for first, last in told if 0 <= _days_before(resolved, last) <= _news_days()}
    first, last = next(iter(news)) if len(news) == 1 else ("", None)
    return last if first == last else None


def _tells_of_old(resolved: Resolved) -> bool:
    """Whether every day that the text around tells is long past: it looks back, and no day is understood."""
    ends = [t.to for t in resolved.times if t.to and t.type is not TimexType.SET]
    return bool(ends) and all(_days_before(resolved, end) > _news_days() for end in ends)


@cache
def _news_days() -> int:
    return int(lexicons.load("claims")["understood"]["background_days"])


def _days_before(resolved: Resolved, ended: str) -> int:
    """Days from the end of an interval to publication, which must be known."""
    return (_day(resolved.published or ended) - _day(ended)).days


def is_background(resolved: Resolved, trigger: Trigger, time: ClaimTime | None) -> bool:
    """Whether the told interval ended so long before publication that it is history, not news."""
    if time is None and _weeks_ago(resolved, trigger.span):
        return True
    if time is None or time.to is None or resolved.published is None:
        return False
    return _days_before(resolved, time.to) > _news_days()


_BEGINS = lexicons.pattern("claims/times", "when", "begins")
_CLAUSE = 60  # characters before a happening that say of it: "started a march", "began shelling"


def has_begun(text: str, trigger: Span, time: ClaimTime | None) -> bool:
    """Whether the told interval is when the happening began: "the siege began in May" says nothing of its end."""
    if time is None or time.span is None:
        return False
    return bool(_BEGINS.search(text, max(0, trigger.start - _CLAUSE), max(trigger.end, time.span.start)))


_LONG_AGO = lexicons.pattern("claims/times", "when", "long_ago")


def _weeks_ago(resolved: Resolved, trigger: Span) -> bool:
    """Whether the nearest expression of the sentence says "weeks ago" without a number: vague, but no news."""
    sentence = resolved.sentence_of(trigger)
    near = [t for t in resolved.times if sentence.start <= t.start and t.end <= sentence.end]
    nearest = min(near, key=lambda t: t.span.gap(trigger), default=None)
    return nearest is not None and bool(_LONG_AGO.search(resolved.text, nearest.start, nearest.end + 10))


@lru_cache(_REMEMBERED)
def _day(iso: str) -> date:
    """The last day of an ISO date, month or year; the day of a date-time."""
    year, month, day = (*map(int, iso[:10].split("-")), 0, 0)[:3]
    return date(year, month or 12, day or 28)
