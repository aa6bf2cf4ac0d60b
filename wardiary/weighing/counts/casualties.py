"""How many: from the lowest number that any voice has told of an event to the highest."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[float, float]


def hull_of(told: Iterable[Range | None]) -> Range | None:
    """The range over all numbers told; None where nobody told any. A bound counts as its number."""
    known = [each for each in told if each is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None
