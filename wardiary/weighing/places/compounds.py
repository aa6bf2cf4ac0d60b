"""Places named only in a compound that tells whose something is: "Moscow-backed forces", "Kachin-held Laiza".

Nothing happened there. Invariant: only the places go; what is told stays as it was read.
"""

from __future__ import annotations

from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import needle
from wardiary.model import Span


def without_compounds(kept: KeptReport) -> KeptReport:
    """The report as kept, without the places that only say whose something is."""
    text = kept.report.text
    compound = needle("weighing", "places", "compound", cased=True)
    parts = {p.span for p in kept.reading.places if compound.match(text, p.end)}
    if not parts:
        return kept
    places = tuple(p for p in kept.reading.places if p.span not in parts)
    gone = {p.geonameid for p in kept.reading.places if p.span in parts} - {p.geonameid for p in places} - {None}
    claims = tuple(
        replace(claim, places=tuple(p for p in claim.places if p.geonameid not in gone and not _is_only(p.span, parts)))
        for claim in kept.reading.claims
    )
    return replace(kept, reading=replace(kept.reading, places=places, claims=claims))


def _is_only(span: Span | None, parts: set[Span]) -> bool:
    """Whether a claim's words are no more than such a name, or end in one."""
    return span is not None and any(part == span or (span.contains(part) and part.end == span.end) for part in parts)
