"""What the checks of one report look at. Spans are offsets into `text`; nothing here is changed by a check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from wardiary.gazetteer import approximate
from wardiary.model import Claim, PlaceMention, QuantityMention, Span, TimeMention


class Atlas(Protocol):
    """Whatever knows which area holds which place, beyond what the mentions say themselves."""

    def contains(self, area: PlaceMention, place: PlaceMention) -> bool | None:
        """Whether `area` holds `place`; None where that is not known."""
        ...


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class InferredDate:
    """A day of publication read out of the report's own words: an ISO date, and a sentence saying why."""

    day: str
    why: str
    span: Span = NOWHERE


@dataclass(frozen=True)  # no slots: `grounds` is kept once made
class CheckInputs:
    """One report as resolved, everything in the order of the text.

    `published` is what its publisher gave, None where `inferred` stands in for it.
    """

    text: str
    sentences: tuple[Span, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    published: str | None = None
    claims: tuple[Claim, ...] = ()
    inferred: InferredDate | None = None
    atlas: Atlas | None = None

    @cached_property
    def grounds(self) -> tuple[list[tuple[Span, int]], int]:
        """The words that claims rest on, each with its claim's number, in the order of the text; and the longest."""
        found = sorted((words, number) for number, claim in enumerate(self.claims) for words in _words_of(claim))
        return found, max((words.end - words.start for words, _ in found), default=0)

    @property
    def day(self) -> str | None:
        """The ISO day of publication, given or inferred."""
        date = self.published or (self.inferred.day if self.inferred else None)
        return date[:10] if date else None


def sentence_of(inputs: CheckInputs, at: int) -> Span:
    """The sentence that holds character `at`; the whole text where none does."""
    index = bisect_right(inputs.sentences, at, key=lambda sentence: sentence.start) - 1
    found = inputs.sentences[index] if index >= 0 else None
    return found if found and at < found.end else Span(0, len(inputs.text))


def claims_on(inputs: CheckInputs, spans: Iterable[Span]) -> tuple[str, ...]:
    """The ids of the claims that rest on any of `spans`: told in their sentence, or placed or timed by them."""
    found = {number for span in spans for number in _overlapping(inputs, span)}
    return tuple(inputs.claims[number].id for number in sorted(found))


def _overlapping(inputs: CheckInputs, span: Span) -> Iterator[int]:
    """The numbers of the claims with words of their own that overlap `span`."""
    grounds, longest = inputs.grounds
    first = bisect_left(grounds, span.start - longest, key=lambda ground: ground[0].start)
    last = bisect_left(grounds, span.end, key=lambda ground: ground[0].start)
    return (number for words, number in grounds[first:last] if words.overlaps(span))


def _words_of(claim: Claim) -> Iterator[Span]:
    yield claim.sentence
    yield from (place.span for place in claim.places if place.span)
    if claim.time and claim.time.span:
        yield claim.time.span


def closed(text: str, span: Span) -> Span:
    """The span with the bracket that closes one opened inside it."""
    words = span.of(text)
    open_ = words.count("(") > words.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if open_ else span


def vague_km(*places: PlaceMention) -> float:
    """Kilometres that the points of settlements leave open which the gazetteer knows approximately."""
    return sum(approximate.KM for place in places if approximate.is_approximate(place.geonameid, place.feature))
