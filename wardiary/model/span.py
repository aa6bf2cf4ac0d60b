"""Spans: half-open ranges `[start, end)` of characters (code points) in a report's text, exactly as given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end`. Serialises to `[start, end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""What Span(*bounds) comes to, at half its cost: for what is asked for its span a thousand times a report."""


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`. Raises ValueError where there is none."""
    spans = list(spans)
    return spans[0] if len(spans) == 1 else Span(min(spans)[0], max(s[1] for s in spans))


class Stretches:
    """Spans to be asked about often: those that overlap others are merged into the longest stretches they cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._merged: list[Span] = []
        for span in sorted(spans):
            if self._merged and span.start < self._merged[-1].end:
                self._merged[-1] = hull((self._merged[-1], span))
            else:
                self._merged.append(span)

    def over(self, span: Span) -> Span | None:
        """The last stretch that shares a character with `span`."""
        at = bisect_left(self._merged, (span.end,)) - 1
        return self._merged[at] if at >= 0 and self._merged[at].overlaps(span) else None

    def touch(self, span: Span) -> bool:
        """Whether any of the spans shares a character with `span`."""
        return self.over(span) is not None
