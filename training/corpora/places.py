"""GeoWebNews, TR-News, LGL and GeoVirus (Gritta et al. 2019): toponyms with coordinates; some spans never count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, Part, read_reports, to_spans
from wardiary.model import Span


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A toponym with its coordinates in WGS 84 degrees, and its GeoNames id where it has one."""

    span: Span
    lat: float
    lon: float
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class PlacesDocument:
    """A text, its toponyms, and the spans (demonyms, homonyms) that are neither right nor wrong."""

    document: Document
    places: tuple[GoldPlace, ...]
    ignore: tuple[Span, ...]


def read_places(part: Part) -> Iterator[PlacesDocument]:
    """The documents of one part, in the order of the file."""
    for document, gold in read_reports("places", part):
        places = (GoldPlace(Span(g["start"], g["end"]), g["lat"], g["lon"], g["geonameid"]) for g in gold["places"])
        yield PlacesDocument(document, tuple(sorted(places, key=lambda p: p.span)), to_spans(gold["ignore"]))
