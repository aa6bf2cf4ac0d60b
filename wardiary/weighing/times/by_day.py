"""Things in the order of their days, to be put in, taken out and looked up between days."""

from __future__ import annotations

from bisect import bisect_left
from math import inf, nextafter
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Tie = tuple[str | int, ...]


class ByDay(Generic[Thing]):
    """Things by day (an ordinal with a fraction), those of one day by a tie that no two share."""

    def __init__(self) -> None:
        self._keys: list[tuple[float, Tie]] = []
        self._things: list[Thing] = []

    def put(self, day: float, tie: Tie, thing: Thing) -> None:
        """Put a thing in."""
        at = bisect_left(self._keys, (day, tie))
        self._keys.insert(at, (day, tie))
        self._things.insert(at, thing)

    def take_out(self, day: float, tie: Tie) -> None:
        """Take the thing out that was put in so."""
        at = bisect_left(self._keys, (day, tie))
        del self._keys[at], self._things[at]

    def between(self, first: float, last: float) -> list[Thing]:
        """The things from one day to another, both with them."""
        begin = bisect_left(self._keys, (first, ()))
        return self._things[begin : bisect_left(self._keys, (nextafter(last, inf), ()), begin)]
