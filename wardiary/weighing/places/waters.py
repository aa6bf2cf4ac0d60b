"""Waters told beside settlements: who takes a port on a lake, or flees a town across a river, is told of the town.

Where no other place is told, the water stays: a bank may be left, a lake held.
"""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle
from wardiary.model import Claim, ClaimPlace, Kind
from wardiary.model.kinds import OF_CONTROL

_DRY = frozenset((*OF_CONTROL, Kind.DISPLACEMENT, Kind.DAMAGE))  # shells may fall into a lake as well


def ashore(known: list[ClaimPlace], claim: Claim, kept: KeptReport) -> list[ClaimPlace]:
    """The places of a claim of who has, flees or ruins one, without the waters told beside others."""
    if claim.kind not in _DRY:
        return known
    dry = [place for place in known if place.area is not None or not _is_water(place, kept)]
    return dry or known


def _is_water(place: ClaimPlace, kept: KeptReport) -> bool:
    """Whether the gazetteer holds it as a water, or a word in or after its name says so."""
    codes = tuple(lexicons.load("weighing")["places"]["water_features"].split())
    features = [p.feature or "" for p in kept.reading.places if p.name == place.name]
    if any(feature.startswith("PPL") for feature in features):
        return False
    text = kept.report.text
    said = _word().match(text, place.span.end) or _word().search(place.span.of(text)) if place.span else None
    return any(feature.startswith(codes) for feature in features) or bool(said or _word().search(f" {place.name}"))


@cache
def _word() -> Needle:
    return Needle(lexicons.filled("weighing/places", "waters", "word", waters=_any_water))


def _any_water() -> str:
    return "|".join(lexicons.load("weighing")["places"]["waters"].split())
