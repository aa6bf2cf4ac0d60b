"""What is derived, asked for: the state as of any moment, in two depths.

A glance is what was kept as known at the moment: one look-up for all events and settlements. The full answer has every
telling and every reason; it is put together from the kept tellings, a settlement at a time.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from wardiary.diary import derived as d
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.kept.growing import growing, tellings_of
from wardiary.weighing.kept.homes import Founding, settlement_at, settlement_of
from wardiary.weighing.kept.rows import SELECT_TELLING, Kept, cut, to_kept
from wardiary.weighing.kept.sites import Site, around_each, near_sites, sites_of
from wardiary.weighing.over import Over
from wardiary.weighing.records import Control, Event, Spot, State, Telling, WeighedEvent
from wardiary.weighing.starts import Starts
from wardiary.weighing.state import held_at, weighed_at, weighed_event

_OF_CONTROL = tuple(kind.value for kind in OF_CONTROL)


class EventGlance(NamedTuple):
    """An event as known at a moment, without its tellings and reasons; fields as in the export."""

    id: str
    kind: str
    place: str | None
    lat: float | None
    lon: float | None
    first: float
    last: float
    time_from: str | None
    time_to: str | None
    agent: str | None
    target: str | None
    standing: str
    killed_low: float | None
    killed_high: float | None
    injured_low: float | None
    injured_high: float | None


class ControlGlance(NamedTuple):
    """Who held a settlement as known at a moment, without the reasons; `event` is the one that made it so."""

    place: str
    lat: float | None
    lon: float | None
    holder: str | None
    state: str
    since: str | None
    standing: str | None
    event: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one settlement at a moment: its events, with where they were founded, and who holds it.

    `control` is None of events that lie in no settlement; `founded` where the settlement was first told of.
    """

    events: tuple[tuple[Founding, WeighedEvent], ...]
    control: Control | None
    founded: Founding = ("", "", 0)


_s, _c, _e = d.event_state.c, d.control_state.c, d.event.c
_EVENTS = select(
    *(_s.event, _s.kind, _s.place, _s.lat, _s.lon, _s.first, _s.last, _s.time_from, _s.time_to, _s.agent, _s.target),
    *(_s.standing, _s.killed_low, _s.killed_high, _s.injured_low, _s.injured_high),
)
_CONTROL = select(_c.place, _c.lat, _c.lon, _c.holder, _c.state, _c.held_since, _c.standing, _c.event)


def events_at(connection: Connection, moment: str) -> list[EventGlance]:
    """Every event as known at a moment (UTC), in no order."""
    # Half of all rows, or more, are wanted: to go through all of them takes SQLite a tenth of the time that looking
    # each up by the index of moments does, which it would prefer. Rows are the driver's own, for there is nothing in
    # them to convert: SQLAlchemy's take twice as long.
    found = connection.execute(_EVENTS.where(_s.since.concat("") <= moment, _s.until > moment)).cursor
    with _unswept():
        return list(map(EventGlance._make, found.fetchall())) if found is not None else []


def control_at(connection: Connection, moment: str) -> list[ControlGlance]:
    """Every settlement of which anything was told, as known at a moment (UTC), in no order."""
    asked = _CONTROL.where(_c.since <= moment, _c.until > moment)
    return [ControlGlance._make(row) for row in connection.execute(asked).all()]


@contextmanager
def _unswept() -> Iterator[None]:
    """Let Python not look for cycles of dead objects while a hundred thousand rows are made: a third of their time."""
    was_swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_swept:
            gc.enable()


class Asker:
    """Puts full answers together, for a diary with these sides and starting states."""

    def __init__(self, connection: Connection, sides: Sequence[str], starts: Starts) -> None:
        self._connection = connection
        self._sides = tuple(sides)
        self._starts = starts
        self._overs: dict[str, Over] = {}

    def state(self, moment: str) -> State:
        """All that was known at a moment; large diaries are better asked for by `sites`."""
        sites = list(self.sites(moment))
        events = sorted((each for site in sites for each in site.events), key=lambda each: each[0])
        held = [site for site in sorted(sites, key=lambda site: site.founded) if site.control is not None]
        control = [site.control for site in held if site.control is not None]
        return State(moment, tuple(weighed for _, weighed in events), (*control, *self.untold(moment)))

    def sites(self, moment: str) -> Iterator[Known]:
        """All that was known at a moment, a settlement at a time; at last the events that lie in none."""
        asked = select(_s.home).where(_s.since <= moment, _s.home.is_not(None)).distinct()
        for home in self._connection.execute(asked).scalars().all():
            yield self.site(home, moment)
        nowhere = select(_e.id).where(_e.home.is_(None), _e.into.is_(None), _e.published <= moment)
        for some in cut(self._connection.execute(nowhere).scalars().all()):
            told = tellings_of(self._connection, some, moment)
            yield Known(tuple(self._weighed(told, self._founded(told), None)), None)

    def site(self, home: int, moment: str) -> Known:
        """All that was known at a moment of one settlement, by its number."""
        weighed = self._weighed_at(home, moment)
        control = self._held(home, moment, [each for _, each in weighed]) if weighed else None
        return Known(tuple(weighed), control, min((founded for founded, _ in weighed), default=("", "", 0)))

    def held(self, home: int, moment: str) -> Known:
        """As `site`, but of its events only those that may have moved it, which are few: for who held it alone."""
        told = select(_e.published, _e.name, _e.step).join(d.event_state, _s.event == _e.id)
        known = told.where(_s.home == home, _s.since <= moment).order_by(_e.published, _e.name, _e.step)
        founded = self._connection.execute(known.limit(1)).first()
        if founded is None:
            return Known((), None)
        if settlement_of(settlement_at(self._connection, home), moment).spot.lat is None:
            return self.site(home, moment)  # any of its events may tell where it lies
        weighed = self._weighed_at(home, moment, _e.tells_holding)
        control = self._held(home, moment, [each for _, each in weighed])
        return Known(tuple(weighed), control, (founded[0], founded[1], founded[2]))

    def _weighed_at(self, home: int, moment: str, *which: Any) -> list[tuple[Founding, WeighedEvent]]:
        """The events at a settlement as known at a moment, or some of them that nothing else there bears on."""
        events = d.telling.join(d.event, d.event.c.id == d.telling.c.event)
        asked = SELECT_TELLING.select_from(events).where(_e.home == home, d.telling.c.joined <= moment, *which)
        told: dict[str, list[Kept]] = defaultdict(list)
        for row in self._connection.execute(asked).all():
            kept = to_kept(row)
            told[kept.event or ""].append(kept)
        for each in told.values():
            each.sort(key=lambda kept: (kept.at or ("", ""), kept.step))
        return self._weighed(told, self._founded(told), home)

    def _held(self, home: int, moment: str, weighed: Sequence[WeighedEvent]) -> Control:
        settlement = settlement_of(settlement_at(self._connection, home), moment)
        begun = self._starts.at(settlement.marker, moment) if self._starts else None
        return held_at(settlement.spot, weighed, begun, self._over(moment).at(settlement.marker))

    def between(self, first: str, last: str) -> tuple[State, State]:
        """The states at two moments, of the events and settlements of which something else was known at the last."""
        events, homes = changed_between(self._connection, first, last)
        states = []
        for moment in (first, last):
            sites = sorted((self.held(home, moment) for home in homes), key=lambda site: site.founded)
            control = [site.control for site in sites if site.control is not None]
            states.append(State(moment, tuple(self.events(events, moment)), (*control, *self.untold(moment))))
        return states[0], states[1]

    def untold(self, moment: str) -> list[Control]:
        """The settlements of which only a starting state tells."""
        if not self._starts:
            return []
        return self._starts.untold(self.spots(moment), moment, self._over(moment))

    def _over(self, moment: str) -> Over:
        """What is told of areas, as known at a moment."""
        if moment not in self._overs:
            asked = select(_s.event).where(_s.home.is_(None), _s.kind.in_(_OF_CONTROL), _s.area.is_not(None))
            names = self._connection.execute(asked.where(_s.since <= moment, _s.until > moment)).scalars().all()
            self._overs[moment] = Over(self.events(names, moment))
        return self._overs[moment]

    def spots(self, moment: str) -> list[Spot]:
        """The settlements of which something was told by a moment."""
        homes = self._connection.execute(select(_c.home).where(_c.since <= moment, _c.until > moment)).scalars().all()
        return [settlement_of(settlement_at(self._connection, home), moment).spot for home in homes]

    def events(self, names: Iterable[str], moment: str) -> list[WeighedEvent]:
        """Some events as known at a moment, in the order in which they were first told; those not yet told left out."""
        found: list[tuple[Founding, WeighedEvent]] = []
        for some in cut(names, 200):
            sites = list(sites_of(self._connection, some).values())
            others = around_each(self._connection, [site for site in sites if site.tells_taking])
            at_home: dict[int | None, list[Site]] = defaultdict(list)
            for site in sites:
                at_home[site.home].append(site)
            near = {home: near_sites(here, others.get(home, ())) for home, here in at_home.items()}
            bearing = {home: {o.event: o for each in near[home].values() for o in each} for home in at_home}
            grown = self._grown({*some, *(name for there in bearing.values() for name in there)}, moment)
            for home, here in at_home.items():
                found += self._beside_others(here, bearing[home].values(), grown)
        return [weighed for _, weighed in sorted(found, key=lambda each: each[0])]

    def _grown(self, names: Iterable[str], moment: str) -> dict[str, Event]:
        """Events as known at a moment, those not yet told left out."""
        grown = {name: growing(told).by(moment) for name, told in tellings_of(self._connection, names, moment).items()}
        return {name: event for name, event in grown.items() if event is not None}

    def _beside_others(
        self, sites: Iterable[Site], there: Iterable[Site], grown: Mapping[str, Event]
    ) -> Iterator[tuple[Founding, WeighedEvent]]:
        """Events at one settlement, or at none, weighed with those there that may bear on them."""
        bearing = sorted(there, key=lambda site: site.founded)
        holders = Holders(grown[site.event] for site in bearing if site.event in grown)
        for site in sites:
            if site.event in grown and grown[site.event].is_told:
                event = grown[site.event]
                yield site.founded, weighed_event(event, self._sides, holders.beside(event))

    def _founded(self, told: dict[str, list[Kept]]) -> dict[str, Founding]:
        return {name: (*(each[0].at or each[0].position), each[0].step) for name, each in told.items()}

    def _weighed(
        self, told: dict[str, list[Kept]], founded: dict[str, Founding], home: int | None
    ) -> list[tuple[Founding, WeighedEvent]]:
        ordered = sorted(told, key=founded.__getitem__)
        grown = [(name, growing(told[name]).by(d.OPEN)) for name in ordered]
        events = [event for _, event in grown if event is not None and event.is_told]
        return [(founded[each.event.id], each) for each in weighed_at(events, self._sides, home)]


def homes_named(connection: Connection, key: str) -> list[int]:
    """The settlements that have a place of this look-up form among theirs."""
    return list(connection.execute(select(d.spot.c.home).where(d.spot.c.key == key).distinct()).scalars())


def told_by(connection: Connection, moment: str, *where: Any) -> list[tuple[Telling, str | None]]:
    """Tellings published by a moment, each with its event as of then, in order of publication."""
    asked = SELECT_TELLING.where(d.telling.c.published <= moment, *where)
    found = [to_kept(row) for row in connection.execute(asked).all()]
    found.sort(key=lambda kept: kept.telling.sort_key)
    return [(kept.telling, kept.event if kept.at and kept.at[0] <= moment else None) for kept in found]


def how_many(connection: Connection) -> tuple[int, int]:
    """How many events and settlements there are."""
    events = select(func.count()).where(_s.until == d.OPEN)
    settlements = select(func.count()).where(_c.until == d.OPEN)
    return connection.execute(events).scalar_one(), connection.execute(settlements).scalar_one()


def events_named(connection: Connection, beginning: str) -> list[str]:
    """The events whose names begin so."""
    return list(connection.execute(select(_e.id).where(_e.id.startswith(beginning, autoescape=True))).scalars())


def changed_between(connection: Connection, first: str, last: str) -> tuple[list[str], list[int]]:
    """The events, and the settlements, of which something else was known at the last moment than at the first."""
    events = select(_s.event).where(_s.since > first, _s.since <= last).distinct()
    homes = select(_c.home).where(_c.since > first, _c.since <= last).distinct()
    return list(connection.execute(events).scalars()), list(connection.execute(homes).scalars())


def voices_like(connection: Connection, wanted: Callable[[str], bool]) -> list[str]:
    """The names of voices that are wanted."""
    names = connection.execute(select(d.telling.c.voice).distinct()).scalars()
    return [name for name in names if wanted(name)]


def events_told_in(connection: Connection, reports: Iterable[int]) -> list[str]:
    """The events that reports tell of, by the reports' numbers."""
    found: dict[str, None] = {}
    for some in cut(reports):
        told = select(d.telling.c.event).where(d.telling.c.report.in_(some), d.telling.c.event.is_not(None)).distinct()
        found |= dict.fromkeys(connection.execute(told).scalars())
    return [name for name in found if name]
