"""What regrouping changed, written: which tellings are of which events, the events, and their settlements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from wardiary.diary import derived as d
from wardiary.model import Kind
from wardiary.weighing.contradictions import BEARING
from wardiary.weighing.grouping.events import event_id, founded, take_up
from wardiary.weighing.grouping.neighbours import cells_of_event
from wardiary.weighing.kept.ground import KeptGround
from wardiary.weighing.kept.growing import days_of
from wardiary.weighing.kept.homes import Homes
from wardiary.weighing.kept.lives import Live, Seat, hull
from wardiary.weighing.kept.rows import Position, Values, cut, joined_values, profile_values
from wardiary.weighing.kept.sites import Site, sites_of
from wardiary.weighing.places.settlements import can_be_held
from wardiary.weighing.records import THIRD

_TAKING = frozenset((Kind.GAIN, Kind.HOLDING))


@dataclass(slots=True)
class Written:
    """What was written: the events that changed, since when; those among them that are none now, or elsewhere.

    `before` is where all of these lay before; `homes` are the settlements that have other places now, and since when;
    `days` are those of the tellings that came to a holding or left it, where that is the same but for these.
    """

    before: list[Site] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    rehoused: list[str] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)
    days: dict[str, tuple[float, float]] = field(default_factory=dict)


def write(connection: Connection, ground: KeptGround, dirty: dict[str, Position]) -> Written:
    """Write the seats that have moved and the events that are other than they were."""
    moved = [seat for seat in ground.stock.seats.values() if seat.has_moved]
    _write_seats(connection, moved)
    written = Written(list(sites_of(connection, dirty).values()))
    homes = Homes(connection)
    left = _write_steps(connection, [seat for seat in moved if seat.event not in dirty])
    whole: list[Live] = []
    for name, position in dirty.items():
        live = ground.stock.live(name)
        ground.finish(live)
        written.changed[name] = position[0]
        others = _that_differ(live)
        if others:
            written.days[name] = days_of([seat.telling for seat in others])
        if live.profile is None or (live.is_whole and not live.members):
            written.gone.append(name)
        elif live.is_whole:
            whole.append(live)
        else:
            _append(connection, live)
    left |= _remove(connection, [*written.gone, *(live.id for live in whole)])
    _insert(connection, whole, homes)
    homes.check(left)
    _rehouse(connection, homes, written)
    written.homes = homes.changed()
    return written


def _write_seats(connection: Connection, seats: Iterable[Seat]) -> None:
    rows = [
        {"row": seat.kept.id, **joined_values(seat.event, seat.via, seat.at, seat.step)}
        if seat.event and seat.at
        else {"row": seat.kept.id, **dict.fromkeys(("event", "via", "joined", "joined_name", "step"))}
        for seat in seats
    ]
    if rows:
        connection.execute(update(d.telling).where(d.telling.c.id == bindparam("row")), rows)


def _write_steps(connection: Connection, seats: Iterable[Seat]) -> set[int]:
    """Keep at which step events were founded that are as they were but for that; the places where they were."""
    founders = [seat for seat in seats if seat.event == event_id(seat.telling)]
    if not founders:
        return set()
    c = d.event.c
    rows = [{"which": seat.event, "now": seat.step} for seat in founders]
    connection.execute(update(d.event).where(c.id == bindparam("which")).values(step=bindparam("now")), rows)
    names = [seat.event for seat in founders]
    return set(connection.execute(select(c.spot).where(c.id.in_(names), c.spot.is_not(None))).scalars())


def _that_differ(live: Live) -> list[Seat]:
    """The tellings that came to a holding by one side, left it, or joined elsewhere; none of what changed beside that.

    They never make it the holding of another side, nor a gain, for that would show in what is left of it.
    """
    now, was = live.profile, live.stored.profile if live.stored else None
    if now is None or was is None or live.into is not None or not (now.kind is was.kind is Kind.HOLDING):
        return []
    if live.is_whole:
        founder = live.members[0] if live.members else None
        if founder is None or founder.has_moved or founder not in live.original[:1]:
            return []
        is_clear = founder.telling.agent not in (None, THIRD)
    else:
        is_clear = was.agent not in (None, THIRD)  # all that came is later than whatever made it so
    there = {id(seat) for seat in live.original}
    left = [seat for seat in live.original if seat.event != live.id]
    return [*left, *(seat for seat in live.members if id(seat) not in there or seat.has_moved)] if is_clear else []


def _append(connection: Connection, live: Live) -> None:
    """Bring an event up to date to which tellings came that are later than all it had."""
    profile, stored = live.profile, live.stored
    if profile is None or stored is None or not live.members:
        return
    last = live.members[-1].at or stored.latest
    ever = (min(stored.ever[0], live.ever[0]), max(stored.ever[1], live.ever[1])) if live.ever else stored.ever
    values = {**profile_values(profile), **_of_last(last, ever)}
    kinds = {seat.telling.kind for seat in live.members}
    values |= {name: True for name, told in (("tells_holding", BEARING), ("tells_taking", _TAKING)) if kinds & told}
    connection.execute(update(d.event).where(d.event.c.id == live.id).values(**values))
    kept = connection.execute(select(d.event_cell.c.cell).where(d.event_cell.c.event == live.id)).scalars()
    _insert_cells(connection, live.id, live.cells - set(kept))


def _remove(connection: Connection, events: list[str]) -> set[int]:
    """Take events out; the places at which they were founded."""
    left: set[int] = set()
    for some in cut(events):
        c = d.event.c
        left.update(connection.execute(select(c.spot).where(c.id.in_(some), c.spot.is_not(None))).scalars())
        connection.execute(delete(d.event).where(c.id.in_(some)))
        connection.execute(delete(d.event_cell).where(d.event_cell.c.event.in_(some)))
    return left


def _insert(connection: Connection, lives: Iterable[Live], homes: Homes) -> None:
    for live in lives:
        row, cells = event_row(live)
        spot = live.members[0].telling.spot
        if spot is not None and can_be_held(spot) and live.into is None:
            place = homes.place(spot, (row["published"], row["name"], row["step"]))
            row |= {"spot": place.id, "home": place.home or None}
        connection.execute(insert(d.event), [row])
        _insert_cells(connection, live.id, cells)


def event_row(live: Live) -> tuple[Values, set[int]]:
    """The row of an event, whose members are all there, without its place; and the cells in which it ever was."""
    first, *others = live.members
    profile = founded(first.telling)
    cells, ever = cells_of_event(profile), hull(None, profile)
    for seat in others:
        take_up(seat.telling, profile)
        cells |= cells_of_event(profile)
        ever = hull(ever, profile)
    kinds = {seat.telling.kind for seat in live.members}
    at = first.at or first.kept.position
    row = {
        **profile_values(live.profile or profile),
        "published": at[0],
        "name": at[1],
        "step": first.step,
        "tells_holding": bool(kinds & BEARING),
        "tells_taking": bool(kinds & _TAKING),
        "spot": None,
        "home": None,
        **_of_last(live.members[-1].at or at, ever),
    }
    return row, cells


def _of_last(last: Position, ever: tuple[float, float]) -> Values:
    return {
        "latest_published": last[0],
        "latest_name": last[1],
        "ever_first": ever[0],
        "ever_last": ever[1],
    }


def _insert_cells(connection: Connection, event: str, cells: set[int]) -> None:
    if cells:
        connection.execute(insert(d.event_cell), [{"cell": cell, "event": event} for cell in sorted(cells)])


def _rehouse(connection: Connection, homes: Homes, written: Written) -> None:
    """Move the events of places that belong to another settlement than they were kept for."""
    for place, home in homes.settle().items():
        c = d.event.c
        moved = list(connection.execute(select(c.id).where(c.spot == place, c.into.is_(None))).scalars())
        written.before += sites_of(connection, moved).values()
        written.rehoused += moved
        connection.execute(update(d.event).where(c.spot == place).values(home=home))
