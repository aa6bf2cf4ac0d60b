"""Harm, fights and retreats of a report that names no place for them are where its headline says.

Only where the headline names one settlement that the text names too, and neither the claim's sentence nor, unless it
names that one, its paragraph names another.
"""

from __future__ import annotations

from wardiary.diary.records import KeptReport
from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.counts.tolls import COUNTED
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.whereabouts import names_elsewhere
from wardiary.weighing.records import THIRD, Spot, Telling
from wardiary.weighing.rulings import is_as_read

# Not who takes or holds a place: a headline tells of the main one, the text of others as well.
_AT_THE_HEADLINE = COUNTED | {Kind.CLASH, Kind.WITHDRAWAL}


def headed(kept: KeptReport, claim: Claim, telling: Telling, focus: Focus) -> Spot | None:
    """The settlement of the headline for a claim of which nothing says where it happened; None where it may not be."""
    if claim.kind not in _AT_THE_HEADLINE or claim.reality is Reality.BACKGROUND:
        return None
    if telling.kind is Kind.WITHDRAWAL and telling.agent == THIRD:
        return None  # people flee along the road that the report goes on to tell of
    if not is_as_read(kept, claim, "place") or names_elsewhere(kept, claim):
        return None
    return focus.headed(claim)
