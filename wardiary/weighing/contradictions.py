"""What cannot be true together without denying each other: two sides said to hold one settlement at one time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.records import THIRD, Event, Sharpness, Telling
from wardiary.weighing.standing import Beside

BEARING = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL))
"""Kinds whose tellings bear on what else is told of the settlement; on gains and holdings."""
_HOLDS = frozenset((Kind.GAIN, Kind.HOLDING))
_SURE = frozenset((Sharpness.SHARP, Sharpness.UNDERSTOOD))


def reach() -> float:
    """Days after a gain for which what is told of the settlement bears on it, or it on that."""
    return float(lexicons.load("weighing")["kinds"]["shown_days"])


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
        self._gains = [
            event
            for event in at_the_place
            if event.kind is Kind.GAIN
            and event.agent not in (None, THIRD)
            and not any(telling.denies and telling.checked for telling in event.tellings)
        ]

    def beside(self, event: Event) -> Beside:
        """All that other events at the settlement have to do with the standing of this one."""
        return Beside(self.against(event), self.admitted(event), self.shown(event))

    def shown(self, event: Event) -> tuple[Telling, ...]:
        """The checked tellings that the side said to have taken the settlement held it, or had taken it, afterwards.

        Until another is said to have taken it, and no longer than so many days.
        """
        if event.kind is not Kind.GAIN or event.agent in (None, THIRD):
            return ()
        lost = [
            gain.when.first for gain in self._gains if gain.agent != event.agent and gain.when.first > event.when.last
        ]
        until = min([event.when.last + reach(), *lost])
        held = [telling for _, _, agent, telling in self._told if agent == event.agent]
        taken = [t for gain in self._gains if gain.agent == event.agent and gain is not event for t in gain.tellings]
        return tuple(
            telling
            for telling in (*held, *taken)
            if telling.checked and telling.affirms and event.when.first <= telling.when.first <= until
        )

    def admitted(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which a side says that it left the settlement when another is said to have taken it."""
        if event.kind is not Kind.GAIN:
            return ()
        around = float(lexicons.load("weighing")["kinds"]["result_days"])
        return tuple(
            telling
            for left in self._left
            if left.agent not in (None, THIRD, event.agent) and abs(left.when.last - event.when.last) <= around
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
        if event.kind is Kind.HOLDING:
            return (*self._taken_from(event), *self._held_by_others(event, first, last))
        if event.kind is Kind.GAIN:
            first = last = int(last) + 1.0
        day_after = self._held_by_others(event, first, last)
        return (*day_after, *(telling for telling in self._insisted(event) if telling not in day_after))

    def _insisted(self, gain: Event) -> Iterator[Telling]:
        """The tellings by which the other side itself says, weeks after the gain, that it holds the settlement.

        On the day of the gain too, once that was told. Not where it is said to have taken it back. Of others such a
        telling is news of a change.
        """
        if gain.kind is not Kind.GAIN:
            return
        begin = bisect_left(self._firsts, int(gain.when.last))
        told = gain.tellings[0].published
        for first, _, agent, telling in self._told[begin : bisect_right(self._firsts, gain.when.last + reach())]:
            is_answer = first > gain.when.last or telling.published > told
            own_word = agent != gain.agent and telling.voice.side == agent
            if own_word and is_answer and not self._taken_back(gain, agent, first):
                yield telling

    def _taken_back(self, gain: Event, side: str | None, until: float) -> bool:
        return any(
            other.agent == side and gain.when.first < other.when.last and other.when.first <= until
            for other in self._gains
        )

    def _taken_from(self, event: Event) -> Iterator[Telling]:
        """The tellings by which another side took the settlement that `event` says to be still held, on these days."""
        for gain in self._gains:
            back = self._taken_back(gain, event.agent, event.when.last)
            if gain.agent != event.agent and not back and self._is_before(gain, event):
                yield from (telling for telling in gain.tellings if telling.affirms)

    def _is_before(self, gain: Event, holding: Event) -> bool:
        """Whether a gain lies before the holding, or in it; weeks before where the holder alone says so."""
        own_word = all(t.voice.side == holding.agent for t in holding.tellings if t.affirms)
        days = reach() if own_word else float(lexicons.load("weighing")["kinds"]["result_days"])
        return holding.when.first - days <= gain.when.first and int(gain.when.first) <= int(holding.when.last)

    def _held_by_others(self, event: Event, first: float, last: float) -> tuple[Telling, ...]:
        """The dated tellings of these days by which another side holds the settlement."""
        longest = float(lexicons.load("weighing")["times"]["sharp_days"])
        near = self._told[bisect_left(self._firsts, first - longest) : bisect_right(self._firsts, last)]
        return tuple(
            telling
            for _, _, agent, telling in near
            if agent != event.agent and telling.when.last >= first and telling.published > event.tellings[0].published
        )
