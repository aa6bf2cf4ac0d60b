"""Tolls that a report tells apart from what caused them join it: "A field hospital has received eight dead."

Of the fight or blow that its paragraph told of last, or, where that tells of none, the one with which the report began.
Never where the toll names a place or a day of its own, is that of several places, or is that of weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, ClaimPlace, Kind, Reality
from wardiary.model.kinds import VIOLENT
from wardiary.weighing.records import Spot, Telling, Told
from wardiary.weighing.rulings import is_as_read

_COUNTING = frozenset((Kind.CASUALTIES, Kind.DAMAGE))  # "20 fighters and two trucks were destroyed"
_BEFORE = 40  # characters before a name in which it is said that the dead or hurt were brought there


def with_causes(own: Sequence[Told], kept: KeptReport) -> list[Told]:
    """The tellings, those of a toll alone being of what caused it, where the report tells that before."""
    text = kept.report.text
    spots = _spots_by_claim(own)
    made: list[Told] = []
    for claim, telling in own:
        cause = None
        if len(spots[claim.id]) == 1 and _is_bare(claim, telling, kept):
            before = [each for each in own if _may_cause(each, claim, telling) and len(spots[each[0].id]) == 1]
            cause = _cause_of(claim, telling.spot, before, text)
        made.append((claim, _of(telling, cause) if cause else telling))
    return made


def _spots_by_claim(own: Sequence[Told]) -> dict[str, set[str]]:
    spots: dict[str, set[str]] = {}
    for claim, telling in own:
        spots.setdefault(claim.id, set()).add(telling.spot.key if telling.spot else "")
    return spots


def _is_bare(claim: Claim, telling: Telling, kept: KeptReport) -> bool:
    """Whether it tells how many were hit, and neither when nor where."""
    counts = telling.killed is not None or telling.injured is not None
    if telling.kind not in _COUNTING or not counts or not telling.affirms:
        return False
    if telling.reality is Reality.BACKGROUND or not is_as_read(kept, claim, "place"):
        return False
    text = kept.report.text
    return not any(_is_own(place, claim, text) for place in claim.places)


def _is_own(place: ClaimPlace, claim: Claim, text: str) -> bool:
    """Whether the toll's own words say that it is of there, not that the hurt lie in a hospital there."""
    if place.span is None or not claim.sentence.contains(place.span):
        return False
    return not _brought().search(text, max(claim.sentence.start, place.span.start - _BEFORE), place.span.start)


def _may_cause(each: Told, toll: Claim, telling: Telling) -> bool:
    """Whether the toll may be of that: a fight or blow told before it, on the day that the toll has, if it has one."""
    claim, cause = each
    if cause.kind not in VIOLENT or cause.mentions or cause.spot is None or cause.reality is Reality.BACKGROUND:
        return False
    if claim.sentence.start > toll.sentence.start:
        return False
    is_free = not telling.when.is_told
    return is_free or (telling.when.first - 1 <= cause.when.last and cause.when.first <= telling.when.last)


def _cause_of(toll: Claim, where: Spot | None, before: Sequence[Told], text: str) -> Telling | None:
    """The last one of the toll's paragraph; else the first of the report where it has told of one place only.

    One of the place that the toll is taken to be of goes before.
    """
    near = [t for claim, t in before if "\n" not in text[claim.sentence.start : toll.sentence.start]]
    there = [t for t in near if where and t.spot and t.spot.key == where.key]
    if near:
        return (there or near)[-1]
    spots: set[Spot | None] = {t.spot for _, t in before}
    return before[0][1] if len({spot.key for spot in spots if spot}) == 1 else None


def _of(toll: Telling, cause: Telling) -> Telling:
    """The toll where and when its cause was, in its own voice; men said to be destroyed are dead.

    Of a fight it is told as the fight is, for "fallen in the fighting" are not the dead of an air strike of that day.
    """
    kind = Kind.CLASH if cause.kind is Kind.CLASH else Kind.CASUALTIES
    return replace(toll, kind=kind, spot=cause.spot, when=cause.when, named=frozenset(), around=frozenset())


def _brought() -> Needle:
    return needle("weighing", "kinds", "brought_to")
