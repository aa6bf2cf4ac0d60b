"""Bridges, churches, airports: a facility told without its place takes it from where the report names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words
from wardiary.model import ClaimPlace, PlaceMention, PlaceRole, Span

_REACH = 8000  # characters either way: a long article; in a book another bridge may be meant
_SAME = (("airport", "airfield", "airbase", "base"), ("theatre", "theater"), ("hospital", "clinic"))


def facility_of(resolved: Resolved, spans: Sequence[Span]) -> ClaimPlace | None:
    """The place of the first of `spans` that names a facility; None where none does, or the report does not say where.

    "A key bridge" is the only bridge that the report names ("the Antonivskiy Bridge"); it stands at the settlement
    named with it.
    """
    for span in spans:
        noun = _facility_noun(span.of(resolved.text))
        if noun is None:
            continue
        named = _named(resolved.text, noun, span)
        if named is None:
            continue
        at = _settlement_beside(resolved, named)
        name = named.of(resolved.text)
        return ClaimPlace(span, name, at.lat if at else None, at.lon if at else None, PlaceRole.AT)
    return None


def _facility_noun(phrase: str) -> str | None:
    found = [word for word in re.findall(r"[a-z]+", phrase.lower()) if word in words("facilities")]
    return found[0] if found else None


def _named(text: str, noun: str, near: Span) -> Span | None:
    """The one name about `near` that ends in the noun; None where there is none or more than one.

    "The Hill Bridge", "the Hill bridge" and "the Hill military airport" are names; of airports, airfields and air bases
    each word may stand for the others.
    """
    nouns = "|".join(f"{word}|{word.capitalize()}" for word in _alike(noun))
    pattern = re.compile(
        rf"\b(?:[A-Z][\w’'-]*\s+){{1,4}}(?:\([\w-]+\)\s+)?(?:(?:military|air|road|main)\s+)?(?:{nouns})\b"
    )
    found = {
        re.sub(r"^The\s+", "", m.group()).split()[0]: m
        for m in pattern.finditer(text, max(0, near.start - _REACH), near.end + _REACH)
        if not re.match(r"(?:The|A|This|That|Its|Our)\s+\S+$", m.group())
    }
    if len(found) != 1:
        return None
    match = next(iter(found.values()))
    return Span(match.start() + (4 if match.group().startswith("The ") else 0), match.end())


def _alike(noun: str) -> tuple[str, ...]:
    """The nouns that stand for one facility."""
    return next((group for group in _SAME if noun in group), (noun,))


def _settlement_beside(resolved: Resolved, named: Span) -> PlaceMention | None:
    """The resolved place nearest to the name in its sentence, of those that the words put it in, at or near."""
    sentence = resolved.sentence_of(named)
    near = [p for p in resolved.places if sentence.contains(p.span) and p.lat is not None and not _is_wide(p)]
    near = [p for p in near if _is_beside(resolved.text, named, p.span)]
    return min(near, key=lambda p: p.span.gap(named), default=None)


_AFTER = re.compile(r"[^.,;:]{0,50}\b(?:in|of|near|at|outside|over|to|into|from|across)\s+(?:the\s+)?")
_BEFORE = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}|[^.;:]{0,20}\b(?:over|on|at|with)\s+(?:the|a|its)\s+(?:[\w-]+\s+){0,2}"
)


def _is_beside(text: str, named: Span, place: Span) -> bool:
    """Whether the words tie the name to the place: "the Hill Bridge at Marzan", "Marzan's Hill Bridge"."""
    if named.overlaps(place):
        return True
    after = place.start >= named.end
    return bool(
        _AFTER.fullmatch(text, named.end, place.start) if after else _BEFORE.fullmatch(text, place.end, named.start)
    )


def _is_wide(place: PlaceMention) -> bool:
    """Countries, provinces and rivers tell no point for a bridge."""
    return (place.feature or "").startswith(("PCL", "ADM1", "STM", "CONT", "RGN"))
