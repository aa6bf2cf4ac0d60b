"""Places told side by side: "A and B", "A, in B", "camps in B, C and D"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import Site, words
from wardiary.model import ClaimPlace, PlaceRole, Span

JOINED = lexicons.pattern("claims/places", "side_by_side", "joined")
"""What may stand between places that are told side by side: "A and B", "A, in B"."""
_LISTED = lexicons.pattern("claims/places", "side_by_side", "listed")
_VERB_AFTER = lexicons.pattern("claims/places", "side_by_side", "verb_after")
_APPOSED = re.compile(r",\s+")
_ONE = lexicons.pattern("claims/places", "side_by_side", "one")
_WHAT_IT_IS = lexicons.pattern("claims/places", "side_by_side", "what_it_is")
_PREPOSITION = 12  # characters: " shortly at "
_HOUR_BEFORE = lexicons.pattern("claims/places", "side_by_side", "hour_before")
_AND = lexicons.pattern("claims/places", "side_by_side", "and")


def _any_noun() -> str:
    return "|".join(sorted(words("facilities") | words("references") | words("descriptions")))


_LINK = lexicons.pattern("claims/places", "side_by_side", "link", nouns=_any_noun)


def in_lists(text: str, places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """The places, those of one list standing to the happening as the first of them: "fled for camps in B, C and D"."""
    ordered = sorted((p for p in places if p.span is not None), key=lambda p: p.span or Span(0, 0))
    roles: dict[Span | None, PlaceRole] = {}
    for before, place in pairwise(ordered):
        if before.span and place.span and _LISTED.fullmatch(text, before.span.end, place.span.start):
            roles[place.span] = roles.get(before.span, before.role)
    return tuple(replace(p, role=roles.get(p.span, p.role)) for p in places)


def are_joined(text: str, places: Sequence[ClaimPlace], other: ClaimPlace) -> bool:
    """Whether one of the places and the other are told side by side: "a hospital and the town of Marzan"."""
    spans = [sorted((p.span, other.span)) for p in places if p.span and other.span]
    return any(JOINED.fullmatch(text, a.end, b.start) for a, b in spans)


def joined_to(resolved: Resolved, first: Site, sites: Sequence[Site]) -> list[Site]:
    """The sites joined to one by "and" or commas, up to one that begins another clause.

    What the first is, and the hours of each, may be told between: "took Base 46, a depot, at noon and Marzan at two".
    """
    text = resolved.text
    out = [first]
    for site in sites:
        if site.span.start <= out[-1].core.end or _VERB_AFTER.match(text, site.span.end):
            continue
        if _APPOSED.fullmatch(text, out[-1].core.end, site.span.start) and _ONE.match(text, site.span.start):
            continue  # "Marzan, a village in the Tarfa region"
        if _LINK.fullmatch(_between(resolved, out[-1].core.end, site.span.start)):
            out.append(site)
    return out[1:]


def _between(resolved: Resolved, start: int, end: int) -> str:
    """The words between two places without those that say what the first is, and without a time right before "and"."""
    words = resolved.text[start:end]
    told = _WHAT_IT_IS.match(words)
    begin = start + (told.end() if told else 0)
    time = next(
        (t.span for t in resolved.times if begin <= t.span.start <= begin + _PREPOSITION and t.span.end < end), None
    )
    if time is not None and _HOUR_BEFORE.fullmatch(resolved.text, begin, time.start):
        begin = time.end
    return words if begin == start or not _AND.match(resolved.text, begin) else resolved.text[begin:end]


_BEHIND_THE_VERB = lexicons.pattern("claims/places", "side_by_side", "behind_the_verb")
_ENDS = lexicons.pattern("claims/places", "side_by_side", "ends")
_GOES_ON = lexicons.pattern("claims/places", "side_by_side", "goes_on")


def joined_behind(text: str, verb: Span, sites: Sequence[Site]) -> list[Site]:
    """The site joined to one before a verb, behind that: "Marzan had been captured, | and also Karsa".

    Not where another clause sets out with it: "Marzan was taken and Karsa shelled".
    """
    first = next((site for site in sites if site.span.start > verb.end and site.mention is not None), None)
    link = _BEHIND_THE_VERB.fullmatch(text, verb.end, first.span.start) if first else None
    if first is None or link is None:
        return []
    is_last = _ENDS.match(text, first.span.end) or (not link["bare"] and _GOES_ON.match(text, first.span.end))
    return [first] if is_last else []
