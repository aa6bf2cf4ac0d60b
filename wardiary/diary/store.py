"""The diary of one conflict: a file to which reports are added and of which questions are asked.

A report is kept with its reading, claims and checks in one transaction: all of it or nothing, whatever happens to the
process. Nothing kept is ever changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, insert, or_, select

from wardiary.diary import docket, migrate, queries, rows, starts
from wardiary.diary import schema as s
from wardiary.diary.database import Database, database_at
from wardiary.diary.decision import Decision
from wardiary.diary.docket import Ruling
from wardiary.diary.fingerprint import fingerprint
from wardiary.diary.records import (
    Added,
    AlreadyThere,
    BriefData,
    Counts,
    KeptClaim,
    KeptRejection,
    KeptReport,
    NameTaken,
    Sides,
)
from wardiary.diary.starts import Offered, StartFile
from wardiary.diary.times import now, publication
from wardiary.model import Reading, Rejection, Report

T = TypeVar("T")
# Long enough for another program's report in flight, short enough not to look dead.
PATIENCE = 5.0
# Characters of the name of something rejected that are kept: names are keys, and a path may have 4,096 bytes.
_NAME = 500


class Diary:
    """An open diary. Use it as a context, so that it is closed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def create(cls, where: str | Path, sides: Sides | None = None) -> Diary:
        """Make a new diary in a file, or in the database of an address `postgresql://...`, and open it.

        Raises DiaryExistsError, UnusableDiaryError; then nothing is left behind.
        """
        database = database_at(where, PATIENCE)
        with closing(database), database.creating() as connection:
            migrate.upgrade(connection)
            connection.execute(insert(s.meta), [{"key": "created_at", "value": now()}])
            _insert_sides(connection, sides or Sides())
        return cls.open(where)

    @classmethod
    def open(cls, where: str | Path, patience: float = PATIENCE) -> Diary:
        """Open a diary, waiting `patience` seconds for others that hold it.

        Raises MissingDiaryError, NotADiaryError, NewerDiaryError, LockedDiaryError, UnusableDiaryError; then nothing
        was touched. A diary of an older version is upgraded.
        """
        database = database_at(where, patience)
        try:
            _make_current(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Diary:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, or the connections."""
        self._database.close()

    @property
    def name(self) -> str:
        """The diary's name: its file's, without suffix, or its database's."""
        return self._database.name

    @property
    def where(self) -> str:
        """Where it lies, as it may be shown: a path, or an address without its password."""
        return self._database.where

    @property
    def address(self) -> str:
        """What opens it again, in another process: never to be shown, since it may hold a password."""
        return self._database.address

    def recognise(self, report: Report) -> AlreadyThere | NameTaken | None:
        """Whether the report need not be read: its text is kept already, or its name by another text.

        A new name of a kept text is noted beside it.
        """
        with self._database.reading() as connection:
            known = _known(connection, report)
        if not (isinstance(known, AlreadyThere) and known.noted):
            return known
        with self._database.writing() as connection:
            return _noted(connection, report, _known(connection, report))

    def add(
        self, report: Report, reading: Reading, then: Callable[[Connection], object] | None = None
    ) -> Added | AlreadyThere | NameTaken:
        """Keep a report with its reading, in one transaction; a text that is kept already changes nothing.

        `then` is called in the same transaction where a report was added: for what is derived from it. Raises
        ValueError where the reading is of another report.
        """
        if reading.id != report.id:
            raise ValueError(f"the reading is of {reading.id!r}, not of {report.id!r}")
        with self._database.writing() as connection:
            known = _noted(connection, report, _known(connection, report))
            if known:
                return known
            added = Added(self._insert(connection, report, reading))
            if then:
                then(connection)
            return added

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the diary, for questions to what is derived."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction, for what is derived: all of it is kept, or nothing."""
        return self._database.writing()

    def reject(self, rejection: Rejection) -> bool:
        """Keep a rejection; False where the same was kept before."""
        values = {
            "name": _storable(rejection.name)[:_NAME],
            "code": rejection.code,
            "reason": _storable(rejection.reason),
        }
        same = select(s.rejection.c.id).where(*(s.rejection.c[key] == value for key, value in values.items()))
        with self._database.writing() as connection:
            if connection.execute(same).first():
                return False
            connection.execute(insert(s.rejection), [{**values, "at": now()}])
            return True

    def reports(self, first: date | None = None, last: date | None = None) -> Iterator[KeptReport]:
        """Reports in order of publication; with days (both included), those published in them."""
        return self._stream(lambda connection: queries.reports(connection, first, last))

    def search(self, words: str) -> Iterator[KeptReport]:
        """Reports whose title or text has all of `words`."""
        return self._stream(lambda connection: queries.search(connection, self._database.having(words)))

    def claims(self, first: date, last: date | None = None) -> Iterator[KeptClaim]:
        """Claims that tell of a day, or of any day from `first` to `last`."""
        return self._stream(lambda connection: queries.claims(connection, first, last or first))

    def rejections(self) -> Iterator[KeptRejection]:
        """What could not be taken as a report, in the order in which it was offered."""
        return self._stream(queries.rejections)

    def decide(self, *rulings: Ruling) -> tuple[Decision, ...]:
        """Keep decisions, all in one transaction or none.

        Raises WrongUseError where one names no claim of the diary or contradicts a decision that stands.
        """
        with self._database.writing() as connection:
            return tuple(docket.keep(connection, rulings))

    def withdraw(self, number: int, author: str, reason: str) -> Decision:
        """Take a decision back; it stays in the diary as withdrawn. Raises WrongUseError where none of it stands."""
        with self._database.writing() as connection:
            return docket.withdraw(connection, number, author, reason)

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision ever made, in order, those withdrawn among them."""
        with self._database.reading() as connection:
            return docket.decisions(connection)

    def keep_starts(self, offered: Offered, author: str) -> int | None:
        """Keep a starting state, whole; its number, None where the same file counts already."""
        with self._database.writing() as connection:
            return starts.keep(connection, offered, author)

    def withdraw_starts(self, number: int, author: str) -> StartFile:
        """Take a starting state back; it stays in the diary. Raises WrongUseError where none of it counts."""
        with self._database.writing() as connection:
            return starts.withdraw(connection, number, author)

    def starts(self) -> tuple[StartFile, ...]:
        """Every starting state ever imported, in order, those withdrawn among them."""
        with self._database.reading() as connection:
            return starts.starts(connection)

    def sides(self) -> Sides:
        """The table of sides."""
        with self._database.reading() as connection:
            return queries.sides(connection)

    def counts(self) -> Counts:
        """How much the diary holds."""
        with self._database.reading() as connection:
            return queries.counts(connection)

    def latest_day(self) -> date | None:
        """The last day on which a report was published; None where no report has a date."""
        with self._database.reading() as connection:
            return queries.latest_day(connection)

    def brief(self, first: date, last: date | None = None, made_at: str | None = None) -> BriefData:
        """All that a brief of the days shows, from one state of the diary."""
        last = last or first
        with self._database.reading() as connection:
            return BriefData(
                diary=self.name,
                first_day=first,
                last_day=last,
                reports=tuple(queries.brief_reports(connection, first, last)),
                rejections=tuple(queries.rejections(connection)),
                sides=queries.sides(connection),
                undated=queries.undated(connection, first, last),
                made_at=made_at or now(),
            )

    def _insert(self, connection: Connection, report: Report, reading: Reading) -> int:
        number = _insert(connection, report, reading)
        self._database.index_words(connection, number, report)
        return number

    def _stream(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self._database.reading() as connection:
            yield from ask(connection)


def _make_current(database: Database) -> None:
    database.recognise()
    with database.reading() as connection:
        current = migrate.is_current(connection, database.where)
    if not current:
        with database.writing() as connection:
            migrate.upgrade(connection)


def _storable(told: str) -> str:
    """Words about what was refused, for its characters perhaps: those that no database takes as escapes."""
    return told.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _insert_sides(connection: Connection, sides: Sides) -> None:
    for number, side in enumerate(sides.sides, 1):
        connection.execute(insert(s.side), [{"id": number, "name": side.name}])
        for name in side.members:
            connection.execute(insert(s.side_member), [{"side": number, "name": name}])
    for name in sides.third:
        connection.execute(insert(s.side_member), [{"side": None, "name": name}])


def _known(connection: Connection, report: Report) -> AlreadyThere | NameTaken | None:
    """What the diary has of the report; `noted` tells whether its name is still to be noted."""
    digest = fingerprint(report)
    wanted = or_(s.report.c.fingerprint == digest, s.report.c.name == report.id)
    found = connection.execute(select(s.report.c.number, s.report.c.name, s.report.c.fingerprint).where(wanted)).all()
    same = next((row for row in found if row.fingerprint == digest), None)
    if same is None:
        return NameTaken(found[0].number, found[0].name) if found else None
    noted = select(s.report_name.c.id).where(s.report_name.c.report == same.number, s.report_name.c.name == report.id)
    is_new = same.name != report.id and connection.execute(noted).first() is None
    return AlreadyThere(same.number, same.name, noted=is_new)


def _noted(
    connection: Connection, report: Report, known: AlreadyThere | NameTaken | None
) -> AlreadyThere | NameTaken | None:
    if isinstance(known, AlreadyThere) and known.noted:
        connection.execute(insert(s.report_name), [{"report": known.number, **rows.name_values(report, now())}])
    return known


def _insert(connection: Connection, report: Report, reading: Reading) -> int:
    """The number under which the report is now kept."""
    moment = now()
    values = rows.report_values(report, fingerprint(report), moment)
    number: int = connection.execute(insert(s.report).returning(s.report.c.number), values).scalar_one()
    values = rows.reading_values(reading, number, moment)
    read: int = connection.execute(insert(s.reading).returning(s.reading.c.id), values).scalar_one()
    ids = {"report": number, "reading": read}
    when = publication(reading.published)
    claims = [{**ids, **rows.claim_values(claim, report, when.day if when else None)} for claim in reading.claims]
    checks = [{**ids, **rows.check_values(check)} for check in reading.checks]
    if claims:
        connection.execute(insert(s.claim), claims)
    if checks:
        connection.execute(insert(s.check_made), checks)
    return number
