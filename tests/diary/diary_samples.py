"""Reports and readings for the diary's tests, made without a reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from wardiary.diary.database import is_address
from wardiary.model import (
    Attribution,
    Check,
    CheckKind,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verdict,
    Verification,
)

TEXT = "The army said its soldiers had taken Zelenyi Hai on Friday and that at least two of them were wounded there."


@dataclass(frozen=True)
class Told:
    """When a claim's happening took place, as told."""

    begin: str | None
    end: str | None


def report(name: str, text: str = "", published: str | None = "2023-05-05", publisher: str = "Example Wire") -> Report:
    """A report of its own text, unless one is given."""
    return Report(name, text or f"{TEXT} So says {name}.", publisher=publisher, published=published)


def claim(text: str, told: Told | None = None, name: str = "c1") -> Claim:
    """A gain of Zelenyi Hai, told by the army."""
    told = told or Told("2023-05-05", "2023-05-05")
    return Claim(
        id=name,
        kind=Kind.GAIN,
        trigger=Span(31, 36),
        also=(),
        reality=Reality.OCCURRED,
        actors=(),
        places=(
            ClaimPlace(None, "Kharkiv", 49.99, 36.23, PlaceRole.FROM),
            ClaimPlace(Span(37, 48), "Zelenyi Hai", 49.6, 37.1),
        ),
        time=ClaimTime(Span(52, 58), told.begin, told.end),
        quantities=(Quantity(Span(68, 80), QuantityKind.INJURED, 2, None),),
        attribution=Attribution("army", Span(0, 8), Span(9, 13)),
        verification=Verification.UNVERIFIED,
        sentence=Span(0, min(len(TEXT), len(text))),
    )


def reading(of: Report, *claims: Claim, published: str | None = None, reader: str = "sample 1") -> Reading:
    """A reading with the given claims, or with one, and one check that disagrees."""
    return Reading(
        id=of.id,
        reader=reader,
        published=published or of.published,
        published_inferred=of.published is None and published is not None,
        sentences=(Span(0, len(of.text)),),
        entities=(),
        places=(),
        times=(),
        quantities=(),
        attributions=(),
        main_event=None,
        main_place=None,
        claims=claims or (claim(of.text),),
        checks=(
            Check(CheckKind.CALENDAR, Span(52, 58), "Friday", "Saturday", Verdict.DISAGREES, "It was a Saturday."),
        ),
    )


def behind(where: str, statement: str) -> list[tuple[Any, ...]]:
    """Run one statement on a diary behind the program's back. Raises IntegrityError of the database's own driver."""
    if is_address(where):
        import psycopg

        with psycopg.connect(where, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []
    with closing(sqlite3.connect(where)) as connection:
        rows = connection.execute(statement).fetchall()
        connection.commit()
        return rows


@contextmanager
def holding(where: str) -> Iterator[None]:
    """Hold the diary's writers' lock, as another program in the middle of a report does."""
    if is_address(where):
        import psycopg

        with psycopg.connect(where) as server:
            server.execute(b"SELECT pg_advisory_xact_lock(1464101217)")
            yield
        return
    with closing(sqlite3.connect(where)) as file:
        file.execute("BEGIN IMMEDIATE")
        yield
