"""PolNeAR: attributions, each with spans of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, Part, read_reports, to_spans
from wardiary.model import AttributionMark


@dataclass(frozen=True, slots=True)
class AttributionDocument:
    """A text with its attributions, in the order of their cues (of their contents where there is no cue)."""

    document: Document
    attributions: tuple[AttributionMark, ...]


def read_attribution(part: Part) -> Iterator[AttributionDocument]:
    """The documents of one part."""
    for document, gold in read_reports("attribution", part):
        marks = (
            AttributionMark(to_spans(a["source"]), to_spans(a["cue"]), to_spans(a["content"]))
            for a in gold["attributions"]
        )
        yield AttributionDocument(document, tuple(sorted(marks, key=lambda m: m.cue or m.content or m.source)))
