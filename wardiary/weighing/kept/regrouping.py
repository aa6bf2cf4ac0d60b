"""Grouping mended: what new, changed or lost tellings change in the events, and nothing else gone through again.

The outcome is that of grouping all tellings anew. A telling's event depends on the events near it as they were when its
report was published. So whatever changes in an event concerns only later reports that tell of something near it, and of
these only such as it fits, or that were of it.

1. reports are gone through in order of publication, first those that are new or changed; 2. of each, the tellings are
let join again; 3. where an event came out otherwise than it was kept, the later reports near it are looked at in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from sqlalchemy import Connection, or_

from wardiary.diary import derived as d
from wardiary.diary.derived_reading import numbers_of
from wardiary.model import Kind
from wardiary.weighing.grouping.events import Grouping, Join, founded
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.grouping.neighbours import FURTHEST, cells_around_event, cells_around_extent, kindred
from wardiary.weighing.grouping.similarity import NumberTold, Profile, fit, may_share, numbers_told
from wardiary.weighing.kept.ground import KeptGround
from wardiary.weighing.kept.lives import Live, Seat
from wardiary.weighing.kept.rows import SELECT_TELLING, Position, cut, to_kept
from wardiary.weighing.kept.stock import reports_in
from wardiary.weighing.records import Telling
from wardiary.weighing.rulings import Ties

Sitting = tuple[str, str | None, str, str, str]
"""A telling in an event, without regard to its row: the event, the likeness, the report, the claim, the place."""
Order = tuple[float, float, str]


@dataclass(slots=True)
class Due:
    """A report that may have to be gone through: if `is_sure`, or if an event changed so that a telling may move.

    Each telling stands with the event, and with the numbers that alone are otherwise in it, where that is all.
    """

    number: int
    is_sure: bool = False
    pairs: list[tuple[Seat, str, frozenset[NumberTold]]] = field(default_factory=list)


class Regrouping:
    """One mending of the events of a diary."""

    def __init__(self, ground: KeptGround, ties: Ties, connection: Connection) -> None:
        self.ground = ground
        self.dirty: dict[str, Position] = {}
        self._grouping = Grouping(ground, ties)
        self._ties = ties
        self._connection = connection
        self._due: dict[Position, Due] = {}
        self._queue: list[Position] = []
        self._shown: set[str] = set()
        self._spread: dict[str, set[int]] = defaultdict(set)
        self._before: dict[Position, set[Sitting]] = defaultdict(set)

    def run(self, changed: Iterable[tuple[Position, int]], lost: Iterable[tuple[Position, Sitting]] = ()) -> None:
        """Go through the changed reports, each with its number, and all that follows; `lost` tellings are no more."""
        for position, number in changed:
            self._demand(position, number).is_sure = True
        for position, sitting in lost:
            self._before[position].add(sitting)
        while self._queue:
            position = heappop(self._queue)
            due = self._due.pop(position)
            self.ground.begin(position)
            if due.is_sure or any(self._concerns(*pair) for pair in due.pairs):
                self._go_through(position, due)
            else:
                for name in {name for seat, name, _ in due.pairs if seat.event == name and name in self._shown}:
                    self.ground.pass_by(self.ground.stock.live(name))
                    self._spread_from(self.ground.stock.live(name), position)

    def _demand(self, position: Position, number: int) -> Due:
        if position not in self._due:
            self._due[position] = Due(number)
            heappush(self._queue, position)
        return self._due[position]

    def _concerns(self, seat: Seat, name: str, numbers: frozenset[NumberTold]) -> bool:
        """Whether a telling may move for what changed in an event: out of it, or into it."""
        ground = self.ground
        if numbers and numbers.isdisjoint(numbers_told(seat.telling)):
            return False
        if ground.tied.seats and (seat.event in self._shown or seat.via in self._shown):
            return True
        live = ground.stock.live(name)
        now, was = ground.at(live), ground.as_kept(live)
        order = _order(seat.telling, now)
        if seat.telling.kind is Kind.HOLDING:  # which one it is of rests on gains between, however well it fits them
            return order is not None or _order(seat.telling, was) is not None
        if seat.event == name:
            before = _order(seat.telling, was)
            return order is None or before is None or order < before or not ground.joins_alone(live, seat)
        if now is None or order is None:
            return False
        if seat.event is None or ground.tied.seats:
            return True
        before = _order(seat.telling, was)
        return (before is None or order > before) and self._is_better(order, seat)

    def _is_better(self, order: Order, seat: Seat) -> bool:
        """Whether a telling fits an event better than the one it is of, as that is now."""
        live = self.ground.stock.live(seat.event or "")
        own = self.ground.at(live)
        if own is None or not self.ground.joins_alone(live, seat):
            return True  # it founded its event, or one beside it in its report may have changed that
        mine = _order(seat.telling, own)
        return mine is None or order > mine

    def _go_through(self, position: Position, due: Due) -> None:
        """Let the tellings of a report join again, and spread the word of what that changed."""
        ground = self.ground
        seats = self._seats(due.number)
        before = {_sitting(seat): seat for seat in (*seats, *ground.tied.joined_at(position)) if seat.at == position}
        steps = {_sitting(seat): seat.step for seat in before.values()}
        may_stay = not (due.is_sure or ground.tied.seats)
        settled = self._settled(seats, {seat.kept.id for seat, *_ in due.pairs}) if may_stay else {}
        leaving = [seat for seat in before.values() if id(seat.telling) not in settled]
        ground.stock.load(name for seat in leaving for name in (seat.event, seat.via))
        for seat in leaving:
            ground.leave(seat)
        ground.gather(seat.telling for seat in seats if id(seat.telling) not in settled)
        by_telling = {id(seat.telling): seat for seat in (*ground.tied.seats, *seats)}
        joins = self._grouping.tell([seat.telling for seat in seats], settled)
        for step, join in enumerate(joins):
            seat = by_telling[id(join.telling)]
            if id(join.telling) in settled:
                seat.step = step
            else:
                ground.join(seat, join.event, join.via, step)
        after = {_sitting_of(join): step for step, join in enumerate(joins)}
        old = {**dict.fromkeys(self._before.pop(position, ()), -1), **steps}
        for sitting in after.keys() ^ old.keys():
            self._taint(sitting, position)
        self._taint_reordered(after, old, position)
        for name in {join.event for join in joins} | {join.via for join in joins if join.via}:
            if name in self._shown:
                self._spread_from(ground.stock.lives[name], position)

    def _settled(self, seats: Sequence[Seat], near: set[int]) -> dict[int, Join | None]:
        """The tellings of a report, by `id()`, that sit as they sat wherever those near to what changed join now.

        None of the events that those may leave or join could be theirs, so that none else is so either.
        """
        free = [seat for seat in seats if seat.kept.id in near or (seat.event and not founds(seat.telling))]
        rest = [seat for seat in seats if seat not in free]
        if any(seat.telling.spot is None or seat.kept.at != seat.at for seat in seats):
            return {}
        waiting = list(free)
        while waiting and rest:
            self.ground.stock.load(seat.event for seat in waiting)
            self.ground.gather(seat.telling for seat in waiting)
            touched = [event for seat in waiting for event in (*self.ground.touched_by(seat), founded(seat.telling))]
            waiting = [other for other in rest if any(_may_be_of(other.telling, event) for event in touched)]
            rest = [other for other in rest if other not in waiting]
        return {id(seat.telling): Join(seat.telling, seat.event) if seat.event else None for seat in rest}

    def _taint_reordered(self, after: dict[Sitting, int], old: dict[Sitting, int], position: Position) -> None:
        """Events whose tellings of this report came in another order."""
        orders: tuple[dict[str, list[Sitting]], ...] = (defaultdict(list), defaultdict(list))
        for told, order in zip((after, old), orders, strict=True):
            for sitting in sorted(told, key=told.__getitem__):
                order[sitting[0]].append(sitting)
        for name in orders[0].keys() & orders[1].keys():
            if orders[0][name] != orders[1][name]:
                self._taint_event(name, position)

    def _taint(self, sitting: Sitting, position: Position) -> None:
        for name in sitting[:2]:
            if name:
                self._taint_event(name, position)

    def _taint_event(self, name: str, position: Position) -> None:
        """Note that an event is other than it is kept from here on; where that shows, look at its later tellings."""
        self.dirty.setdefault(name, position)
        if name in self._shown:
            return
        live = self.ground.stock.live(name)
        self.ground.at(live)  # one that was loaded only now, for a telling that left it, begins at its beginning
        change = self.ground.change_in(live)
        if change.numbers:
            self._spread_numbers(live, change.numbers, position)
        if not change.is_all:
            return
        self._shown.add(name)
        for seat in [seat for seat in live.members if (seat.at or position) > position]:
            due = self._demand(seat.at or position, self._number_at(seat))
            due.pairs.append((seat, name, frozenset()))
            due.is_sure |= bool(self.ground.tied.seats) or live.into is not None
        self._spread_from(live, position)
        for likeness in self.ground.likenesses_of(name):
            self._taint_event(likeness, position)

    def _number_at(self, seat: Seat) -> int:
        """The number of the report at which a telling joined: its own, unless its event was owed to it."""
        if seat.at == seat.kept.position or seat.at is None:
            return seat.kept.number
        return numbers_of(self._connection, [seat.at[1]])[seat.at[1]]

    def _spread_from(self, live: Live, position: Position) -> None:
        """Look at the later reports that tell of something near a changed event, as it is now."""
        profile = live.profile
        if profile is None:
            return
        cells = cells_around_event(profile) - self._spread[live.id]
        self._spread[live.id] |= cells
        self._look_at(live, cells, position)
        self._spread_among_tied(live, position)

    def _spread_numbers(self, live: Live, numbers: frozenset[NumberTold], position: Position) -> None:
        """Look at the later reports of an area around an event, or of places in its area, that tell these numbers."""
        if live.profile is not None and live.profile.spot is not None:
            extent = (d.telling.c.is_area.is_(not live.profile.spot.is_area), _TELLS_NUMBERS)
            self._look_at(live, cells_around_extent(live.profile), position, numbers, *extent)

    def _look_at(
        self, live: Live, cells: set[int], position: Position, numbers: frozenset[NumberTold] = frozenset(), *where: Any
    ) -> None:
        """Demand the later reports with tellings in these cells that may be of the event."""
        profile = live.profile
        if profile is None or not cells:
            return
        kinds = [kind.value for kind in kindred(profile.kind)]
        for some in cut(reports_in(self._connection, cells, position[0])):
            near = SELECT_TELLING.where(
                d.telling.c.report.in_(some),
                d.telling.c.first <= profile.last + FURTHEST,
                d.telling.c.last >= profile.first - FURTHEST,
                d.telling.c.kind.in_(kinds),
                *where,
            )
            for row in self._connection.execute(near).all():
                seat = self.ground.stock.seat(to_kept(row))
                if seat.kept.position > position:
                    self._demand(seat.kept.position, seat.kept.number).pairs.append((seat, live.id, numbers))

    def _spread_among_tied(self, live: Live, position: Position) -> None:
        groups = {self._ties.group_of(seat.telling.rulings) for seat in live.members}
        for group in groups - {None}:
            for seat in self.ground.tied.of_group(group or 0):
                for at in {seat.kept.position, seat.at or seat.kept.position}:
                    if at > position:
                        number = seat.kept.number if at == seat.kept.position else self._number_at(seat)
                        self._demand(at, number).is_sure = True

    def _seats(self, number: int) -> list[Seat]:
        """The tellings of a report, in their order."""
        rows = self._connection.execute(SELECT_TELLING.where(d.telling.c.report == number)).all()
        seats = [self.ground.stock.seat(to_kept(row)) for row in rows]
        return sorted(seats, key=lambda seat: seat.telling.sort_key)


_TELLS_NUMBERS = or_(d.telling.c.killed_low.is_not(None), d.telling.c.injured_low.is_not(None))


def _order(telling: Telling, event: Profile | None) -> Order | None:
    """What decides between events that a telling fits: the one with the greatest is joined."""
    fitting = fit(telling, event) if event is not None else None
    return None if event is None or fitting is None else (fitting, event.first, event.id)


def _may_be_of(telling: Telling, event: Profile) -> bool:
    """Whether a telling may be of an event, or of what another telling makes of it, as far as kind and place tell."""
    kinds = {*kindred(event.kind), *((Kind.GAIN, Kind.HOLDING) if event.kind in (Kind.GAIN, Kind.HOLDING) else ())}
    if kinds.isdisjoint(kindred(telling.kind)):
        return False
    return telling.spot is None or event.spot is None or may_share(telling.spot, event.spot)


def _sitting(seat: Seat) -> Sitting:
    telling = seat.telling
    return (seat.event or "", seat.via, telling.report, telling.claim, telling.spot.key if telling.spot else "")


def _sitting_of(join: Join) -> Sitting:
    telling = join.telling
    return (join.event, join.via, telling.report, telling.claim, telling.spot.key if telling.spot else "")
