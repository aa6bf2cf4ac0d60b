"""Ranges: "4,000 to 7,000", "between 3 and 5", "3-5", "two or three"; and changes: "rose from 12 to 15" is 15."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.hedging import hedges_before
from wardiary.resolving.quantities.measures import parse_unit
from wardiary.resolving.quantities.numerals import Numeral, parse_numeral

_DASHES = ("-", "–", "—", "‐", "‑", "--")
_TOLL_REACH = 14  # where a toll or number is spoken of: "raised its toll for Sunday's bomb on the village from"
_CHANGE_REACH = 4  # words from the verb to "from": "the toll rose sharply on Friday from"


def parse_range(tokens: Sequence[Token], low: Numeral, edge: int) -> tuple[Numeral, int]:
    """The numeral `low` widened to a range where one begins with it, and the token at which its words begin.

    `edge` is the token at which the numeral's hedges begin.
    """
    before = tokens[edge - 1].lower if edge else ""
    high = _upper(tokens, low, "and" if before == "between" else "to")
    if high is None:
        return low, edge
    if before == "from" and _changes(tokens, edge - 1):
        return high, high.first
    start = edge - 1 if before in ("from", "between") else edge
    spread = _spread(tokens, low, high)
    return Numeral(low.first, high.end, spread, high.low, digits=low.digits), start


def _upper(tokens: Sequence[Token], low: Numeral, word: str) -> Numeral | None:
    """The upper end that follows `low`, where it is larger."""
    at = low.end
    measured = parse_unit(tokens, at)
    if measured and word != "or" and measured[0] < len(tokens) and tokens[measured[0]].lower == word:
        at = measured[0]
    if at + 1 >= len(tokens) or not _joins(tokens, at, word):
        return None
    ahead = _past_hedges(tokens, at + 1)
    high = parse_numeral(tokens, ahead) if ahead < len(tokens) else None
    if high is None or high.high is None or low.high is None:
        return None
    return high if high.low > _spread(tokens, low, high) else None


def _joins(tokens: Sequence[Token], at: int, word: str) -> bool:
    joint = tokens[at].lower
    if joint in _DASHES:
        return tokens[at].start == tokens[at - 1].end or tokens[at].text != "-"
    return joint == word or (joint == "or" and word != "and")


def _past_hedges(tokens: Sequence[Token], at: int) -> int:
    """Past the hedges and currency signs before the upper end: "between 30 and about 50"."""
    for size in (3, 2, 1, 0):
        if at + size <= len(tokens) and hedges_before(tokens, at + size, at).edge == at:
            at += size
            break
    return at + 1 if at < len(tokens) and tokens[at].text in lexicon.currencies() else at


def _spread(tokens: Sequence[Token], low: Numeral, high: Numeral) -> float:
    """The lower end with the upper one's multiplier: "2 to 3 million", "20-30,000"."""
    if low.end - low.first != 1 or low.low >= 1000:
        return low.low
    base = parse_numeral(tokens[: high.first + 1], high.first)
    factor = high.low / base.low if base and base.low else 1.0
    if factor == 1.0 and high.digits and low.low < 100 and high.low >= 10_000 and "," in tokens[high.first].text:
        factor = 1000.0
    widened = low.low * factor
    return widened if widened < high.low else low.low


def _changes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of change stands a few words before "from": then the second number is the news."""
    nearby = tokens[max(0, at - _CHANGE_REACH) : at]
    count = {token.lower for token in tokens[max(0, at - _TOLL_REACH) : at]}
    if not count.isdisjoint(("toll", "number", "count")):
        nearby = tokens[max(0, at - _TOLL_REACH) : at]
    return any(token.lower in lexicon.words("labels", "changes") for token in nearby)


def widen(numeral: Numeral, factor: float) -> Numeral:
    """The numeral times a unit's factor."""
    high = None if numeral.high is None else numeral.high * factor
    return replace(numeral, low=numeral.low * factor, high=high)
