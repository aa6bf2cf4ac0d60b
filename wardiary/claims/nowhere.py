"""Talk of what somebody takes or holds that tells of no happening: "flees to rebel-held areas", "changed hands twice".

The guidelines call it generic talk.
"""

from __future__ import annotations

from wardiary.claims.sites import words
from wardiary.lexicons.needles import needle
from wardiary.model import Claim, ClaimPlace, Kind


def holds_nowhere(claim: Claim, text: str) -> bool:
    """Whether all that is held is "areas" or "territory", of no name and no point, and not so much of it."""
    if claim.kind is not Kind.HOLDING or claim.quantities or not claim.places:
        return False
    return all(_is_nowhere(place, text) for place in claim.places)


def _is_nowhere(place: ClaimPlace, text: str) -> bool:
    return place.lat is None and place.span is not None and place.span.of(text).lower() in words("stretches")


def sums_up(claim: Claim, text: str) -> bool:
    """Whether a place is only said to have changed hands so many times: who took it on which day is told elsewhere."""
    many = needle("claims", "losses", "many_times").match(text, claim.trigger.start, claim.sentence.end)
    return claim.kind is Kind.GAIN and many is not None
