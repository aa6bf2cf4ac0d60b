"""Where a claim without a place happened, when its paragraph, or its whole report, tells of one settlement only.

Never guessed: not where two settlements are told of, not from a region, not where a sentence measures a distance to
somewhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from wardiary import lexicons
from wardiary.model import Claim, ClaimPlace, Kind, PlaceMention, QuantityKind, Span
from wardiary.resolving.homes import heads_witness, is_home
from wardiary.weighing.places.spots import Identity, identity, is_settlement, is_town, named_in, place_key
from wardiary.weighing.records import Spot

_BREAK = re.compile(r"\n\s*\n|\n")
_MEASURED = lexicons.pattern("weighing/places", "focus", "measured")
FAR_FROM = lexicons.pattern("weighing/places", "focus", "far_from")
_REFERS = lexicons.pattern("weighing/places", "focus", "refers")
_ON_THE_WAY = lexicons.pattern("weighing/places", "focus", "on_the_way")
_COMES_FROM = lexicons.pattern("weighing/places", "focus", "comes_from")
_SPEAKS_IN = lexicons.pattern("weighing/places", "focus", "speaks_in")
_SAID_IN = lexicons.pattern("weighing/places", "focus", "said_in")
_THE_VOICE = re.compile(r",? (?:[\w’'-]+ ){0,3}")
_DATELINE = 30  # characters of a report within which a dateline names its towns: "OYSTERBY/GULLHAVEN, March 5"
_BACK = 30  # characters before a name in which it is told that somebody came from there
_BOUND_FOR = lexicons.pattern("weighing/places", "focus", "bound_for")
# Who holds a place, and who leaves it, is told of another one in the next paragraph.
_OF_THE_PARAGRAPH = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT))


class Focus:
    """The settlements that a report's claims are told to have happened at, by paragraph."""

    def __init__(
        self,
        text: str,
        placed: Iterable[tuple[Claim, Iterable[Spot | None]]],
        named: Iterable[PlaceMention] = (),
        settlements: Iterable[tuple[Span, Spot, bool]] = (),
        title: str | None = None,
    ) -> None:
        self._text = text
        self._breaks = [match.end() for match in _BREAK.finditer(text)]
        self._told: dict[int, dict[str, Spot]] = {}
        for claim, spots in placed:
            for spot in spots:
                if spot is not None and spot.key and not spot.is_area:
                    self._told.setdefault(self._paragraph(claim.sentence), {}).setdefault(spot.key, spot)
        self._firm: dict[int, dict[str, Spot]] = {}
        self._any: dict[int, dict[str, Spot]] = {}
        self._named_at: list[tuple[Span, Spot]] = []
        for span, spot, firm in settlements:
            self._named_at += [(span, spot)] if firm else []
            for told in (self._firm, self._any) if firm else (self._any,):
                told.setdefault(self._paragraph(span), {}).setdefault(spot.key, spot)
        headed = named_in(title) if title else frozenset()
        self._headed = {spot.key: spot for told in self._any.values() for spot in told.values() if spot.key in headed}
        self._named: dict[int, set[str]] = {}
        for place in named:
            both = {place_key(place.name), place_key(place.text)}  # a spot may be known by either
            self._named.setdefault(self._paragraph(place.span), set()).update(both)

    def of(self, claim: Claim) -> Spot | None:
        """The settlement that a claim without a place is of; None where that is not certain."""
        if _MEASURED.search(claim.sentence.of(self._text)) or counts_settlements(claim):
            return None
        near = self._told.get(self._paragraph(claim.sentence), {})
        named = self._named.get(self._paragraph(claim.sentence), set())
        if named and near and named.isdisjoint(near):
            return None  # "the town" of a paragraph that names another one is not certain
        if len(near) == 1:
            return next(iter(near.values()))
        if not near and (only := self._only_named(claim)) is not None:
            return only
        everywhere = {key: spot for told in self._told.values() for key, spot in told.items()}
        refers = any(is_reference(place, self._text) for place in claim.places)  # "the base" of a report on one
        is_one = len(everywhere) == 1 and (refers or claim.kind not in _OF_THE_PARAGRAPH)
        return next(iter(everywhere.values())) if is_one else None

    def headed(self, claim: Claim) -> Spot | None:
        """The one settlement that the headline names, where the claim's paragraph names it too or names no other."""
        if len(self._headed) != 1 or _MEASURED.search(claim.sentence.of(self._text)) or counts_settlements(claim):
            return None
        here = self._any.get(self._paragraph(claim.sentence), {})
        return next(iter(self._headed.values())) if not here or self._headed.keys() & here.keys() else None

    def answered(self, claim: Claim) -> Spot | None:
        """The one settlement of which the paragraph before tells, where the claim opens its own and names none yet."""
        here = self._paragraph(claim.sentence)
        begin = self._breaks[here - 1] if here else None
        if begin is None or self._text[begin : claim.sentence.start].strip():
            return None
        is_named = any(begin <= span.start < claim.sentence.end for span, _ in self._named_at)
        told = {} if is_named else self._told.get(here - 1, {})
        return next(iter(told.values())) if len(told) == 1 else None

    def before(self, claim: Claim) -> Spot | None:
        """The one settlement that the claim's paragraph names before its sentence."""
        begin = self._breaks[here - 1] if (here := self._paragraph(claim.sentence)) else 0
        named = {spot.key: spot for span, spot in self._named_at if begin <= span.start < claim.sentence.start}
        return next(iter(named.values())) if len(named) == 1 else None

    def at(self, clause: Span) -> Spot | None:
        """Where something is seen: at the settlement that its clause names, else its paragraph, else the report."""
        inside = {s.key: s for span, s in self._named_at if clause.contains(span) and not self._is_origin(clause, span)}
        here = self._paragraph(clause)
        told = (inside, self._told.get(here, {}), self._firm_at(here), self._any.get(here, {}), self._everywhere())
        found = next((spots for spots in told if spots), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def _firm_at(self, paragraph: int) -> dict[str, Spot]:
        """The settlements that a paragraph names, but those from which somebody only came, if it names another."""
        named = [(span, spot) for span, spot in self._named_at if self._paragraph(span) == paragraph]
        there = {spot.key: spot for span, spot in named if not self._is_origin(span, span)}
        return there or self._firm.get(paragraph, {})

    def _is_origin(self, clause: Span, named: Span) -> bool:
        """Whether a settlement is only where what is seen comes from: "lorries that we know from Oysterby"."""
        start = min(clause.start, max(0, named.start - _BACK))
        return _COMES_FROM.search(self._text, start, named.start) is not None

    def _everywhere(self) -> dict[str, Spot]:
        firm = {key: spot for each in self._firm.values() for key, spot in each.items()}
        return firm or {key: spot for each in self._told.values() for key, spot in each.items()}

    def is_alone(self, claim: Claim) -> bool:
        """Whether the claim's paragraph names one settlement and no other."""
        return len(self._any.get(self._paragraph(claim.sentence), {})) == 1

    def _only_named(self, claim: Claim) -> Spot | None:
        """The settlement that alone is named in the paragraph; for "the town" also in the whole report."""
        here = self._paragraph(claim.sentence)
        if len(firm := self._firm.get(here, {})) == 1:
            return next(iter(firm.values()))
        if firm or not _REFERS.search(claim.sentence.of(self._text)):
            return None
        told = self._any.get(here) or {key: spot for each in self._any.values() for key, spot in each.items()}
        return next(iter(told.values())) if len(told) == 1 else None

    def _paragraph(self, sentence: Span) -> int:
        return bisect_right(self._breaks, sentence.start)


def counts_settlements(claim: Claim) -> bool:
    """Whether it tells of so many settlements: "31 villages" are no one of those told beside them."""
    return any(number.what is QuantityKind.SETTLEMENTS for number in claim.quantities)


def is_reference(place: ClaimPlace, text: str) -> bool:
    """Whether the claim refers to its place and does not name it: "the town"."""
    return place.span is not None and place.span.of(text).islower()


def is_elsewhere(named: Span, claim: Claim, text: str) -> bool:
    """Whether a settlement that the sentence names is where somebody speaks, or comes from or goes.

    People of a place speak of it; an officer at a base in a place may speak of another.
    """
    source = claim.attribution.span if claim.attribution else None
    if source is not None and source.overlaps(named):
        return not is_home(text, named.start)
    if speaks_in(named, claim, text):
        return True
    return bool(_ON_THE_WAY.search(text[claim.sentence.start : named.start]))


def speaks_in(named: Span, claim: Claim, text: str) -> bool:
    """Whether a place is where somebody speaks: "In Oysterby the government conceded", "the reports from Oysterby"."""
    if is_seat(text, claim.sentence.start, named.start):
        return True
    source = claim.attribution.span if claim.attribution else None
    if source is None or not _SPEAKS_IN.fullmatch(text, claim.sentence.start, named.start):
        return False
    is_his = _THE_VOICE.fullmatch(text, named.end, source.start)
    return is_his is not None and not heads_witness(text, claim.sentence, named, source)


def settlements_in(sentence: Span, places: Iterable[PlaceMention]) -> dict[Identity | str, PlaceMention]:
    """The settlements that a sentence names, by what tells them apart in the gazetteer.

    Where it names none of those, the places that no gazetteer holds, by the look-up form of their names. Not where a
    dispatch was sent from, if it names another.
    """
    inside = [p for p in places if sentence.contains(p.span)]
    inside = [p for p in inside if not _is_dateline(p)] or inside
    known: dict[Identity | str, PlaceMention] = {number: p for p in inside if is_town(p) and (number := identity(p))}
    strange = [p for p in inside if p.geonameid is None and not is_town(p) and not p.text.islower()]
    strange = [p for p in strange if p.feature is None or is_settlement(p)]
    return known or {key: p for p in strange if (key := place_key(p.name))}


def _is_dateline(place: PlaceMention) -> bool:
    """Whether a name only tells where a dispatch was sent from: "MARRAM, March 5 - The army said"."""
    return place.start < _DATELINE and place.text.isupper()


def is_seat(text: str, start: int, end: int) -> bool:
    """Whether the name that begins at `end` is only where some voice sits: "the ministry in", "a report from"."""
    return _SAID_IN.search(text, start, end) is not None


def named_before(place: ClaimPlace, claim: Claim, text: str, places: Iterable[PlaceMention]) -> PlaceMention | None:
    """The one settlement that the paragraph names before "the town", where that was read as one it does not name.

    Not one that somebody is only on the way to.
    """
    if place.span is None:
        return None
    start = max((match.end() for match in _BREAK.finditer(text, 0, claim.sentence.start)), default=0)
    there = [p for p in places if start <= p.span.start and p.span.end <= place.span.start]
    there = [p for p in there if not _BOUND_FOR.search(text, start, p.span.start)]
    there = [p for p in there if not FAR_FROM.search(text, start, p.span.start)] or there
    named = settlements_in(Span(start, place.span.start), there)
    is_named = any(_is_read_as(p, place) for p in there)
    return next(iter(named.values())) if len(named) == 1 and not is_named else None


def _is_read_as(named: PlaceMention, place: ClaimPlace) -> bool:
    """Whether a claim's place was read as one that is named: by its number, or by a name that no gazetteer holds."""
    if place.geonameid is not None or named.geonameid is not None:
        return named.geonameid == place.geonameid
    return place_key(named.name) == place_key(place.name)
