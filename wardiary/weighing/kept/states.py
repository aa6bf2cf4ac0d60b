"""What was known when of events, kept. Mended where events have changed, and only from then on.

1. the events that changed, and those at their settlements on which they may bear by what changed, unless their standing
is settled; 2. what was known of each, from the moment of the change; 3. what of that is otherwise than it was kept is
written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from wardiary.diary import derived as d
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.kept.growing import Known, Strand, Weaving, bearing_tellings, settled_since, settles, tellings_of
from wardiary.weighing.kept.rows import Kept, Values, cut
from wardiary.weighing.kept.sites import Site, are_near, around, near_sites, sites_of

_OF_CONTROL = frozenset(kind.value for kind in OF_CONTROL)
_c = d.event_state.c
_COLUMNS = tuple(column.name for column in d.event_state.columns)


@dataclass(frozen=True, slots=True)
class Changes:
    """Events that changed, by name, each with the moment since when it is otherwise.

    `before` is where they lay before, those that are no more among them. `days` are those of the tellings that came to
    a holding or left it, where it is the same but for them: by these alone it bears otherwise on others.
    """

    since: Mapping[str, str]
    before: Sequence[Site]
    days: Mapping[str, tuple[float, float]]


def refresh(connection: Connection, changes: Changes, sides: tuple[str, ...]) -> dict[int, str]:
    """Mend what was known of changed events, each from its moment on; the settlements that this concerns, and since."""
    changed = changes.since
    sites = sites_of(connection, changed)
    homes = forget(connection, changed.keys() - sites.keys())  # what an analyst put into another is no event
    here: dict[int | None, _Stir] = defaultdict(_Stir)
    for site in changes.before:
        here[site.home].moved.append(site)
    for site in sites.values():
        here[site.home].moved.append(site)
        here[site.home].asked[site.event] = site
    for home, stir in here.items():
        since = stir.spread(connection, changes)
        weaving = Weaving(_strands(connection, stir, since, changed), sides)
        found = weaving.known()
        for place, moment in _write(connection, home, found, since, weaving.settled).items():
            homes[place] = min(homes.get(place, d.OPEN), moment)
    return homes


@dataclass(slots=True)
class _Stir:
    """What changed at one settlement: `moved` are the events as they lie and lay, `asked` those to be weighed again."""

    moved: list[Site] = field(default_factory=list)
    asked: dict[str, Site] = field(default_factory=dict)

    def spread(self, connection: Connection, changes: Changes) -> dict[str, str]:
        """Ask for those too on which changed events may bear; since when to weigh each of those asked for."""
        since = {name: changes.since[name] for name in self.asked}
        stirring = [_where_changed(site, changes) for site in self.moved if site.tells_holding]
        stirred: dict[str, tuple[Site, str]] = {}
        for other in around(connection, stirring):
            near = [site for site in stirring if other.tells_taking and are_near(site, other)]
            if near:
                stirred[other.event] = other, min(changes.since.get(site.event, "") for site in near)
        settled = settled_since(connection, stirred)
        for name, (other, moment) in stirred.items():
            if moment < settled.get(name, d.OPEN):
                since[name] = min(since.get(name, d.OPEN), moment)
                self.asked.setdefault(name, other)
        return since


def _where_changed(site: Site, changes: Changes) -> Site:
    """A changed event, or what of it bears otherwise on others."""
    first, last = changes.days.get(site.event, (site.first, site.last))
    return replace(site, first=first, last=last)


def _strands(connection: Connection, stir: _Stir, since: Mapping[str, str], changed: Mapping[str, str]) -> list[Strand]:
    """The events asked for, and those that bear on them, with their tellings, or those by which they do."""
    told = tellings_of(connection, stir.asked, lean=True)
    taking = [site for site in stir.asked.values() if site.tells_taking and not _is_settled(told[site.event], since)]
    near = near_sites(taking, around(connection, taking))
    bearing = {other.event: other for each in near.values() for other in each if other.event not in stir.asked}
    told |= bearing_tellings(connection, list(bearing.values()), [(site.first, site.last) for site in taking])
    ordered = sorted([*stir.asked.values(), *bearing.values()], key=lambda site: site.founded)
    return [
        Strand(
            site.event,
            told[site.event],
            since.get(site.event),
            [other.event for other in near.get(site.event, ())],
            (site.first, site.last),
            is_same=site.event not in changed,
        )
        for site in ordered
    ]


def _is_settled(told: Sequence[Kept], since: Mapping[str, str]) -> bool:
    """Whether nothing beside an event bears on it since the moment from which it is asked for."""
    moment = since[told[0].event or ""]
    return any(settles(kept.telling) and kept.at is not None and kept.at[0] <= moment for kept in told)


def _write(
    connection: Connection,
    home: int | None,
    found: Mapping[str, Known],
    since: Mapping[str, str],
    settled: Mapping[str, str],
) -> dict[int, str]:
    """Keep what was known of events at a settlement; of which settlements it may be otherwise who held them, since.

    What is kept of those `settled` stays from that moment on.
    """
    homes = forget(connection, [name for name, known in found.items() if not known])
    told = {name: known for name, known in found.items() if known}
    pen = _Pen()
    for some in cut(told):
        asked = select(d.event_state).where(_c.event.in_(some), _c.until >= min(since[name] for name in some))
        kept: dict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(asked.order_by(_c.since)).all():
            kept[row.event].append(row)
        for name in some:
            later = [row for row in kept[name] if row.since > settled.get(name, d.OPEN)]
            pen.compare(kept[name], state_rows([*told[name], *map(_known_of, later)], home), since[name])
    pen.write(connection)
    for place in {row["home"] for row in pen.changed} - {None}:
        changed = [row for row in pen.changed if row["home"] == place]
        if _bears_on_control(connection, place, changed):
            homes[place] = min(homes.get(place, d.OPEN), *(row["since"] for row in changed))
    return homes


@dataclass(slots=True)
class _Pen:
    """What is to be written; `changed` are the rows that were otherwise, as they were and as they are."""

    stale: list[Values] = field(default_factory=list)
    ended: list[Values] = field(default_factory=list)
    rows: list[Values] = field(default_factory=list)
    changed: list[Values] = field(default_factory=list)

    def compare(self, kept: Sequence[Any], rows: list[Values], since: str) -> None:
        """Note how what was known of an event from a moment on differs from what is kept of it."""
        before = [row for row in kept if row.since < since]
        if before and is_same(before[-1], rows[0]):
            rows[0]["since"] = before.pop().since
        there = kept[len(before) :]
        if [tuple(row) for row in there] == [tuple(row[name] for name in _COLUMNS) for row in rows]:
            return
        first = rows[0]["since"]
        self.stale += [{"name": row.event, "moment": row.since} for row in there]
        self.ended += [{"name": row.event, "moment": row.since, "then": first} for row in before[-1:]]
        self.rows += rows
        self.changed += [*(dict(row._mapping) for row in there), *rows]

    def write(self, connection: Connection) -> None:
        """Write it."""
        mine = (_c.event == bindparam("name"), _c.since == bindparam("moment"))
        if self.stale:
            connection.execute(delete(d.event_state).where(*mine), self.stale)
        if self.ended:
            connection.execute(update(d.event_state).where(*mine).values(until=bindparam("then")), self.ended)
        if self.rows:
            connection.execute(insert(d.event_state), self.rows)


def _bears_on_control(connection: Connection, home: int, changed: Sequence[Values]) -> bool:
    """Whether who held a settlement, or where it lies, may be otherwise for what has changed."""
    if any(row["kind"] in _OF_CONTROL for row in changed):
        return True
    c = d.control_state.c
    asked = select(func.min(c.since), func.count() - func.count(c.lat)).where(c.home == home)
    first, without_point = connection.execute(asked).one()
    return first is None or bool(without_point) or min(row["since"] for row in changed) <= first


def _known_of(row: Any) -> tuple[str, Values]:
    values = dict(row._mapping)
    for name in ("until", "home"):
        del values[name]
    return values.pop("since"), values


def state_rows(found: Known, home: int | None) -> list[Values]:
    """The rows of what was known of an event at moments, each until the next."""
    untils = [moment for moment, _ in found[1:]] + [d.OPEN] * bool(found)
    return [
        {"since": moment, "until": until, "home": home, **values}
        for (moment, values), until in zip(found, untils, strict=True)
    ]


def is_same(kept: Any, row: Values) -> bool:
    """Whether a row that is kept (of SQLAlchemy) tells the same as another, at whatever moments."""
    return all(value == row[name] for name, value in kept._mapping.items() if name not in ("since", "until"))


def forget(connection: Connection, events: Iterable[str]) -> dict[int, str]:
    """Take out what was known of events that are no more; the settlements that this concerns, and since when."""
    homes: dict[int, str] = {}
    for some in cut(events):
        for home, since in homes_kept(connection, some).items():
            homes[home] = min(homes.get(home, d.OPEN), since)
        connection.execute(delete(d.event_state).where(_c.event.in_(some)))
    return homes


def homes_kept(connection: Connection, events: Iterable[str]) -> dict[int, str]:
    """The settlements for which anything is kept of these events, and since when."""
    homes: dict[int, str] = {}
    for some in cut(events):
        for home, since in connection.execute(select(_c.home, _c.since).where(_c.event.in_(some))):
            if home is not None:
                homes[home] = min(homes.get(home, d.OPEN), since)
    return homes
