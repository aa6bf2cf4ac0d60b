"""The keeper of what is derived: brings it up to date with reports that are new, or whose claims were decided anew.

Everything happens in the transaction of the connection that it is given: what is derived changes with what it is
derived from, or not at all.

    1. the reports that changed become tellings again, and so do of those that took words or names from them the
    tellings that are others by that
    2. the events around them are mended
    3. what was known when of these events, and of who holds their settlements, is mended from then on
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, bindparam, delete, insert, select

from wardiary.diary import derived as d
from wardiary.diary import derived_reading as reading
from wardiary.diary.queries import standing_decisions
from wardiary.diary.records import Sides
from wardiary.weighing.grouping.neighbours import cells_of_telling
from wardiary.weighing.kept import states, words
from wardiary.weighing.kept.ground import KeptGround
from wardiary.weighing.kept.holding import KeptOver, settle_control
from wardiary.weighing.kept.regrouping import Regrouping, Sitting
from wardiary.weighing.kept.rows import SELECT_TELLING, Kept, Position, Values, cut, telling_values, to_kept
from wardiary.weighing.kept.stock import Stock, tied_tellings
from wardiary.weighing.kept.tied import Tied
from wardiary.weighing.kept.writing import Written, write
from wardiary.weighing.places.placing import is_open, lend
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.rulings import Ties
from wardiary.weighing.starts import NO_STARTS, Starts
from wardiary.weighing.tellings import revoiced, told_in, voices_of
from wardiary.weighing.voices.parties import Parties


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is weighed: its number, where it stands, its text, and its tellings by itself."""

    number: int
    position: Position
    text: str
    told: tuple[Telling, ...]


@dataclass(slots=True)
class Renewal:
    """What is being renewed: reports by number, and the tellings they had, which are no more."""

    sources: dict[int, Source] = field(default_factory=dict)
    old: list[Kept] = field(default_factory=list)


class Keeper:
    """Keeps what is derived from a diary with this table of sides."""

    def __init__(self, sides: Sides, starts: Starts = NO_STARTS) -> None:
        self._parties = Parties(sides)
        self._starts = starts
        self._texts = words.Texts()

    def renew(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Bring what is derived up to date with reports that are new, or whose claims were decided anew."""
        ties_before = tied_tellings(connection)
        renewal = Renewal()
        for number, source in self._sources(connection, numbers).items():
            renewal.sources[number] = source
        named, copied = self._replace(connection, renewal, list(renewal.sources.values()))
        elsewhere = _placed_otherwise(connection, named - copied)
        for source in self._sources(connection, copied | elsewhere).values():
            self._amend(connection, renewal, source)
        tied = tied_tellings(connection)
        ties = Ties(kept.telling for kept in tied)
        retied = _retied(ties_before, tied)
        rewritten = {name for kept in (*renewal.old, *retied) for name in (kept.event, kept.via) if name}
        stock = Stock(connection, renewal.old, rewritten)
        seats = [stock.seat(kept) for kept in tied]
        ground = KeptGround(stock, Tied(ties, seats, ever=bool(ties_before or tied)))
        regrouping = Regrouping(ground, ties, connection)
        changed = {(source.position, source.number) for source in renewal.sources.values()}
        changed |= {(kept.position, kept.number) for kept in retied if kept.number not in renewal.sources}
        changed |= _where_owed(connection, renewal.old)
        regrouping.run(changed, [lost for kept in renewal.old for lost in _lost(kept)])
        self._mend_states(connection, write(connection, ground, regrouping.dirty))

    def settle_anew(self, connection: Connection) -> None:
        """Work out anew who held what when: another starting state counts."""
        over = KeptOver(connection)
        for home in connection.execute(select(d.spot.c.home).distinct()).scalars().all():
            settle_control(connection, home, "", self._starts, over)

    def _mend_states(self, connection: Connection, written: Written) -> None:
        since = written.changed | dict.fromkeys(written.rehoused, "")
        days = {name: days for name, days in written.days.items() if name not in written.rehoused}
        over = KeptOver(connection, since)
        homes = dict(written.homes)
        for found in (
            states.forget(connection, written.gone),
            states.homes_kept(connection, written.rehoused),
            states.refresh(connection, states.Changes(since, written.before, days), self._parties.sides),
            KeptOver(connection, since).concerned(over, connection),
        ):
            for home, moment in found.items():
                homes[home] = min(homes.get(home, d.OPEN), moment)
        now = KeptOver(connection, None if homes else ())
        for home, moment in homes.items():
            settle_control(connection, home, moment, self._starts, now)

    def _sources(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Source]:
        standing = standing_decisions(connection)
        return {
            kept.number: Source(
                kept.number, (kept.moment, kept.report.id), kept.report.text, tuple(told_in(kept, self._parties))
            )
            for kept in reading.reports(connection, numbers, standing)
        }

    def _replace(
        self, connection: Connection, renewal: Renewal, sources: Sequence[Source]
    ) -> tuple[set[int], set[int]]:
        """Exchange the tellings of reports for those of today; the numbers of the others that this may concern.

        First those that name places told of in these, then those that share sentences with them.
        """
        old = _take_out(connection, [source.number for source in sources])
        renewal.old += old
        keys = words.learnt_keys(kept.telling.spot for kept in old if not kept.lent)
        keys |= words.learnt_keys(telling.spot for source in sources for telling in source.told)
        before = _with_old(words.history_of(connection, keys), old)
        originals = words.Originals(connection, self._texts)
        for source in sources:
            words.file_words(connection, source.told, source.number)
        for source in sources:
            self._put(connection, source, self._voiced(connection, source, originals))
        self._lend(connection, sources)
        after = words.history_of(connection, keys)
        copied = words.copies_of(connection, {kept.telling.report for kept in old})
        for source in sources:
            copied |= originals.taken_by(source.text, source.told)
        renewal.sources |= {source.number: source for source in sources}
        done = renewal.sources.keys()
        return words.namers(connection, before, after) - done, copied - done

    def _amend(self, connection: Connection, renewal: Renewal, source: Source) -> None:
        """Exchange those tellings of a report that are now others than are kept, its own words being the same."""
        rows = connection.execute(SELECT_TELLING.where(d.telling.c.report == source.number)).all()
        kept = [to_kept(row) for row in rows]
        voiced = self._voiced(connection, source, words.Originals(connection, self._texts))
        named = {name for telling in source.told if is_open(telling) for name in telling.named}
        known = words.known_at(words.history_of(connection, named), source.position)
        placed = {lend(telling, known): telling for telling in voiced}
        there = {each.telling for each in kept}
        if placed.keys() == there:
            return
        old = [each for each in kept if each.telling not in placed]
        new = [
            telling_values(telling, source.number, lent=telling is not own)
            for telling, own in placed.items()
            if telling not in there
        ]
        connection.execute(delete(d.telling).where(d.telling.c.id.in_([each.id for each in old])))
        if new:
            connection.execute(insert(d.telling), new)
        _refile_cells(connection, source.number, there, placed)
        renewal.old += old
        renewal.sources[source.number] = source

    def _voiced(self, connection: Connection, source: Source, originals: words.Originals) -> list[Telling]:
        """The tellings with the voices of those from whom they were copied."""
        copied = originals.of(source.told)
        numbers = reading.numbers_of(connection, set(copied.values()))
        earlier = self._sources(connection, numbers.values()).values() if numbers else ()
        voices = {each.position[1]: voices_of(each.told) for each in earlier}
        return [revoiced(telling, copied.get(telling.words), voices) for telling in source.told]

    def _put(self, connection: Connection, source: Source, told: Sequence[Telling]) -> None:
        if told:
            connection.execute(
                insert(d.telling), [telling_values(telling, source.number, lent=False) for telling in told]
            )

    def _lend(self, connection: Connection, sources: Sequence[Source]) -> None:
        """Lend places to the tellings that name one, now that the places of all these reports are known."""
        named = {name for source in sources for telling in source.told if is_open(telling) for name in telling.named}
        history = words.history_of(connection, named)
        for source in sources:
            rows = connection.execute(SELECT_TELLING.where(d.telling.c.report == source.number)).all()
            told = [to_kept(row) for row in rows]
            known = words.known_at(history, source.position)
            for kept in told:
                lent = lend(kept.telling, known)
                if lent is not kept.telling:
                    connection.execute(delete(d.telling).where(d.telling.c.id == kept.id))
                    connection.execute(insert(d.telling), [telling_values(lent, source.number, lent=True)])
            _file_cells(connection, source, [lend(kept.telling, known) for kept in told])


def _refile_cells(connection: Connection, number: int, before: Collection[Telling], after: Collection[Telling]) -> None:
    """Exchange the cells of a report's tellings for those of others."""
    old, new = _cell_rows(before, number), _cell_rows(after, number)
    _remove_cells(connection, [row for row in old if row not in new])
    rows = [row for row in new if row not in old]
    if rows:
        connection.execute(insert(d.telling_cell), rows)


def _remove_cells(connection: Connection, rows: Iterable[Values]) -> None:
    mine = [column == bindparam(f"its_{column.name}") for column in d.telling_cell.primary_key]
    keys = [{f"its_{name}": value for name, value in row.items()} for row in rows]
    if keys:
        connection.execute(delete(d.telling_cell).where(*mine), keys)


def _file_cells(connection: Connection, source: Source, told: Sequence[Telling]) -> None:
    rows = _cell_rows(told, source.number)
    if rows:
        connection.execute(insert(d.telling_cell), rows)


def _cell_rows(told: Iterable[Telling], number: int) -> list[Values]:
    cells = {(cell, telling.published) for telling in told for cell in cells_of_telling(telling)}
    return [{"cell": cell, "published": published, "report": number} for cell, published in sorted(cells)]


def _take_out(connection: Connection, numbers: Iterable[int]) -> list[Kept]:
    """Take out the tellings of reports and all by which they are found."""
    old: dict[int, list[Kept]] = defaultdict(list)
    for some in cut(numbers):
        for row in connection.execute(SELECT_TELLING.where(d.telling.c.report.in_(some))).all():
            kept = to_kept(row)
            old[kept.number].append(kept)
    for some in cut(old):
        connection.execute(delete(d.telling).where(d.telling.c.report.in_(some)))
    for number, of_report in old.items():
        told = [kept.telling for kept in of_report]
        words.forget_words(connection, told, number)
        _remove_cells(connection, _cell_rows(told, number))
    return [kept for of_report in old.values() for kept in of_report]


def _placed_otherwise(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Those of the reports of which a telling would now be lent another place than it is, or one only now, or none."""
    told: dict[int, list[Kept]] = defaultdict(list)
    for some in cut(numbers):
        for row in connection.execute(SELECT_TELLING.where(d.telling.c.report.in_(some))).all():
            kept = to_kept(row)
            told[kept.number].append(kept)
    named = {name for of in told.values() for kept in of for name in kept.telling.named if _is_open(kept)}
    history = words.history_of(connection, named)
    return {number for number, of in told.items() if any(_is_placed_otherwise(kept, history) for kept in of)}


def _is_open(kept: Kept) -> bool:
    return kept.lent or is_open(kept.telling)


def _is_placed_otherwise(kept: Kept, history: Mapping[str, words.History]) -> bool:
    if not _is_open(kept):
        return False
    known = words.known_at({name: history[name] for name in kept.telling.named & history.keys()}, kept.position)
    return lend(replace(kept.telling, spot=None), known).spot != kept.telling.spot


def _with_old(history: dict[str, words.History], old: Sequence[Kept]) -> dict[str, words.History]:
    """The history of names as it was before tellings were taken out."""
    told: dict[str, list[tuple[Position, int, Spot]]] = {}
    for key, firsts in history.items():
        told[key] = [(at, -1, spot) for at, spot in firsts]
    for kept in old:
        spot = kept.telling.spot
        if spot is not None and not kept.lent and not spot.is_area:
            told.setdefault(spot.key, []).append((kept.position, kept.telling.order, spot))
    result: dict[str, words.History] = {}
    for key, found in told.items():
        found.sort(key=lambda each: each[:2])
        firsts_of_all = [found[0], *[each for each in found if each[2].lat is not None][:1]]
        result[key] = tuple((at, spot) for at, _, spot in firsts_of_all)
    return result


def _lost(kept: Kept) -> list[tuple[Position, Sitting]]:
    """How a telling sat that is no more, so that it differs from however its successor sits."""
    if kept.event is None or kept.at is None:
        return []
    return [(kept.at, (kept.event, kept.via, kept.telling.report, f"{kept.telling.claim} as it was", ""))]


def _where_owed(connection: Connection, old: Sequence[Kept]) -> set[tuple[Position, int]]:
    """The reports at which tellings joined that had been owed an event."""
    owed = {kept.at for kept in old if kept.at is not None and kept.at != kept.position}
    numbers = reading.numbers_of(connection, {name for _, name in owed})
    return {(at, numbers[at[1]]) for at in owed if at[1] in numbers}


def _retied(before: Sequence[Kept], after: Sequence[Kept]) -> list[Kept]:
    """The tellings that analysts have now put together with others than before, or told apart from others."""
    old, new = Ties(kept.telling for kept in before), Ties(kept.telling for kept in after)
    now = {_name(kept): kept for kept in after}
    then = {_name(kept): kept for kept in before}
    groups = _groups(old, before), _groups(new, after)
    return [
        kept
        for name, kept in now.items()
        if name not in then
        or groups[0].get(name) != groups[1].get(name)
        or old.parts_of(then[name].telling.rulings) != new.parts_of(kept.telling.rulings)
    ]


def _groups(ties: Ties, tied: Sequence[Kept]) -> dict[tuple[str, str, str], frozenset[tuple[str, str, str]]]:
    """The others that each telling is put together with."""
    members: dict[int, set[tuple[str, str, str]]] = {}
    for kept in tied:
        group = ties.group_of(kept.telling.rulings)
        if group is not None:
            members.setdefault(group, set()).add(_name(kept))
    return {name: frozenset(of) for of in members.values() for name in of}


def _name(kept: Kept) -> tuple[str, str, str]:
    spot = kept.telling.spot
    return kept.telling.report, kept.telling.claim, spot.key if spot else ""
