"""A place and what is told of it are one: "the capital Sanaa"; "Fayzabad, the capital of the province", is Fayzabad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from wardiary import lexicons
from wardiary.model import ClaimPlace, Span
from wardiary.model.span import hull

_SEAT_OF = lexicons.pattern("claims/places", "apposed", "seat_of")


def put_together(text: str, places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """The places, a noun and the name right behind it as one, and without what a town is told to be the seat of."""
    spans = {place.span: place for place in places if place.span is not None}
    pairs = [(one, other) for one, other in permutations(spans, 2) if one.end < other.start]
    nouns = {name: noun for noun, name in pairs if _stands_with(text, spans[noun], spans[name])}
    seated = {area for seat, area in pairs if _SEAT_OF.fullmatch(text, seat.end, area.start)}
    gone = {*nouns.values(), *seated}
    return tuple(_with_noun(place, nouns) for place in places if place.span not in gone)


def _stands_with(text: str, noun: ClaimPlace, name: ClaimPlace) -> bool:
    if noun.span is None or name.span is None or noun.lat is not None or name.lat is None:
        return False
    return text[noun.span.end : name.span.start].isspace()


def _with_noun(place: ClaimPlace, nouns: dict[Span, Span]) -> ClaimPlace:
    noun = nouns.get(place.span) if place.span is not None else None
    return replace(place, span=hull((noun, place.span))) if noun and place.span else place
