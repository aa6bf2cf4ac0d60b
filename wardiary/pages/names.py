"""Names as the reports of a page tell them: places in their spelling, people and things with their articles.

A name is only ever exchanged for words that a report has for the same place or thing; where none has any, it
stays, with its article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from string import capwords

from wardiary import lexicons
from wardiary.model import Claim, ClaimPlace, PlaceMention, Span
from wardiary.pages import wording
from wardiary.resolving.quantities.lexicon import known_nouns

_POPULATED = "PPL"  # GeoNames: of divisions and rivers the bare name would be taken for a town's
_DIVISION = "ADM"
_ARTICLE = re.compile(r"\b(?:the|an?) ", re.IGNORECASE)
_PREPOSITION = re.compile(r" (?:of|in|for|from) ")
_DETERMINERS = frozenset(
    "the a an one another each every some any no his her its their our my this that it they".split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_LEADING = re.compile(r"(?:The|An?) ")

Spellings = Mapping[int, str]
"""How settlements are spelt, by their numbers in the gazetteer."""


def spellings(places: Iterable[PlaceMention]) -> Spellings:
    """The most frequent spelling of each settlement, of equally frequent ones the first told; "the town" is none.

    Of a division too, where the gazetteer has it under its bare name.
    """
    told: dict[int, Counter[str]] = {}
    for place in places:
        if place.geonameid is not None and _may_be_respelt(place) and place.text[:1].isupper():
            text = capwords(place.text) if place.text.isupper() else place.text
            told.setdefault(place.geonameid, Counter())[" ".join(text.split())] += 1
    return {number: counted.most_common(1)[0][0] for number, counted in told.items()}


def _may_be_respelt(place: PlaceMention) -> bool:
    is_bare = (place.feature or "").startswith(_DIVISION) and " " not in f"{place.name}{place.text}"
    return is_bare or (place.feature or "").startswith(_POPULATED)


def as_spelt(claim: Claim, known: Spellings) -> Claim:
    """The claim with its settlements named as the reports spell them; what an analyst named keeps that name."""
    return replace(claim, places=tuple(_spelt(place, known) for place in claim.places))


def is_name(words: str) -> bool:
    """Whether a place is told by a name: "Left Bank" or "ward 12", not "the left bank", "The bridge", "41 villages"."""
    told = words.split()
    while told and told[0].casefold() in _ARTICLES:
        told = told[1:]
    return any(letter.isupper() for word in told for letter in word) or any(word[:1].isdigit() for word in told[1:])


def _spelt(place: ClaimPlace, known: Spellings) -> ClaimPlace:
    if place.span is None or place.geonameid is None or place.area is not None:
        return place
    return replace(place, name=known.get(place.geonameid, place.name))


def with_articles(name: str, span: Span | None, text: str) -> str:
    """The name as its words in the text have it, where those differ by articles alone: "a five-storey block".

    Else with the article that its head has: "the Chadian Army", "the Ministry of Defence of Chad".
    """
    words = " ".join(span.of(text).split()) if span else ""
    if not words or _bare(words) != _bare(name) or words == name:
        name = _whole_with_articles(_lowered(name))
        return f"the {name}" if _has_the(name) else name
    return words[:1].lower() + words[1:] if _LEADING.match(words) else _lowered(words)


@cache
def _peoples() -> frozenset[str]:
    """Names of peoples and faiths, one and many: they have a capital wherever they stand."""
    lexicon = lexicons.load("nationalities")
    singular = {word for key in ("states", "peoples") for word in lexicon[key].split()}
    return frozenset(singular | {f"{word}s" for word in singular})


def _whole_with_articles(name: str) -> str:
    """ "spokesman of the Chadian Army" for "spokesman of Chadian Army": the body's article, where it has one."""
    part, of, body = name.partition(" of ")
    return f"{part}{of}the {body}" if body[:1].isupper() and part[:1].islower() and _has_the(body) else name


def _lowered(name: str) -> str:
    """The name without the capital of a sentence's beginning: "Units of the army"."""
    first, space, rest = name.partition(" ")
    is_common = first.casefold() in known_nouns() - _peoples() and rest[:1] == rest[:1].lower()
    return f"{first[:1].lower()}{first[1:]}{space}{rest}" if is_common and not first.isupper() else name


def _has_the(name: str) -> bool:
    """Whether a name stands with "the": by the word that a proper name is built on; one of something told before."""
    head = (_PREPOSITION.split(name, maxsplit=1)[0].split() or [""])[-1]
    first = name.partition(" ")[0]
    if first == first.lower():
        return not wording.is_plural(name) and first not in _DETERMINERS
    named = first[:1].isupper() and not first.casefold().endswith(("'s", "’s"))
    return named and head.casefold() in lexicons.load("brief")["grammar"]["the"]


def _bare(words: str) -> str:
    return " ".join(_ARTICLE.sub("", words).casefold().split())
