"""The events of a diary as grouping needs them, at one place after the other in the order of publication.

At each place an event is what the tellings that joined it before make of it, whatever came later. Only events near to
what is gone through again are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, or_, select

from wardiary.diary import derived as d
from wardiary.weighing.grouping.events import event_id, founded, take_up
from wardiary.weighing.grouping.neighbours import cells_around_telling, cells_of_event
from wardiary.weighing.grouping.similarity import NumberTold, Profile, might_fit
from wardiary.weighing.kept.rows import (
    SELECT_EVENT,
    SELECT_TELLING,
    Kept,
    KeptEvent,
    Position,
    cut,
    to_event,
    to_kept,
)
from wardiary.weighing.records import Telling
from wardiary.weighing.rulings import Ties

END: Position = ("\U0010ffff", "")


@dataclass(slots=True, eq=False)
class Seat:
    """Where a telling sits: its event, and where it joined that; both may change while things are gone through."""

    kept: Kept
    event: str | None
    via: str | None
    at: Position | None
    step: int

    @property
    def telling(self) -> Telling:
        """The telling."""
        return self.kept.telling

    @property
    def order(self) -> tuple[Position, int]:
        """Where it joined; of one that sits nowhere, the end."""
        return (self.at or END, self.step)

    @property
    def has_moved(self) -> bool:
        """Whether it sits elsewhere than it is kept."""
        now = (self.event, self.via, self.at, self.step if self.event else 0)
        return now != (self.kept.event, self.kept.via, self.kept.at, self.kept.step)


@dataclass(slots=True, eq=False)
class Live:
    """An event while it is gone through: `profile` is what the first `applied` of its members make of it.

    Where all its tellings were there before, it begins with what they made of it, and `members` are only those that
    came since; else all of them are, and `is_whole`.
    """

    id: str
    stored: KeptEvent | None = None
    profile: Profile | None = None
    members: list[Seat] = field(default_factory=list)
    applied: int = 0
    is_whole: bool = True
    into: str | None = None
    cells: set[int] = field(default_factory=set)
    original: list[Seat] = field(default_factory=list)
    was: Profile | None = None
    was_applied: int = 0
    ever: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise in an event than it is kept: some of its numbers alone, or whatever it may be."""

    numbers: frozenset[NumberTold] = frozenset()
    is_all: bool = False


class KeptGround:
    """A ground in a diary. `begin` says where in the order of publication one stands; one only goes forward.

    `lost` are tellings that were kept and are no more; `rewritten` the events that they, or other decisions, were in;
    `is_untied` whether no decision has ever put tellings together or apart.
    """

    def __init__(self, connection: Connection, ties: Ties, tied: Iterable[Kept], lost: Iterable[Kept] = ()) -> None:
        self.seats: dict[int, Seat] = {}
        self.lives: dict[str, Live] = {}
        self.rewritten: set[str] = set()
        self.is_untied = True
        self._connection = connection
        self._ties = ties
        self._lost: dict[str, list[Seat]] = defaultdict(list)
        for kept in lost:
            if kept.event:
                self._lost[kept.event].append(Seat(kept, None, None, None, 0))
        self.tied = [self.seat(kept) for kept in tied]
        self._here: Position = ("", "")
        self._asked: set[int] = set()
        self._at_cell: dict[int, set[str]] = defaultdict(set)
        self._told: dict[str, Profile] = {}
        self._homes: dict[int, str] = {}
        self._owing: dict[int, list[Telling]] = defaultdict(list)

    def begin(self, position: Position) -> None:
        """Stand before the report at this place; what joined there before is taken out by `leave`."""
        self._here = position
        self._told = {}
        self._homes, self._owing = {}, defaultdict(list)
        for seat in sorted(self.tied, key=lambda seat: seat.order):
            group = self._ties.group_of(seat.telling.rulings)
            if group is None:
                continue
            if seat.event and (seat.at or END) < position:
                self._homes.setdefault(group, seat.event)
            elif seat.kept.position < position:
                self._owing[group].append(seat.telling)

    def gather(self, tellings: Iterable[Telling]) -> None:
        """Have at hand what is near to any of the tellings, in one go: it will be asked for."""
        around = [(telling, cells_around_telling(telling)) for telling in tellings]
        self._ask({cell for _, cells in around for cell in cells} - self._asked)
        close = [live for telling, cells in around for live in self._close_to(telling, cells)]
        self._make_whole(live for live in close if not self._is_past(live))

    def near(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling as they are here."""
        cells = cells_around_telling(telling)
        self._ask(cells - self._asked)
        close = self._close_to(telling, cells)
        self._make_whole(live for live in close if not self._is_past(live))
        names = {live.id for live in close}
        for live in close:
            profile = self.at(live)
            if profile is not None:
                yield profile
        if telling.spot is None:
            yield from (event for name, event in self._told.items() if name not in names)

    def _close_to(self, telling: Telling, cells: Iterable[int]) -> list[Live]:
        names = {name for cell in cells for name in self._at_cell.get(cell, ())}
        return [live for name in names if self._is_close(live := self.lives[name], telling)]

    def touched_by(self, seat: Seat) -> Iterator[Profile]:
        """The events that a telling may change by where it joins here, and the one that it is of."""
        for name in {name for cell in cells_around_telling(seat.telling) for name in self._at_cell.get(cell, ())}:
            live = self.lives[name]
            last, ever = live.profile, live.stored.ever if live.stored else (0.0, 0.0)
            if live.is_whole or live.members or live.stored is None:
                last = self.at(live)
                ever = (last.first, last.last) if last else ever
            if last is not None and (name == seat.event or might_fit(seat.telling, last, ever, told_here=True)):
                yield last

    def put(self, event: Profile) -> None:
        """Take up an event, new or changed."""
        live = self.live(event.id)
        live.profile = event
        live.into = event.into.id if event.into else None
        self._told[event.id] = event
        live.ever = hull(live.ever, event)
        for cell in cells_of_event(event) - live.cells:
            live.cells.add(cell)
            self._at_cell[cell].add(event.id)

    def home(self, group: int) -> Profile | None:
        """The event of a group as it is here."""
        name = self._homes.get(group)
        return self.at(self.live(name)) if name else None

    def settle(self, group: int, event: Profile) -> None:
        """Note the event of a group that has none yet."""
        self._homes.setdefault(group, event.id)

    def owe(self, group: int, telling: Telling) -> None:
        """Keep a telling for its group."""
        self._owing[group].append(telling)

    def owed(self, group: int) -> list[Telling]:
        """The tellings kept for a group, once."""
        return sorted(self._owing.pop(group, []), key=lambda telling: telling.sort_key)

    def seat(self, kept: Kept) -> Seat:
        """The one seat of a telling."""
        return self.seats.setdefault(kept.id, Seat(kept, kept.event, kept.via, kept.at, kept.step))

    def tied_at(self, position: Position) -> list[Seat]:
        """The tellings that analysts put together with others and that joined at this place."""
        return [seat for seat in self.tied if seat.at == position]

    def tied_with(self, group: int) -> list[Seat]:
        """The tellings that analysts put together under this number."""
        return [seat for seat in self.tied if self._ties.group_of(seat.telling.rulings) == group]

    def likenesses_of(self, event: str) -> list[str]:
        """The likenesses that stand for an event."""
        if not self.tied:
            return []
        kept = self._connection.execute(select(d.event.c.id).where(d.event.c.into == event)).scalars().all()
        names = dict.fromkeys((*kept, *(live.id for live in self.lives.values() if live.into == event)))
        return [name for name in names if self.live(name).into == event]

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
        self._make_whole(self.live(name) for name in wanted)

    def at(self, live: Live) -> Profile | None:
        """The event as it is here; None where it is none yet."""
        if not self._is_past(live):
            self._make_whole([live])
        while live.applied < len(live.members) and (live.members[live.applied].at or END) < self._here:
            self._apply(live, live.members[live.applied])
            live.applied += 1
        if live.profile is not None and live.into is not None:
            live.profile.into = self.at(self.live(live.into))
            return live.profile if live.profile.into is not None else None
        return live.profile

    def joins_alone(self, live: Live, seat: Seat) -> bool:
        """Whether the telling is the only one that joins an event here, as far as is known."""
        here = [each for each in live.members[live.applied : live.applied + 2] if each.at == self._here]
        return here == [seat]

    def leave(self, seat: Seat) -> None:
        """Take a telling out of its event and of the likeness by which it joined that."""
        self.load((seat.event, seat.via))
        for name in (seat.event, seat.via):
            if name:
                live = self.live(name)
                self.at(live)
                if seat in live.members:
                    live.members.remove(seat)
        seat.event = seat.via = seat.at = None

    def join(self, seat: Seat, event: str, via: str | None, step: int) -> None:
        """Let a telling sit where it joined here."""
        seat.event, seat.via, seat.at, seat.step = event, via, self._here, step
        for name in (event, via):
            if name:
                live = self.lives[name]
                live.members.insert(live.applied, seat)
                live.applied += 1

    def pass_by(self, live: Live) -> None:
        """Let the tellings that joined an event here sit as they do."""
        self.at(live)
        while live.applied < len(live.members) and (live.members[live.applied].at or END) == self._here:
            self._apply(live, live.members[live.applied])
            live.applied += 1

    def as_kept(self, live: Live, *, after: bool = False) -> Profile | None:
        """An event as it is kept for this place, before or after the report here."""
        if live.stored is not None and not live.is_whole:
            return live.stored.profile
        while live.was_applied < len(live.original):
            seat = live.original[live.was_applied]
            at = seat.kept.at or END
            if at > self._here or (at == self._here and not after):
                break
            live.was = _with(live.was, seat.telling)
            live.was_applied += 1
        return live.was

    def change_in(self, live: Live) -> Change:
        """How the report here left an event otherwise than it is kept for this place.

        Where it did not, what comes later fares as it did. Of what analysts decided on that is not said.
        """
        if live.stored is None or live.into is not None or self.tied or not self.is_untied:
            return Change(is_all=True)
        was, now = self.as_kept(live, after=True), live.profile
        if was is None or now is None or replace(was, latest="", tolls=now.tolls) != replace(now, latest=""):
            return Change(is_all=True)
        return Change(was.tolls ^ now.tolls)

    def finish(self, live: Live) -> None:
        """Go with an event to the end of what is told."""
        self._here = END
        self.at(live)

    def _is_close(self, live: Live, telling: Telling) -> bool:
        """Whether the telling may be of the event, as far as its outline tells."""
        if live.stored is None or live.is_whole or live.members or live.id in self._told:
            return True  # what the report here has told of may be other by that than it is kept
        return might_fit(telling, live.stored.profile, live.stored.ever, told_here=False)

    def _is_past(self, live: Live) -> bool:
        """Whether all that is kept of an event was before here, so that it is what it was left as."""
        return live.is_whole or (live.stored is not None and live.stored.latest < self._here)

    def _apply(self, live: Live, seat: Seat) -> None:
        if live.profile is None:
            if event_id(seat.telling) != live.id:
                return  # its founder went elsewhere: those that are left are gone through as well
            live.profile = founded(seat.telling)
        else:
            take_up(seat.telling, live.profile)
            live.profile.latest = seat.at[1] if seat.at else live.profile.latest
        live.profile.parts |= self._ties.parts_of(seat.telling.rulings)

    def _ask(self, cells: set[int]) -> None:
        """Take up the events that are kept in these cells."""
        self._asked |= cells
        joined = d.event_cell.join(d.event, d.event.c.id == d.event_cell.c.event)
        for some in cut(cells):
            asked = SELECT_EVENT.add_columns(d.event_cell.c.cell).select_from(joined)
            found = self._connection.execute(asked.where(d.event_cell.c.cell.in_(some))).all()
            for row in found:
                self._at_cell[row[-1]].add(row[0])
            self._take(row[:-1] for row in {row[0]: row for row in found}.values())

    def _take(self, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            kept = to_event(row)
            if kept.profile.id not in self.lives:
                live = Live(kept.profile.id, kept, replace(kept.profile), is_whole=False, into=kept.into)
                self.lives[kept.profile.id] = live
                if kept.profile.id in self.rewritten:
                    self._make_whole([live])

    def _make_whole(self, lives: Iterable[Live]) -> None:
        """Load all tellings of events, so that they can be gone through from their beginning."""
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


def _with(event: Profile | None, telling: Telling) -> Profile:
    if event is None:
        return founded(telling)
    take_up(telling, event)
    return event


def hull(ever: tuple[float, float] | None, event: Profile) -> tuple[float, float]:
    """The days that an event was ever taken for, those of now among them."""
    return (min(ever[0], event.first), max(ever[1], event.last)) if ever else (event.first, event.last)


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
