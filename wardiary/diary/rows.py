"""Between records and rows. What a row holds in columns can be computed again from its JSON."""

from __future__ import annotations

from typing import Any

from wardiary.diary.times import publication, told_days
from wardiary.model import Check, Claim, ClaimPlace, PlaceRole, Reading, Report
from wardiary.model.codec import from_json, to_json

Values = dict[str, Any]


def report_values(report: Report, digest: str, added_at: str) -> Values:
    """The row of a report."""
    when = publication(report.published)
    return {
        **name_values(report, added_at),
        "fingerprint": digest,
        "published_utc": when.utc if when else None,
        "published_precision": when.precision.value if when else None,
        "text": report.text,
    }


def name_values(report: Report, added_at: str) -> Values:
    """What is said of a report beside its text."""
    return {
        "name": report.id,
        "title": report.title,
        "url": report.url,
        "publisher": report.publisher,
        "published": report.published,
        "added_at": added_at,
    }


def reading_values(reading: Reading, number: int, created_at: str) -> Values:
    """The row of a reading of report `number`."""
    when = publication(reading.published)
    return {
        "report": number,
        "reader": reading.reader,
        "published": reading.published,
        "published_utc": when.utc if when else None,
        "published_day": when.day if when else None,
        "published_inferred": reading.published_inferred,
        "json": to_json(reading),
        "created_at": created_at,
    }


def claim_values(claim: Claim, report: Report, published_day: str | None) -> Values:
    """The row of a claim, without the numbers of its reading and report."""
    place = _main_place(claim)
    days = told_days(claim.time, published_day)
    return {
        "name": claim.id,
        "kind": claim.kind.value,
        "reality": claim.reality.value,
        "verification": claim.verification.value,
        "speaker": claim.attribution.speaker if claim.attribution else None,
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "time_from": claim.time.from_ if claim.time else None,
        "time_to": claim.time.to if claim.time else None,
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "days": days.count if days else None,
        "sentence": claim.sentence.of(report.text),
        "json": to_json(claim),
    }


def _main_place(claim: Claim) -> ClaimPlace | None:
    at = [place for place in claim.places if place.role is PlaceRole.AT]
    return next(iter([*at, *claim.places]), None)


def check_values(check: Check) -> Values:
    """The row of a check, without the numbers of its reading and report."""
    return {"kind": check.kind.value, "verdict": check.verdict.value, "why": check.why, "json": to_json(check)}


def to_report(row: Any) -> Report:
    """The report of a row (of SQLAlchemy) that has the columns of `report`."""
    return Report(row.name, row.text, row.title, row.url, row.publisher, row.published)


def to_reading(written: str) -> Reading:
    """The reading of its JSON."""
    return from_json(Reading, written)


def to_claim(written: str) -> Claim:
    """The claim of its JSON."""
    return from_json(Claim, written)
