"""Hedges: the words about a number that turn it into a bound. Tables: `hedges.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon


class Hedged(NamedTuple):
    """Where a hedged number begins or ends (token index), and which bounds its hedges give."""

    edge: int
    bounds: frozenset[str]


def hedges_before(tokens: Sequence[Token], at: int, floor: int) -> Hedged:
    """The hedges that end just before token `at`, not reaching before token `floor`; any number of them."""
    bounds: set[str] = set()
    edge = at
    while edge > floor:
        found = _ending(tokens, edge, floor)
        if found is None:
            break
        size, bound = found
        if bounds and tokens[edge - 1].lower in lexicon.prepositions():
            break  # "control over | more than 30 villages"
        edge -= size
        bounds.add(bound)
    return Hedged(edge, frozenset(bounds))


def hedge_after(tokens: Sequence[Token], at: int) -> Hedged:
    """The hedge that begins with token `at`, if any."""
    if at < len(tokens):
        for parts, bound in lexicon.hedges_after().get(tokens[at].lower, ()):
            if tuple(token.lower for token in tokens[at : at + len(parts)]) == parts:
                return Hedged(at + len(parts), frozenset({bound}))
    return Hedged(at, frozenset())


def bounded(low: float, high: float | None, bounds: frozenset[str]) -> tuple[float | None, float | None]:
    """The bounds of a number from `low` to `high` (None: vague) under its hedges. A range keeps its two ends."""
    if high is not None and high != low:
        return low, high
    if "low" in bounds:
        return low, None
    if "high" in bounds:
        return None, low
    return low, high


def _ending(tokens: Sequence[Token], edge: int, floor: int) -> tuple[int, str] | None:
    for parts, bound in lexicon.hedges_before().get(tokens[edge - 1].lower, ()):
        start = edge - len(parts)
        if start >= floor and tuple(token.lower for token in tokens[start:edge]) == parts:
            return len(parts), bound
    return None
