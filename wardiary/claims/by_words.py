"""A place by the words tied to a trigger where no reader took them for a name: what they hold or refer to."""

from __future__ import annotations

from collections.abc import Iterator

from wardiary import lexicons
from wardiary.claims.facilities import is_facility
from wardiary.claims.no_places import is_no_place
from wardiary.claims.placed import airport_place, as_place, described, unresolved
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import sites_of, words
from wardiary.model import ClaimPlace, PlaceRole, Span
from wardiary.resolving.place_references import refer_to_several

_INDEFINITE = lexicons.pattern("claims/happenings", "by_words", "indefinite")
_ARTICLE_NAME = lexicons.pattern("claims/happenings", "by_words", "article_name")


def by_words(resolved: Resolved, span: Span, role: PlaceRole) -> Iterator[ClaimPlace]:
    """A place by the words tied to the trigger: what they hold or refer to, else their name, without a point."""
    if span.of(resolved.text).lower() in ("it", "its"):
        yield from _of_pronoun(resolved, span, role)
        return
    several = refer_to_several(span, resolved.text, resolved.places)
    if several:
        yield from (as_place(span, place.name, place, role) for place in several)
        return
    if not any(span.overlaps(p.span) for p in resolved.places) and is_no_place(resolved, span):
        return
    if _INDEFINITE.match(span.of(resolved.text)) and not any(span.contains(p.span) for p in resolved.places):
        yield unresolved(resolved, span, role)
        return
    name, place = described(resolved, span)
    if place is not None:
        yield as_place(span, name, place, role)
    elif not _is_body(resolved, span):
        yield unresolved(resolved, span, role)


def _is_body(resolved: Resolved, span: Span) -> bool:
    """Whether a name that no reader took for a place has an article, as no village has: "the Mission", "the Front"."""
    told = span.of(resolved.text)
    if told.endswith(("-held", "-controlled", "-")):
        return True
    known = is_facility(told) or any(span.overlaps(place.span) for place in resolved.places)
    nouns = words("references") | words("descriptions") | words("unnamed")
    has_noun = bool(nouns.intersection(told.lower().split()))
    return not known and not has_noun and bool(_ARTICLE_NAME.match(told))


def _of_pronoun(resolved: Resolved, span: Span, role: PlaceRole) -> Iterator[ClaimPlace]:
    """What "it" stands for: the city that its own sentence refers to, or the only place named in it and the one before.

    A town goes before the land it lies in, and any place before that of the dateline.
    "Little of the city is left to clear, with most of it under our control": of the city. Else nothing.
    """
    sentence = resolved.sentence_of(span)
    told = [s.core for s in sites_of(resolved, sentence) if s.mention is None and s.core.end <= span.start]
    referred = described(resolved, told[-1]) if told else None
    if referred is not None and referred[1] is not None:
        yield as_place(span, referred[0], referred[1], role)
        return
    back = resolved.sentence_of(Span(max(0, sentence.start - 3), sentence.start)).start
    before = [p for p in resolved.places if back <= p.start and p.end <= span.start]
    named = [p for p in before if not (p.feature or "").startswith(("PCL", "CONT", "STM"))]
    named = [p for p in named if p.start or not p.text.isupper()] or named  # but for where it was sent from
    named = [p for p in named if not (p.feature or "").startswith(("ADM", "RGN"))] or named
    if len({place.name for place in named}) == 1:
        airport = resolved.airport_at(named[-1].span)
        yield airport_place(airport, span, role) if airport else as_place(span, named[-1].name, named[-1], role)
