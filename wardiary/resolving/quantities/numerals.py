"""Numerals: digits, spelled numbers and vague ones, read from tokens. Values are never negative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_REMEMBERED = 20_000  # words: those of some hundred reports
_HALVES = {"half": 0.5, "quarter": 0.25}
_SUFFIXES = {"k": 1000, "bn": 1_000_000_000, "mln": 1_000_000, "mn": 1_000_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `first` up to `end` as a number. `high` is None for vague ones ("dozens"); `digits` as written."""

    first: int
    end: int
    low: float
    high: float | None
    digits: bool = False


@lru_cache(_REMEMBERED)
def may_begin(word: str) -> bool:
    """Whether a lower-case word can begin a numeral, or a compound of one ("five-mile"); cheap."""
    return word[0].isdigit() or word in lexicon.numeral_starts() or ("-" in word and _compound_starts(word))


def _compound_starts(word: str) -> bool:
    return word.partition("-")[0] in lexicon.numeral_starts()


def parse_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The longest numeral that begins with token `at`, or None."""
    word = tokens[at].lower
    if word[0].isdigit():
        return _from_digits(tokens, at)
    if word in lexicon.vague_numbers():
        return _vague(tokens, at)
    if word in ("a", "an", "the", "half", "quarter", "half-a-million", "half-million", "half-dozen"):
        return _with_article(tokens, at)
    return _spelled(tokens, at)


def _from_digits(tokens: Sequence[Token], at: int) -> Numeral | None:
    if not _DIGITS.fullmatch(tokens[at].text):
        return None
    value, end = float(tokens[at].text.replace(",", "")), at + 1
    if end < len(tokens) and _spaced_thousands(tokens, at):
        while end < len(tokens) and _spaced_thousands(tokens, end - 1):
            value, end = value * 1000 + float(tokens[end].text), end + 1
    return _multiply(tokens, at, end, value)


def _spaced_thousands(tokens: Sequence[Token], at: int) -> bool:
    """Whether "10 000": the next token is a group of three digits, one space away."""
    here, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None
        and here.text.isdigit()
        and len(here.text) <= 3
        and after.text.isdigit()
        and len(after.text) == 3
        and after.start == here.end + 1
    )


def _multiply(tokens: Sequence[Token], at: int, end: int, value: float) -> Numeral:
    """Digits with what multiplies them: "2.2 million", "5bn", "10 dozen"."""
    if end < len(tokens):
        word = tokens[end].lower
        attached = tokens[end].start == tokens[end - 1].end
        if attached and word in _SUFFIXES and (word != "m" or _people_follow(tokens, end + 1)):
            return Numeral(at, end + 1, value * _SUFFIXES[word], value * _SUFFIXES[word], digits=True)
        while end < len(tokens) and tokens[end].lower in lexicon.multipliers():
            value, end = value * lexicon.multipliers()[tokens[end].lower], end + 1
    return Numeral(at, end, value, value, digits=True)


def _people_follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether "5m" counts millions, not metres."""
    return at < len(tokens) and tokens[at].lower in lexicon.known_nouns()


def _vague(tokens: Sequence[Token], at: int) -> Numeral:
    """Dozens; tens of thousands; several hundred."""
    value, end = float(lexicon.vague_numbers()[tokens[at].lower]), at + 1
    if end < len(tokens) and tokens[end].lower in lexicon.multipliers():
        value, end = value * lexicon.multipliers()[tokens[end].lower], end + 1
    elif end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].lower in lexicon.vague_numbers():
        larger = lexicon.vague_numbers()[tokens[end + 1].lower]
        value, end = value * larger / 2, end + 2  # both plurals are twice their unit: tens of thousands are 20,000
    return Numeral(at, end, value, None)


def _with_article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A hundred; a dozen; half a million; a few hundred; a couple of; a handful of."""
    word = tokens[at].lower
    rest = [token.lower for token in tokens[at + 1 : at + 5]]
    if word.startswith("half-"):
        unit = word.split("-")[-1]
        value = lexicon.multipliers()[unit] / 2
        return Numeral(at, at + 1, value, value)
    if word in _HALVES:
        return _half(at, word, rest, tokens)
    if word == "the" or not rest:
        return None
    if rest[0] in ("few", "handful", "couple", "pair"):
        return _few(tokens, at, rest)
    if rest[0] in _HALVES:
        return _article_half(tokens, at, rest)
    if rest[0] in lexicon.multipliers():
        inner = _spelled(tokens, at + 1)
        return inner and Numeral(at, inner.end, inner.low, inner.high)
    return None


def _half(at: int, word: str, rest: list[str], tokens: Sequence[Token]) -> Numeral | None:
    if len(rest) > 1 and rest[0] in ("a", "of") and rest[1] in lexicon.multipliers():
        value = _HALVES[word] * lexicon.multipliers()[rest[1]]
        return Numeral(at, at + 3, value, value)
    return None


def _article_half(tokens: Sequence[Token], at: int, rest: list[str]) -> Numeral | None:
    """A half million; a quarter of a million; a half-dozen."""
    skip = [word for word in rest[1:] if word not in ("of", "a", "-")]
    if skip and skip[0] in lexicon.multipliers():
        value = _HALVES[rest[0]] * lexicon.multipliers()[skip[0]]
        return Numeral(at, at + 2 + rest[1:].index(skip[0]) + 1, value, value)
    return None


def _few(tokens: Sequence[Token], at: int, rest: list[str]) -> Numeral:
    """A few: three or more, as "several"; a couple and a pair: two."""
    low = 2.0 if rest[0] in ("couple", "pair") else 3.0
    end = at + 2
    if len(rest) > 1 and rest[1] in lexicon.multipliers():
        low, end = low * lexicon.multipliers()[rest[1]], end + 1
    return Numeral(at, end, low, low if rest[0] in ("couple", "pair") else None)


def _spelled(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Forty-two; two hundred and fifty; three million."""
    total = current = 0
    end = at
    while end < len(tokens):
        word = tokens[end].lower
        if word == "and" and end > at and current % 100 == 0 and _small(tokens, end + 1):
            end += 1
            continue
        if word in lexicon.multipliers() and not (word == "score" and end == at):
            total, current = _scale(total, current, lexicon.multipliers()[word])
        else:
            value = _hyphenated(word)
            if value is None or not _fits(current, value):
                break
            current += value
        end += 1
    value = total + current
    return Numeral(at, end, float(value), float(value)) if end > at and value else None


def _scale(total: int, current: int, factor: int) -> tuple[int, int]:
    if factor < 1000:
        return total, max(current, 1) * factor
    return total + max(current, 1) * factor, 0


def _small(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number below a hundred follows "and" inside a spelled number."""
    before, value = tokens[at - 2].lower, _hyphenated(tokens[at].lower) if at < len(tokens) else None
    return value is not None and value < 100 and before in ("hundred", "thousand", "million")


def _fits(current: int, value: int) -> bool:
    """Whether `value` may follow `current`: units after tens, anything below a hundred after hundreds."""
    if current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _hyphenated(word: str) -> int | None:
    """The value of one word below a hundred, hyphen or none."""
    table = lexicon.number_words()
    if word in table:
        return table[word]
    tens, _, unit = word.partition("-")
    if tens in table and unit in table and table[tens] >= 20 and table[unit] < 10:
        return table[tens] + table[unit]
    return None
