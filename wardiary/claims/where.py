"""Where it happened: the places of a sentence that belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import (
    ArgumentRole,
    AttributionMention,
    ClaimPlace,
    EntityType,
    PlaceMention,
    PlaceRole,
    Span,
    Trigger,
)
from wardiary.resolving.place_references import describe, refer

_PLACE_ROLES = {ArgumentRole(role.value): role for role in PlaceRole}
_WORDS_BEFORE = re.compile(
    r"([a-z]+)(?:\s+(?:the|a|an|some|most|all|parts?|areas?|of|city|town|village))*\s*$", re.IGNORECASE
)


@cache
def _prepositions() -> dict[str, PlaceRole]:
    data = lexicons.load("claims")["place"]
    return {word: role for role in PlaceRole for word in data[role.value].split()}


@cache
def _references() -> re.Pattern[str]:
    words = lexicons.load("claims")["place"]["references"].replace("_", r"\s+").split()
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


def places_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[ClaimPlace, ...]:
    """The most specific places told for the trigger: those tied to it by the reader, else the nearest of its words."""
    tied = [_claim_place(resolved, a.span, _PLACE_ROLES[a.role]) for a in trigger.arguments if a.role in _PLACE_ROLES]
    found = [place for place in tied if place]
    if found:
        return tuple(found)
    named = _nearest(resolved, trigger, _candidates(resolved, trigger, voice))
    return tuple(p for span in named if (p := _claim_place(resolved, span, _role(resolved.text, span))))


def _candidates(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> list[Span]:
    """Spans that name or stand for places, in the trigger's sentence, outside its actors and its voice's source."""
    sentence = resolved.sentence_of(trigger.span)
    taken = [a.span for a in trigger.arguments if a.role in (ArgumentRole.AGENT, ArgumentRole.TARGET)]
    taken += [s for a in resolved.attributions for s in (*a.source, *a.cue)]
    named = [m.span for m in resolved.places]
    told = [Span(*m.span()) for m in _references().finditer(resolved.text, sentence.start, sentence.end)]
    spans = [s for s in (*named, *told) if sentence.contains(s) and not any(t.overlaps(s) for t in taken)]
    if voice:
        inside = [s for s in spans if any(c.contains(s) for c in voice.content)]
        return inside or spans
    return spans


def _nearest(resolved: Resolved, trigger: Trigger, spans: Sequence[Span]) -> list[Span]:
    """The nearest span with a preposition of place before it, and what is joined to it by "and" or a comma."""
    fit = [s for s in spans if _preposition(resolved.text, s) and not _is_anchor(resolved.text, s)]
    if not fit:
        return []
    best = min(fit, key=lambda s: trigger.span.gap(s) + (20 if s.end <= trigger.span.start else 0))
    joined = [best]
    for span in sorted(s for s in spans if s.start > best.start):
        if resolved.text[joined[-1].end : span.start].strip() in ("and", ",", ", and"):
            joined.append(span)
    return joined


_DISTANCE = re.compile(
    r"(?:miles?|km|kilomet\w+|metres?|meters?)\W+(?:away\s+)?(?:\w+[- ]?){0,3}(?:of|from)\W+(?:[\w’']+\W+){0,5}$"
)


def _is_anchor(text: str, span: Span) -> bool:
    """Whether the span only anchors a distance: "35 miles north of the prized port city of X"."""
    return bool(_DISTANCE.search(text, max(0, span.start - 90), span.start))


def _preposition(text: str, span: Span) -> str | None:
    before = _WORDS_BEFORE.search(text, max(0, span.start - 50), span.start)
    word = before.group(1).lower() if before else ""
    if word in _prepositions():
        return word
    first = span.of(text).lower()
    return "at" if first == "there" or (first.startswith("the ") and word in ("", "and")) else None


def _role(text: str, span: Span) -> PlaceRole:
    return _prepositions().get(_preposition(text, span) or "", PlaceRole.AT)


def _claim_place(resolved: Resolved, span: Span, role: PlaceRole) -> ClaimPlace | None:
    """What the span means as a place of a claim; None where it holds no place at all."""
    text = resolved.text
    location = next((m.span for m in resolved.marks.mentions if _wraps(m.type, m.span, span)), span)
    inside = [p for p in resolved.places if location.contains(p.span)]
    if inside:
        name, place = describe(location, text, resolved.places)
        return _as_place(location, name, place, role)
    if _references().search(text, span.start, span.end):
        meant = refer(span, text, resolved.places)
        return _as_place(span, meant.name, meant, role) if meant else None
    return None


def _wraps(kind: EntityType, outer: Span, inner: Span) -> bool:
    return kind is EntityType.LOCATION and outer.contains(inner) and outer != inner


def _as_place(span: Span, name: str, place: PlaceMention | None, role: PlaceRole) -> ClaimPlace:
    if place is None:
        return ClaimPlace(span, name, None, None, role)
    return ClaimPlace(span, name, place.lat, place.lon, role, place.geonameid)
