"""Who holds a settlement, from the events at it and their standing.

A place of which only fighting was told is unknown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardiary.model import Kind
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.records import THIRD, Control, Held, Spot, StandingWord, WeighedEvent
from wardiary.weighing.times.days import iso_day
from wardiary.weighing.wording import told

_RANK = {Kind.WITHDRAWAL: 0, Kind.HOLDING: 1, Kind.GAIN: 2}
_SETTLES = frozenset((StandingWord.VERIFIED, StandingWord.CONCEDED))
_FIRM = _SETTLES | {StandingWord.CORROBORATED}
_CONFIRMATIONS = 12  # later tellings that a place is still held that are listed: a front page long, not years of them

Order = tuple[int, bool, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """An event that may move a settlement, as control needs it; `agent` is one of the sides.

    `day` is an ordinal, `minute` one of the day, 0 where no clock was told; `founded` when it was first told; `since`
    its own words of when. `own_word`: nobody but who gains by it tells it. `told` and `why` are its first telling and
    the reasons of its standing, empty where nobody asks for reasons. `area`: in words, the area that it is about, where
    that is not the settlement itself.
    """

    event: str
    kind: Kind
    agent: str
    word: StandingWord
    own_word: bool
    day: int
    minute: int
    founded: str
    since: str
    told: str = ""
    why: tuple[str, ...] = ()
    area: str = ""

    @property
    def order(self) -> Order:
        """By day; on one day what is told of an area goes first, then those who leave before those who come."""
        return (self.day, not self.area, _RANK[self.kind], self.minute, self.founded, self.event)


@dataclass(frozen=True, slots=True)
class Now:
    """The state so far: `lead` made it so, `also` (the latest of them) say that it is still so.

    `rivals`: the sides between which the place is contested. `start`: where a starting state is from, while it lasts.
    """

    state: Held = Held.UNKNOWN
    holder: str | None = None
    standing: StandingWord | None = None
    lead: Move | None = None
    also: tuple[Move, ...] = ()
    rivals: frozenset[str] = frozenset()
    start: Source | None = None

    @property
    def is_of_name(self) -> bool:
        """Whether it rests on a claim that names the settlement."""
        return any(move is not None and not move.area for move in (self.lead, *self.also))


@dataclass(frozen=True, slots=True)
class Source:
    """What a starting state rests on: since when it was so (ISO 8601; None where unknown), and who says so where."""

    since: str | None
    told: str


class Course:
    """The moves of one settlement in the order in which they happened, and the state after each.

    A move is put in, exchanged or taken out, as more becomes known; what happened before it is not gone through again.
    """

    def __init__(self, moves: Iterable[Move] = (), start: Now | None = None) -> None:
        self._moves = sorted(moves, key=lambda move: move.order)
        self._orders = [move.order for move in self._moves]
        self._after: list[Now] = []
        self._start = start or Now()

    @property
    def now(self) -> Now:
        """The state after all moves."""
        for move in self._moves[len(self._after) :]:
            before = self._after[-1] if self._after else self._start
            self._after.append(_leave(before, move) if move.kind is Kind.WITHDRAWAL else _take(before, move))
        return self._after[-1] if self._after else self._start

    def put(self, move: Move) -> None:
        """Put a move in."""
        at = bisect_left(self._orders, move.order)
        self._moves.insert(at, move)
        self._orders.insert(at, move.order)
        del self._after[at:]

    def take_out(self, move: Move) -> None:
        """Take a move out that was put in."""
        at = bisect_left(self._orders, move.order)
        del self._moves[at], self._orders[at], self._after[at:]


def move_of(weighed: WeighedEvent, *, reasons: bool = True) -> Move | None:
    """The move that an event makes; None where it makes none, as one that nobody tells and some deny."""
    event, when = weighed.event, weighed.event.when
    if event.kind not in OF_CONTROL or event.agent in (None, THIRD) or not any(t.affirms for t in event.tellings):
        return None
    return Move(
        event=event.id,
        kind=event.kind,
        agent=event.agent or "",
        word=weighed.standing.word,
        own_word=is_own_word(weighed),
        day=int(when.last),  # an understood day is at the latest that of the report; a holding's, the last one told
        minute=round((when.first % 1) * 1440) if when.has_clock else 0,
        founded=event.tellings[0].published,
        since=when.from_ or when.to or iso_day(when.last),
        told=told(event.tellings[0]) if reasons else "",
        why=weighed.standing.why if reasons else (),
    )


def is_own_word(weighed: WeighedEvent) -> bool:
    """Whether nobody but who gains by it tells it: the doer's side, or, of who left a place, another of the sides."""
    agent, told = weighed.event.agent, [t.voice.side for t in weighed.event.tellings if t.affirms]
    if weighed.event.kind is Kind.WITHDRAWAL:
        return bool(told) and all(side not in (None, THIRD, agent) for side in told)
    return all(side == agent for side in told)


def control(spot: Spot, moves: Iterable[Move], start: Now | None = None) -> Control:
    """The state of a settlement after all moves, in the order in which they happened.

    A gain or holding that nobody denies moves it; a disputed one leaves it contested until one side concedes, or leaves
    as it says itself, or it is verified or refuted; a refuted one counts for nothing. A withdrawal leaves it unknown
    until somebody is said to be there; not one that the enemy alone tells ("they are on the run"). A move of an area
    that holds the settlement weighs less than one that names it: it yields to those of its day and of days before, or
    leaves it contested, unless several voices tell it.
    """
    return shown(spot, Course(moves, start).now)


def shown(spot: Spot, now: Now) -> Control:
    """The state with its reasons."""
    lead = now.lead
    if now.start is not None:
        return _as_it_started(spot, now, now.start)
    if lead is None:
        return Control(spot, now.holder, now.state, None, now.standing, ("Nobody is said to hold it.",))
    verb = {
        Held.HELD: f"{now.holder} holds it",
        Held.CONTESTED: "Told by one, denied by another",
        Held.UNKNOWN: f"{lead.agent} left it",
    }
    where = f"in {lead.area}, " if lead.area else ""
    first = f"{verb[now.state]} ({lead.kind.value}, {lead.word.value}): {where}{lead.told}"
    why = (first, *lead.why, *(reason for move in now.also for reason in move.why[:1]))
    events = tuple(move.event for move in (lead, *now.also))
    return Control(spot, now.holder, now.state, lead.since, now.standing, why, events)


def _as_it_started(spot: Spot, now: Now, start: Source) -> Control:
    why = (start.told, *(reason for move in now.also for reason in move.why[:1]))
    events = tuple(move.event for move in now.also)
    return Control(spot, now.holder, now.state, start.since, now.standing, why, events)


def _take(now: Now, move: Move) -> Now:
    if move.word is StandingWord.REFUTED or (move.area and _yields(now, move)):
        return now
    if move.word is StandingWord.DISPUTED or (move.area and _contests(now, move)):
        rivals = frozenset((move.agent, *(s for s in (now.holder,) if s), *now.rivals))
        return Now(Held.CONTESTED, None, move.word, move, rivals=rivals)
    own_word = move.own_word and move.word not in _SETTLES
    is_light = not move.area and now.lead is not None and bool(now.lead.area)
    if now.state is Held.CONTESTED and move.kind is Kind.HOLDING and own_word and not is_light:
        return replace(now, rivals=now.rivals | {move.agent})
    if now.state is Held.HELD and now.holder == move.agent:
        also = (*now.also, move)[-_CONFIRMATIONS:]
        word = now.standing if move.area and now.is_of_name else move.word
        return Now(now.state, now.holder, word, now.lead, also, start=now.start)
    return Now(Held.HELD, move.agent, move.word, move)


def _yields(now: Now, move: Move) -> bool:
    """Whether what is told of an area leaves a settlement as it was: a claim that names the settlement weighs more.

    A denied one counts for nothing there; and "holds the region" is said in passing of places that it does not hold.
    """
    if not now.is_of_name:
        return False
    if move.word is StandingWord.DISPUTED or now.state is Held.CONTESTED:
        return True
    left = now.state is Held.UNKNOWN and now.lead is not None and now.lead.agent == move.agent
    is_other = left or (now.state is Held.HELD and now.holder != move.agent)
    return is_other and move.kind is Kind.HOLDING and move.word not in _FIRM


def _contests(now: Now, move: Move) -> bool:
    """Whether what is told of an area leaves a settlement contested that by its name, or from the start, is another's.

    A later gain of all of the area that more than one voice tells moves it; less than that only contradicts.
    """
    if now.state is not Held.HELD or now.holder == move.agent:
        return False
    if now.start is not None:
        return move.kind is Kind.HOLDING and move.word not in _FIRM
    return now.is_of_name and (move.kind is Kind.HOLDING or move.word not in _FIRM)


def _leave(now: Now, move: Move) -> Now:
    if now.state is Held.HELD and move.own_word and move.word is StandingWord.CLAIMED:
        return now  # an enemy's boast
    if move.word is StandingWord.REFUTED or now.holder not in (None, move.agent):
        return now
    if move.area and now.is_of_name and (now.state is Held.UNKNOWN or move.word is StandingWord.DISPUTED):
        return now
    if move.area and now.state is Held.CONTESTED and move.agent not in now.rivals:
        return now
    if move.word is StandingWord.DISPUTED:
        if now.holder != move.agent:
            return now
        return Now(Held.CONTESTED, None, move.word, move, rivals=frozenset((move.agent,)))
    if now.state is Held.CONTESTED and move.word not in _SETTLES:
        return now
    left = now.rivals - {move.agent}
    if now.state is Held.CONTESTED and len(left) == 1 and not move.area:  # who contested it has given it up
        return Now(Held.HELD, next(iter(left)), move.word, move)
    return Now(Held.UNKNOWN, None, move.word, move)
