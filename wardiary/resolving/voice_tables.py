"""The tables behind voices: countries, their offices and forces, organisations, titles and kinds of sources.

Loaded from data files when first asked for and never changed afterwards. Look-ups fold case, except for short names in
capitals ("US", "IS", "CAR"), which must stand as they are: "us" is no country and "is" no armed group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from wardiary import lexicons
from wardiary.model import VoiceType

Relation = Literal["name", "adjective", "capital", "seat"]
ACRONYM_LENGTH = (
    6  # the longest names in capitals that are also words or parts of words are of five letters ("SITE", "CARE")
)


_REMEMBERED = 20_000  # names whose form was asked for: those of some hundred reports


@dataclass(frozen=True, slots=True)
class Country:
    """A state: ISO 3166-1 alpha-2 code, plain name, and the adjective that names its offices."""

    iso: str
    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How some words name a country: by its name, adjective, capital or seat of power."""

    country: Country
    relation: Relation


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, armed group, agency or medium of the table.

    `uncapitalised`: the name it was found by begins with a small letter; if not, "the coalition" is no match.
    """

    name: str
    type: VoiceType
    country: str | None
    uncapitalised: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """An office or force that every state has: "Armed Forces", "parliament"."""

    name: str
    type: VoiceType
    national: bool


@lru_cache(_REMEMBERED)
def key(words: str) -> str:
    """The look-up form of a name: straight apostrophes, lower case unless it is an acronym."""
    words = words.replace("’", "'").replace("‘", "'").strip()
    bare = words.replace(".", "")
    return words if len(bare) < ACRONYM_LENGTH and bare.isupper() and bare.isalpha() else words.lower()


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


@cache
def countries() -> dict[str, Country]:
    """Every country by its code."""
    rows = _rows(lexicons.load("voices_countries")["countries"])
    return {row[0]: Country(row[0], row[1], _listed(row[2])[0]) for row in rows}


@cache
def country_names() -> dict[str, Naming]:
    """What names a country, by `key`. Where two share a word, the first of the table has it."""
    out: dict[str, Naming] = {}
    for row in _rows(lexicons.load("voices_countries")["countries"]):
        iso, name, adjectives, capitals, seats, others = (*row, "", "")[:6]
        country = countries()[iso]
        for word in (name, *_listed(others)):
            out.setdefault(key(word), Naming(country, "name"))
        for word in _listed(adjectives):
            out.setdefault(key(word), Naming(country, "adjective"))
            out.setdefault(key(word) + "s", Naming(country, "adjective"))
        for word in _listed(capitals):
            out.setdefault(key(word), Naming(country, "capital"))
        for word in _listed(seats):
            out.setdefault(key(word), Naming(country, "seat"))
    return out


@cache
def peoples() -> frozenset[str]:
    """Adjectives of peoples, faiths and regions, lower-case."""
    return frozenset(lexicons.load("voices_countries")["peoples"].lower().split())


@cache
def organisations() -> dict[str, Organisation]:
    """The organisations by `key` of each of their names."""
    out: dict[str, Organisation] = {}
    for row in _rows(lexicons.load("voices_organisations")["organisations"]):
        name, kind, country, others = (*row, "", "")[:4]
        names = (name, *_listed(others))
        for word in names:
            out.setdefault(key(word), Organisation(name, VoiceType(kind), country or None, word[0].islower()))
    return out


@cache
def ministries() -> dict[str, str]:
    """The plain name of a ministry's field by each of the words for it."""
    rows = _rows(lexicons.load("offices")["ministries"])
    return {word: row[0] for row in rows for word in (*_listed(row[1]), row[0].lower())}


@cache
def bodies() -> dict[str, Body]:
    """Offices and forces of states by each of the words for them, lower-case."""
    data = lexicons.load("offices")
    national = {word.replace("_", " ") for word in data["national"].split()}
    out: dict[str, Body] = {}
    for row in _rows(data["bodies"]):
        body = Body(row[0], VoiceType(row[1]), row[0].lower() in national)
        for word in (row[0].lower(), *_listed(row[2])):
            out.setdefault(word, body)
    return out


@cache
def offices(name: str) -> frozenset[str]:
    """The word list `name` of the offices lexicon (`titles`, `speakers`)."""
    return frozenset(lexicons.load("offices")[name].split())


@cache
def kinds() -> dict[str, VoiceType]:
    """The type of voice by the head noun of a phrase without a name, lower-case. The first list of the file has it."""
    out: dict[str, VoiceType] = {}
    for name, words in lexicons.load("voices")["kinds"].items():
        for word in words.split():
            out.setdefault(word, VoiceType(name))
    return out


@cache
def things() -> frozenset[str]:
    """Those of these nouns that are things where they stand in no name."""
    return frozenset(lexicons.load("voices")["things"]["words"].split())


@cache
def nouns() -> dict[str, VoiceType]:
    """The type of a named organisation by a noun of its name, lower-case."""
    out: dict[str, VoiceType] = {}
    for name, words in lexicons.load("voices")["nouns"].items():
        for word in words.split():
            out.setdefault(word, VoiceType(name))
    return out
