"""Blows whose scars who looked saw: "missiles hit the town", and in the next paragraph "our reporter saw the crater".

Only where all blows that the report told of until then, in that paragraph and the one before, are of one place and one
day, and the look names no other place: then nothing else can have left what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Claim, Kind, Reality, Span, Verification
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.evidence.looks import Look
from wardiary.weighing.evidence.shown import Evidence
from wardiary.weighing.places.spots import is_settlement, place_key
from wardiary.weighing.records import Telling, Told

_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.DAMAGE))


def with_scars(own: Sequence[Told], seen: Evidence, kept: KeptReport) -> list[Told]:
    """The tellings of a report, those of a blow checked whose scars were seen in the next paragraph."""
    borne = {claim.id for look in seen.looks if _shows_scars(look, seen) for claim in _blows(own, look.clause, kept)}
    return [
        (claim, replace(telling, checked=True) if claim.id in borne and _may_be(claim, telling) else telling)
        for claim, telling in own
    ]


def _shows_scars(look: Look, seen: Evidence) -> bool:
    if seen.is_of_party(look.clause) or pattern("words", "other").search(look.words):
        return False
    is_whole = pattern("traces", "unharmed").search(look.shown)
    return bool(pattern("traces", "scars").search(look.shown)) and not is_whole


def _blows(own: Sequence[Told], look: Span, kept: KeptReport) -> Iterator[Claim]:
    """The claims of blows, in the paragraph of a look and the one before, that left what was seen."""
    text = kept.report.text
    near = [
        (claim, telling)
        for claim, telling in own
        if _may_be(claim, telling)
        and claim.sentence.start < look.start
        and len(text[claim.sentence.end : look.start].split("\n\n")) <= _NEXT
    ]
    days = [telling.when for _, telling in near]
    is_one_day = bool(days) and max(day.first for day in days) - min(day.last for day in days) <= 1
    keys = {telling.spot.key for _, telling in near if telling.spot is not None}
    if len(keys) == 1 and is_one_day and _names_no_other(look, keys, kept):
        yield from (claim for claim, _ in near)


_NEXT = 2  # paragraphs: the look's own and the one before


def _may_be(claim: Claim, telling: Telling) -> bool:
    is_told = telling.affirms and telling.reality is not Reality.BACKGROUND and telling.spot is not None
    return telling.kind in _BLOWS and is_told and claim.verification is not Verification.UNVERIFIED


def _names_no_other(look: Span, keys: set[str], kept: KeptReport) -> bool:
    named = [p for p in kept.reading.places if look.contains(p.span) and is_settlement(p)]
    return all(keys & {place_key(place.name), place_key(place.text)} for place in named)
