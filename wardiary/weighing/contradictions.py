"""What cannot be true together without denying each other: two sides said to hold one settlement at one time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wardiary.model import Kind
from wardiary.weighing.evidence.second import is_in_passing
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import THIRD, Event, Sharpness, Telling
from wardiary.weighing.standing import Beside
from wardiary.weighing.times.by_day import ByDay

BEARING = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL))
"""Kinds whose tellings bear on what else is told of the settlement; on gains and holdings."""
_HOLDS = frozenset((Kind.GAIN, Kind.HOLDING))
_SURE = frozenset((Sharpness.SHARP, Sharpness.UNDERSTOOD))


def reach() -> float:
    """Days after a gain for which what is told of the settlement bears on it, or it on that."""
    return limit("kinds", "shown_days")


class _Ranked(NamedTuple):
    """An event with its place in the order in which those at the settlement were first told."""

    rank: int
    event: Event


class _Seen(NamedTuple):
    """A checked telling of a gain: the event's rank, its own place there."""

    rank: int
    number: int
    agent: str | None
    event: str
    telling: Telling


class Holders:
    """Who is said to hold one settlement, and on which days: the dated tellings of its holdings, by their first day.

    Beside them, who took it, and who says of itself that it left. An event of which more comes to be known is put in
    again, at the same rank.
    """

    def __init__(self, at_the_place: Iterable[Event] = ()) -> None:
        self._known: dict[str, Event] = {}
        self._held: ByDay[tuple[str | None, Telling]] = ByDay()  # who holds it by which telling, by its first day
        self._gains: ByDay[_Ranked] = ByDay()  # by their first day
        self._seen: ByDay[_Seen] = ByDay()  # by the telling's first day
        self._denied: ByDay[_Ranked] = ByDay()  # gains that somebody denies, by their first day
        self._left: ByDay[_Ranked] = ByDay()  # by their last day
        self._longest = 0.0  # days that a gain was taken for
        for rank, event in enumerate(at_the_place):
            self.put(event, rank)

    def put(self, event: Event, rank: int) -> None:
        """Take up an event in place of what was known of it; of no kind that bears on others, it is not kept."""
        known = self._known.pop(event.id, None)
        if not event.is_told:
            if known is not None:
                self._take_out(known)
            return
        if known is not None and _has_grown(known, event):
            self._hold(event, event.tellings[len(known.tellings) :])
        else:
            if known is not None:
                self._take_out(known)
            self._file(event, rank)
        if event.kind in BEARING:
            self._known[event.id] = event

    def _file(self, event: Event, rank: int) -> None:
        if _is_denied(event):
            self._denied.put(event.when.first, (event.id,), _Ranked(rank, event))
        if event.kind is Kind.WITHDRAWAL:
            self._left.put(event.when.last, (event.id,), _Ranked(rank, event))
        elif event.kind is Kind.HOLDING:
            self._hold(event, event.tellings)
        elif _counts(event):
            self._longest = max(self._longest, event.when.last - event.when.first)
            self._gains.put(event.when.first, (event.id,), _Ranked(rank, event))
            for number, telling in _checked(event):
                seen = _Seen(rank, number, event.agent, event.id, telling)
                self._seen.put(telling.when.first, telling.sort_key, seen)

    def _take_out(self, event: Event) -> None:
        if _is_denied(event):
            self._denied.take_out(event.when.first, (event.id,))
        if event.kind is Kind.WITHDRAWAL:
            self._left.take_out(event.when.last, (event.id,))
        elif event.kind is Kind.HOLDING:
            for telling in _holding(event, event.tellings):
                self._held.take_out(telling.when.first, telling.sort_key)
        elif _counts(event):
            self._gains.take_out(event.when.first, (event.id,))
            for _, telling in _checked(event):
                self._seen.take_out(telling.when.first, telling.sort_key)

    def _hold(self, event: Event, told: Sequence[Telling]) -> None:
        for telling in _holding(event, told):
            self._held.put(telling.when.first, telling.sort_key, (event.agent, telling))

    def beside(self, event: Event) -> Beside:
        """All that other events at the settlement have to do with the standing of this one."""
        return Beside(self.against(event), self.admitted(event), self.shown(event), self.answered(event))

    def shown(self, event: Event) -> tuple[Telling, ...]:
        """The checked tellings that the side said to have taken the settlement held it, or had taken it, afterwards.

        Until another is said to have taken it, and no longer than so many days.
        """
        if event.kind is not Kind.GAIN or event.agent in (None, THIRD):
            return ()
        first, last = event.when.first, event.when.last
        later = [gain.when.first for _, gain in self._gains.between(last, last + reach()) if gain.agent != event.agent]
        until = min([last + reach(), *(day for day in later if day > last)])
        held = [t for agent, t in self._held.between(first, until) if t.checked and agent == event.agent]
        seen = [s for s in self._seen.between(first, until) if s.agent == event.agent and s.event != event.id]
        return (*held, *(each.telling for each in sorted(seen, key=lambda each: each[:2])))

    def admitted(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which a side says that it left the settlement when another is said to have taken it.

        Weeks after that, too, where nobody is said to have taken it since: so long it kept silent or denied it.
        """
        if event.kind is not Kind.GAIN:
            return ()
        around, last = limit("kinds", "result_days"), event.when.last
        again = [gain.when.first for _, gain in self._gains.between(last + 1, last + reach()) if gain.id != event.id]
        until = max(last + around, min([last + reach(), *(day - around - 1 for day in again)]))
        return tuple(
            telling
            for _, left in sorted(self._left.between(last - around - 1, until + 1), key=lambda each: each.rank)
            if left.agent not in (None, THIRD, event.agent) and last - around <= left.when.last <= until
            for telling in left.tellings
            if telling.affirms and telling.voice.side == left.agent
        )

    def against(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which another side holds the settlement when `event` says that its own does.

        A later telling that the place is another's may be news of a change: only what is told of the same days, or of
        the day after a gain, and after the event was first told, contradicts it.
        """
        if event.kind is Kind.WITHDRAWAL and event.agent not in (None, THIRD):
            return tuple(self._stayed(event))
        if event.kind not in _HOLDS or event.agent in (None, THIRD):
            return ()
        first, last = event.when.first, event.when.last
        if event.kind is Kind.HOLDING:
            return (
                *self._taken_from(event),
                *self._held_by_others(event, first, last),
                *self._said_to_have_left(event),
            )
        if event.kind is Kind.GAIN:
            first = last = int(last) + 1.0
        day_after = self._held_by_others(event, first, last)
        day_after = (*day_after, *self._seen_there(event))
        there = {id(telling) for telling in day_after}
        return (*day_after, *(telling for telling in self._insisted(event) if id(telling) not in there))

    def _stayed(self, left: Event) -> Iterator[Telling]:
        """The checked tellings that those who are said to have left hold the place in the days after, and never left.

        Only where somebody denies it: else those who were seen may have come back. Not where they own to it, nor where
        they are said to have taken the place again.
        """
        owned = any(t.affirms and t.voice.side == left.agent for t in left.tellings)
        if owned or not any(t.denies for t in left.tellings):
            return
        last, told = left.when.last, left.tellings[0].published
        for agent, telling in self._held.between(int(last) + 1.0, last + limit("kinds", "result_days")):
            is_later = telling.checked and telling.published > told and telling.when.first >= int(last) + 1.0
            if is_later and agent == left.agent and not self._taken_back(left, agent, telling.when.first):
                yield telling

    def _seen_there(self, gain: Event) -> Iterator[Telling]:
        """The checked tellings that another holds the place in the days after the gain, and has not taken it since."""
        if gain.kind is not Kind.GAIN:
            return
        last, told = gain.when.last, gain.tellings[0].published
        for agent, telling in self._held.between(int(last) + 1.0, last + limit("kinds", "result_days")):
            is_later = telling.checked and telling.published > told and telling.when.first >= int(last) + 1.0
            if is_later and agent != gain.agent and not self._taken_back(gain, agent, telling.when.first):
                yield telling

    def _insisted(self, gain: Event) -> Iterator[Telling]:
        """The tellings by which the other side itself says, weeks after the gain, that it holds the settlement.

        On the day of the gain too, once that was told. Not where it is said to have taken it back. Of others such a
        telling is news of a change.
        """
        if gain.kind is not Kind.GAIN:
            return
        told = gain.tellings[0].published
        for agent, telling in self._held.between(int(gain.when.last), gain.when.last + reach()):
            first = telling.when.first
            is_answer = first > gain.when.last or telling.published > told
            own_word = agent != gain.agent and telling.voice.side == agent
            if own_word and is_answer and not self._taken_back(gain, agent, first):
                yield telling

    def _taken_back(self, gain: Event, side: str | None, until: float) -> bool:
        """Whether a side is said to have taken the place again after a gain, by some day."""
        first = gain.when.first
        return any(
            other.agent == side and first < other.when.last
            for _, other in self._gains.between(first - self._longest - 1, until)
        )

    def _taken_from(self, event: Event) -> Iterator[Telling]:
        """The tellings by which another side took the settlement that `event` says to be still held, on these days.

        In it, or before it: weeks before where the holder alone says that it holds it.
        """
        own_word = all(t.voice.side == event.agent for t in event.tellings if t.affirms)
        begin = event.when.first - (reach() if own_word else limit("kinds", "result_days"))
        for _, gain in sorted(self._gains.between(begin, int(event.when.last) + 1), key=lambda each: each.rank):
            is_before = begin <= gain.when.first and int(gain.when.first) <= int(event.when.last)
            is_others = is_before and gain.agent != event.agent
            if is_others and not self._taken_back(gain, event.agent, event.when.last):
                yield from (telling for telling in gain.tellings if telling.affirms)

    def _said_to_have_left(self, event: Event) -> Iterator[Telling]:
        """The tellings by which others say, on these days, that the holder left: those that it answers by a denial."""
        for _, left in sorted(
            self._left.between(event.when.first - 1, event.when.last + 1), key=lambda each: each.rank
        ):
            denies = any(t.denies and t.voice.side == event.agent for t in left.tellings)
            if left.agent == event.agent and denies:
                yield from (t for t in left.tellings if t.affirms and t.voice.side != event.agent)

    def answered(self, event: Event) -> tuple[Telling, ...]:
        """The tellings by which who says that he holds the settlement denies, on these days, that another took it."""
        if event.kind is not Kind.HOLDING or event.agent in (None, THIRD):
            return ()
        denied = sorted(self._denied.between(event.when.first - 1, event.when.last + 1), key=lambda each: each.rank)
        return tuple(
            telling
            for _, gain in denied
            if gain.agent != event.agent and not _is_false(gain)
            for telling in gain.tellings
            if telling.denies and telling.voice.side == event.agent
        )

    def _held_by_others(self, event: Event, first: float, last: float) -> tuple[Telling, ...]:
        """The dated tellings of these days by which another side holds the settlement."""
        return tuple(
            telling
            for agent, telling in self._held.between(first - limit("times", "sharp_days"), last)
            if agent != event.agent and telling.when.last >= first and telling.published > event.tellings[0].published
        )


def _has_grown(known: Event, event: Event) -> bool:
    """Whether an event is the same holding as before but for tellings that came to it."""
    is_same = (known.kind, known.agent) == (event.kind, event.agent)
    return is_same and event.kind is Kind.HOLDING and event.tellings[: len(known.tellings)] == known.tellings


def _holding(event: Event, told: Iterable[Telling]) -> Iterator[Telling]:
    """Those of the tellings that say on which day a side held the place."""
    if event.agent not in (None, THIRD):
        sure = (telling for telling in told if telling.when.sharpness in _SURE and telling.affirms)
        yield from (telling for telling in sure if not is_in_passing(telling))


def _counts(event: Event) -> bool:
    """Whether it is a gain by a side, and nobody has checked that it was none."""
    return event.kind is Kind.GAIN and event.agent not in (None, THIRD) and not _is_false(event)


def _is_false(event: Event) -> bool:
    """Whether somebody has checked that it was not so."""
    return any(telling.checked and telling.denies for telling in event.tellings)


def _is_denied(event: Event) -> bool:
    return event.kind is Kind.GAIN and any(telling.denies for telling in event.tellings)


def _checked(event: Event) -> Iterator[tuple[int, Telling]]:
    return ((number, t) for number, t in enumerate(event.tellings) if t.checked and t.affirms)
