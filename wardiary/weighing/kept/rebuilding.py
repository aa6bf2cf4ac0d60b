"""Everything derived, made anew from the reports, in one transaction: until its end what was derived before is there.

1. reports become tellings by themselves, in several processes where there are many; 2. in order of publication they get
their voices and places, and join their events; 3. events are put into settlements; 4. a settlement at a time, what was
known when of its events and of who holds it. Memory holds the outline of every event, never all tellings.
"""

from __future__ import annotations

import gc
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, update

from wardiary.diary import derived as d
from wardiary.diary import derived_reading as reading
from wardiary.diary import starts as start_files
from wardiary.diary.queries import sides
from wardiary.model import Kind
from wardiary.weighing.contradictions import BEARING
from wardiary.weighing.grouping.events import Grouping, Memory
from wardiary.weighing.grouping.neighbours import cells_of_telling
from wardiary.weighing.grouping.similarity import Profile
from wardiary.weighing.kept.copying import Copying
from wardiary.weighing.kept.growing import Strand, Weaving
from wardiary.weighing.kept.hands import Crew, Hands, crew
from wardiary.weighing.kept.holding import KeptOver, control_rows
from wardiary.weighing.kept.homes import spot_values
from wardiary.weighing.kept.lives import hull
from wardiary.weighing.kept.pouring import Filing, Pouring
from wardiary.weighing.kept.rows import (
    LEAN_TELLING,
    Kept,
    Position,
    Values,
    joined_values,
    profile_values,
    telling_values,
    to_kept,
)
from wardiary.weighing.kept.sites import SELECT_SITE, near_sites, to_site
from wardiary.weighing.kept.sources import MANY, Source, shared_shingles, sources, tied
from wardiary.weighing.kept.states import state_rows
from wardiary.weighing.kept.upkeep import basis_now, note_basis
from wardiary.weighing.kept.words import name_rows
from wardiary.weighing.places.placing import Gazette, lend
from wardiary.weighing.places.settlements import can_be_held, settlements
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.rulings import Ties
from wardiary.weighing.starts import Starts
from wardiary.weighing.voices.parties import Parties

Progress = Callable[[str, float], None]

_EVENTS = 500  # of settlements that are weighed together: some seconds' work


def rebuild(connection: Connection, hands: Hands, progress: Progress) -> None:
    """Make everything derived anew, in the connection's transaction; `progress(what, share done)` is told of it."""
    basis = basis_now(connection)
    with _seldom_swept():
        _rebuild(connection, hands, progress)
    note_basis(connection, basis)


@contextmanager
def _seldom_swept() -> Iterator[None]:
    """Let Python look for cycles of dead objects a hundred times less often: millions live, and few cycles come."""
    before = gc.get_threshold()
    gc.set_threshold(before[0] * 100, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _rebuild(connection: Connection, hands: Hands, progress: Progress) -> None:
    d.make_bare(connection)
    rebuilding = _Rebuilding(connection, Parties(sides(connection)).sides, progress, Pouring(connection))
    numbers = [number for _, _, number in reading.in_order(connection)]
    with crew(connection, hands, many=len(numbers) >= MANY) as workers:
        shared = shared_shingles(workers, numbers)
        rebuilding.join_all(sources(workers, numbers), shared, tied(connection), len(numbers))
        homes = rebuilding.settle()
        d.index(connection)
        rebuilding.weigh_all(homes, workers)
        rebuilding.settle_control(homes, Starts(start_files.starts(connection)))


class _Ground(Memory):
    """A ground in memory that remembers the outline of every event."""

    def __init__(self) -> None:
        super().__init__()
        self.outlines: dict[str, _Outline] = {}

    def put(self, event: Profile) -> None:
        """Take up an event, new or changed."""
        super().put(event)
        outline = self.outlines.get(event.id)
        if outline is None:
            self.outlines[event.id] = _Outline(event, hull(None, event))
        else:
            outline.ever = hull(outline.ever, event)


@dataclass(slots=True)
class _Outline:
    """What is known of an event beside its tellings: as in the rows of events."""

    profile: Profile
    ever: tuple[float, float]
    origin: Spot | None = None
    founded: tuple[str, str, int] = ("", "", 0)
    latest: Position = ("", "")
    tells_holding: bool = False
    tells_taking: bool = False

    def take_up(self, telling: Telling, at: Position, step: int) -> None:
        """Note a telling that joined."""
        if not self.founded[0]:
            self.founded = (*at, step)
            self.origin = telling.spot
        self.latest = at
        self.tells_holding |= telling.kind in BEARING
        self.tells_taking |= telling.kind in (Kind.HOLDING, Kind.GAIN)


@dataclass(slots=True)
class _Rebuilding:
    connection: Connection
    sides: tuple[str, ...]
    progress: Progress
    rows: Pouring
    ground: _Ground = field(default_factory=_Ground)
    cells: Filing = field(default_factory=lambda: Filing(d.telling_cell, "q"))
    hashes: Filing = field(default_factory=lambda: Filing(d.shingle, "I"))

    def join_all(self, found: Iterable[Source], shared: set[int], tied: Sequence[Telling], count: int) -> None:
        """Let the tellings of all reports, in order of publication, get voices and places, and join their events."""
        self._join_each(found, shared, Ties(tied), count)
        self.rows.flush()
        for filing in (self.cells, self.hashes):  # when the memory that joining took is free again
            filing.file(self.connection)

    def _join_each(self, found: Iterable[Source], shared: set[int], ties: Ties, count: int) -> None:
        gazette, grouping = Gazette(), Grouping(self.ground, ties)
        with tempfile.TemporaryFile() as file:
            copying = Copying(shared, file)
            for done, source in enumerate(found):
                self._join(source, copying.voice(source), gazette, grouping)
                if done % 500 == 0:
                    self.progress("grouping", done / count)

    def _join(self, source: Source, voiced: list[Telling], gazette: Gazette, grouping: Grouping) -> None:
        gazette.learn(telling.spot for telling in voiced)
        placed = [lend(telling, gazette.known) for telling in voiced]
        self.ground.begin()
        joins = grouping.tell(sorted(placed, key=lambda telling: telling.sort_key))
        seats = {id(join.telling): (join, step) for step, join in enumerate(joins)}
        for join, step in seats.values():
            for name in (join.event, join.via):
                if name:
                    self.ground.outlines[name].take_up(join.telling, source.position, step)
        self._keep_report(source, voiced, placed, seats)

    def _keep_report(self, source: Source, voiced: list[Telling], placed: list[Telling], seats: Any) -> None:
        rows = []
        for own, telling in zip(voiced, placed, strict=True):
            row = telling_values(telling, source.number, lent=own is not telling)
            join, step = seats.pop(id(telling), (None, 0))
            rows.append(row | (joined_values(join.event, join.via, source.position, step) if join else {}))
        self.rows.put(d.telling, rows)
        for join, step in seats.values():  # those that were owed an event
            self._join_late(join, source.position, step)
        published, name = source.position
        self.cells.note({cell for telling in placed for cell in cells_of_telling(telling)}, published, source.number)
        self.hashes.note(source.hashes, published, name)
        self.rows.put(d.telling_name, name_rows(source.told, source.number))

    def _join_late(self, join: Any, at: Position, step: int) -> None:
        self.rows.flush()
        c, telling = d.telling.c, join.telling
        mine = (c.name == telling.report, c.claim == telling.claim)
        spot = c.place_key == telling.spot.key if telling.spot else c.place_key.is_(None)
        values = joined_values(join.event, join.via, at, step)
        self.connection.execute(update(d.telling).where(*mine, spot).values(**values))

    def settle(self) -> list[int]:
        """Put every event into its settlement, and keep them; the settlements' numbers."""
        outlines = [each for each in self.ground.outlines.values() if each.profile.into is None]
        outlines.sort(key=lambda outline: outline.founded)
        firsts: dict[Spot, tuple[str, str, int]] = {}
        for outline in outlines:
            if outline.origin is not None and can_be_held(outline.origin):
                firsts.setdefault(outline.origin, outline.founded)
        places = {spot: number for number, spot in enumerate(firsts, 1)}
        homes: dict[Spot, int] = {}
        for settlement in settlements(firsts):
            home = min(places[spot] for spot in settlement.spots)
            homes |= dict.fromkeys(settlement.spots, home)
        self.rows.put(
            d.spot, ({"id": places[spot], **spot_values(spot, first, homes[spot])} for spot, first in firsts.items())
        )
        for outline in self.ground.outlines.values():
            self.rows.put(d.event, [_event_row(outline, places, homes)])
        for cell, name in self.ground.cells():
            self.rows.put(d.event_cell, [{"cell": cell, "event": name}])
        self.rows.flush()
        self.ground = _Ground()
        return sorted(set(homes.values()))

    def weigh_all(self, homes: Sequence[int], workers: Crew) -> None:
        """Work out what was known when of the events at each settlement, and of those at none."""
        done = 0
        for rows in workers.each(_weigh, self._sites_in_parts(homes)):
            self.rows.put(d.event_state, rows)
            done += len({row["home"] for row in rows})
            self.progress("weighing", min(1.0, done / (len(homes) + 1)))
        self.rows.flush()

    def settle_control(self, homes: Sequence[int], starts: Starts) -> None:
        """Work out who held each settlement when."""
        over = KeptOver(self.connection)  # what is told of areas moves the settlements in them
        for done, home in enumerate(homes):
            self.rows.put(d.control_state, control_rows(self.connection, home, "", starts, over))
            self.progress("settling who holds what", (done + 1) / len(homes))
        self.rows.flush()

    def _sites_in_parts(self, homes: Sequence[int]) -> Iterator[_Part]:
        """The events at settlements with their tellings: small settlements together, large ones each by itself."""
        part = _Part(self.sides, [])
        for home in (None, *homes):
            e = d.event.c
            at_home = (e.home == home if home is not None else e.home.is_(None), e.into.is_(None))
            sites = [to_site(row) for row in self.connection.execute(SELECT_SITE.where(*at_home))]
            near = near_sites(sites, sites if home is not None else ())
            told = self._told(at_home)
            strands = [
                Strand(
                    site.event,
                    told[site.event],
                    "",
                    [other.event for other in near[site.event]],
                    (site.first, site.last),
                )
                for site in sorted(sites, key=lambda site: site.founded)
            ]
            part.homes.append((home, strands))
            if sum(len(strands) for _, strands in part.homes) >= _EVENTS:
                yield part
                part = _Part(self.sides, [])
        yield part

    def _told(self, at_home: Any) -> dict[str, list[Kept]]:
        joined = d.telling.join(d.event, d.event.c.id == d.telling.c.event)
        told: dict[str, list[Kept]] = defaultdict(list)
        for row in self.connection.execute(LEAN_TELLING.select_from(joined).where(*at_home)):
            kept = to_kept(row)
            told[kept.event or ""].append(kept)
        for each in told.values():
            each.sort(key=lambda kept: (kept.at or ("", ""), kept.step))
        return told


@dataclass(frozen=True, slots=True)
class _Part:
    """The events of some settlements, by their numbers, and of none."""

    sides: tuple[str, ...]
    homes: list[tuple[int | None, list[Strand]]]


def _weigh(_connection: Connection, part: _Part) -> list[Values]:
    """The rows of what was known when of these events."""
    rows: list[Values] = []
    for home, strands in part.homes:
        for found in Weaving(strands, part.sides).known().values():
            rows += state_rows(found, home)
    return rows


def _event_row(outline: _Outline, places: dict[Spot, int], homes: dict[Spot, int]) -> Values:
    origin = outline.origin if outline.origin in places and outline.profile.into is None else None
    return {
        **profile_values(outline.profile),
        "published": outline.founded[0],
        "name": outline.founded[1],
        "step": outline.founded[2],
        "tells_holding": outline.tells_holding,
        "tells_taking": outline.tells_taking,
        "spot": places[origin] if origin else None,
        "home": homes[origin] if origin else None,
        "latest_published": outline.latest[0],
        "latest_name": outline.latest[1],
        "ever_first": outline.ever[0],
        "ever_last": outline.ever[1],
    }
