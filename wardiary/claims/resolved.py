"""What the claims are made of: the marks of one report and what each mention resolved to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from sys import maxsize

from wardiary.model import (
    AttributionMention,
    Marks,
    PlaceMention,
    QuantityMention,
    Report,
    Span,
    TimeMention,
    Verification,
)
from wardiary.resolving.place_airports import ToldAirport

_START = attrgetter("start")


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """One report, read and resolved; equal to itself alone. `published` is its own date or the inferred one."""

    report: Report
    published: str | None
    marks: Marks
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    quotes: tuple[Span, ...] = ()
    verifications: tuple[tuple[Span, Verification], ...] = ()
    airports: tuple[ToldAirport, ...] = ()
    capitals: tuple[PlaceMention, ...] = ()

    @property
    def text(self) -> str:
        """The report's words."""
        return self.report.text

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which `span` begins; `span` itself where none holds it."""
        sentences = self.marks.sentences
        at = bisect_right(sentences, (span.start, maxsize)) - 1
        return sentences[at] if at >= 0 and span.start < sentences[at].end else span

    def places_in(self, sentence: Span) -> list[PlaceMention]:
        """The places named in a sentence, in order."""
        low, high = (bisect_left(self.places, at, key=_START) for at in sentence)
        return [place for place in self.places[low:high] if place.end <= sentence.end]

    def capital_in(self, span: Span) -> PlaceMention | None:
        """The capital that words in `span` tell by its country alone."""
        return next((capital for capital in self.capitals if capital.span.overlaps(span)), None)

    def airport_at(self, span: Span) -> ToldAirport | None:
        """The airport that `span` tells, names or is part of; None where it tells none."""
        return next((airport for airport in self.airports if airport.span.overlaps(span)), None)
