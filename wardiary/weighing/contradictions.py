"""What cannot be true together without denying each other: two sides said to hold one settlement at one time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.records import THIRD, Event, Sharpness, Telling

_HOLDS = frozenset((Kind.GAIN, Kind.HOLDING))
_SURE = frozenset((Sharpness.SHARP, Sharpness.UNDERSTOOD))


class Holders:
    """Who is said to hold one settlement, and on which days: the dated tellings of its holdings, by their first day.

    Beside them, who says of itself that it left.
    """

    def __init__(self, at_the_place: Sequence[Event]) -> None:
        told = [
            (telling.when.first, telling.sort_key, event.agent, telling)
            for event in at_the_place
            if event.kind is Kind.HOLDING and event.agent not in (None, THIRD)
            for telling in event.tellings
            if telling.affirms and telling.when.sharpness in _SURE
        ]
        self._told = sorted(told, key=lambda each: each[:2])
        self._firsts = [each[0] for each in self._told]
        self._left = [event for event in at_the_place if event.kind is Kind.WITHDRAWAL]

    def admitted(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which a side says that it left the settlement when another is said to have taken it."""
        if event.kind is not Kind.GAIN:
            return ()
        reach = float(lexicons.load("weighing")["kinds"]["result_days"])
        return tuple(
            telling
            for left in self._left
            if left.agent not in (None, THIRD, event.agent) and abs(left.when.last - event.when.last) <= reach
            for telling in left.tellings
            if telling.affirms and telling.voice.side == left.agent
        )

    def against(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which another side holds the settlement when `event` says that its own does.

        A later telling that the place is another's may be news of a change: only what is told of the same days, or of
        the day after a gain, and after the event was first told, contradicts it.
        """
        if event.kind not in _HOLDS or event.agent in (None, THIRD):
            return ()
        first, last = event.when.first, event.when.last
        if event.kind is Kind.GAIN:
            first = last = int(last) + 1.0
        longest = float(lexicons.load("weighing")["times"]["sharp_days"])
        near = self._told[bisect_left(self._firsts, first - longest) : bisect_right(self._firsts, last)]
        return tuple(
            telling
            for _, _, agent, telling in near
            if agent != event.agent and telling.when.last >= first and telling.published > event.tellings[0].published
        )
