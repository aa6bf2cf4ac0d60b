"""Who holds a settlement, from the events at it and their standing.

A place of which only fighting was told is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardiary.model import Kind
from wardiary.weighing.days import iso_day
from wardiary.weighing.records import THIRD, Control, Held, Spot, StandingWord, WeighedEvent
from wardiary.weighing.wording import told

_MOVES = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL))
_SETTLES = frozenset((StandingWord.VERIFIED, StandingWord.CONCEDED))


@dataclass(frozen=True, slots=True)
class Now:
    """The state so far. `rivals`: the sides between which the place is contested."""

    control: Control
    rivals: frozenset[str] = frozenset()


def control(spot: Spot, at_the_place: Sequence[WeighedEvent]) -> Control:
    """The state of a settlement after all events at it, in the order in which they happened.

    A gain or holding that nobody denies moves it; a disputed one leaves it contested until one side concedes or it is
    verified or refuted; a refuted one counts for nothing. A withdrawal leaves it unknown until
    somebody is said to be there.
    """
    now = Now(Control(spot, None, Held.UNKNOWN, None, None, ("Nobody is said to hold it.",)))
    moves = [w for w in at_the_place if w.event.kind in _MOVES and w.event.agent not in (None, THIRD)]
    for weighed in sorted(moves, key=_order):
        now = _leave(now, weighed) if weighed.event.kind is Kind.WITHDRAWAL else _take(now, weighed)
    return now.control


def _order(weighed: WeighedEvent) -> tuple[int, int, int, str]:
    """By day, a holding by the last day on which it was told; on one day those who leave go before those who come."""
    event = weighed.event
    day = int(event.when.last)  # an understood day is at the latest that of the report
    rank = {Kind.WITHDRAWAL: 0, Kind.HOLDING: 1, Kind.GAIN: 2}[event.kind]
    return (day, rank, round((event.when.first % 1) * 1440) if event.when.has_clock else 0, event.tellings[0].published)


def _take(now: Now, weighed: WeighedEvent) -> Now:
    word, event, before = weighed.standing.word, weighed.event, now.control
    if word is StandingWord.REFUTED or event.agent is None:
        return now
    if word is StandingWord.DISPUTED:
        rivals = frozenset((event.agent, *(s for s in (before.holder,) if s), *now.rivals))
        return Now(_moved(before.spot, None, Held.CONTESTED, weighed), rivals)
    own_word = all(t.voice.side == event.agent for t in event.tellings if t.affirms)
    if before.state is Held.CONTESTED and event.kind is Kind.HOLDING and word not in _SETTLES and own_word:
        return replace(now, rivals=now.rivals | {event.agent})
    if before.state is Held.HELD and before.holder == event.agent:
        why = (*before.why, *weighed.standing.why[:1])
        return Now(replace(before, why=why, standing=word, events=(*before.events, event.id)))
    return Now(_moved(before.spot, event.agent, Held.HELD, weighed))


def _leave(now: Now, weighed: WeighedEvent) -> Now:
    word, event, before = weighed.standing.word, weighed.event, now.control
    if word is StandingWord.REFUTED or before.holder not in (None, event.agent):
        return now
    if word is StandingWord.DISPUTED:
        contested = before.holder == event.agent and event.agent is not None
        return (
            Now(_moved(before.spot, None, Held.CONTESTED, weighed), frozenset((event.agent or "",)))
            if contested
            else now
        )
    if before.state is Held.CONTESTED and word not in _SETTLES:
        return now
    return Now(_moved(before.spot, None, Held.UNKNOWN, weighed))


def _moved(spot: Spot, holder: str | None, state: Held, weighed: WeighedEvent) -> Control:
    event = weighed.event
    first = event.tellings[0]
    verb = {
        Held.HELD: f"{holder} holds it",
        Held.CONTESTED: "Told by one, denied by another",
        Held.UNKNOWN: f"{event.agent} left it",
    }
    lead = f"{verb[state]} ({event.kind.value}, {weighed.standing.word.value}): {told(first)}"
    since = event.when.from_ or event.when.to or iso_day(event.when.last)
    return Control(spot, holder, state, since, weighed.standing.word, (lead, *weighed.standing.why), (event.id,))
