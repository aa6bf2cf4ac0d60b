"""Places named only to tell where the one before them lies: "Marzan, just north of Sebha, was taken"."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import PlaceMention, Span

_LIES = lexicons.pattern("claims/places", "located", "lies")
_BETWEEN = lexicons.pattern("claims/places", "located", "between")


def really_told(resolved: Resolved, tied: Span) -> Span:
    """The words tied to a happening, or, where they only tell where the place named before them lies, that place."""
    sentence = resolved.sentence_of(tied)
    named = resolved.places_in(sentence)
    mine = next((number for number, place in enumerate(named) if tied.contains(place.span)), None)
    found = located_by(resolved.text, named[:mine], named[mine]) if mine is not None else None
    return found.span if found is not None and found.end < tied.start else tied


def located_by(text: str, before: Sequence[PlaceMention], place: PlaceMention) -> PlaceMention | None:
    """The place that this one only helps to find; None where something is told of this one itself.

    `before` are those that its sentence names before it, in their order.
    """
    if not before:
        return None
    last = before[-1]
    if last.feature is not None and not last.feature.startswith("PPL"):
        return None
    if _LIES.fullmatch(text, last.end, place.start) or _BETWEEN.fullmatch(text, last.end, place.start):
        return last
    if len(before) > 1 and _BETWEEN.fullmatch(text, before[-2].end, last.start):
        return before[-2] if text[last.end : place.start] == " and " else None
    return None
