"""Rows on their way into derived tables: many at a time, past all that SQLAlchemy does for each row."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from wardiary.diary import derived as d
from wardiary.weighing.kept.rows import Values

_BATCH = 5000  # rows put in at once
_TABLES = {table.name: table for table in d.TABLES}


class Pouring:
    """Rows that wait to be put into tables. All rows of one table have the same columns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Values]] = defaultdict(list)

    def put(self, table: Table, rows: Iterable[Values]) -> None:
        """Let rows wait, and put them in once they are many."""
        waiting = self._waiting[table.name]
        waiting += rows
        if len(waiting) >= _BATCH:
            self._pour(table, self._waiting.pop(table.name))

    def flush(self) -> None:
        """Put in what waits."""
        for name in list(self._waiting):
            self._pour(_TABLES[name], self._waiting.pop(name))

    def _pour(self, table: Table, rows: Sequence[Values]) -> None:
        if rows:
            told = itemgetter(*rows[0])
            pour(self._connection, table, tuple(rows[0]), [told(row) for row in rows])


def pour(connection: Connection, table: Table, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Put rows into a table, at least two columns of it: the values as the database's driver takes them."""
    quote = connection.dialect.identifier_preparer.quote
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    names, marks = ", ".join(quote(column) for column in columns), ", ".join([mark] * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", rows)  # noqa: S608 - ours


class Filing:
    """By which keys reports are found: gathered as numbers, and filed in the order of the table, not of publication.

    A million rows in no order, each put in its place in a table far larger than memory, take minutes; sorted, seconds.
    """

    def __init__(self, table: Table, code: str) -> None:
        self._table = table
        self._keys = array(code)
        self._reports = array("I")
        self._where: list[tuple[str, str | int]] = []

    def note(self, keys: Iterable[int], published: str, report: str | int) -> None:
        """Note the keys of the next report in the order of publication."""
        before = len(self._keys)
        self._keys.extend(keys)
        self._reports.extend([len(self._where)] * (len(self._keys) - before))
        self._where.append((published, report))

    def file(self, connection: Connection) -> None:
        """Put all of them in."""
        columns = tuple(column.name for column in self._table.primary_key)
        for rows in self._sorted():
            pour(connection, self._table, columns, rows)

    def _sorted(self) -> Iterator[list[tuple[int, str, str | int]]]:
        import numpy as np

        keys, reports = (np.frombuffer(each, each.typecode) for each in (self._keys, self._reports))
        order = np.argsort(keys, kind="stable")  # those of one key stay in the order of publication
        for at in range(0, len(order), _BATCH):
            some = order[at : at + _BATCH]
            where = (self._where[report] for report in reports[some].tolist())
            yield [(key, *place) for key, place in zip(keys[some].tolist(), where, strict=True)]
