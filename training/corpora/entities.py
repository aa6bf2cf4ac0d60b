"""re3d (Dstl 2017; war in Syria and Iraq): entities of ten types, of which eight are scored; they may nest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, Part, read_reports
from wardiary.model import EntityType, Mention

SCORED = frozenset(EntityType) - {EntityType.TOPONYM}


@dataclass(frozen=True, slots=True)
class EntitiesDocument:
    """A text with its entities of the scored types, in reading order, longer ones first."""

    document: Document
    entities: tuple[Mention, ...]


def read_entities(part: Part) -> Iterator[EntitiesDocument]:
    """The documents of one part."""
    names = {kind.value for kind in SCORED}
    for document, gold in read_reports("entities", part):
        found = {(e["start"], -e["end"], e["type"]) for e in gold["entities"] if e["type"] in names}
        mentions = tuple(Mention(start, -end, EntityType(kind)) for start, end, kind in sorted(found))
        yield EntitiesDocument(document, mentions)
