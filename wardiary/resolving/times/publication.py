"""The day of publication, inferred from a report's own words where nobody gave it.

Invariant: a day comes only from a full date that the words tie to the news itself (a weekday, "today", a dateline);
a date told as history anchors nothing, and without an anchor the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wardiary.model import Span, TimeMention
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.facts import calendar_facts, weekday_of
from wardiary.resolving.times.lexicon import lexicon
from wardiary.resolving.times.tagger import tag_times

_FULL = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")
_DATELINE = re.compile(r"^\W*(?:[A-Z][\w.'’ -]{1,40}[,(]\s?){0,3}$")
_STAMP = re.compile(r"\b(?:published|updated|posted|last modified|dated|date)\s*(?:on|at|:)?\s*$", re.IGNORECASE)
_TODAY = re.compile(r"\btoday\s*,?\s*(?:on )?\(?$", re.IGNORECASE)
# A weekday near a full date is the one within three days of it, before or after: news names weekdays of its own week.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Anchor:
    day: date
    span: Span
    why: str


def infer_publication(text: str, sentences: Sequence[Span]) -> tuple[str, str] | None:
    """The ISO day on which the report was published, by its own words, and a sentence saying why; None if unknown."""
    mentions = tag_times(text, sentences, None)
    anchors = list(_anchors(text, sentences, mentions))
    if not anchors:
        return None
    anchor = max(anchors, key=lambda each: each.day)
    context = Context(text, sentences, lexicon(), None)
    news = _latest_weekday(anchor.day, mentions, context)
    if news is None:
        return anchor.day.isoformat(), f"{anchor.why} No later day is told."
    day, mention = news
    quoted = mention.text
    return day.isoformat(), f"{anchor.why} The report tells “{quoted}” as just past: {day:%A}, {day.isoformat()}."


def _anchors(text: str, sentences: Sequence[Span], mentions: Sequence[TimeMention]) -> Iterator[_Anchor]:
    """The full dates that the words tie to the news."""
    tied = {fact.date_span: fact for fact in calendar_facts(text, mentions) if fact.agrees}
    first = sentences[0] if sentences else Span(0, 0)
    for mention in mentions:
        match = _FULL.match(mention.value)
        if not match or not re.search(r"\d{4}", mention.text):
            continue
        day, words = date.fromisoformat(match.group(1)), " ".join(mention.text.split())
        before = text[max(0, mention.start - 60) : mention.start]
        if mention.span in tied:
            weekday = tied[mention.span].weekday_span.of(text)
            yield _Anchor(day, mention.span, f"“{words}” is told as one day with “{weekday}”.")
        elif _STAMP.search(before) or (first.contains(mention.span) and _DATELINE.match(text[: mention.start])):
            yield _Anchor(day, mention.span, f"“{words}” stands as the date of the report.")
        elif _TODAY.search(before):
            yield _Anchor(day, mention.span, f"“{words}” is called today.")


def _latest_weekday(anchor: date, mentions: Sequence[TimeMention], context: Context) -> tuple[date, TimeMention] | None:
    """The last weekday told as past or present after the anchor's day, with its mention."""
    later = []
    for mention in mentions:
        number = weekday_of(mention)
        if number is None or _FULL.match(mention.value) or context.tense(mention.start, mention.end) > 0:
            continue
        ahead = (number - anchor.weekday()) % 7
        if 0 < ahead <= _NEAR:
            later.append((anchor + timedelta(days=ahead), mention))
    return max(later, key=lambda each: (each[0], -each[1].start), default=None)
