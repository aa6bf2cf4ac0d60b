"""What a text says of the calendar itself: a weekday and a date that it speaks of as one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wardiary import lexicons
from wardiary.model import Span, TimeMention
from wardiary.resolving.times.lexicon import lexicon

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")
_BRACKET = re.compile(r",?\s*[(\[]\s*$")
_TODAY = lexicons.pattern("resolving/times", "facts", "today")
_REACH = 400  # characters from a weekday to the "today" spoken on it: the sentence before, with its source


@dataclass(frozen=True, slots=True)
class CalendarFact:
    """A weekday (0 is Monday) and a date (ISO) that the text ties together, with their spans.

    `year_told` says whether the year stands in the text or was understood from the publication.
    """

    weekday_span: Span
    date_span: Span
    weekday: int
    day: str
    year_told: bool
    why: str

    @property
    def agrees(self) -> bool:
        """Whether that date fell on that weekday."""
        return date.fromisoformat(self.day).weekday() == self.weekday


def calendar_facts(text: str, mentions: Sequence[TimeMention]) -> tuple[CalendarFact, ...]:
    """The weekday and date pairs: "Friday, March 3", "Thursday (Nov. 10)", "On Thursday ... 'Today, November 10'"."""
    out = []
    for index, mention in enumerate(mentions):
        match = _DATE.match(mention.value)
        if not match or not re.search(r"\d", mention.text):
            continue
        tied = _inside(mention) or _beside(text, mentions, index) or _on_the_day_of(text, mentions, index)
        if tied:
            span, weekday, why = tied
            year_told = match.group(1)[:4] in mention.text
            out.append(CalendarFact(span, mention.span, weekday, match.group(1), year_told, why))
    return tuple(out)


def weekday_of(mention: TimeMention) -> int | None:
    """The weekday that a mention names, 0 for Monday; None where it names none."""
    found = _weekday_in(mention.text)
    return found[1] if found else None


def _weekday_in(text: str) -> tuple[re.Match[str], int] | None:
    table = lexicon().tables["weekday"]
    for word in re.finditer(r"[A-Z][a-z]+\.?", text):
        number = table.get(word.group().lower())
        if number is None:
            number = table.get(word.group().lower().rstrip("."))
        if number is not None:
            return word, int(number)
    return None


def _inside(mention: TimeMention) -> tuple[Span, int, str] | None:
    found = _weekday_in(mention.text)
    if found is None:
        return None
    word, number = found
    span = Span(mention.start + word.start(), mention.start + word.end())
    return span, number, "The text names the weekday with the date."


def _beside(text: str, mentions: Sequence[TimeMention], index: int) -> tuple[Span, int, str] | None:
    mention = mentions[index]
    for other in (*mentions[index - 1 : index], *mentions[index + 1 : index + 2]):
        number = weekday_of(other)
        left, right = sorted((other.span, mention.span))
        if number is not None and _BRACKET.fullmatch(text, left.end, right.start):
            return other.span, number, "One of the two stands in brackets after the other."
    return None


def _on_the_day_of(text: str, mentions: Sequence[TimeMention], index: int) -> tuple[Span, int, str] | None:
    """A date that a voice calls today, in words that were spoken on the weekday told just before."""
    mention = mentions[index]
    if not _TODAY.search(text[max(0, mention.start - 20) : mention.start]):
        return None
    for other in reversed(mentions[:index]):
        if mention.start - other.end > _REACH:
            return None
        number = weekday_of(other)
        if number is not None:
            return other.span, number, "A voice calls the date today in words told of that weekday."
    return None
