"""One quantity read from tokens: numeral, range, hedges, unit or noun, rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.hedging import bounded, hedge_after, hedges_before
from wardiary.resolving.quantities.measures import parse_rate, parse_unit
from wardiary.resolving.quantities.names import is_name
from wardiary.resolving.quantities.noun_phrases import parse_noun_phrase
from wardiary.resolving.quantities.numerals import Numeral, parse_numeral
from wardiary.resolving.quantities.ranges import parse_range, widen

_TIME_UNITS = frozenset({"h", "d", "mo", "a"})
_DASHES = ("-", "‐", "‑")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` up to `end` as a quantity. `low` and `high` are in `unit`; `counted` is the head noun."""

    first: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None


def parse_phrase(tokens: Sequence[Token], at: int, floor: int) -> tuple[Phrase | None, int]:
    """The quantity whose number begins with token `at`, or None, and the token to go on from.

    `floor` is the token before which no hedge may reach: the end of the quantity before.
    """
    compound = _compound_measure(tokens, at)
    if compound:
        return compound, at + 1
    numeral = parse_numeral(tokens, at)
    if numeral is None:
        return None, at + 1
    if is_name(tokens, numeral):
        return None, _past_name(tokens, numeral)
    hedged = hedges_before(tokens, _past_currency(tokens, at, floor), floor)
    numeral, start = parse_range(tokens, numeral, hedged.edge)
    after = hedge_after(tokens, numeral.end)
    phrase = _of_kind(tokens, Phrase(start, after.edge, None, None), numeral, hedged.bounds | after.bounds)
    return (phrase, phrase.end) if phrase else (None, numeral.end)


def _past_name(tokens: Sequence[Token], numeral: Numeral) -> int:
    """Past the rest of a date or a phone number, so that "10" of "9-10" is not tried alone."""
    end = numeral.end
    while end + 1 < len(tokens) and tokens[end].text in ("/", *_DASHES) and tokens[end + 1].text.isdigit():
        end += 2
    return end


def _past_currency(tokens: Sequence[Token], at: int, floor: int) -> int:
    while at > floor and tokens[at - 1].text in lexicon.currencies():
        at -= 1
    return at


def _compound_measure(tokens: Sequence[Token], at: int) -> Phrase | None:
    """One word of number and unit: "five-mile"."""
    number, dash, unit_name = tokens[at].lower.partition("-")
    value, units = lexicon.number_words().get(number), lexicon.units().get(unit_name, ())
    single = next((unit for parts, unit in units if len(parts) == 1), None)
    if not dash or value is None or single is None or single.symbol in _TIME_UNITS:
        return None
    return Phrase(at, at + 1, value * single.factor, value * single.factor, single.symbol)


def _of_kind(tokens: Sequence[Token], blank: Phrase, numeral: Numeral, bounds: frozenset[str]) -> Phrase | None:
    """Fill the phrase as money, as a measure or as a count."""
    code = _currency(tokens, numeral.first)
    measured = parse_unit(tokens, blank.end)
    if code:
        end = measured[0] if measured and measured[1].symbol == code else blank.end
        low, high = bounded(numeral.low, numeral.high, bounds)
        return replace(blank, end=end, low=low, high=high, unit=code)
    if measured:
        return _measure(tokens, replace(blank, end=measured[0]), (numeral, measured[1]), bounds)
    return _count(tokens, blank, numeral, bounds)


def _currency(tokens: Sequence[Token], first: int) -> str | None:
    return lexicon.currencies().get(tokens[first - 1].text) if first else None


def _measure(
    tokens: Sequence[Token], blank: Phrase, measured: tuple[Numeral, lexicon.Unit], bounds: frozenset[str]
) -> Phrase | None:
    numeral, unit = measured
    if unit.symbol == "mm":  # a calibre names a weapon
        return None
    if unit.symbol in _TIME_UNITS and tokens[blank.first].lower == "over":  # "over three days": while they went by
        bounds = bounds - {"low"}
    scaled = widen(numeral, unit.factor)
    after = hedge_after(tokens, blank.end)
    low, high = bounded(scaled.low, scaled.high, bounds | after.bounds)
    rate = parse_rate(tokens, after.edge) if unit.symbol not in _TIME_UNITS else None
    symbol = f"{unit.symbol}/{rate[1]}" if rate else unit.symbol
    return replace(blank, end=rate[0] if rate else after.edge, low=low, high=high, unit=symbol)


def _count(tokens: Sequence[Token], blank: Phrase, numeral: Numeral, bounds: frozenset[str]) -> Phrase | None:
    at = _past_compound(tokens, blank.end)
    if at is None:
        return None
    noun = parse_noun_phrase(tokens, at, singular=numeral.high == 1)
    after = hedge_after(tokens, noun.end)
    low, high = bounded(numeral.low, numeral.high, bounds | after.bounds)
    rate = parse_rate(tokens, after.edge)
    head = _members(noun.head) if at > blank.end else noun.head
    phrase = replace(blank, end=after.edge, low=low, high=high, counted=head)
    if rate:
        return replace(phrase, end=rate[0], unit=f"/{rate[1]}")
    return _collective(tokens, phrase) if noun.head is None else phrase


def _members(head: str | None) -> str:
    """Who is counted in a "300-strong unit": troops where the noun is a force's, else people."""
    return "troops" if head in lexicon.words("labels", "forces") else "people"


def _past_compound(tokens: Sequence[Token], at: int) -> int | None:
    """Past "-strong" or "-member"; None for a compound that counts nothing, as "3-storey"."""
    if at + 1 < len(tokens) and tokens[at].text in _DASHES and tokens[at].start == tokens[at - 1].end:
        first = tokens[at + 1].lower.partition("-")[0]
        return at + 2 if first in lexicon.words("labels", "compounds") else None
    return at


def _collective(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """A family of five: people are counted."""
    before = [token.lower for token in tokens[max(0, phrase.first - 3) : phrase.first]]
    if len(before) < 2 or before[-1] != "of" or before[-2] not in lexicon.words("labels", "collectives"):
        return phrase
    article = len(before) == 3 and before[0] in ("a", "an", "the", "another", "one")
    return replace(phrase, first=phrase.first - 2 - article, counted="people")
