"""The shapes in which weighing is handed to other programs: JSON, CSV, GeoJSON. Keys are those of the documentation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wardiary.diary.records import KeptReport
from wardiary.model import Claim
from wardiary.weighing.counts.toll_by_voice import Count, Toll, tolls_of
from wardiary.weighing.records import Control, Sharpness, Telling, WeighedEvent, When
from wardiary.weighing.times.days import iso_day

Row = dict[str, Any]

# The columns of a table, by what it holds: with reasons, then without. An empty table has its heading all the same.
_SPAN = ("kind", "place", "lat", "lon", "from", "to", "agent", "target")
_STATE = ("place", "lat", "lon", "holder", "state", "since", "standing")
_CLAIM = (
    *("report", "claim", "published", "publisher", "kind", "reality", *_SPAN[1:], "voice", "side"),
    *("checked", "copy_of", "killed", "injured", "event", "decisions", "words"),
)
COLUMNS: dict[tuple[str, bool], tuple[str, ...]] = {
    ("events", True): (
        *("id", *_SPAN, "standing", "reports", "copies", "voices"),
        *("killed", "injured", "tolls", "why"),
    ),
    ("events", False): ("id", *_SPAN, "standing", "killed", "injured"),
    ("control", True): (*_STATE, "why", "events"),
    ("control", False): (*_STATE, "events"),
    ("claims", True): _CLAIM,
    ("claims", False): _CLAIM,
}


def json_document(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as a JSON list, one a line."""
    yield "["
    yield from _lines(rows)
    yield "\n]\n"


def state_document(as_of: str, events: Iterable[Row], control: Iterable[Row]) -> Iterator[str]:
    """Events and control in one JSON object, one a line."""
    yield f'{{"as_of": {json.dumps(as_of)},\n"events": ['
    yield from _lines(events)
    yield '\n],\n"control": ['
    yield from _lines(control)
    yield "\n]}\n"


def features_document(rows: Iterable[Row]) -> Iterator[str]:
    """A GeoJSON collection with a feature for each row (RFC 7946); what has no point has no geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    yield from _lines(_feature(row) for row in rows)
    yield "\n]}\n"


def table_document(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """A table with a heading, as CSV; lists are joined by " | ", ranges by "-", tolls told in a sentence."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    yield stream.getvalue()
    for row in rows:
        stream.seek(0)
        stream.truncate()
        writer.writerow({key: _cell(key, value) for key, value in row.items()})
        yield stream.getvalue()


def shaped(rows: Iterable[Row], shape: str, columns: Sequence[str]) -> Iterator[str]:
    """Rows as `json`, `geojson` or `csv`."""
    if shape == "csv":
        return table_document(rows, columns)
    return json_document(rows) if shape == "json" else features_document(rows)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    before = "\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"


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
        "killed": numbers(weighed.killed),
        "injured": numbers(weighed.injured),
        "tolls": [toll_row(toll) for toll in tolls_of(event)],
        "why": list(weighed.standing.why),
    }


def toll_row(toll: Toll) -> Row:
    """Who says how many: a voice's number stands until the same voice tells another."""
    return {
        "what": toll.what.value,
        "range": numbers((toll.low, toll.high)),
        "agreement": toll.agreement.value,
        "why": toll.why,
        "by": [_count_row(count) for count in toll.counts],
    }


def _count_row(count: Count) -> Row:
    return {
        "voice": count.telling.voice.name,
        "side": count.telling.voice.side,
        "number": numbers((count.low, count.high)),
        "published": count.telling.published,
        "report": count.telling.report,
        "claim": count.telling.claim,
        "stands": count.stands,
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
        "killed": numbers(telling.killed),
        "injured": numbers(telling.injured),
        "event": event,
        "decisions": [line for _, line in telling.rulings.lines],
        "words": telling.words,
    }


def bare_row(kept: KeptReport, claim: Claim) -> Row:
    """A claim that was not weighed, as it was read or decided."""
    decided = kept.decided_of(claim.id)
    place = claim.places[0] if claim.places else None
    time = claim.time
    return {
        "report": kept.report.id,
        "claim": claim.id,
        "published": kept.moment,
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


def claim_order(row: Row) -> tuple[str, str, int, str, str]:
    """By publication, then as told in the report: claims are numbered c1, c2, ..., c10."""
    return row["published"], row["report"], len(row["claim"]), row["claim"], row["place"] or ""


def _interval(when: When) -> tuple[str | None, str | None]:
    """The interval as told; where nobody told any, the day of the report is the last it can have been."""
    if when.sharpness is Sharpness.UNTOLD and not (when.from_ or when.to):
        return None, iso_day(when.last)
    return when.from_, when.to


def numbers(pair: tuple[float, float] | None) -> list[float] | None:
    """A range as a list; whole numbers without a point."""
    return [int(each) if each == int(each) else each for each in pair] if pair else None


def _cell(key: str, value: Any) -> Any:
    if key == "tolls":
        return " | ".join(f"{row['what']} {row['agreement']}: {row['why']}" for row in value)
    if isinstance(value, list):
        return ("-" if key in ("killed", "injured") else " | ").join(str(each) for each in value)
    return value


def _feature(row: Row) -> Row:
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if row["lat"] is not None else None
    properties = {key: value for key, value in row.items() if key not in ("lat", "lon")}
    return {"type": "Feature", "geometry": point, "properties": properties}
