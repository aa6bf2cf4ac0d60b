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
from wardiary.claims.naming import CIVILIANS, bare_words
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
# Words that leave it open who is meant, at the head of what is called civilians: "of them", "no child".
_NO_NAMES = frozenset("of no none them these those others other its his her their injured wounded".split())
_LEADING = re.compile(r"(?:The|An?) ")
_OWNER = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) ")
_OPENING = re.compile(r"(?:\A|[.!?:;\n])[\s\"'“”‘’«»(]*\Z")
_WHOSE = re.compile(r"\b(our|my|its|their|his|her) ")
_WHOSE_BEFORE = re.compile(r"\b(our|my|its|their|his|her)\s+\Z", re.IGNORECASE)
_TOLD_OF = {"our": "their", "my": "their"}
_OWN_WORDS_AT_MOST = 6

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


def as_spelt(claim: Claim, known: Spellings, *, is_decided: bool = False) -> Claim:
    """The claim with its settlements named as the reports spell them; what an analyst named keeps that name.

    `is_decided`: an analyst has decided something of it.
    """
    return replace(claim, places=tuple(_spelt(place, known, is_decided=is_decided) for place in claim.places))


def is_name(words: str) -> bool:
    """Whether a place is told by a name: "Left Bank" or "ward 12", not "the left bank", "The bridge", "41 villages"."""
    told = words.split()
    while told and told[0].casefold() in _ARTICLES:
        told = told[1:]
    return any(letter.isupper() for word in told for letter in word) or any(word[:1].isdigit() for word in told[1:])


def _spelt(place: ClaimPlace, known: Spellings, *, is_decided: bool) -> ClaimPlace:
    if (place.span is None and is_decided) or place.geonameid is None or place.area is not None:
        return place
    return replace(place, name=known.get(place.geonameid, place.name))


def with_articles(name: str, span: Span | None, text: str) -> str:
    """The name as its words in the text have it, where those differ by articles alone: "a five-storey block".

    Else with the article that its head has: "the Chadian Army", "the Ministry of Defence of Chad".
    """
    words = " ".join(span.of(text).split()) if span else ""
    if span is not None and words.startswith(name.partition(" ")[0]):
        name = _without_opening_capital(name, span, text)
    if not words or _bare(words) != _bare(name) or words.casefold() == name.casefold():
        name = _whole_with_articles(_lowered(name))
        return f"the {name}" if _has_the(name) else name
    if _LEADING.match(words):
        return words[:1].lower() + words[1:]
    told = _lowered(words)
    return f"the {told}" if told[:1].islower() and _has_the(told) else told


def actor_told(name: str, span: Span | None, text: str) -> str:
    """An actor's name with its article; of people without a name, the report's own word for them.

    Whoever is called "men", "residents" or "people" is a civilian to the tables that count; the page does not say so
    of the men who set fire to a street.
    """
    words = " ".join(span.of(text).split()) if span and name == CIVILIANS else ""
    first = words.partition(" ")[0].casefold()
    own = words if first in {"a", "an", "the", "one"} else bare_words(words) if words else ""
    own = own[:1].lower() + own[1:] if _is_opening(span, text) else own
    before = _WHOSE_BEFORE.search(text, 0, span.start) if span and own else None
    if before:
        words, first = f"{before[1].lower()} {own}", before[1].lower()
    whose = _WHOSE.search(words.casefold())
    if whose and own and own.casefold() in words.casefold()[whose.start() :]:  # as others tell it: "their men"
        own = f"{_TOLD_OF.get(whose[1], whose[1])} {words[whose.end() :]}"
    fits = own and len(own.split()) <= _OWN_WORDS_AT_MOST and (whose or own.partition(" ")[0] not in _NO_NAMES)
    fits = fits and (bool(whose) or wording.is_plural(own) or first in {"a", "an", "the", "one"})
    return own if fits and own[:1] != "," else with_articles(name, span, text)


def own_words(span: Span | None, text: str) -> str:
    """ "Our army" as others tell it, "their army"; "" where the words do not say that it is the speaker's own."""
    words = " ".join(span.of(text).split()) if span else ""
    first, _, rest = words.partition(" ")
    if first.casefold() == "our" and rest:
        return f"their {rest}"
    before = _WHOSE_BEFORE.search(text, 0, span.start) if span and words else None
    return f"their {words}" if before and before[1].casefold() == "our" else ""


def _is_opening(span: Span | None, text: str) -> bool:
    """Whether a sentence, or what is quoted, begins with the words."""
    return span is not None and bool(_OPENING.search(text, 0, span.start))


def _without_opening_capital(name: str, span: Span, text: str) -> str:
    """The name without the capital that it has only as the first words of a sentence: "federal troops".

    A word is taken for a common one where the lexicons list it as such, or the report has it small elsewhere.
    """
    first, _, rest = name.partition(" ")
    is_capital = first[:1].isupper() and first[1:] == first[1:].lower() and rest[:1] == rest[:1].lower()
    small = first.lower()
    if not is_capital or not _is_opening(span, text) or small in _peoples() or not (rest or small.endswith("s")):
        return name
    is_common = small in _common() or re.search(rf"\b{re.escape(small)}\b", text)
    return f"{first[:1].lower()}{name[1:]}" if is_common else name


@cache
def _common() -> frozenset[str]:
    """Adjectives and nouns that are no names."""
    entities, actors = lexicons.load("entities"), lexicons.load("actors")
    listed = [*entities["modifiers"].split(), *entities["location_nouns"], *entities["articles"]]
    many = lexicons.load("brief")["grammar"]["many"]
    return frozenset((*listed, *(word.split()[0] for word in many), *actors["civilians"].split())) | known_nouns()


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
    listed = first.casefold() in known_nouns() - _peoples() and rest[:1] == rest[:1].lower()
    is_common = listed or first.casefold() in lexicons.load("brief")["grammar"]["many"]
    return f"{first[:1].lower()}{first[1:]}{space}{rest}" if is_common and not first.isupper() else name


def _has_the(name: str) -> bool:
    """Whether a name stands with "the": by the word that a proper name is built on; one of something told before."""
    grammar = lexicons.load("brief")["grammar"]
    head = (_PREPOSITION.split(name, maxsplit=1)[0].split() or [""])[-1]
    first, owner = name.partition(" ")[0], _OWNER.match(name)
    if owner and owner[1].rpartition(" ")[2].casefold() not in grammar["plural"]:  # but the People's Army
        return _has_the(owner[1])
    if first == first.lower():
        return not wording.is_plural(name) and first not in _DETERMINERS
    is_role = head == head.lower() and head in grammar["roles"]
    return first[:1].isupper() and (is_role or head.casefold() in grammar["the"])


def _bare(words: str) -> str:
    return " ".join(_ARTICLE.sub("", words).casefold().split())
