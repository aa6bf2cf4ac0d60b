"""The shapes in which weighing is handed to other programs: JSON, CSV, GeoJSON. Keys are those of the documentation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wardiary.diary.records import KeptReport, Sides
from wardiary.model import Claim
from wardiary.weighing.days import iso_day
from wardiary.weighing.records import Control, Sharpness, Telling, WeighedEvent, When
from wardiary.weighing.starts import NO_STARTS, Starts
from wardiary.weighing.state import Weighing, weighing_of
from wardiary.weighing.tellings import moment_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted (state, events, claims, control), in which shape (json, csv, geojson), as of which moment (UTC).

    `as_told` is the moment in the user's own words.
    """

    what: str
    shape: str
    moment: str
    as_told: str | None = None


def document(reports: Iterable[KeptReport], sides: Sides, asked: Asked, starts: Starts = NO_STARTS) -> str:
    """The whole export as text, ending in a line end."""
    reports = list(reports)
    (found,) = weighing_of(reports, sides, asked.moment, starts=starts)
    state = found.state
    if asked.what == "state":
        state_row: Row = {
            "as_of": asked.as_told or asked.moment,
            "events": [event_row(each) for each in state.events],
            "control": [control_row(each) for each in state.control if says_something(each)],
        }
        return _json(state_row)
    known = [kept for kept in reports if moment_of(kept) <= asked.moment]
    rows = (
        sorted(_rows(asked, found, known), key=_order) if asked.what == "claims" else list(_rows(asked, found, known))
    )
    return _shaped(rows, asked.shape)


def _rows(asked: Asked, found: Weighing, known: Iterable[KeptReport]) -> Iterator[Row]:
    """The rows of a table; of claims, those that were weighed and those that tell of no event (plans, speech)."""
    state = found.state
    if asked.what == "events":
        yield from (event_row(each) for each in state.events)
    elif asked.what == "control":
        yield from (control_row(each) for each in state.control if says_something(each))
    else:
        owner = {telling: weighed.event.id for weighed in state.events for telling in weighed.event.tellings}
        weighed = {(telling.report, telling.claim) for telling in found.tellings}
        for kept in known:
            bare = [c for c in kept.reading.claims if (kept.report.id, c.id) not in weighed]
            yield from (_bare_row(kept, claim) for claim in (*bare, *kept.rejected))
        yield from (claim_row(telling, owner.get(telling)) for telling in found.tellings)


def event_row(weighed: WeighedEvent) -> Row:
    """One event, with its standing and its reasons."""
    event = weighed.event
    spot = event.spot
    first, last = _interval(event.when)
    return {
        "id": event.id,
        "kind": event.kind.value,
        "place": spot.name if spot else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "from": first,
        "to": last,
        "agent": event.agent,
        "target": event.target,
        "standing": weighed.standing.word.value,
        "reports": list(event.reports),
        "copies": list(event.copies),
        "voices": list(dict.fromkeys(t.voice.name for t in event.tellings)),
        "killed": _numbers(weighed.killed),
        "injured": _numbers(weighed.injured),
        "why": list(weighed.standing.why),
    }


def says_something(control: Control) -> bool:
    """Whether a row of control is of use: not of a name without a point of which nobody says who holds it."""
    return control.spot.lat is not None or bool(control.events)


def control_row(control: Control) -> Row:
    """The state of one settlement."""
    return {
        "place": control.spot.name,
        "lat": control.spot.lat,
        "lon": control.spot.lon,
        "holder": control.holder,
        "state": control.state.value,
        "since": control.since,
        "standing": control.standing.value if control.standing else None,
        "why": list(control.why),
        "events": list(control.events),
    }


def claim_row(telling: Telling, event: str | None) -> Row:
    """One claim at one place as it was weighed; `event` None where it is of none."""
    spot = telling.spot
    first, last = _interval(telling.when)
    return {
        "report": telling.report,
        "claim": telling.claim,
        "published": telling.published,
        "publisher": telling.publisher,
        "kind": telling.kind.value,
        "reality": telling.reality.value,
        "place": spot.name if spot else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "from": first,
        "to": last,
        "agent": telling.agent,
        "target": telling.target,
        "voice": telling.voice.name,
        "side": telling.voice.side,
        "checked": telling.checked,
        "copy_of": telling.copy_of,
        "killed": _numbers(telling.killed),
        "injured": _numbers(telling.injured),
        "event": event,
        "decisions": [line for _, line in telling.rulings.lines],
        "words": telling.words,
    }


def _bare_row(kept: KeptReport, claim: Claim) -> Row:
    """A claim that was not weighed, as it was read or decided."""
    decided = kept.decided_of(claim.id)
    place = claim.places[0] if claim.places else None
    time = claim.time
    return {
        "report": kept.report.id,
        "claim": claim.id,
        "published": moment_of(kept),
        "publisher": kept.report.publisher or kept.report.id,
        "kind": claim.kind.value,
        "reality": claim.reality.value,
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "from": time.from_ if time else None,
        "to": time.to if time else None,
        "agent": None,
        "target": None,
        "voice": claim.attribution.speaker if claim.attribution else kept.report.publisher or kept.report.id,
        "side": None,
        "checked": False,
        "copy_of": None,
        "killed": None,
        "injured": None,
        "event": None,
        "decisions": [line for _, line in decided.lines] if decided else [],
        "words": " ".join(claim.sentence.of(kept.report.text).split()),
    }


def _order(row: Row) -> tuple[str, str, int, str, str]:
    """By publication, then as told in the report: claims are numbered c1, c2, ..., c10."""
    return row["published"], row["report"], len(row["claim"]), row["claim"], row["place"] or ""


def _interval(when: When) -> tuple[str | None, str | None]:
    """The interval as told; where nobody told any, the day of the report is the last it can have been."""
    if when.sharpness is Sharpness.UNTOLD and not (when.from_ or when.to):
        return None, iso_day(when.last)
    return when.from_, when.to


def _numbers(pair: tuple[float, float] | None) -> list[float] | None:
    return [int(each) if each == int(each) else each for each in pair] if pair else None


def _shaped(rows: list[Row], shape: str) -> str:
    if shape == "csv":
        return _csv(rows)
    return _json(_features(rows) if shape == "geojson" else rows)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: list[Row]) -> str:
    """A table with a heading; lists are joined by " | ", ranges by "-"."""
    stream = io.StringIO()
    if rows:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(key, value) for key, value in row.items()} for row in rows)
    return stream.getvalue()


def _cell(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return ("-" if key in ("killed", "injured") else " | ").join(str(each) for each in value)
    return value


def _features(rows: list[Row]) -> Row:
    """A feature for each row (RFC 7946); what has no point has no geometry."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if row["lat"] is not None else None,
            "properties": {key: value for key, value in row.items() if key not in ("lat", "lon")},
        }
        for row in rows
    ]
    return {"type": "FeatureCollection", "features": features}
