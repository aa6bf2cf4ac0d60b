"""What the data files know of numbers, as sets and tables that are quick to ask. Built when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from wardiary import lexicons


class Unit(NamedTuple):
    """A unit of measure: what it is converted to, and by how much."""

    symbol: str
    factor: float


@cache
def number_words() -> Mapping[str, int]:
    """Units, teens and tens by their words."""
    return dict(lexicons.load("quantities")["words"])


@cache
def multipliers() -> Mapping[str, int]:
    """Dozen, hundred, thousand and beyond."""
    return dict(lexicons.load("quantities")["multipliers"])


@cache
def vague_numbers() -> Mapping[str, int]:
    """Low bounds of words like "dozens"."""
    return dict(lexicons.load("quantities")["vague"])


@cache
def numeral_starts() -> frozenset[str]:
    """Every word with which a numeral can begin."""
    return frozenset({"a", "an", "half", "quarter", *number_words(), *multipliers(), *vague_numbers()})


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of words of `quantities.toml`."""
    return frozenset(lexicons.load("quantities")[table][key].split())


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Classes of counted nouns, by name."""
    return {name: frozenset(nouns.split()) for name, nouns in lexicons.load("quantities")["classes"].items()}


@cache
def known_nouns() -> frozenset[str]:
    """Every noun of every class, and those of forces."""
    return words("labels", "forces").union(*classes().values())


@cache
def hedges_before() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases before a number by their last word: the words, and which bound they give; the longest first."""
    return _phrases({key: key for key in ("low", "high", "about", "exact")}, -1)


@cache
def prepositions() -> frozenset[str]:
    """Hedges of one word that are prepositions where another hedge follows."""
    return frozenset(lexicons.load("hedges")["prepositions"])


@cache
def hedges_after() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases after a number by their first word."""
    return _phrases({"after_low": "low", "after_high": "high", "after_about": "about"}, 0)


@cache
def units() -> Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    """Units by the first word of their name; the longest name first."""
    table: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row in lexicons.load("units")["unit"]:
        for name in row["names"]:
            parts = tuple(name.replace("sq.", "sq .").split())
            table.setdefault(parts[0], []).append((parts, Unit(row["symbol"], row["factor"])))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


@cache
def currencies() -> Mapping[str, str]:
    """ISO 4217 codes of currency signs."""
    return dict(lexicons.load("units")["currencies"])


@cache
def rates() -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str]]:
    """Adverbs of a rate, its units, and the words that bring them in."""
    table = lexicons.load("units")["rates"]
    return dict(table["adverbs"]), dict(table["units"]), frozenset(table["words"])


def _phrases(keys: Mapping[str, str], anchor: int) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, bound in keys.items():
        for phrase in lexicons.load("hedges")[key]:
            parts = tuple(phrase.split())
            table.setdefault(parts[anchor], []).append((parts, bound))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()}
