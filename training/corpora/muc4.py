"""MUC-4 (1992; terrorism in Latin America): capital-letter wire texts, with their templates' fillers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, corpora_folder
from wardiary.model import Span

AGENTS = ("perp_individual_id", "perp_organization_id")
TARGETS = ("phys_tgt_id", "hum_tgt_name")


@dataclass(frozen=True, slots=True)
class Muc4Document:
    """A text with every occurrence of those named as perpetrators, as targets and as instruments."""

    document: Document
    agents: tuple[Span, ...]
    targets: tuple[Span, ...]
    instruments: tuple[Span, ...]


def read_muc4(part: str = "train") -> Iterator[Muc4Document]:
    """The documents of one part (`train`, `dev` or `test`; none of them is scored)."""
    path = corpora_folder() / "extra" / "muc4" / f"{part}.json"
    for name, row in json.loads(path.read_text(encoding="utf-8")).items():
        document = Document("muc4", name, row["doc"])
        roles: dict[str, list[list[str]]] = row["roles"]
        agents = _occurrences(document.text, roles, AGENTS)
        targets = _occurrences(document.text, roles, TARGETS)
        instruments = _occurrences(document.text, roles, ("incident_instrument_id",))
        yield Muc4Document(document, agents, targets, instruments)


def _occurrences(text: str, roles: dict[str, list[list[str]]], keys: tuple[str, ...]) -> tuple[Span, ...]:
    """Where the fillers of these template slots stand; the longest filler wins where they overlap."""
    fillers = {" ".join(name.split()) for key in keys for names in roles.get(key, []) for name in names}
    found: list[Span] = []
    for filler in sorted(fillers, key=len, reverse=True):
        pattern = r"\s+".join(re.escape(word) for word in filler.split())
        if not pattern:
            continue
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return tuple(sorted(found))
