"""What a report makes certain without saying it again: the place of the happening told just before, and the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.drafts import Draft
from wardiary.claims.facilities import is_facility
from wardiary.claims.parties import with_parties
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words as words_of_place
from wardiary.model import Claim, ClaimPlace, Kind, Reality

REACH = 2
"""Sentences back from which a place is carried over. On the gold reports 0, 1, 2, 3 and 5 give places F1 0.709, 0.736,
0.745, 0.742 and 0.747, and all places of a claim right in 67, 70, 70, 70 and 71 of 100: the least that helps."""


_NOWHERE = frozenset((Kind.AGREEMENT, Kind.STATEMENT))  # where they talk of a war is not where it is fought


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
            pointed = tuple(_pointed(resolved.text, p, place) for p in claim.places)
            claim = claim if pointed == claim.places else replace(claim, places=pointed)
            if claim.kind in _NOWHERE:
                yield replace(draft, claim=claim)
                continue
            told_at = number
            here = (p for p in claim.places if p.lat is not None and p.geonameid not in wide)
            place = tuple(dict.fromkeys(replace(p, span=None) for p in here))
        elif place and number - told_at <= REACH and _is_local(claim):
            claim = replace(claim, places=place)
        yield draft if claim is draft.claim else replace(draft, claim=claim)


def _pointed(text: str, told: ClaimPlace, last: Sequence[ClaimPlace]) -> ClaimPlace:
    """The place, with the point of the one told last where its words stand for something there: "the checkpoints"."""
    if told.lat is not None or told.span is None or told.area is not None or len(last) != 1:
        return told
    words = told.span.of(text)
    if not (is_facility(words) or _back_reference().fullmatch(words)):
        return told
    return replace(told, lat=last[0].lat, lon=last[0].lon)


@cache
def _back_reference() -> re.Pattern[str]:
    """A definite phrase without a name that ends in a noun of places: "the enclaves", "those besieged districts"."""
    nouns = "|".join(f"{noun}s?" for noun in sorted(words_of_place("references") - words_of_place("lines")))
    return re.compile(rf"(?:the|this|that|these|those|its|their)\s+(?:[a-z-]+\s+){{0,3}}(?:{nouns})", re.IGNORECASE)


def _is_local(claim: Claim) -> bool:
    kinds = lexicons.load("claims")["understood"]["carried"].split()
    return claim.kind in kinds and claim.reality in (Reality.OCCURRED, Reality.ONGOING)
