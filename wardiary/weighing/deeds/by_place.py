"""Which party did it by where it stands in the sentence: before the trigger, or behind "by" and "to"."""

from __future__ import annotations

import re

from wardiary import lexicons
from wardiary.model import Claim, Kind
from wardiary.model.kinds import TAKING
from wardiary.weighing.deeds.hands import its_hands
from wardiary.weighing.deeds.named import Named
from wardiary.weighing.deeds.vocabulary import OWNS

_BY = lexicons.pattern("weighing/deeds", "by_place", "by")
# A subject and its verb; further off, the party may be the sufferer.
_CLOSE = re.compile(r"(?:['’]s)?\s*(?:[\w’'-]+\s+){0,3}")
_DOES = lexicons.pattern("weighing/deeds", "by_place", "does")
_CLAUSE = lexicons.pattern("weighing/deeds", "by_place", "clause")
_PASSIVE = lexicons.pattern("weighing/deeds", "by_place", "passive")
_ANOTHER_CLAUSE = lexicons.pattern("weighing/deeds", "by_place", "another_clause")
_OWNER = lexicons.pattern("weighing/deeds", "by_place", "owner")
_OWNED = 12  # characters behind a party: "the rebels' hands"
_HANDED = lexicons.pattern("weighing/deeds", "by_place", "handed")


def of_its_clause(claim: Claim, text: str, named: list[Named]) -> str | None:
    """The party that is the subject of the clause that tells of a taking: "the army left and the rebels took it"."""
    before = [n for n in named if n.end <= claim.trigger.start]
    if claim.kind not in TAKING or not before or not _DOES.fullmatch(text, before[-1].end, claim.trigger.start):
        return None
    return before[-1].side if _CLAUSE.search(text, claim.sentence.start, before[-1].start) else None


def doer_in(claim: Claim, text: str, named: list[Named], target: str | None) -> str | None:
    """The party that does it, by its place: behind "to" or "by" after the trigger, else the nearest before it.

    Of a sentence that names one party only, that one, where the kind needs a doer and it is not the sufferer.
    """
    if claim.kind in TAKING or claim.kind is Kind.WITHDRAWAL:
        return _taker_or_leaver(claim, text, named)
    before = [n for n in named if n.end <= claim.trigger.start]
    near = before[-1] if before and _CLOSE.fullmatch(text, before[-1].end, claim.trigger.start) else None
    return near.side if near and near.side != target else None


def _taker_or_leaver(claim: Claim, text: str, named: list[Named]) -> str | None:
    """Who takes, holds or leaves a place; who left whom is not told by the order of the words."""
    inside = [n for n in named if claim.trigger.start <= n.start < claim.trigger.end]
    if inside:
        return inside[0].side
    if claim.kind is Kind.WITHDRAWAL:
        if len({n.side for n in named}) > 1:
            return None
    elif (after := _behind(claim, text, named)) and _is_handed(claim, text, after[0]):
        return after[0].side
    before = [n for n in named if n.end <= claim.trigger.start]
    is_passive = _PASSIVE.search(text, claim.sentence.start, claim.trigger.start) and claim.kind is Kind.GAIN
    if is_passive or its_hands().search(text, claim.trigger.start, claim.sentence.end):
        before = [n for n in before if not OWNS.match(text, n.end, claim.trigger.start)]
    return before[-1].side if before else None


def _behind(claim: Claim, text: str, named: list[Named]) -> list[Named]:
    """The parties behind "by", "to" and the like after the trigger, in its own clause."""
    end = claim.trigger.end
    after = [n for n in named if n.start >= end and _BY.search(text, claim.trigger.start, n.start)]
    return [n for n in after if ";" not in text[end : n.start] and not _ANOTHER_CLAUSE.search(text, end, n.start)]


def _is_handed(claim: Claim, text: str, party: Named) -> bool:
    """Whether the words up to the party say that the place goes or belongs to it: "fell to", "in the hands of"."""
    between = text[claim.trigger.start : party.start].lower()
    return bool(_HANDED.search(between) or _OWNER.match(text[party.end : party.end + _OWNED].strip("’'s ")))
