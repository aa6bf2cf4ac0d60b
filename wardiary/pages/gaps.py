"""What is unresolved: places, times and speakers that were read but could not be grounded; counted and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wardiary.diary.records import KeptReport
from wardiary.model import Span, TimexType, VoiceType
from wardiary.pages.evidence import Evidence, Reference


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that could not be grounded, with every sentence in which they stand."""

    words: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of one sort ("places") and what is missing of them."""

    sort: str
    missing: str
    gaps: tuple[Gap, ...]

    @property
    def count(self) -> int:
        """How often words of this sort could not be grounded."""
        return sum(len(gap.references) for gap in self.gaps)

    @property
    def label(self) -> str:
        """The sort as its count has it: "Times", of one "Time"."""
        return self.sort.removesuffix("s") if self.count == 1 else self.sort


def unresolved(evidence: Evidence) -> tuple[Gaps, ...]:
    """What could not be grounded in the reports of the days: places, times, speakers."""
    reports = [shown.kept for shown in evidence.data.reports if shown.of_the_days]
    return (
        Gaps("Places", "no such place in the gazetteer, or no one place", _gather(evidence, reports, _places)),
        Gaps("Times", "no interval on the calendar", _gather(evidence, reports, _times)),
        Gaps("Speakers", "nobody in particular", _gather(evidence, reports, _speakers)),
    )


def _places(kept: KeptReport) -> Iterator[Span]:
    return (place.span for place in kept.reading.places if place.lat is None)


def _times(kept: KeptReport) -> Iterator[Span]:
    grounds = {TimexType.DATE, TimexType.TIME}  # durations and repeated times have no place on the calendar
    return (time.span for time in kept.reading.times if time.type in grounds and time.from_ is None and time.to is None)


def _speakers(kept: KeptReport) -> Iterator[Span]:
    for attribution in kept.reading.attributions:
        if attribution.source and (attribution.voice is None or attribution.voice.type is VoiceType.UNKNOWN):
            yield attribution.source[0]


def _gather(
    evidence: Evidence, reports: list[KeptReport], spans: Callable[[KeptReport], Iterator[Span]]
) -> tuple[Gap, ...]:
    found: dict[str, list[Reference]] = {}
    for kept in reports:
        for span in spans(kept):
            words = " ".join(span.of(kept.report.text).split())
            found.setdefault(words, []).append(evidence.reference(kept, span))
    return tuple(Gap(words, tuple(references)) for words, references in found.items())
