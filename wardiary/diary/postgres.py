"""All that is PostgreSQL's own: addresses, transactions, the writers' lock, errors, the index of words.

Readers see one snapshot (`REPEATABLE READ`); writers take one advisory lock of the database, as SQLite's do the file's,
so that what one has looked up still holds when it writes. The lock ends with the transaction, however that ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Select, false, select, text

from wardiary import errors
from wardiary.diary import schema as s
from wardiary.model import Report

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DatabaseError

_LOCK = 0x57446961  # "WDia", the diary's mark in SQLite files
_CONNECT_SECONDS = 10  # a server far away answers in less; one that is not there is told in time
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 500  # characters: PostgreSQL takes lexemes up to 2,046 bytes
_CHUNK = 500_000  # bytes of words in one row: PostgreSQL takes a tsvector up to 1,048,575
_OURS = ("meta", "report", "claim", "alembic_version")
_MISSING, _LOCKED, _NO_TABLE, _NO_RIGHT = ("3D000", "55P03", "42P01", "42501")


class Postgres:
    """A database of a PostgreSQL server."""

    def __init__(self, address: str, patience: float) -> None:
        """Take the address to pieces; nothing is opened. Raises UnusableDiaryError, WrongUseError."""
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        if find_spec("psycopg") is None:
            hint = "install it: pip install 'wardiary[postgres]'"
            raise errors.UnusableDiaryError("PostgreSQL needs its driver, psycopg.", _without_password(address), hint)
        try:
            self._url = make_url(address).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as error:
            hint = "write postgresql://USER@HOST/DATABASE"
            raise errors.WrongUseError("This is no address.", _without_password(address), hint) from error
        self._patience = patience

    @property
    def where(self) -> str:
        """The address without its password."""
        return self._url.set(drivername="postgresql").render_as_string(hide_password=True)

    @property
    def address(self) -> str:
        """The whole address."""
        return self._url.set(drivername="postgresql").render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """The name of the database."""
        return self._url.database or self._url.username or "diary"

    @cached_property
    def _engine(self) -> Engine:
        from sqlalchemy import create_engine

        return create_engine(self._url, connect_args={"connect_timeout": _CONNECT_SECONDS})

    @contextmanager
    def creating(self) -> Iterator[Connection]:
        """A connection to make the tables with, in a transaction of their own."""
        with self.writing() as connection:
            there = [name for name in _OURS if _has_table(connection, name)]
            if there:
                what = "diary" if len(there) == len(_OURS) else f"table {there[0]!r}"
                hint = "name another database, or add to the diary that is there"
                raise errors.DiaryExistsError(f"There is a {what} here already.", self.where, hint)
            yield connection

    def recognise(self) -> None:
        """Look for the diary's own tables."""
        with self.reading() as connection:
            there = [name for name in _OURS if _has_table(connection, name)]
        if len(there) == len(_OURS):
            return
        if there:
            raise errors.NotADiaryError("This database is not a diary.", self.where, "name another database")
        hint = f"make one with: wardiary init {self.where}"
        raise errors.MissingDiaryError("There is no diary in this database.", self.where, hint)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on one snapshot."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the writers' lock to the end of its transaction."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            connection.execute(text(f"SET LOCAL lock_timeout = {max(1, round(self._patience * 1000))}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            yield connection

    def index_words(self, connection: Connection, number: int, report: Report) -> None:
        """File the words of a report, each once, in as many rows as they need."""
        filed = [{"report": number, "words": words} for words in _chunks(_words(f"{report.title or ''} {report.text}"))]
        if filed:
            connection.execute(
                text("INSERT INTO report_words (report, words) VALUES (:report, array_to_tsvector(:words))"), filed
            )

    def having(self, words: str) -> Select[Any]:
        """One look-up for each word: those of a long report may lie in several rows."""
        wanted = [s.report.c.number.in_(_with_word(word, n)) for n, word in enumerate(_words(words))]
        return select(s.report.c.number).where(*wanted) if wanted else select(s.report.c.number).where(false())

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        from sqlalchemy.exc import DatabaseError, IntegrityError

        try:
            yield
        except IntegrityError:
            raise  # a breach of the diary's own rules: an error of the program, not of the database
        except DatabaseError as error:
            raise self._translated(error) from error

    def _translated(self, error: DatabaseError) -> errors.WardiaryError:
        said = " ".join(str(error.orig).split()).rstrip(".?")
        code = getattr(error.orig, "sqlstate", None)
        if code == _LOCKED:
            hint = "wait until it is done, or stop it, and try again"
            return errors.LockedDiaryError("Another program holds the diary.", self.where, hint)
        if code == _MISSING or f'database "{self._url.database}" does not exist' in said:
            hint = f"make it first: createdb {self._url.database}"
            return errors.MissingDiaryError("There is no such database.", self.where, hint)
        if code == _NO_TABLE:
            return errors.NotADiaryError(f"The diary is damaged: {said}.", self.where, "restore it from a copy")
        hint = "ask for the right to use it" if code == _NO_RIGHT else "check the address, and that the server runs"
        return errors.UnusableDiaryError(f"The diary cannot be used: {said}.", self.where, hint)


def _has_table(connection: Connection, name: str) -> bool:
    asked = text("SELECT to_regclass(:name) IS NOT NULL")
    return bool(connection.execute(asked, {"name": name}).scalar_one())


def _with_word(word: str, number: int) -> Select[Any]:
    asked = text(f"SELECT report FROM report_words WHERE words @@ CAST(:word{number} AS tsquery)")  # noqa: S608 - a number
    found = asked.bindparams(**{f"word{number}": f"'{word}'"}).columns(report=Integer).subquery()
    return select(found.c.report)


def _words(words: str) -> list[str]:
    """The words of a text as they are filed: lower case, without accents, each once."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return sorted({word[:_LONGEST_WORD] for word in _WORD.findall(plain)})


def _chunks(words: list[str]) -> Iterator[list[str]]:
    """The words in lists that each fit into one row."""
    chunk: list[str] = []
    size = 0
    for word in words:
        size += len(word.encode()) + 8  # what PostgreSQL keeps beside each
        if size > _CHUNK:
            yield chunk
            chunk, size = [], len(word.encode()) + 8
        chunk.append(word)
    if chunk:
        yield chunk


def _without_password(address: str) -> str:
    return re.sub(r"(//[^/@:]*):[^/@]*@", r"\1:***@", address)
