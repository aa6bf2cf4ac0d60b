"""Names as the reports of a page tell them: places in their spelling, people and things with their articles.

A name is only ever exchanged for words that a report has for the same place or thing; where none has any, it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import capwords

from wardiary.model import Claim, ClaimPlace, PlaceMention, Span

_POPULATED = "PPL"  # GeoNames: of divisions and rivers the bare name would be taken for a town's
_ARTICLE = re.compile(r"\b(?:the|an?) ", re.IGNORECASE)
_LEADING = re.compile(r"(?:The|An?) ")

Spellings = Mapping[int, str]
"""How settlements are spelt, by their numbers in the gazetteer."""


def spellings(places: Iterable[PlaceMention]) -> Spellings:
    """The most frequent spelling of each settlement, of equally frequent ones the first told; "the town" is none."""
    told: dict[int, Counter[str]] = {}
    for place in places:
        if place.geonameid is not None and (place.feature or "").startswith(_POPULATED) and place.text[:1].isupper():
            text = capwords(place.text) if place.text.isupper() else place.text
            told.setdefault(place.geonameid, Counter())[" ".join(text.split())] += 1
    return {number: counted.most_common(1)[0][0] for number, counted in told.items()}


def as_spelt(claim: Claim, known: Spellings) -> Claim:
    """The claim with its settlements named as the reports spell them; what an analyst named keeps that name."""
    return replace(claim, places=tuple(_spelt(place, known) for place in claim.places))


def _spelt(place: ClaimPlace, known: Spellings) -> ClaimPlace:
    if place.span is None or place.geonameid is None or place.area is not None:
        return place
    return replace(place, name=known.get(place.geonameid, place.name))


def with_articles(name: str, span: Span | None, text: str) -> str:
    """The name as its words in the text have it, where those differ by articles alone: "a five-storey block"."""
    words = " ".join(span.of(text).split()) if span else ""
    if not words or _bare(words) != _bare(name):
        return name
    return words[:1].lower() + words[1:] if _LEADING.match(words) else words


def _bare(words: str) -> str:
    return " ".join(_ARTICLE.sub("", words).casefold().split())
