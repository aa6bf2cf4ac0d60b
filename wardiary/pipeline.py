"""The way of the data from a report to its reading, spelled out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wardiary.model import Marks, Reading, Report
from wardiary.reading.sentences import split_sentences

Progress = Callable[[str, float], None]


class Pipeline:
    """Reads reports: holds what is opened once (reader, gazetteer) and nothing that changes between reports."""

    def __init__(self, reader_name: str = "rules") -> None:
        self.reader_name = reader_name

    @classmethod
    def open(cls, progress: Progress | None = None) -> Pipeline:
        """Open the reader and the gazetteer; `progress(what, share done)` is told of a first-time compile."""
        return cls()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report, in order; streams."""
        for report in reports:
            marks = Marks(sentences=split_sentences(report.text))
            yield Reading(
                id=report.id,
                reader=self.reader_name,
                published=report.published,
                published_inferred=False,
                sentences=marks.sentences,
                entities=(),
                places=(),
                times=(),
                quantities=(),
                attributions=(),
                main_event=None,
                main_place=None,
                claims=(),
                checks=(),
            )
