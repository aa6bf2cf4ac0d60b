"""Grouping mended: what new, changed or lost tellings change in the events, and nothing else gone through again.

The outcome is that of grouping all tellings anew. A telling's event depends on the events near it as they were when its
report was published. So whatever changes in an event concerns only later reports that tell of something near it, and of
these only such as it fits, or that were of it.

1. reports are gone through in order of publication, first those that are new or changed; 2. of each, the tellings are
let join again; 3. where an event came out otherwise than it was kept, the later reports near it are looked at in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from sqlalchemy import Connection

from wardiary.diary import derived as d
from wardiary.diary.derived_reading import numbers_of
from wardiary.weighing.events import Grouping, Join
from wardiary.weighing.kept.ground import KeptGround, Live, Seat, reports_in
from wardiary.weighing.kept.rows import SELECT_TELLING, Position, cut, to_kept
from wardiary.weighing.neighbours import cells_around_event
from wardiary.weighing.rulings import Ties
from wardiary.weighing.similarity import fit

Sitting = tuple[str, str | None, str, str, str]
"""A telling in an event, without regard to its row: the event, the likeness, the report, the claim, the place."""


@dataclass(slots=True)
class Due:
    """A report that may have to be gone through: if `is_sure`, or if one of the pairs fits or belongs together."""

    number: int
    is_sure: bool = False
    pairs: list[tuple[Seat, str]] = field(default_factory=list)


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
            if due.is_sure or any(self._concerns(seat, name) for seat, name in due.pairs):
                self._go_through(position, due.number)

    def _demand(self, position: Position, number: int) -> Due:
        if position not in self._due:
            self._due[position] = Due(number)
            heappush(self._queue, position)
        return self._due[position]

    def _concerns(self, seat: Seat, name: str) -> bool:
        """Whether a changed event was the telling's, or would now be rather than the one it is of."""
        if seat.event in self._shown or seat.via in self._shown:
            return True
        ground = self.ground
        profile = ground.at(ground.live(name))
        fitting = fit(seat.telling, profile) if profile is not None else None
        if profile is None or fitting is None:
            return False
        if seat.event is None or ground.tied:
            return True
        live = ground.live(seat.event)
        own = ground.at(live)
        if own is None or not ground.joins_alone(live, seat):
            return True  # it founded its event, or one beside it in its report may have changed that
        mine = fit(seat.telling, own)
        return mine is None or (fitting, profile.first, profile.id) > (mine, own.first, own.id)

    def _go_through(self, position: Position, number: int) -> None:
        """Let the tellings of a report join again, and spread the word of what that changed."""
        ground = self.ground
        seats = self._seats(number)
        before = {_sitting(seat): seat for seat in (*seats, *ground.tied_at(position)) if seat.at == position}
        steps = {_sitting(seat): seat.step for seat in before.values()}
        for seat in before.values():
            ground.leave(seat)
        by_telling = {id(seat.telling): seat for seat in (*ground.tied, *seats)}
        joins = self._grouping.tell([seat.telling for seat in seats])
        for step, join in enumerate(joins):
            ground.join(by_telling[id(join.telling)], join.event, join.via, step)
        after = {_sitting_of(join): step for step, join in enumerate(joins)}
        old = {**dict.fromkeys(self._before.pop(position, ()), -1), **steps}
        for sitting in after.keys() ^ old.keys():
            self._taint(sitting, position)
        self._taint_reordered(after, old, position)
        for name in {join.event for join in joins} | {join.via for join in joins if join.via}:
            if name in self._shown:
                self._spread_from(ground.lives[name], position)

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
        live = self.ground.live(name)
        if name in self._shown or self.ground.is_as_it_was(live):
            return
        self._shown.add(name)
        for seat in [seat for seat in live.members if (seat.at or position) > position]:
            self._demand(seat.at or position, self._number_at(seat)).is_sure = True
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
        numbers = reports_in(self._connection, cells, position[0])
        for some in cut(numbers):
            near = SELECT_TELLING.where(
                d.telling.c.report.in_(some),
                d.telling.c.first <= profile.last + REACH,
                d.telling.c.last >= profile.first - REACH,
            )
            for row in self._connection.execute(near).all():
                seat = self.ground.seat(to_kept(row))
                if seat.kept.position > position:
                    self._demand(seat.kept.position, seat.kept.number).pairs.append((seat, live.id))
        self._spread_among_tied(live, position)

    def _spread_among_tied(self, live: Live, position: Position) -> None:
        groups = {self._ties.group_of(seat.telling.rulings) for seat in live.members}
        for group in groups - {None}:
            for seat in self.ground.tied_with(group or 0):
                for at in {seat.kept.position, seat.at or seat.kept.position}:
                    if at > position:
                        number = seat.kept.number if at == seat.kept.position else self._number_at(seat)
                        self._demand(at, number).is_sure = True

    def _seats(self, number: int) -> list[Seat]:
        """The tellings of a report, in their order."""
        rows = self._connection.execute(SELECT_TELLING.where(d.telling.c.report == number)).all()
        seats = [self.ground.seat(to_kept(row)) for row in rows]
        return sorted(seats, key=lambda seat: seat.telling.sort_key)


REACH = 19  # days; `neighbours` seeks no further, to whole weeks


def _sitting(seat: Seat) -> Sitting:
    telling = seat.telling
    return (seat.event or "", seat.via, telling.report, telling.claim, telling.spot.key if telling.spot else "")


def _sitting_of(join: Join) -> Sitting:
    telling = join.telling
    return (join.event, join.via, telling.report, telling.claim, telling.spot.key if telling.spot else "")
