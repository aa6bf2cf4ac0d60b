"""The word lists of the entity rules, as sets and patterns made ready once from the lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from wardiary import lexicons
from wardiary.model import EntityType
from wardiary.reading.openings import WordPattern
from wardiary.reading.rules.names_words import demonym_set, word_set


class Found(NamedTuple):
    """A span `[start, end)` with its type and the rule that found it (its reason)."""

    start: int
    end: int
    type: EntityType
    rule: str


@dataclass(frozen=True, slots=True)
class EntityWords:
    """Sets of lower-case words, and patterns of names; `nouns` give the type of a noun phrase by its last words."""

    nouns: dict[tuple[str, ...], EntityType]
    noun_starts: frozenset[str]
    articles: frozenset[str]
    modifiers: frozenset[str]
    numbers: frozenset[str]
    demonyms: frozenset[str]
    pronouns: dict[str, EntityType]
    directions: frozenset[str]
    place_nouns: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_names: WordPattern
    bodies: frozenset[str]
    acting_verbs: frozenset[str]
    states: frozenset[str]
    leaders: frozenset[str]
    arms: WordPattern
    platforms: frozenset[str]
    first_names: frozenset[str]
    titles: frozenset[str]
    title_words: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]


def alternatives(names: Iterable[str], plural: bool = False) -> str:
    """A pattern of any of `names`, longest first, between word boundaries; with `plural`, an -s may follow."""
    ordered = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf"(?<![\w-])(?:{ordered}){'s?' if plural else ''}(?![\w])"


def lowered(text: str) -> str:
    """`text` in lower case with every offset kept: the few letters whose lower case is longer stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@cache
def entity_words() -> EntityWords:
    """The lists, read once from the lexicons."""
    entities, persons = lexicons.load("entities"), lexicons.load("persons")
    bodies, names = lexicons.load("organisations"), lexicons.load("names")
    arms, platforms = lexicons.load("weapons")["names"], lexicons.load("platforms")["names"]
    nouns = dict.fromkeys(entities["location_nouns"], EntityType.LOCATION)
    nouns |= dict.fromkeys(persons["person_nouns"], EntityType.PERSON)
    nouns |= dict.fromkeys(bodies["group_nouns"], EntityType.ORGANISATION)
    pronouns = dict.fromkeys(persons["pronouns"], EntityType.PERSON)
    pronouns |= dict.fromkeys(bodies["pronouns"], EntityType.ORGANISATION)
    pronouns |= dict.fromkeys(entities["location_pronouns"], EntityType.LOCATION)
    return EntityWords(
        nouns={tuple(noun.split()): kind for noun, kind in nouns.items()},
        noun_starts=frozenset(noun.split()[0] for noun in nouns),
        articles=word_set(entities["articles"]),
        modifiers=word_set(entities["modifiers"]),
        numbers=frozenset(entities["numbers"].split("|")),
        demonyms=demonym_set(),
        pronouns=pronouns,
        directions=word_set(entities["directions"]),
        place_nouns=word_set(entities["place_nouns"]),
        organisation_heads=word_set(bodies["heads"]),
        organisation_names=WordPattern(alternatives(bodies["names"])),
        bodies=word_set(bodies["bodies"]),
        acting_verbs=word_set(entities["acting_verbs"]),
        states=word_set(names["major"]),
        leaders=word_set(persons["leaders"]),
        arms=WordPattern(alternatives([*arms, *platforms], plural=True)),
        platforms=frozenset(platforms),
        first_names=word_set(persons["first_names"]) | word_set(persons["world_names"]),
        titles=word_set(persons["titles"]),
        title_words=word_set(persons["title_words"]),
        common=word_set(names["common"]),
        never=word_set(names["never"]),
        particles=word_set(persons["particles"]),
    )
