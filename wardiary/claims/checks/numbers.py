"""A stated measure taken apart again: its number, its unit's words, its hedges, and how coarsely it is rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.model import QuantityMention

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A measure as stated: bounds in its own unit (None: open), the unit's words, the factor to `mention.unit`."""

    low: float | None
    high: float | None
    unit: str
    factor: float
    hedged: bool
    rounding: float

    @property
    def number(self) -> float:
        """The one number stated, or the middle of the range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


def stated(mention: QuantityMention) -> Stated | None:
    """The measure in its own unit; None where the mention is no plain measure."""
    unit = _unit_of(mention)
    if unit is None:
        return None
    name, factor = unit
    low = None if mention.low is None else mention.low / factor
    high = None if mention.high is None else mention.high / factor
    coarsest = max(rounding(end) for end in (low, high) if end is not None)
    return Stated(low, high, name, factor, _is_hedged(mention), coarsest)


def rounding(number: float) -> float:
    """Half of the step to which a number looks rounded: 4.3 to tenths, 55 to fives, 60 to tens, 150 to fifties.

    The step is the place of the last digit that is not nought, or five of it where that digit is a five and not the
    only one; beyond one at most a fifth of the number: nobody rounds 149 to 100.
    """
    if number <= 0:
        return 0.0
    step = 0.01
    while _divides(step * 10, number):
        step *= 10
    if number / step > 10 and _divides(step * 5, number):
        step *= 5
    return min(step, max(1.0, number / 5)) / 2


def _divides(step: float, number: float) -> bool:
    return abs(number / step - round(number / step)) < 1e-6


@cache
def _units(symbol: str) -> tuple[re.Pattern[str], dict[str, float]]:
    """What finds a unit of the given symbol by its names, and the factor of each name."""
    factors = {
        n: row["factor"] for row in lexicons.load("units")["unit"] if row["symbol"] == symbol for n in row["names"]
    }
    names = "|".join(re.escape(name) for name in sorted(factors, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\d\s]))(?:{names or '(?!)'})(?!\w)"), factors


def _unit_of(mention: QuantityMention) -> tuple[str, float] | None:
    pattern, factors = _units(mention.unit or "")
    found = pattern.search(" ".join(mention.text.lower().replace("-", " ").split()))
    return (found.group(), factors[found.group()]) if found else None


def _is_hedged(mention: QuantityMention) -> bool:
    hedges = lexicons.load("checks")["hedges"]["about"].split()
    first = _WORD.match(mention.text.lower())
    return (first is not None and first.group() in hedges) or mention.text.lower().endswith(" or so")
