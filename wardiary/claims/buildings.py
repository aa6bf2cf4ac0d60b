"""Buildings told with the town they stand in: "a bridge over the Nile", "a hospital in Marzan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary.claims.facilities import is_facility
from wardiary.claims.side_by_side import are_joined
from wardiary.claims.sites import words
from wardiary.model import ClaimPlace, Span

_BACK = 60  # characters: the longest "a wooden footbridge across the" and the like


def with_building(text: str, span: Span) -> Span:
    """The words with the bridge or building before them that they only place: "a bridge over | the Nile"."""
    before = _building_before().search(text, max(0, span.start - _BACK), span.start)
    return Span(before.start(), span.end) if before else span


@cache
def _building_before() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("facilities")))
    return re.compile(
        rf"\b(?:(?:the|a|an)\s+)?(?:[a-z-]+\s+){{0,2}}(?:{nouns})\s+(?:over|across|on|in|at|near)\s+(?:the\s+)?$"
    )


def in_their_towns(text: str, told: Sequence[ClaimPlace]) -> Iterator[ClaimPlace]:
    """The places; a building without a point has that of the town told with it, which then is no second place."""
    inside = [p for p in told if p.lat is None and p.span and is_facility(p.span.of(text))]
    around = [p for p in told if p not in inside and not are_joined(text, inside, p)]
    holder = next((p for p in around if p.lat is not None), None)
    if not inside or holder is None:
        yield from told
        return
    for place in told:
        if place in inside:
            yield replace(place, lat=holder.lat, lon=holder.lon)
        elif place not in around:
            yield place
