"""Units and rates after a number, and what they convert to: lengths in km, areas in km2, masses in kg."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.lexicon import Unit


def parse_unit(tokens: Sequence[Token], at: int) -> tuple[int, Unit] | None:
    """The unit that begins with token `at` (a hyphen before it allowed) and the index past it, or None."""
    if at < len(tokens) and tokens[at].text in "-‐‑" and at and tokens[at].start == tokens[at - 1].end:
        at += 1
    if at >= len(tokens):
        return None
    for parts, unit in lexicon.units().get(tokens[at].lower, ()):
        if tuple(token.lower for token in tokens[at : at + len(parts)]) == parts:
            return at + len(parts), unit
    return None


def parse_rate(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The rate that begins with token `at` ("per day", "daily", "a day") and the index past it, or None."""
    adverbs, units, words = lexicon.rates()
    if at >= len(tokens):
        return None
    if tokens[at].lower in adverbs:
        return at + 1, adverbs[tokens[at].lower]
    if at + 1 < len(tokens) and tokens[at].lower in words and tokens[at + 1].lower in units:
        following = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        if following not in ("after", "before", "earlier", "later", "ago"):
            return at + 2, units[tokens[at + 1].lower]
    return None
