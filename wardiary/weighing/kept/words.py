"""Copies and names in the diary: what a report takes from earlier ones, and what later ones take from it.

The same rules as `copies` and `placing`, by look-up instead of going through all reports.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, literal, select, union, union_all
from sqlalchemy.sql.selectable import CompoundSelect

from wardiary.diary import derived as d
from wardiary.diary.derived_reading import numbers_of, texts
from wardiary.weighing.grouping.copies import TOO_COMMON, is_taken, likely, original, sample, sampled, shingles
from wardiary.weighing.kept.rows import Position, Values, cut
from wardiary.weighing.places.placing import is_learnt
from wardiary.weighing.records import Spot, Telling

_sh = d.shingle.c
_t = d.telling.c
_HASHES = 16  # shingles asked for at once
_KEYS = 8  # names asked for at once
_AT_HAND = 1000  # texts: the first that share a phrase of the trade come again with every report that has it
History = tuple[tuple[Position, Spot], ...]
"""How a name was first told of, and how first with a point."""


class Texts:
    """The shingles of texts, which never change; those looked at lately are at hand."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, frozenset[int]] = OrderedDict()

    def fetch(self, connection: Connection, names: Iterable[str]) -> None:
        """Have these at hand."""
        missing = []
        for name in names:
            if name in self._known:
                self._known.move_to_end(name)
            else:
                missing.append(name)
        for some in cut(missing):
            self._known.update((name, shingles(text)) for name, text in texts(connection, some).items())

    def of(self, name: str) -> frozenset[int]:
        """The shingles of one that was fetched."""
        return self._known[name]

    def trim(self) -> None:
        """Let go of those not looked at for long."""
        while len(self._known) > _AT_HAND:
            self._known.popitem(last=False)


class Originals:
    """From which earlier reports sentences were taken, and which later ones took them."""

    def __init__(self, connection: Connection, at_hand: Texts) -> None:
        self._connection = connection
        self._texts = at_hand

    def of(self, told: Sequence[Telling]) -> dict[str, str]:
        """The original of each sentence of a report that was taken from an earlier one, by its words."""
        if not told:
            return {}
        position = (told[0].published, told[0].report)
        holders = self._first_holders(told)
        found: dict[str, str] = {}
        for words in {telling.words for telling in told}:
            met = likely(sample([words]), holders)
            earlier = [name for published, name in sorted(met) if (published, name) < position]
            self._texts.fetch(self._connection, earlier)
            taken_from = original(words, earlier, self._texts.of)
            found |= {words: taken_from} if taken_from else {}
        self._texts.trim()
        return found

    def taken_by(self, text: str, told: Sequence[Telling]) -> set[int]:
        """The numbers of later reports that took a sentence from this one and are not known to have it from earlier.

        What was taken from an earlier report still is, unless that is now one too many of those that share a phrase.
        """
        if not told:
            return set()
        position = (told[0].published, told[0].report)
        first = self._first_holders(told, TOO_COMMON + 1)
        held = {hashed: holders for hashed, holders in first.items() if position in holders[:TOO_COMMON]}
        displaced: dict[str, set[int]] = defaultdict(set)
        for hashed, holders in held.items():
            for _, name in holders[TOO_COMMON:]:
                displaced[name].add(hashed)
        later = self._later_holders([hashed for hashed, holders in held.items() if holders[-1] > position], position)
        own = shingles(text)
        found: set[int] = set()
        for some in cut(numbers_of(self._connection, later).values()):
            asked = select(_t.report, _t.words, _t.copy_of).where(_t.report.in_(some))
            rows = self._connection.execute(asked).all()
            earlier = _published_by(self._connection, {row[2] for row in rows} - {None}, position)
            for number, words, copy_of in rows:
                if copy_of not in earlier and number not in found and _is_from(words, held, own):
                    found.add(number)
        return found | self._copies_by(displaced)

    def _copies_by(self, hashes: Mapping[str, set[int]]) -> set[int]:
        """The numbers of reports with sentences taken from these, that hold any of the shingles named with each."""
        found: set[int] = set()
        for some in cut(hashes):
            asked = select(_t.report, _t.words, _t.copy_of).where(_t.copy_of.in_(some))
            for number, words, copy_of in self._connection.execute(asked):
                found |= {number} if not hashes[copy_of].isdisjoint(sample([words])) else set()
        return found

    def _first_holders(self, told: Sequence[Telling], most: int = TOO_COMMON) -> dict[int, list[Position]]:
        """The first reports that share each sampled shingle of a report, in order of publication."""
        found: dict[int, list[Position]] = defaultdict(list)
        for hashes in cut(sample(telling.words for telling in told), _HASHES):
            some = hashes + hashes[:1] * (_HASHES - len(hashes))
            values = {f"hash{number}": each for number, each in enumerate(some)}
            for hashed, published, name in self._connection.execute(_first_holders_of(most), values).all():
                found[hashed].append((published, name))
        return {hashed: sorted(holders) for hashed, holders in found.items()}

    def _later_holders(self, hashes: Iterable[int], position: Position) -> set[str]:
        found: set[str] = set()
        for some in cut(hashes):
            asked = select(_sh.published, _sh.name).where(_sh.hash.in_(some), _sh.published >= position[0])
            met = self._connection.execute(asked).all()
            found.update(name for published, name in met if (published, name) > position)
        return found


def _is_from(words: str, held: Mapping[int, Iterable[Position]], own: frozenset[int]) -> bool:
    """Whether a sentence was taken from a text that holds these shingles among the first: likely, and then surely."""
    told = shingles(words)
    return bool(likely(sampled(told), dict.fromkeys(held, ("it",)))) and is_taken(told, own)


def _published_by(connection: Connection, names: Iterable[str], position: Position) -> set[str]:
    """Those of the reports that stand at a place in the order of publication or before it."""
    found: set[str] = set()
    for some in cut(numbers_of(connection, names).values()):
        asked = select(_t.published, _t.name).where(_t.report.in_(some)).distinct()
        found.update(name for published, name in connection.execute(asked) if (published, name) <= position)
    return found


def copies_of(connection: Connection, names: Iterable[str]) -> set[int]:
    """The numbers of reports with sentences taken from these."""
    found: set[int] = set()
    for some in cut(names):
        found.update(connection.execute(select(_t.report).where(_t.copy_of.in_(some))).scalars())
    return found


def history_of(connection: Connection, keys: Iterable[str]) -> dict[str, History]:
    """When and how names were first told of as places, and first with a point, lent places left out."""
    firsts: dict[str, dict[bool, tuple[Position, Spot]]] = defaultdict(dict)
    for some in cut(sorted(keys), _KEYS):
        values = {f"key{number}": key for number, key in enumerate(some + some[:1] * (_KEYS - len(some)))}
        for row in connection.execute(_first_told(), values).all():
            firsts[row[4]][bool(row[8])] = (row[0], row[1]), Spot(row[3], row[4], row[5], row[6], row[7])
    return {key: tuple(told[pointed] for pointed in sorted(told)) for key, told in firsts.items()}


@cache
def _first_told() -> CompoundSelect[Any]:
    """Who first told of `key0`, `key1`, ... as a place, and who first with a point; put together once."""
    columns = (_t.published, _t.name, _t.place_in_report, _t.place, _t.place_key, _t.lat, _t.lon, _t.geonameid)
    firsts = []
    for number in range(_KEYS):
        told = (_t.place_key == bindparam(f"key{number}"), _t.lent.is_(False), _t.is_area.is_(False))
        for pointed in ((), (_t.lat.is_not(None),)):
            first = select(*columns, literal(len(pointed)).label("pointed")).where(*told, *pointed)
            firsts.append(first.order_by(*columns[:3]).limit(1))
    return union_all(*(select(first.subquery()) for first in firsts))


@cache
def _first_holders_of(most: int) -> CompoundSelect[Any]:
    """The first reports that hold each of the shingles `hash0`, `hash1`, ...; put together once."""
    firsts = [
        select(d.shingle).where(_sh.hash == bindparam(f"hash{number}")).order_by(_sh.published, _sh.name).limit(most)
        for number in range(_HASHES)
    ]
    return union(*(select(first.subquery()) for first in firsts))


def known_at(history: Mapping[str, History], position: Position) -> dict[str, Spot]:
    """The places that names stand for at a place in the order of publication, that report's own among them."""
    known: dict[str, Spot] = {}
    for key, firsts in history.items():
        met = [spot for at, spot in firsts if at <= position]
        if met:
            known[key] = met[-1]
    return known


def namers(connection: Connection, before: Mapping[str, History], after: Mapping[str, History]) -> set[int]:
    """The numbers of reports that name, without telling where, a place that has come to be known otherwise."""
    found: set[int] = set()
    for key in before.keys() | after.keys():
        old, new = before.get(key, ()), after.get(key, ())
        if old != new:
            first, last = _between(old, new)
            column = d.telling_name.c
            # no BETWEEN: PostgreSQL takes no collation within it
            asked = select(column.report).where(column.key == key, column.published >= first, column.published <= last)
            found.update(connection.execute(asked).scalars())
    return found


def _between(old: History, new: History) -> tuple[str, str]:
    """The first and last moment at which a name stands for another place, or for one only now."""
    moments = [at[0] for at, _ in (*old, *new)]
    same = [spot for _, spot in old] == [spot for _, spot in new]
    return min(moments), max(moments) if same else d.OPEN


def learnt_keys(spots: Iterable[Spot | None]) -> set[str]:
    """The names that tellings may be lent places by."""
    return {spot.key for spot in spots if spot is not None and is_learnt(spot)}


def file_words(connection: Connection, told: Sequence[Telling], number: int) -> None:
    """Keep by what a report's sentences and names are found."""
    hashes, names = hash_rows(told), name_rows(told, number)
    if hashes:
        connection.execute(insert(d.shingle), hashes)
    if names:
        connection.execute(insert(d.telling_name), names)


def hash_rows(told: Sequence[Telling]) -> list[Values]:
    """The rows of the sampled shingles of a report's sentences."""
    if not told:
        return []
    hashes = sample(telling.words for telling in told)
    return [{"hash": each, "published": told[0].published, "name": told[0].report} for each in sorted(hashes)]


def name_rows(told: Sequence[Telling], number: int) -> list[Values]:
    """The rows of the names in a report's sentences without a place."""
    names = {key for telling in told for key in telling.named}
    return [{"key": key, "published": told[0].published, "report": number} for key in sorted(names)]


def forget_words(connection: Connection, told: Sequence[Telling], number: int) -> None:
    """Take out by what a report was found that told this."""
    for table, rows in ((d.shingle, hash_rows(told)), (d.telling_name, name_rows(told, number))):
        if rows:
            mine = [column == bindparam(f"its_{column.name}") for column in table.primary_key]
            keys = [{f"its_{name}": value for name, value in row.items()} for row in rows]
            connection.execute(delete(table).where(*mine), keys)
