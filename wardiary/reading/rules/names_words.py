"""The word lists that tell names of places from other names, as sets made ready once.

Nothing here looks at a text: it only turns the lexicons `names`, `persons` and `nationalities` into what look-ups need.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from wardiary import lexicons


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of lower-case words and names; `weights` are per kind of evidence, in log odds."""

    common: frozenset[str]
    never: frozenset[str]
    major: frozenset[str]
    abbreviations: frozenset[str]
    heads: frozenset[str]
    sure_heads: frozenset[str]
    fore_heads: frozenset[str]
    directions: frozenset[str]
    strong_prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    person_prepositions: frozenset[str]
    place_nouns_before: frozenset[str]
    place_nouns_after: frozenset[str]
    institutions_after: frozenset[str]
    newspapers_after: frozenset[str]
    person_verbs: frozenset[str]
    company_words: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    demonyms: frozenset[str]
    weights: dict[str, float]
    bias: float
    threshold: float
    document_share: float


def word_set(value: Any) -> frozenset[str]:
    """A list of names, or a block of words between white space, as a set."""
    return frozenset(value.split() if isinstance(value, str) else value)


def demonym_set() -> frozenset[str]:
    """Adjectives and demonyms of states and peoples, singular and plural, lower-case."""
    lexicon = lexicons.load("nationalities")
    words = word_set(lexicon["states"]) | word_set(lexicon["peoples"])
    return words | {f"{word}s" for word in words}


@cache
def name_words() -> NameWords:
    """The lists, read once from the lexicons."""
    names, persons = lexicons.load("names"), lexicons.load("persons")
    fields = {key: word_set(value) for key, value in names.items() if isinstance(value, list | str)}
    return NameWords(
        **fields,
        first_names=word_set(persons["first_names"]) | word_set(persons["world_names"]),
        surnames=word_set(persons["surnames"]),
        titles=word_set(persons["titles"]),
        demonyms=demonym_set(),
        weights=dict(names["weights"]),
        bias=names["bias"],
        threshold=names["threshold"],
        document_share=names["document_share"],
    )
