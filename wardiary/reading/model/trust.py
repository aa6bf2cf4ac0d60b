"""How often the rules are right where they take a word for a happening: by the word, learned from marked sentences.

"Shelled" tells of a happening nearly always, "held" and "left" seldom do; the network is advised accordingly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from wardiary import lexicons
from wardiary.model import Span
from wardiary.reading.model.words import Words


def key(words: Words, span: Span) -> str:
    """How the words of a trigger are looked up: as the network sees them, in lower case, parted by single spaces."""
    first, after = words.range_of(span)
    return " ".join(words.texts[first:after]).lower()


def log_odds(word: str) -> float:
    """The log odds that the rules are right at these words: see `key`."""
    return _learned().get(word, _unseen())


def smoothed(right: int, seen: int, overall: float, weight: float = 4.0) -> float:
    """The share of right ones, drawn towards that of all words as by `weight` more sightings: 4 or 8 make no odds."""
    return (right + weight * overall) / (seen + weight)


@cache
def _unseen() -> float:
    return _logit(float(lexicons.load("trust")["overall"]))


@cache
def _learned() -> Mapping[str, float]:
    words: dict[str, list[int]] = lexicons.load("trust")["words"]
    overall = float(lexicons.load("trust")["overall"])
    return {word: _logit(smoothed(right, seen, overall)) for word, (right, seen) in words.items()}


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))
