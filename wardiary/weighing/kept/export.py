"""Exports of what is derived: written as they are found, in order, never all in memory as records.

With reasons, all that is known of an event or settlement; without, what was kept at a glance, which is many times
faster for a large diary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wardiary.diary import derived as d
from wardiary.diary import derived_reading as reading
from wardiary.diary.queries import standing_decisions
from wardiary.weighing.exporting import (
    COLUMNS,
    Row,
    bare_row,
    claim_order,
    claim_row,
    control_row,
    event_row,
    numbers,
    says_something,
    shaped,
    state_document,
)
from wardiary.weighing.kept.asking import Asker, ControlGlance, EventGlance, control_at, events_at
from wardiary.weighing.kept.rows import SELECT_TELLING, cut, to_kept
from wardiary.weighing.times.days import iso_day


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted (state, events, claims, control), in which shape (json, csv, geojson), as of which moment (UTC).

    `as_told` is the moment in the user's own words; `reasons` whether reasons and lists of reports are wanted.
    """

    what: str
    shape: str
    moment: str
    as_told: str | None = None
    reasons: bool = True


def document(connection: Connection, asker: Asker, asked: Asked) -> Iterator[str]:
    """The export as text, in pieces."""
    columns = COLUMNS.get((asked.what, asked.reasons), ())
    if asked.what == "claims":
        yield from shaped(_claims(connection, asked.moment), asked.shape, columns)
        return
    events, control = _rows(asker, asked.moment) if asked.reasons else _glances(connection, asker, asked.moment)
    if asked.what == "state":
        yield from state_document(asked.as_told or asked.moment, events, control)
    else:
        yield from shaped(events if asked.what == "events" else control, asked.shape, columns)


def _rows(asker: Asker, moment: str) -> tuple[Iterator[Row], Iterator[Row]]:
    """The rows of events and of control, in the order in which they were first told; until then they wait as text."""
    events: list[tuple[tuple[str, str, int], str]] = []
    control: list[tuple[tuple[str, str, int], str]] = []
    for site in asker.sites(moment):
        events += [(founded, json.dumps(event_row(weighed))) for founded, weighed in site.events]
        if site.control is not None and says_something(site.control):
            control.append((site.founded, json.dumps(control_row(site.control))))
    events.sort()
    control.sort()
    control += [(("", "", 0), json.dumps(control_row(each))) for each in asker.untold(moment)]
    return (json.loads(row) for _, row in events), (json.loads(row) for _, row in control)


def _glances(connection: Connection, asker: Asker, moment: str) -> tuple[Iterator[Row], Iterator[Row]]:
    events = (glance_row(each) for each in sorted(events_at(connection, moment)))
    told = [control_glance_row(each) for each in sorted(control_at(connection, moment), key=lambda each: each.place)]
    told = [row for row in told if row["lat"] is not None or row["events"]]
    untold = [control_row(each) for each in asker.untold(moment)]
    return events, iter([*told, *({key: row[key] for key in COLUMNS["control", False]} for row in untold)])


def glance_row(event: EventGlance) -> Row:
    """One event without its reasons."""
    untold = not (event.time_from or event.time_to)
    return {
        "id": event.id,
        "kind": event.kind,
        "place": event.place,
        "lat": event.lat,
        "lon": event.lon,
        "from": event.time_from,
        "to": iso_day(event.last) if untold else event.time_to,
        "agent": event.agent,
        "target": event.target,
        "standing": event.standing,
        "killed": None if event.killed_low is None else numbers((event.killed_low, event.killed_high or 0.0)),
        "injured": None if event.injured_low is None else numbers((event.injured_low, event.injured_high or 0.0)),
    }


def control_glance_row(control: ControlGlance) -> Row:
    """The state of one settlement without its reasons."""
    return {
        "place": control.place,
        "lat": control.lat,
        "lon": control.lon,
        "holder": control.holder,
        "state": control.state,
        "since": control.since,
        "standing": control.standing,
        "events": [control.event] if control.event else [],
    }


def _claims(connection: Connection, moment: str) -> Iterator[Row]:
    """The rows of claims: those that were weighed, those that tell of no event (plans, speech), those set aside."""
    standing = standing_decisions(connection)
    order = [number for published, _, number in reading.in_order(connection) if published <= moment]
    shown = set(connection.execute(select(d.event_state.c.event).where(d.event_state.c.since <= moment)).scalars())
    for some in cut(order, 200):
        rows: list[Row] = []
        asked = SELECT_TELLING.where(d.telling.c.report.in_(some))
        told = [to_kept(row) for row in connection.execute(asked).all()]
        for kept in told:
            is_there = kept.event in shown and kept.at is not None and kept.at[0] <= moment
            rows.append(claim_row(kept.telling, kept.event if is_there else None))
        weighed = {(kept.telling.report, kept.telling.claim) for kept in told}
        for report in reading.reports(connection, some, standing):
            bare = [c for c in report.reading.claims if (report.report.id, c.id) not in weighed]
            rows += [bare_row(report, claim) for claim in (*bare, *report.rejected)]
        yield from sorted(rows, key=claim_order)
