"""Where a report just was: the place of the happening told last, or the one that the paragraph speaks of.

Invariant: only a place told as one, after "in", "at" or the like, is spoken of; and none that is told to measure from,
to go to, or to say where somebody said it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from wardiary import lexicons
from wardiary.claims.placed import as_place
from wardiary.claims.resolved import Resolved
from wardiary.claims.rows_of_areas import is_wide
from wardiary.claims.sites import is_road
from wardiary.claims.surroundings import grounds
from wardiary.model import Claim, ClaimPlace, Kind, PlaceMention, PlaceRole, Span
from wardiary.resolving.datelines import is_tag
from wardiary.resolving.homes import heads_witness, is_home, perceives

REACH = 2
"""Sentences back from which a place is carried over. On the gold reports 0, 1, 2, 3 and 5 give places F1 0.709, 0.736,
0.745, 0.742 and 0.747, and all places of a claim right in 67, 70, 70, 70 and 71 of 100: the least that helps."""
_BEFORE = 120  # characters before a place: a clause, in which it is told how it is meant
_PARAGRAPH = re.compile(r"\n\s*\n")


class SpokenOf:
    """Looks up where a sentence's happenings are understood to be; made once for a report."""

    def __init__(self, resolved: Resolved) -> None:
        known = tuple(grounds(resolved))
        self._text, self._sentences = resolved.text, resolved.marks.sentences
        self._countries = {p.geonameid for p in resolved.places if (p.feature or "").startswith("PCL")}
        self._named = [p for p in known if not is_wide(p)]
        self._inland = [p for p in known if not (p.feature or "").startswith("PCL")]
        self._unknown = [p.span for p in known if p.lat is None]
        self._spoken = [p for p in known if _is_spoken_of(resolved, p)]
        self._told = [p for p in known if p.lat is None and _is_said_to_be_in(resolved, p)]

    def kept(self, places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
        """Those of a claim's places at which what is told next may be; where some came from, the rest happened.

        So it did where they went, if nothing else is told: "troops drove into Marzan. Two had been abducted".
        """
        only_to = all(p.role is PlaceRole.TO for p in places)
        places = [replace(p, role=PlaceRole.AT) if only_to or p.role is PlaceRole.FROM else p for p in places]
        here = (p for p in places if p.geonameid not in self._countries and (p.lat is not None or self._is_name(p)))
        return tuple(dict.fromkeys(replace(p, span=None) for p in here))

    def forget(self, claim: Claim) -> None:
        """Where they talk of a war nothing else is: the places of the claim's sentence are spoken of no more."""
        self._spoken = [p for p in self._spoken if not claim.sentence.contains(p.span)]

    def goes_on(self, places: Sequence[ClaimPlace], end: int, claim: Claim) -> bool:
        """Whether the places of a sentence that ended at `end` are still those of a claim without one.

        A name that no gazetteer holds is not taken out of its paragraph: it may have been none; and in the next one
        somebody may move somewhere else.
        """
        is_near = end > self._reach(claim)
        is_of_paragraph = claim.kind is Kind.ADVANCE or any(place.lat is None for place in places)
        return bool(places) and is_near and not (is_of_paragraph and self._ends(end, claim.trigger.start))

    def before(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The place that the claim's paragraph spoke of last before it."""
        here = [p for p in self._told if claim.sentence.start <= p.start and p.end <= claim.trigger.start]
        at = bisect_right(self._spoken, claim.trigger.start, key=lambda place: place.end) - 1
        place = here[-1] if here else self._spoken[at] if at >= 0 else None
        if place is None or place.start < self._reach(claim) or self._ends(place.end, claim.trigger.start):
            return ()
        return (as_place(None, place.name, place, PlaceRole.AT),)

    def home(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Where the witness is whose words a claim's sentence gives: "a nurse in Marzan said", "a cook there saw"."""
        at = bisect_left(self._named, claim.sentence.start, key=lambda place: place.start)
        for place in takewhile(lambda each: each.end <= claim.trigger.start, self._named[at:]):
            if self._is_home(place, claim):
                return (as_place(None, place.name, place, PlaceRole.AT),)
        return ()

    def _is_home(self, place: PlaceMention, claim: Claim) -> bool:
        source = claim.attribution.span if claim.attribution else None
        if is_home(self._text, place.start):
            return bool(source and source.overlaps(place.span)) or perceives(self._text, place.end)
        return source is not None and heads_witness(self._text, claim.sentence, place.span, source)

    def topic(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The place a claim's sentence says it is about: "As regards Marzan, ...", "Marzan: ...", "Marzan. They"."""
        number = bisect_right(self._sentences, claim.sentence.start, key=lambda sentence: sentence.start) - 1
        begin = self._sentences[max(0, number)].start
        at = bisect_right(self._named, begin, key=lambda place: place.start) - 1
        for place in self._named[max(0, at) : at + 2]:
            is_told = begin <= place.start < claim.trigger.start and _leads(self._text, begin, place)
            is_told = is_told and not (is_tag(place.span, self._text) and self._names_another(claim.sentence, place))
            is_head = number > 0 and self._heads(self._sentences[number - 1], place)
            if is_told or is_head:
                return (as_place(None, place.name, place, PlaceRole.AT),)
        return ()

    def _names_another(self, sentence: Span, place: PlaceMention) -> bool:
        """Whether a sentence names another place, be it a region: a name in capitals before it is a dateline then."""
        return any(p != place and sentence.contains(p.span) for p in self._inland)

    def _heads(self, before: Span, place: PlaceMention) -> bool:
        """Whether the sentence before is nothing but the place's name, which then heads what follows."""
        is_dateline = place.text.isupper()  # where the report was sent from
        return before.start == place.start and before.end - place.end <= 1 and not is_dateline

    def _reach(self, claim: Claim) -> int:
        """Where the first sentence begins of which a claim's sentence takes its place."""
        number = bisect_right(self._sentences, claim.sentence.start, key=lambda sentence: sentence.start) - 1
        return self._sentences[max(0, number - REACH)].start

    def _ends(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two characters."""
        return _PARAGRAPH.search(self._text, start, end) is not None

    def _is_name(self, place: ClaimPlace) -> bool:
        """Whether a place without a point is a name that no gazetteer holds, of a village, and not initials."""
        span = place.span
        is_known = span is None or not any(span.overlaps(other) for other in self._unknown)
        return not is_known and place.role in (PlaceRole.AT, PlaceRole.NEAR) and not place.name.isupper()


def _is_spoken_of(resolved: Resolved, place: PlaceMention) -> bool:
    """Whether a settlement or the like is told as where things are."""
    features: tuple[str, ...] = tuple(lexicons.load("claims")["spoken_of"]["features"].split())
    is_settlement = place.lat is not None and not is_wide(place) and (place.feature or "").startswith(features)
    if not is_settlement or is_road(resolved.text, place.span):
        return False
    return _is_said_to_be_in(resolved, place)


def _is_said_to_be_in(resolved: Resolved, place: PlaceMention) -> bool:
    """Whether a name stands after "in", "at" or the like, and not to say where somebody spoke or what is far."""
    before = resolved.text[max(resolved.sentence_of(place.span).start, place.start - _BEFORE) : place.start]
    return bool(_at().search(before)) and not _aside().search(before)


_LEAD = lexicons.pattern("claims/places", "spoken_of", "lead")
_COLON = re.compile(r"(?:, [^,.;:]{1,60},?)?: ")


def _leads(text: str, begin: int, place: PlaceMention) -> bool:
    """Whether a sentence begins with what it is about: "As for | Marzan |, ...", "| Marzan |, by the lake: ...".

    A report of several paragraphs that begins with "MARZAN:" was sent from there; a line on a channel is about it.
    """
    if place.start == 0 and place.text.isupper() and _PARAGRAPH.search(text):
        return False
    if _LEAD.fullmatch(text, begin, place.start):
        return text[place.end : place.end + 1] in (",", ":")
    return not text[begin : place.start].strip(" •*–—-") and _COLON.match(text, place.end) is not None


@cache
def _at() -> re.Pattern[str]:
    told = lexicons.load("claims")["spoken_of"]
    links, kinds = "|".join(told["at"].split()), "|".join(told["kinds"].split())
    return re.compile(rf"\b(?:{links})\s+(?:the\s+)?(?:(?:[a-z-]+\s+){{0,2}}(?:{kinds})\s+(?:of\s+)?)?$")


@cache
def _aside() -> re.Pattern[str]:
    asides = "|".join(lexicons.load("claims")["spoken_of"]["asides"])
    return re.compile(rf"\b(?:{asides})\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?$")
