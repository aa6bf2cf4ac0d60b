"""Who held what when, kept: the moves of each settlement, from its events and those of areas around it.

Mended from the moment on from which something else is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from wardiary.diary import derived as d
from wardiary.model import Kind
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.control import Course, Move, Now
from wardiary.weighing.kept.homes import markers, settlement_at, settlement_of
from wardiary.weighing.kept.rows import Values, cut, to_area
from wardiary.weighing.kept.states import is_same
from wardiary.weighing.places.within import lies_in
from wardiary.weighing.records import THIRD, Sharpness, Spot, StandingWord, When
from wardiary.weighing.starts import Begun, Starts
from wardiary.weighing.times.days import iso_day

_OF_CONTROL = tuple(kind.value for kind in OF_CONTROL)
_s = d.event_state.c
_MOVE = select(
    *(_s.since, _s.until, _s.event, _s.kind, _s.agent, _s.standing, _s.own_word),
    *(_s.first, _s.last, _s.sharpness, _s.time_from, _s.time_to, _s.founded),
)


def settle_control(connection: Connection, home: int, since: str, starts: Starts, over: KeptOver) -> None:
    """Mend what was known of who holds a settlement, from a moment on."""
    rows = control_rows(connection, home, since, starts, over)
    c = d.control_state.c
    kept = connection.execute(select(d.control_state).where(c.home == home).order_by(c.since)).all()
    before = [row for row in kept if row.since < since]
    if before and rows and is_same(before[-1], rows[0]):
        rows[0]["since"] = before.pop().since
    if [dict(row._mapping) for row in kept[len(before) :]] == rows:
        return
    first = rows[0]["since"] if rows else ""  # of a settlement that nobody tells of any more nothing is kept
    connection.execute(delete(d.control_state).where(c.home == home, c.since >= min(since, first)))
    if before and rows:
        connection.execute(
            update(d.control_state).where(c.home == home, c.since == before[-1].since).values(until=first)
        )
    if rows:
        connection.execute(insert(d.control_state), rows)


def control_rows(connection: Connection, home: int, since: str, starts: Starts, over: KeptOver) -> list[Values]:
    """What was known of who holds a settlement, from a moment on, where that changed."""
    told = connection.execute(select(_s.since).where(_s.home == home).order_by(_s.since).limit(1)).scalar_one_or_none()
    places = settlement_at(connection, home)
    if told is None or not places:
        return []
    standing, comings = _moves([*_own_spells(connection, home, since), *over.at(places)], since)
    holding = _Holding(starts, standing)
    point = _lent_point(connection, home) if all(spot.lat is None for _, spot in places) else None
    moments = {*comings, *(moment for moment, _ in places), *([point[0]] if point else ()), told, since}
    moments |= {moment for _, spot in places for moment in starts.days(spot)} if starts else set()
    rows: list[Values] = []
    for moment in sorted(moment for moment in moments if moment >= since):
        for move, goes in comings.get(moment, ()):
            holding.let(move, goes)
        if moment < told:
            continue
        settlement = settlement_of(places, moment)
        lent = point if point and point[0] <= moment else None
        values = _control_values(settlement.spot, lent, holding.at(settlement.marker, moment))
        if not rows or any(rows[-1][name] != value for name, value in values.items()):
            if rows:
                rows[-1]["until"] = moment
            rows.append({"home": home, "since": moment, "until": d.OPEN, **values})
    return rows


class _Holding:
    """Who holds a settlement, moment by moment, from how it began and the moves that are known."""

    def __init__(self, starts: Starts, moves: Iterable[Move]) -> None:
        self._starts = starts
        self._moves = set(moves)
        self._begun: Begun | None = None
        self._course = Course(self._moves)

    def let(self, move: Move, goes: bool) -> None:
        """Let a move come to be known, or go."""
        counts = self._begun is None or move.day >= self._begun.day
        if goes:
            self._moves.remove(move)
            self._course.take_out(move) if counts else None
        else:
            self._moves.add(move)
            self._course.put(move) if counts else None

    def at(self, spot: Spot, moment: str) -> Now:
        """The state as of a moment."""
        begun = self._starts.at(spot, moment) if self._starts else None
        if begun != self._begun:
            self._begun = begun
            moves = [move for move in self._moves if begun is None or move.day >= begun.day]
            self._course = Course(moves, begun.now if begun else None)
        return self._course.now


def _moves(spells: Iterable[Spell], since: str) -> tuple[list[Move], dict[str, list[tuple[Move, bool]]]]:
    """The moves as they stood before a moment, and what came and went from then on: those that go before the others."""
    comings: dict[str, list[tuple[Move, bool]]] = defaultdict(list)
    standing = []
    for spell in spells:
        if spell.until < since:
            continue
        if spell.since < since:
            standing.append(spell.move)
        else:
            comings[spell.since].append((spell.move, False))
        if spell.until != d.OPEN:
            comings[spell.until].append((spell.move, True))
    for each in comings.values():
        each.sort(key=lambda coming: not coming[1])
    return standing, comings


class Spell(NamedTuple):
    """A move as it was known from one moment until another."""

    since: str
    until: str
    move: Move


def _own_spells(connection: Connection, home: int, since: str) -> list[Spell]:
    """The moves at a settlement known at a moment or later."""
    asked = _MOVE.where(
        _s.home == home, _s.kind.in_(_OF_CONTROL), _s.until >= since, _s.agent.is_not(None), _s.affirmed
    )
    rows = connection.execute(asked.where(_s.agent != THIRD)).all()
    return [Spell(row[0], row[1], _to_move(row)) for row in rows]


class KeptOver:
    """What is kept of moves of areas, or of those that are among some events: they move the settlements inside."""

    def __init__(self, connection: Connection, among: Iterable[str] | None = None) -> None:
        asked = _MOVE.add_columns(_s.place, _s.area).where(
            _s.home.is_(None), _s.kind.in_(_OF_CONTROL), _s.area.is_not(None), _s.affirmed
        )
        asked = asked.where(_s.agent.is_not(None), _s.agent != THIRD)
        every = [asked] if among is None else [asked.where(_s.event.in_(some)) for some in cut(among)]
        rows = [row for each in every for row in connection.execute(each).all()]
        self._spells = [
            (area, Spell(row[0], row[1], replace(_to_move(row[:-2]), area=row[-2])))
            for row in rows
            if (area := to_area(row[-1])) is not None
        ]

    def at(self, places: list[tuple[str, Spot]]) -> Iterator[Spell]:
        """The moves of the areas in which a settlement lies, known from when on its point is."""
        found = next(((moment, spot) for moment, spot in places if spot.lat is not None), None)
        if found is None:
            return
        known, marker = found
        for area, spell in self._spells:
            if spell.until > known and lies_in(area, marker):
                yield spell._replace(since=max(known, spell.since))

    def concerned(self, before: KeptOver, connection: Connection) -> dict[int, str]:
        """The settlements in areas of which something else is kept than before, and since when."""
        changed = set(self._spells) ^ set(before._spells)
        if not changed:
            return {}
        found: dict[int, str] = {}
        for home, marker in markers(connection).items():
            since = [spell.since for area, spell in changed if lies_in(area, marker)]
            if since:
                found[home] = min(since)
        return found


def _to_move(row: Any) -> Move:
    _, _, event, kind, agent, standing, own_word, first, last, sharpness, time_from, time_to, founded = row
    when = When(first, last, Sharpness(sharpness), time_from, time_to)
    return Move(
        event=event,
        kind=Kind(kind),
        agent=agent,
        word=StandingWord(standing),
        own_word=own_word,
        day=int(last),
        minute=round((first % 1) * 1440) if when.has_clock else 0,
        founded=founded,
        since=time_from or time_to or iso_day(last),
    )


def _lent_point(connection: Connection, home: int) -> tuple[str, float, float] | None:
    """Since when an event at a settlement without a point of its own has one, and which."""
    asked = select(_s.since, _s.lat, _s.lon).where(_s.home == home, _s.lat.is_not(None)).order_by(_s.since).limit(1)
    found = connection.execute(asked).first()
    return (found[0], found[1], found[2]) if found else None


def _control_values(spot: Spot, lent: tuple[str, float, float] | None, now: Now) -> Values:
    lead = now.start or now.lead
    return {
        "place": spot.name,
        "lat": lent[1] if lent and spot.lat is None else spot.lat,
        "lon": lent[2] if lent and spot.lat is None else spot.lon,
        "holder": now.holder,
        "state": now.state.value,
        "held_since": lead.since if lead else None,
        "standing": now.standing.value if now.standing else None,
        "event": now.lead.event if now.lead and now.start is None else None,
    }
