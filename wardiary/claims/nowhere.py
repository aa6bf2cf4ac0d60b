"""Talk of what somebody holds that tells of no place: "who flees to rebel-held areas" (guidelines: generic talk)."""

from __future__ import annotations

from wardiary.claims.sites import words
from wardiary.model import Claim, ClaimPlace, Kind


def holds_nowhere(claim: Claim, text: str) -> bool:
    """Whether all that is held is "areas" or "territory", of no name and no point, and not so much of it."""
    if claim.kind is not Kind.HOLDING or claim.quantities or not claim.places:
        return False
    return all(_is_nowhere(place, text) for place in claim.places)


def _is_nowhere(place: ClaimPlace, text: str) -> bool:
    return place.lat is None and place.span is not None and place.span.of(text).lower() in words("stretches")
