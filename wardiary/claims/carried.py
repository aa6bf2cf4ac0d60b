"""What a report makes certain without saying it again: the place of the happening told just before, and the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.drafts import Draft
from wardiary.claims.facilities import is_facility
from wardiary.claims.going_on import with_their_day
from wardiary.claims.parties import with_parties
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words as words_of_place
from wardiary.claims.spoken_of import SpokenOf
from wardiary.model import Claim, ClaimPlace, Kind, PlaceRole, Reality
from wardiary.model.kinds import OF_CONTROL

_NOWHERE = frozenset((Kind.AGREEMENT, Kind.STATEMENT))  # where they talk of a war is not where it is fought


def carried(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts with the places and the parties that the report makes certain."""
    return with_parties(resolved, list(_with_places(resolved, list(with_their_day(resolved, drafts)))))


def _with_places(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; one of a kind that happens somewhere, but is told without a place, stands where the last one stood.

    Where none was told, it stands where its paragraph is. `span` None says that the place is understood (guidelines:
    "the report makes it certain"). Whole countries are not carried over: they place nothing.
    """
    last: tuple[ClaimPlace, ...] = ()
    end = 0
    spoken = SpokenOf(resolved)
    for draft in drafts:
        claim = draft.claim
        topic = spoken.topic(claim)
        here = topic or spoken.home(claim)
        understood = here or (last if spoken.goes_on(last, end, claim) else spoken.before(claim))
        if _only_goes(claim):
            claim = replace(claim, places=(*claim.places, *_left_behind(claim, understood)))
        elif topic and _is_unnamed(claim) and claim.kind not in _NOWHERE:
            claim = replace(claim, places=topic)
            last, end = topic, claim.sentence.end
        elif claim.places:
            pointed = tuple(_pointed(resolved.text, p, last) for p in claim.places)
            claim = claim if pointed == claim.places else replace(claim, places=pointed)
            if claim.kind in _NOWHERE:
                spoken.forget(claim)
            else:
                last, end = spoken.kept(claim.places) or _still_there(last, claim), claim.sentence.end
        elif _is_local(claim):
            claim = replace(claim, places=understood) if understood else claim
        yield draft if claim is draft.claim else replace(draft, claim=claim)


def _still_there(last: tuple[ClaimPlace, ...], claim: Claim) -> tuple[ClaimPlace, ...]:
    """The place told before, if a claim only says that somebody left it: "two who fled from it. Fighting began"."""
    return last if {place.name for place in claim.places} == {place.name for place in last} else ()


def _is_unnamed(claim: Claim) -> bool:
    """Whether a claim has no place, or only one without a name and a point: "the mosque"."""
    return all(place.lat is None and place.name.islower() for place in claim.places)


def _left_behind(claim: Claim, understood: Sequence[ClaimPlace]) -> Iterator[ClaimPlace]:
    """Where those came from of whom it is only told where they went: the place spoken of, if it is another."""
    told = {place.name for place in claim.places}
    return (replace(place, role=PlaceRole.FROM) for place in understood if place.name not in told)


def _only_goes(claim: Claim) -> bool:
    """Whether of those who left it is only told where they went: "withdrew to Marzan"."""
    leaves = claim.kind in (Kind.WITHDRAWAL, Kind.DISPLACEMENT) and claim.reality in (Reality.OCCURRED, Reality.ONGOING)
    return leaves and bool(claim.places) and all(p.role in (PlaceRole.TO, PlaceRole.TOWARD) for p in claim.places)


def _pointed(text: str, told: ClaimPlace, last: Sequence[ClaimPlace]) -> ClaimPlace:
    """The place, with the point of the one told last where its words stand for something there: "the checkpoints"."""
    last = [place for place in last if place.lat is not None]
    if told.lat is not None or told.span is None or told.area is not None or len(last) != 1:
        return told
    words = told.span.of(text)
    is_thing = is_facility(words)
    if not (is_thing or _back_reference().fullmatch(words)):
        return told
    if _is_named_else(words if is_thing else told.name, last[0]):
        return told
    return replace(told, lat=last[0].lat, lon=last[0].lon)


_NAME = lexicons.pattern("claims/places", "carried", "name")


def _is_named_else(words: str, last: ClaimPlace) -> bool:
    """Whether what stands there has a name of its own, which may be that of another village: "the Karsa market"."""
    return any(name.group() not in last.name for name in _NAME.finditer(words))


@cache
def _back_reference() -> re.Pattern[str]:
    """A definite phrase without a name that ends in a noun of places: "the enclaves", "those besieged districts"."""
    nouns = "|".join(f"{noun}s?" for noun in sorted(words_of_place("references") - words_of_place("lines")))
    return re.compile(rf"(?:the|this|that|these|those|its|their)\s+(?:[a-z-]+\s+){{0,3}}(?:{nouns})", re.IGNORECASE)


def _is_local(claim: Claim) -> bool:
    kinds = lexicons.load("claims")["understood"]["carried"].split()
    is_of_town = claim.reality is Reality.DENIED and claim.kind in OF_CONTROL  # "the army has not left"
    return claim.kind in kinds and (is_of_town or claim.reality in (Reality.OCCURRED, Reality.ONGOING))
