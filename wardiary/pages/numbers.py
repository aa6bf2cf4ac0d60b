"""Numbers that voices tell differently, side by side: nothing is averaged, nothing chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import Quantity, Reality
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference, Told


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as one voice tells it."""

    voice: str
    publisher: str
    number: str
    time: str
    kind: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Numbers of one thing counted at one place (`place` is "" where none is named), in order of publication."""

    what: str
    place: str
    figures: tuple[Figure, ...]


def told_differently(evidence: Evidence) -> tuple[Disagreement, ...]:
    """Every thing counted at one place for which two voices give numbers that are not the same."""
    rules = lexicons.load("brief")["numbers"]
    grouped: dict[tuple[str, str], list[tuple[Told, Quantity]]] = defaultdict(list)
    for told in evidence.told:
        if told.claim.reality is Reality.DENIED:
            continue
        for number in told.claim.quantities:
            if number.what in rules["compared"] and (told.place or number.what in rules["compared_without_place"]):
                grouped[number.what, told.place.name if told.place else ""].append((told, number))
    return tuple(
        Disagreement(str(lexicons.load("brief")["quantities"][what]), place, _figures(tellings, evidence))
        for (what, place), tellings in grouped.items()
        if _differ(tellings)
    )


def _differ(tellings: list[tuple[Told, Quantity]]) -> bool:
    told_by: dict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    for told, number in tellings:
        told_by[number.low, number.high].add(told.voice.casefold())
    return len(told_by) > 1 and len(set.union(*told_by.values())) > 1


def _figures(tellings: list[tuple[Told, Quantity]], evidence: Evidence) -> tuple[Figure, ...]:
    figures = [
        Figure(
            told.voice,
            told.report.publisher or "",
            wording.bounds(number.low, number.high),
            wording.interval(told.claim.time, evidence.year),
            told.claim.kind.value,
            evidence.reference(told.kept, number.span),
        )
        for told, number in tellings
    ]
    return tuple(figures)
