"""Where a claim without a place happened, when its paragraph, or its whole report, tells of one settlement only.

Never guessed: not where two settlements are told of, not from a region, not where a sentence measures a distance to
somewhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from wardiary.model import Claim, ClaimPlace, Kind, PlaceMention, Span
from wardiary.weighing.records import Spot
from wardiary.weighing.spots import place_key

_BREAK = re.compile(r"\n\s*\n|\n")
_MEASURED = re.compile(r"\b\d+(?:\.\d+)?\s*(?:km|kilomet(?:er|re)s?|miles?)\b|\bcapital\b", re.IGNORECASE)
_PEOPLE_OF = re.compile(
    r"\b(?:residents?|inhabitants?|people|villagers?|locals|citizens|traders?) (?:of|in|from) (?:the )?$", re.IGNORECASE
)
_ON_THE_WAY = re.compile(r"\b(?:from|to|towards?|near|along|via|through|by|outside|beyond) (?:the )?$", re.IGNORECASE)
# Who holds a place, and who leaves it, is told of another one in the next paragraph.
_OF_THE_PARAGRAPH = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT))


class Focus:
    """The settlements that a report's claims are told to have happened at, by paragraph."""

    def __init__(
        self, text: str, placed: Iterable[tuple[Claim, Iterable[Spot | None]]], named: Iterable[PlaceMention] = ()
    ) -> None:
        self._text = text
        self._breaks = [match.end() for match in _BREAK.finditer(text)]
        self._told: dict[int, dict[str, Spot]] = {}
        for claim, spots in placed:
            for spot in spots:
                if spot is not None and spot.key and not spot.is_area:
                    self._told.setdefault(self._paragraph(claim.sentence), {}).setdefault(spot.key, spot)
        self._named: dict[int, set[str]] = {}
        for place in named:
            self._named.setdefault(self._paragraph(place.span), set()).add(place_key(place.name))

    def of(self, claim: Claim) -> Spot | None:
        """The settlement that a claim without a place is of; None where that is not certain."""
        if _MEASURED.search(claim.sentence.of(self._text)):
            return None
        near = self._told.get(self._paragraph(claim.sentence), {})
        named = self._named.get(self._paragraph(claim.sentence), set())
        if named and near and named.isdisjoint(near):
            return None  # "the town" of a paragraph that names another one is not certain
        if len(near) == 1:
            return next(iter(near.values()))
        everywhere = {key: spot for told in self._told.values() for key, spot in told.items()}
        is_one = len(everywhere) == 1 and claim.kind not in _OF_THE_PARAGRAPH
        return next(iter(everywhere.values())) if is_one else None

    def _paragraph(self, sentence: Span) -> int:
        return bisect_right(self._breaks, sentence.start)


def is_reference(place: ClaimPlace, text: str) -> bool:
    """Whether the claim refers to its place and does not name it: "the town"."""
    return place.span is not None and place.span.of(text).islower()


def is_elsewhere(named: Span, claim: Claim, text: str) -> bool:
    """Whether a settlement that the sentence names is where somebody speaks, or comes from or goes.

    People of a place speak of it; an officer at a base in a place may speak of another.
    """
    source = claim.attribution.span if claim.attribution else None
    if source is not None and source.overlaps(named):
        return not _PEOPLE_OF.search(text[source.start : named.start])
    return bool(_ON_THE_WAY.search(text[claim.sentence.start : named.start]))


def settlements_in(sentence: Span, places: Iterable[PlaceMention]) -> dict[int | None, PlaceMention]:
    """The settlements that a sentence names, by their numbers in the gazetteer."""
    inside = [p for p in places if sentence.contains(p.span) and (p.feature or "").startswith("PPL")]
    return {p.geonameid: p for p in inside}
