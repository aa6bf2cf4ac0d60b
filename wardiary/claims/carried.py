"""What a report makes certain without saying it again: the place of the happening told just before, and the parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.claims.merge import Draft
from wardiary.claims.parties import with_parties
from wardiary.claims.resolved import Resolved
from wardiary.model import Claim, ClaimPlace, Reality

REACH = 1
"""Sentences back from which a place is carried over. On the gold reports 0, 1, 2, 4 give places F1 0.700, 0.696, 0.701
and 0.698, and all places of a claim right in 67, 68, 68, 66 of 100: no clear best, so the least that helps."""


def carried(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts with the places and the parties that the report makes certain."""
    return with_parties(resolved, list(_with_places(resolved, drafts)))


def _with_places(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; one of a kind that happens somewhere, but is told without a place, stands where the last one stood.

    `span` None says that the place is understood (guidelines: "the report makes it certain"). Whole countries are not
    carried over: they place nothing.
    """
    place: tuple[ClaimPlace, ...] = ()
    wide = {m.geonameid for m in resolved.places if (m.feature or "").startswith("PCL")}
    told_at = 0
    order = {sentence: n for n, sentence in enumerate(resolved.marks.sentences)}
    for draft in drafts:
        claim = draft.claim
        number = order.get(claim.sentence, 0)
        if claim.places:
            told_at = number
            place = tuple(replace(p, span=None) for p in claim.places if p.lat is not None and p.geonameid not in wide)
        elif place and number - told_at <= REACH and _is_local(claim):
            claim = replace(claim, places=place)
        yield replace(draft, claim=claim)


def _is_local(claim: Claim) -> bool:
    kinds = lexicons.load("claims")["understood"]["carried"].split()
    return claim.kind in kinds and claim.reality in (Reality.OCCURRED, Reality.ONGOING)
