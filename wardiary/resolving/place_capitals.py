"""The capital that a report tells by its country and no name of its own: "the Yemeni capital", "Chad's capital".

Only where everybody means one and the same town: see `no_one_capital` in lexicon `countries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer
from wardiary.model import PlaceMention, Span
from wardiary.resolving.place_mentions import mention_of

_BEHIND = lexicons.pattern("resolving/places", "place_capitals", "behind")
_BEFORE = lexicons.pattern("resolving/places", "place_capitals", "before")
_REACH = 24  # characters of "the capital of the" and some spaces
_SCORE = 0.9  # of a country that is named; how often it is right has not been counted


def _adjectives() -> str:
    return "|".join(sorted(map(re.escape, _countries()), key=len, reverse=True))


_ADJECTIVE = lexicons.pattern("resolving/places", "place_capitals", "adjective", adjectives=_adjectives)


def find_capitals(text: str, places: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The capitals told by their country, in no order; `places` are the toponyms of `text`, resolved."""
    if "capital" not in text:
        return ()
    told = [*_by_adjective(text), *_by_name(text, places)]
    found = (_mention(text, span, country, gazetteer) for span, country in told)
    return tuple(mention for mention in found if mention is not None)


def _by_adjective(text: str) -> Iterator[tuple[Span, str]]:
    """ "The Yemeni capital", with the country (ISO 3166-1)."""
    for match in _ADJECTIVE.finditer(text):
        yield Span(*match.span()), _countries()[match["adjective"]]


def _by_name(text: str, places: Sequence[PlaceMention]) -> Iterator[tuple[Span, str]]:
    """ "Chad's capital", "the capital of Chad"."""
    for place in places:
        if place.country is None or not (place.feature or "").startswith("PCL"):
            continue
        behind = _BEHIND.match(text, place.end)
        before = _BEFORE.search(text, max(0, place.start - _REACH), place.start)
        if behind is not None or before is not None:
            start = before.start() if before else place.start
            yield Span(start, behind.end() if behind else place.end), place.country


def _mention(text: str, span: Span, country: str, gazetteer: Gazetteer) -> PlaceMention | None:
    if country in lexicons.load("countries")["kinds"]["no_one_capital"]:
        return None
    capital, words = gazetteer.capital(country), span.of(text)
    if capital is None:
        return None
    return mention_of(span, words, capital, _SCORE, f"the capital of the country told in “{words}”")


@cache
def _countries() -> dict[str, str]:
    """The country of each adjective that only one bears: "Congolese" is of two, and "Guinean"."""
    rows = lexicons.load("countries")["countries"]
    every = [(word, code) for code, row in rows.items() for word in row.get("adjectives", ())]
    owners = {word: {code for other, code in every if other == word} for word, _ in every}
    return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}
