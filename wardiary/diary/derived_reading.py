"""Reports as weighing reads them: with their claims as decided. The one place where claims enter what is derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from wardiary.diary import rows
from wardiary.diary import schema as s
from wardiary.diary.decisions import StandingDecisions, decided
from wardiary.diary.queries import LATEST_READING
from wardiary.diary.records import KeptReport

_MOMENT = func.coalesce(s.reading.c.published_utc, s.report.c.added_at)
_KEPT = select(s.report, s.reading.c.json.label("reading_json")).join_from(s.report, s.reading).where(LATEST_READING)
_AT_ONCE = 200  # reports in one question


def reports(connection: Connection, numbers: Iterable[int], standing: StandingDecisions) -> Iterator[KeptReport]:
    """The reports of these numbers, in no order, with their claims as decided. Other names of theirs are left out."""
    wanted = list(numbers)
    for at in range(0, len(wanted), _AT_ONCE):
        asked = _KEPT.where(s.report.c.number.in_(wanted[at : at + _AT_ONCE]))
        for row in connection.execute(asked).all():
            kept = KeptReport(row.number, rows.to_report(row), rows.to_reading(row.reading_json), row.added_at)
            yield decided(kept, standing)


def in_order(connection: Connection) -> list[tuple[str, str, int]]:
    """Every report in order of publication: the moment (UTC), the name, the number."""
    asked = select(_MOMENT, s.report.c.name, s.report.c.number).join_from(s.report, s.reading).where(LATEST_READING)
    return sorted((row[0], row[1], row[2]) for row in connection.execute(asked))


def texts(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The texts of reports, by name."""
    asked = select(s.report.c.name, s.report.c.text).where(s.report.c.name.in_(list(names)))
    return {row[0]: row[1] for row in connection.execute(asked)}


def numbers_of(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The numbers of reports, by name."""
    wanted = list(names)
    found: dict[str, int] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        asked = select(s.report.c.name, s.report.c.number).where(s.report.c.name.in_(wanted[at : at + _AT_ONCE]))
        found |= {row[0]: row[1] for row in connection.execute(asked)}
    return found
