"""All that is SQLite's own: the file and its mark, its pragmas, its locks, its errors, its triggers, its text index.

Write-ahead log with `synchronous = NORMAL`: a transaction that was committed outlives any death of the process; a
power cut may take the last ones with it, whole, and never damages the file (sqlite.org/wal.html, "Durability").
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wardiary import errors
from wardiary.model import Report

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, Select
    from sqlalchemy.exc import DatabaseError

APPLICATION_ID = 0x57446961  # "WDia"
_MAGIC = b"SQLite format 3\x00"
_ID_AT = slice(68, 72)  # sqlite.org/fileformat.html, "Application ID"
_WRITES = "wardiary_writes"


class SqliteFile:
    """A file of SQLite, as the diary asks for it (see `database.py`)."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience

    @property
    def where(self) -> str:
        """The file's path."""
        return str(self.path)

    @property
    def address(self) -> str:
        """The file's path."""
        return str(self.path)

    @property
    def name(self) -> str:
        """The file's name without suffix."""
        return self.path.stem

    @cached_property
    def _engine(self) -> Engine:
        return open_engine(self.path, self._patience)

    @contextmanager
    def creating(self) -> Iterator[Connection]:
        """A connection on a new file that gets its name when it is whole."""
        with new_file(self.path) as unfinished:
            engine = open_engine(unfinished, self._patience)
            with writing(engine, self.path) as connection:
                yield connection
            engine.dispose()
            finish(unfinished)

    def recognise(self) -> None:
        """Look at the file's first bytes."""
        recognise(self.path)

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on one state."""
        return reading(self._engine, self.path)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection that holds the file's lock."""
        return writing(self._engine, self.path)

    def index_words(self, connection: Connection, number: int, report: Report) -> None:
        """Nothing: a trigger files the words of every report."""

    def having(self, words: str) -> Select[Any]:
        """The reports that the full-text index (FTS5) has under all words."""
        from sqlalchemy import Integer, select, text

        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        found = text("SELECT rowid AS number FROM report_words WHERE report_words MATCH :phrase").bindparams(
            phrase=phrase
        )
        return select(found.columns(number=Integer).subquery().c.number)

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


def recognise(path: Path) -> None:
    """Look at the file's first bytes only. Raises MissingDiaryError, NotADiaryError, UnusableDiaryError."""
    hint = f"make a diary with `wardiary init {path}`"
    if not path.exists():
        raise errors.MissingDiaryError("There is no diary here.", path, hint)
    if not path.is_file():
        raise errors.NotADiaryError("This is not a diary but a folder or device.", path, "name the diary's file")
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise errors.UnusableDiaryError(
            f"The diary cannot be opened: {error.strerror}.", path, "check the rights"
        ) from error
    if head[: len(_MAGIC)] != _MAGIC or head[_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise errors.NotADiaryError(
            "This file is not a diary.", path, f"name another file, or {hint.replace(str(path), 'NEW')}"
        )


def open_engine(path: Path, patience: float) -> Engine:
    """An engine on the file; a connection waits `patience` seconds for another's lock."""
    from sqlalchemy import URL, create_engine, event

    where = _unchanging(path) if _is_for_looking_at(path) else URL.create("sqlite", database=str(path))
    engine = create_engine(where, connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_for_looking_at(path: Path) -> bool:
    """Whether the folder takes no file from us and nobody's log is there: SQLite would want to make one to read."""
    return path.exists() and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _unchanging(path: Path) -> URL:
    """The file as one that nobody writes to, for reading without a log (sqlite.org/wal.html, "Read-Only Databases")."""
    from sqlalchemy import URL

    return URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}?immutable=1", query={"uri": "true"})


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where the driver thinks
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that it never has to give up half-way for another's sake."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection that sees one state of the diary from beginning to end."""
    with _told(path), engine.connect() as connection, connection.begin():
        before = path.stat() if engine.url.query else None
        yield connection
        if before and path.stat().st_mtime_ns != before.st_mtime_ns:
            raise errors.LockedDiaryError("Another program wrote to the diary meanwhile.", path, "try again")


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection in one transaction: all of it is kept, or nothing."""
    with _told(path), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    from sqlalchemy.exc import DatabaseError, IntegrityError

    try:
        yield
    except IntegrityError:
        raise  # a breach of the diary's own rules: an error of the program, not of the file
    except DatabaseError as error:
        raise _translated(error, path) from error


def _translated(error: DatabaseError, path: Path) -> errors.WardiaryError:
    said = str(error.orig)
    if "locked" in said or "busy" in said:
        return errors.LockedDiaryError(
            "Another program holds the diary.", path, "wait until it is done, or stop it, and try again"
        )
    if "readonly" in said:
        hint = "copy it to a folder of yours, or get the right to write to the file and its folder"
        return errors.UnusableDiaryError("This needs to write to the diary, which may only be read here.", path, hint)
    if "not a database" in said or "malformed" in said or "no such table" in said:
        return errors.NotADiaryError(f"The diary is damaged: {said}.", path, "restore it from a copy")
    return errors.UnusableDiaryError(f"The diary cannot be used: {said}.", path, "check the rights and the space left")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Where to make the diary: it gets its name when it is whole, or not at all. Raises DiaryExistsError."""
    exists = errors.DiaryExistsError("There is a file here already.", path, "name another file, or add to this one")
    if path.exists():
        raise exists
    if not path.parent.is_dir():
        raise errors.UnusableDiaryError("There is no such folder.", path.parent, "make it, or name another file")
    if not os.access(path.parent, os.W_OK):
        raise errors.UnusableDiaryError("The folder cannot be written to.", path.parent, "name a file elsewhere")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield unfinished
        try:
            os.link(unfinished, path)  # unlike a rename, never puts itself in the place of another
        except FileExistsError as error:
            raise exists from error
        except OSError:  # a file system without links
            unfinished.rename(path)
    except OSError as error:
        raise errors.UnusableDiaryError(f"It cannot be made: {error.strerror}.", path, "check the folder") from error
    finally:
        unfinished.unlink(missing_ok=True)


def finish(path: Path) -> None:
    """Mark the file as a diary and give it its write-ahead log, both for good."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
