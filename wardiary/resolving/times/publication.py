"""The day of publication, inferred from a report's own words where nobody gave it.

Invariant: a day comes only from a full date that the words tie to the news itself (a weekday, "today", a dateline);
a date told as history anchors nothing, and without an anchor the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wardiary import lexicons
from wardiary.model import Span, TimeMention
from wardiary.resolving.times.calendar import days
from wardiary.resolving.times.context import Context
from wardiary.resolving.times.facts import calendar_facts, weekday_of
from wardiary.resolving.times.lexicon import lexicon
from wardiary.resolving.times.tagger import tag_times

_YEAR = re.compile(r"\d{4}")
_FULL = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")
_DATELINE = re.compile(r"^\W*(?:[A-Z][\w.'’ -]{1,40}[,(]\s?){0,3}$")
_STAMP = lexicons.pattern("resolving/times", "publication", "stamp")
_CORRECTED = lexicons.pattern("resolving/times", "publication", "corrected")
_TODAY = lexicons.pattern("resolving/times", "publication", "today")
# How many days after the anchor a weekday may lie that is told as past. News also names days up to five back, so that
# "Sunday" beside a Thursday is rather the Sunday before: set on the dated reports of PolNeAR train.
_NEAR = 2
_PLAIN = re.compile(r"\D*$")  # no date of its own


@dataclass(frozen=True, slots=True)
class _Anchor:
    day: date
    span: Span
    why: str


def infer_publication(text: str, sentences: Sequence[Span]) -> tuple[str, str] | None:
    """The ISO day on which the report was published, by its own words, and a sentence saying why; None if unknown."""
    if not _YEAR.search(text):
        return None  # no full date: most that are read without a day are notes of a sentence or two
    mentions = tag_times(text, sentences, None)
    context = Context(text, sentences, lexicon(), None)
    anchors = list(_anchors(mentions, context))
    if not anchors:
        return None
    anchor = max(anchors, key=lambda each: each.day)
    if _told_later(anchor.day, mentions, context):
        return None
    news = _latest_weekday(anchor.day, mentions, context)
    if news is None:
        return anchor.day.isoformat(), f"{anchor.why} No later day is told."
    day, mention = news
    quoted = mention.text
    return day.isoformat(), f"{anchor.why} The report tells “{quoted}” as just past: {day:%A}, {day.isoformat()}."


def _anchors(mentions: Sequence[TimeMention], context: Context) -> Iterator[_Anchor]:
    """The full dates that the words tie to the news, and not to something ahead or to a later correction."""
    text, sentences = context.text, context.sentences
    tied = {fact.date_span: fact for fact in calendar_facts(text, mentions) if fact.agrees}
    first = sentences[0] if sentences else Span(0, 0)
    for mention in mentions:
        match = _FULL.match(mention.value)
        if not match or not _YEAR.search(mention.text):
            continue
        day, words = date.fromisoformat(match.group(1)), " ".join(mention.text.split())
        before = text[max(0, mention.start - 60) : mention.start]
        if _CORRECTED.search(before):
            continue
        if mention.span in tied and context.tense(mention.start, mention.end) <= 0:
            weekday = tied[mention.span].weekday_span.of(text)
            yield _Anchor(day, mention.span, f"“{words}” is told as one day with “{weekday}”.")
        elif _STAMP.search(before) or (first.contains(mention.span) and _DATELINE.match(text[: mention.start])):
            yield _Anchor(day, mention.span, f"“{words}” stands as the date of the report.")
        elif _TODAY.search(before):
            yield _Anchor(day, mention.span, f"“{words}” is called today.")


def _told_later(anchor: date, mentions: Sequence[TimeMention], context: Context) -> bool:
    """Whether the text tells as past a day, month or year well after the anchor, which is then history itself."""
    for mention in mentions:
        covered = days(mention.value) if _YEAR.search(mention.text) else None
        ahead = covered is not None and covered[0] > anchor + timedelta(days=_NEAR)
        if ahead and context.tense(mention.start, mention.end) <= 0:
            return True
    return False


def _latest_weekday(anchor: date, mentions: Sequence[TimeMention], context: Context) -> tuple[date, TimeMention] | None:
    """The last weekday told as past or present after the anchor's day, with its mention."""
    later = []
    for mention in mentions:
        number = weekday_of(mention)
        own = _FULL.match(mention.value) or not _PLAIN.match(mention.text) or mention.text.lower().startswith("last")
        if number is None or own or context.tense(mention.start, mention.end) >= 0:
            continue
        ahead = (number - anchor.weekday()) % 7
        if 0 < ahead <= _NEAR:
            later.append((anchor + timedelta(days=ahead), mention))
    return max(later, key=lambda each: (each[0], -each[1].start), default=None)
