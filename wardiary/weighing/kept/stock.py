"""The events and tellings of a diary that are at hand, each once; more are read from it as they are asked for.

An event whose tellings were all there before is read without them, as it was left, until it must be gone through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, or_, select

from wardiary.diary import derived as d
from wardiary.weighing.kept.lives import END, Live, Seat
from wardiary.weighing.kept.rows import SELECT_EVENT, SELECT_TELLING, Kept, cut, to_event, to_kept


class Stock:
    """What is at hand of a diary.

    `lost` are tellings that were kept and are no more; `rewritten` the events that they, or other decisions, were in.
    """

    def __init__(self, connection: Connection, lost: Iterable[Kept] = (), rewritten: Iterable[str] = ()) -> None:
        self.seats: dict[int, Seat] = {}
        self.lives: dict[str, Live] = {}
        self._connection = connection
        self._rewritten = frozenset(rewritten)
        self._lost: dict[str, list[Seat]] = defaultdict(list)
        for kept in lost:
            if kept.event:
                self._lost[kept.event].append(Seat(kept, None, None, None, 0))
        self._asked: set[int] = set()
        self._at_cell: dict[int, set[str]] = defaultdict(set)

    def seat(self, kept: Kept) -> Seat:
        """The one seat of a telling."""
        return self.seats.setdefault(kept.id, Seat(kept, kept.event, kept.via, kept.at, kept.step))

    def live(self, name: str) -> Live:
        """An event by its name; one that is not kept has no members yet."""
        if name not in self.lives:
            self._take(self._connection.execute(SELECT_EVENT.where(d.event.c.id == name)))
        return self.lives.setdefault(name, Live(name))

    def load(self, names: Iterable[str | None]) -> None:
        """Have events at hand with all their tellings, in one go."""
        wanted = {name for name in names if name}
        for some in cut(wanted - self.lives.keys()):
            self._take(self._connection.execute(SELECT_EVENT.where(d.event.c.id.in_(some))))
        self.make_whole(self.live(name) for name in wanted)

    def likenesses_of(self, event: str) -> list[str]:
        """The likenesses that stand for an event."""
        kept = self._connection.execute(select(d.event.c.id).where(d.event.c.into == event)).scalars().all()
        names = dict.fromkeys((*kept, *(live.id for live in self.lives.values() if live.into == event)))
        return [name for name in names if self.live(name).into == event]

    def lies_in(self, live: Live, cells: Iterable[int]) -> None:
        """Note in which cells an event is."""
        for cell in cells:
            live.cells.add(cell)
            self._at_cell[cell].add(live.id)

    def at_hand_in(self, cells: Iterable[int]) -> list[Live]:
        """The events in these cells, of those at hand."""
        return [self.lives[name] for name in {name for cell in cells for name in self._at_cell.get(cell, ())}]

    def ask(self, cells: set[int]) -> None:
        """Take up the events that are kept in these cells, once."""
        new = cells - self._asked
        self._asked |= new
        joined = d.event_cell.join(d.event, d.event.c.id == d.event_cell.c.event)
        for some in cut(new):
            asked = SELECT_EVENT.add_columns(d.event_cell.c.cell).select_from(joined)
            found = self._connection.execute(asked.where(d.event_cell.c.cell.in_(some))).all()
            for row in found:
                self._at_cell[row[-1]].add(row[0])
            self._take(row[:-1] for row in {row[0]: row for row in found}.values())

    def _take(self, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            kept = to_event(row)
            name = kept.profile.id
            if name not in self.lives:
                self.lives[name] = Live(name, kept, replace(kept.profile), is_whole=False, into=kept.into)
                if name in self._rewritten:
                    self.make_whole([self.lives[name]])

    def make_whole(self, lives: Iterable[Live]) -> None:
        """Read all tellings of events, so that they can be gone through from their beginning."""
        wanted = {live.id: live for live in lives if not live.is_whole and not live.members}
        for some in cut(wanted):
            asked = SELECT_TELLING.where(or_(d.telling.c.event.in_(some), d.telling.c.via.in_(some)))
            for row in self._connection.execute(asked).all():
                seat = self.seat(to_kept(row))
                for name in {seat.event or "", seat.via or ""} & wanted.keys():
                    wanted[name].members.append(seat)
                if seat.kept.event and seat.kept.event in wanted:
                    wanted[seat.kept.event].original.append(seat)
        for live in wanted.values():
            live.members.sort(key=lambda seat: seat.order)
            live.original += self._lost[live.id]
            live.original.sort(key=lambda seat: (seat.kept.at or END, seat.kept.step))
            live.is_whole, live.applied, live.profile = True, 0, None


def tied_tellings(connection: Connection) -> list[Kept]:
    """The tellings of which analysts have decided something."""
    asked = SELECT_TELLING.where(d.telling.c.rulings.is_not(None))
    return [to_kept(row) for row in connection.execute(asked)]


def reports_in(connection: Connection, cells: Iterable[int], since: str) -> set[int]:
    """The numbers of reports, published since a moment, that tell of something in these cells."""
    column = d.telling_cell.c
    found: set[int] = set()
    for some in cut(cells):
        asked = select(column.report).where(column.cell.in_(some), column.published >= since).distinct()
        found.update(connection.execute(asked).scalars())
    return found
