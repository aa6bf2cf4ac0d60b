"""The way of the data from a report to its reading, spelled out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import tee

from wardiary.claims.assemble import assemble
from wardiary.claims.checks import CheckInputs, InferredDate, run_checks
from wardiary.claims.resolved import Resolved
from wardiary.gazetteer import Gazetteer
from wardiary.model import EntityType, Marks, PlaceMention, Reading, Report, Span
from wardiary.reading.combined import CombinedReader
from wardiary.reading.model.advice import Advice
from wardiary.reading.model.reader import texts_ahead
from wardiary.reading.model.shipped import available, shipped_reader
from wardiary.reading.plain_marks import with_plain_marks
from wardiary.reading.reader import Reader
from wardiary.reading.rules.attribution_quotes import find_quotes
from wardiary.reading.rules.reader import RuleReader
from wardiary.resolving.place_airports import find_airports, with_airports
from wardiary.resolving.place_capitals import find_capitals
from wardiary.resolving.places import main_place, resolve_places
from wardiary.resolving.quantities import find_quantities
from wardiary.resolving.times import infer_publication, tag_times
from wardiary.resolving.toponyms import toponyms_of
from wardiary.resolving.voices import Speakers, verifications

Progress = Callable[[str, float], None]


class Pipeline:
    """Reads reports: holds what is opened once (reader, gazetteer) and nothing that changes between reports."""

    def __init__(self, reader: Reader, gazetteer: Gazetteer) -> None:
        self._reader = reader
        self._gazetteer = gazetteer

    @classmethod
    def open(cls, progress: Progress | None = None, threads: int | None = None) -> Pipeline:
        """Open the gazetteer and the reader; `progress(what, share done)` is told of a first-time compile.

        `threads` is how many stretches of text the network reads at once, by default as many as there are processors.
        Without trained weights (a checkout before the first training) the rules read alone.
        """
        gazetteer = open_gazetteer(progress)
        rules = RuleReader(gazetteer.knows, texts_ahead(threads) + 1)
        return cls(_with_network(rules, gazetteer, threads) if available() else rules, gazetteer)

    @property
    def reader_name(self) -> str:
        """Name and version of the reader; kept with every reading."""
        return self._reader.name

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report, in order.

        Streams: runs ahead of the caller by no more reports than the reader batches. Each reading is a pure function of
        its report.
        """
        ours, theirs = tee(replace(report, text=with_plain_marks(report.text)) for report in reports)
        marked = self._reader.read(report.text for report in theirs)
        return (self._resolve(report, marks) for report, marks in zip(ours, marked, strict=True))

    def resolved(self, report: Report, marks: Marks) -> Resolved:
        """One report's marks resolved, before claims are made of them: what the claims stage is trained on."""
        inferred = None if report.published else infer_publication(report.text, marks.sentences)
        speakers = Speakers(report.text, marks.sentences, report.publisher)
        return self._mentions(report, marks, report.published or (inferred[0] if inferred else None), speakers)

    def _resolve(self, report: Report, marks: Marks) -> Reading:
        """From marks to a reading.

        1. the day of publication, where the report does not give it
        2. places, times, quantities and voices
        3. claims
        4. checks
        """
        inferred = None if report.published else infer_publication(report.text, marks.sentences)
        speakers = Speakers(report.text, marks.sentences, report.publisher)
        resolved = self._mentions(report, marks, report.published or (inferred[0] if inferred else None), speakers)
        claims = assemble(resolved)
        checks = run_checks(
            CheckInputs(
                text=report.text,
                sentences=marks.sentences,
                places=resolved.places,
                times=resolved.times,
                quantities=resolved.quantities,
                published=report.published,
                inferred=InferredDate(*inferred) if inferred else None,
                claims=claims,
            )
        )
        return Reading(
            id=report.id,
            reader=self.reader_name,
            published=resolved.published,
            published_inferred=inferred is not None,
            sentences=marks.sentences,
            entities=tuple(m for m in marks.mentions if m.type is not EntityType.TOPONYM),
            places=tuple(resolved.places),
            times=tuple(resolved.times),
            quantities=tuple(resolved.quantities),
            attributions=resolved.attributions if marks.voicing is None else speakers.voiced(marks.attributions),
            main_event=marks.main_event,
            main_place=main_place(report.text, resolved.places, marks.sentences, self._gazetteer),
            claims=claims,
            checks=checks,
        )

    def _mentions(self, report: Report, marks: Marks, published: str | None, speakers: Speakers) -> Resolved:
        text, sentences = report.text, marks.sentences
        places = resolve_places(text, toponyms_of(text, marks.mentions), self._gazetteer)
        airports = find_airports(text, places, self._gazetteer)
        places = with_airports(places, airports)
        return Resolved(
            report=report,
            published=published,
            marks=marks,
            places=places,
            airports=airports,
            capitals=find_capitals(text, places, self._gazetteer),
            times=tag_times(text, sentences, published, lambda offset: _zone_near(places, offset)),
            quantities=find_quantities(text, sentences),
            attributions=speakers.voiced(marks.attributions if marks.voicing is None else marks.voicing),
            quotes=find_quotes(text),
            verifications=verifications(text, sentences, report.publisher),
        )


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer; `progress` is told of a first-time compile."""
    return Gazetteer.open((lambda share: progress("compiling the gazetteer", share)) if progress else None)


def _with_network(rules: RuleReader, gazetteer: Gazetteer, threads: int | None) -> Reader:
    def advise(text: str, sentences: Sequence[Span]) -> Advice:
        marks = rules.marks(text)
        return Advice(marks.triggers, marks.mentions, marks.attributions, marks.main_event)

    return CombinedReader(shipped_reader(gazetteer.renown, threads=threads, advisor=advise), rules)


def _zone_near(places: Iterable[PlaceMention], offset: int) -> str | None:
    """The IANA zone of the resolved place nearest to an offset."""
    zoned = [(abs(p.start - offset), p.zone) for p in places if p.zone]
    return min(zoned)[1] if zoned else None
