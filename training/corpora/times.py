"""TimeBank and AQUAINT (TempEval-3): TIMEX3 expressions with type and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, Part, read_reports
from wardiary.model import Span, TimexType


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One TIMEX3 expression."""

    span: Span
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class TimesDocument:
    """A text with its times, in reading order."""

    document: Document
    times: tuple[GoldTime, ...]


def read_times(part: Part) -> Iterator[TimesDocument]:
    """The documents of one part. Expressions without words (TIMEX3 of no extent) are left out."""
    for document, gold in read_reports("times", part):
        times = (
            GoldTime(Span(g["start"], g["end"]), TimexType(g["type"]), g["value"])
            for g in gold["times"]
            if g["end"] > g["start"]
        )
        yield TimesDocument(document, tuple(sorted(times, key=lambda t: t.span)))
