"""Where a diary lies: what the diary asks of a database, whichever it is. Everything beyond this is common SQL.

A file is SQLite; an address `postgresql://...` is PostgreSQL. Both keep the same promises: a reader sees one state from
beginning to end, writers come one after the other, a transaction is kept whole or not at all, kept rows never change.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wardiary.model import Report

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_SCHEMES = ("postgresql://", "postgres://")


class Database(Protocol):
    """One database with, or for, a diary."""

    @property
    def where(self) -> str:
        """Where it lies, as it may be shown: without a password."""

    @property
    def address(self) -> str:
        """What opens it again, in another process: never to be shown, since it may hold a password."""

    @property
    def name(self) -> str:
        """A short name for pages and files."""

    def creating(self) -> AbstractContextManager[Connection]:
        """A connection to make the tables with: the diary is there when the block ends well, else nothing is left.

        Raises DiaryExistsError, UnusableDiaryError.
        """

    def recognise(self) -> None:
        """Look whether a diary is there. Raises MissingDiaryError, NotADiaryError, UnusableDiaryError."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the diary from beginning to end."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction, alone among writers: all of it is kept, or nothing."""

    def index_words(self, connection: Connection, number: int, report: Report) -> None:
        """File the words of report `number`, where the database does not do so by itself."""

    def having(self, words: str) -> Select[Any]:
        """The numbers of the reports whose title or text has all of `words`, whatever their case and accents."""

    def close(self) -> None:
        """Let go of it."""


def database_at(where: str | Path, patience: float) -> Database:
    """The database of a file or address; nothing is opened yet. A connection waits `patience` seconds for a lock.

    Raises UnusableDiaryError where PostgreSQL is meant and its driver is not installed.
    """
    if is_address(where):
        from wardiary.diary.postgres import Postgres

        return Postgres(str(where), patience)
    from wardiary.diary.sqlite import SqliteFile

    return SqliteFile(Path(where), patience)


def is_address(where: str | Path) -> bool:
    """Whether it is the address of a server rather than a file."""
    return isinstance(where, str) and where.startswith(_SCHEMES)
