"""People who are counted once for several regions have fled once: "72,000 have left the Marsh and Salt districts".

Of towns that are listed each is told of; one number for regions says nothing of any one of them.
"""

from __future__ import annotations

from wardiary.lexicons.needles import needle
from wardiary.model import Claim, Kind, QuantityKind
from wardiary.weighing.records import Spot, Telling

_PEOPLE = frozenset((QuantityKind.DISPLACED, QuantityKind.CIVILIANS))


def counted_once(spots: list[Spot | None], telling: Telling, claim: Claim, text: str) -> list[Spot | None]:
    """The spots of a claim; of regions whose people are counted together, the first."""
    if telling.kind is not Kind.DISPLACEMENT or len(spots) < 2 or not _is_one_count(claim):
        return spots
    return spots[:1] if _are_areas(spots) or _are_regions(claim, text) else spots


def _is_one_count(claim: Claim) -> bool:
    return sum(number.what in _PEOPLE for number in claim.quantities) == 1


def _are_areas(spots: list[Spot | None]) -> bool:
    return all(spot is not None and spot.is_area for spot in spots)


def _are_regions(claim: Claim, text: str) -> bool:
    """Whether the words behind one of its places join it to another as regions."""
    joined = needle("weighing", "flights", "regions")
    ends = (place.span.end for place in claim.places if place.span is not None)
    return any(joined.match(text, end, claim.sentence.end) for end in ends)
