"""What can be asked of a diary. Every answer is a record or a stream of records, from one state of the diary.

Of several readings of one report the latest counts. Claims come as analysts have decided: see `decisions.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from wardiary.diary import docket, rows
from wardiary.diary import schema as s
from wardiary.diary.decisions import StandingDecisions, by_report, decided
from wardiary.diary.records import BriefReport, Counts, KeptClaim, KeptRejection, KeptReport, Side, Sides
from wardiary.diary.times import publication, told_days
from wardiary.model import Claim, Rejection, Verdict

# A claim of another day's report is shown in a brief where it tells of at most this many days: "last week" still says
# something about a day of it, "since 2014" does not.
LONGEST_TOLD = 7

_later = s.reading.alias("later")


def _is_latest(report: ColumnElement[int], reading: ColumnElement[int]) -> ColumnElement[bool]:
    """That no later reading of the report is kept; asked row by row, it costs nothing for rows not looked at."""
    return ~exists().where(_later.c.report == report, _later.c.id > reading)


LATEST_READING = _is_latest(s.reading.c.report, s.reading.c.id)
_LATEST_CLAIM = _is_latest(s.claim.c.report, s.claim.c.reading)
_LATEST_CHECK = _is_latest(s.check_made.c.report, s.check_made.c.reading)
_KEPT = (
    select(s.report, s.reading.c.id.label("reading_id"), s.reading.c.json.label("reading_json"))
    .join_from(s.report, s.reading)
    .where(LATEST_READING)
    .order_by(func.coalesce(s.reading.c.published_utc, s.report.c.added_at), s.report.c.number)
)


def sides(connection: Connection) -> Sides:
    """The table of sides, in the order in which it was given."""
    members: dict[int | None, list[str]] = defaultdict(list)
    for row in connection.execute(select(s.side_member).order_by(s.side_member.c.id)):
        members[row.side].append(row.name)
    named = connection.execute(select(s.side).order_by(s.side.c.id))
    return Sides(tuple(Side(row.name, tuple(members[row.id])) for row in named), tuple(members[None]))


def standing_decisions(connection: Connection) -> StandingDecisions:
    """The decisions that stand, by report."""
    return by_report(docket.decisions(connection))


def reports(connection: Connection, first: date | None = None, last: date | None = None) -> Iterator[KeptReport]:
    """Reports in order of publication; with days, those published in them, as their publishers count days."""
    return _kept(connection, _within(_KEPT, first, last))


def search(connection: Connection, numbers: Select[Any]) -> Iterator[KeptReport]:
    """Reports of these numbers, in order of publication."""
    return _kept(connection, _KEPT.where(s.report.c.number.in_(numbers)))


def claims(connection: Connection, first: date, last: date) -> Iterator[KeptClaim]:
    """Claims that tell of any of the days, in order of publication."""
    standing = standing_decisions(connection)
    telling = select(s.claim.c.report).where(_LATEST_CLAIM, *_tells_of(first, last))
    wanted = or_(s.report.c.number.in_(telling), s.report.c.name.in_(standing))
    for kept in _kept(connection, _KEPT.where(wanted), standing):
        for claim in kept.reading.claims:
            if _days_of(claim, kept, first, last) is not None:
                yield KeptClaim(claim, kept.report)


def brief_reports(connection: Connection, first: date, last: date) -> Iterator[BriefReport]:
    """Reports published in the days, and those of other days with claims that tell of them."""
    standing = standing_decisions(connection)
    of_the_days = s.reading.c.published_day.between(first.isoformat(), last.isoformat())
    telling = s.report.c.number.in_(_reports_telling_of(first, last))
    for kept in _kept(connection, _KEPT.where(or_(of_the_days, telling, s.report.c.name.in_(standing))), standing):
        when = publication(kept.reading.published)
        if when and first.isoformat() <= when.day <= last.isoformat():
            yield BriefReport(kept, True, kept.reading.claims)
            continue
        told = [(claim, _days_of(claim, kept, first, last)) for claim in kept.reading.claims]
        shown = tuple(claim for claim, days in told if days is not None and days <= LONGEST_TOLD)
        if shown:
            yield BriefReport(kept, False, shown)


def undated(connection: Connection, first: date, last: date) -> int:
    """How many reports have no date, given or inferred, and tell of nothing in the days."""
    without = select(func.count()).where(
        LATEST_READING,
        s.reading.c.published_day.is_(None),
        s.reading.c.report.not_in(_reports_telling_of(first, last)),
    )
    return connection.execute(without).scalar_one()


def latest_day(connection: Connection) -> date | None:
    """The last day on which a report was published; None where no report has a date."""
    found = connection.execute(select(func.max(s.reading.c.published_day))).scalar_one()
    return date.fromisoformat(found) if found else None


def rejections(connection: Connection) -> Iterator[KeptRejection]:
    """What could not be taken, in the order in which it was offered."""
    for row in connection.execute(select(s.rejection).order_by(s.rejection.c.id)):
        yield KeptRejection(Rejection(row.name, row.code, row.reason), row.at)


def counts(connection: Connection) -> Counts:
    """How much there is of everything."""

    def count(table: Any, *where: Any) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()

    return Counts(
        reports=count(s.report),
        copies=count(s.report_name),
        claims=count(s.claim, _LATEST_CLAIM),
        checks=count(s.check_made, _LATEST_CHECK),
        disagreeing=count(s.check_made, _LATEST_CHECK, s.check_made.c.verdict == Verdict.DISAGREES.value),
        rejections=count(s.rejection),
    )


def _within(query: Select[Any], first: date | None, last: date | None) -> Select[Any]:
    if first:
        query = query.where(s.reading.c.published_day >= first.isoformat())
    return query.where(s.reading.c.published_day <= last.isoformat()) if last else query


def _tells_of(first: date, last: date) -> tuple[Any, ...]:
    return (s.claim.c.first_day <= last.isoformat(), s.claim.c.last_day >= first.isoformat())


def _reports_telling_of(first: date, last: date) -> Select[Any]:
    return select(s.claim.c.report).where(_LATEST_CLAIM, s.claim.c.days <= LONGEST_TOLD, *_tells_of(first, last))


def _days_of(claim: Claim, kept: KeptReport, first: date, last: date) -> int | None:
    """How many days a claim tells of, where any of these is among them; None where not."""
    when = publication(kept.reading.published)
    days = told_days(claim.time, when.day if when else None)
    if days is None or days.first > last.isoformat() or days.last < first.isoformat():
        return None
    return days.count


def _kept(
    connection: Connection, query: Select[Any], standing: StandingDecisions | None = None
) -> Iterator[KeptReport]:
    standing = standing_decisions(connection) if standing is None else standing
    also: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(s.report_name.c.report, s.report_name.c.name).order_by(s.report_name.c.id)):
        also[row.report].append(row.name)
    with closing(connection.execution_options(yield_per=100).execute(query)) as found:  # whoever asks may stop half-way
        for row in found:
            reading = rows.to_reading(row.reading_json)
            kept = KeptReport(row.number, rows.to_report(row), reading, row.added_at, tuple(also[row.number]))
            yield decided(kept, standing)
