"""The lexicon of weighing, read in one way: its limits as numbers, its lists of words as sets."""

from __future__ import annotations

from functools import cache

from wardiary import lexicons


@cache
def limit(table: str, name: str) -> float:
    """A limit: days, kilometres, a share; the lexicon says beside it which, and why so much."""
    return float(lexicons.load("weighing")[table][name])


@cache
def words_of(table: str, *names: str) -> frozenset[str]:
    """The words of one list, or of several of one table together."""
    listed = lexicons.load("weighing")[table]
    return frozenset(word for name in names for word in listed[name].split())


@cache
def party_words(*names: str) -> frozenset[str]:
    """The words of lists on parties, their men and their offices: those most often asked for."""
    return words_of("parties", *names)
