"""Containment: a place said to lie in a region or country, against the region and country the gazetteer has it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wardiary import lexicons
from wardiary.claims.checks.inputs import CheckInputs, claims_on
from wardiary.claims.checks.statements import is_point, names_area
from wardiary.model import Check, CheckKind, PlaceMention, Span, Verdict

_COMMA = re.compile(r",\s+")
_AFTER_COMMA = re.compile(r"\s*(?:[,.;)\]—–]|$)")
_LIST = lexicons.pattern("claims/checks", "containment", "list")


def check_containment(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each place that the text puts into a region or country right after it."""
    return tuple(_check(inputs, place, area) for place, area in _pairs(inputs))


@cache
def _within() -> re.Pattern[str]:
    """Between a place and its area: "in the", ", a town in northern", ", in"."""
    parts = "|".join(lexicons.load("checks")["places"]["parts"].split())
    apposition = r"(?:,\s+(?:a|an|the)\s+[^,.;:()“”\"]{0,50}?)?"
    return re.compile(
        rf"{apposition},?\s+in\s+(?:the\s+)?(?:(?:{parts})\s+|(?:the\s+)?(?:region|province|state)\s+of\s+)*"
    )


def _pairs(inputs: CheckInputs) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    starts = {place.start for place in inputs.places}
    for place, area in zip(inputs.places, inputs.places[1:], strict=False):
        if is_point(place, inputs.text) and _is_area(area, inputs.text):
            between = inputs.text[place.end : area.start]
            if _within().fullmatch(between) or (
                _COMMA.fullmatch(between) and area.end + 2 not in starts and _closes(inputs.text, place, area)
            ):
                yield place, area


def _is_area(place: PlaceMention, text: str) -> bool:
    return names_area(place, text) or (place.feature or "").startswith(("ADM", "PCL"))


def _closes(text: str, place: PlaceMention, area: PlaceMention) -> bool:
    """Whether "Homs, Syria," is one place with its country, and no list: "Homs, Syria, and Jordan"."""
    before = text[max(0, place.start - 2) : place.start]
    closed = _AFTER_COMMA.match(text, area.end)
    return bool(closed) and not _LIST.match(text, area.end) and before.strip() != ","


def _check(inputs: CheckInputs, place: PlaceMention, area: PlaceMention) -> Check:
    verdict, why = _judge(inputs, place, area)
    span = Span(place.start, _end_of_area(inputs.text, area))
    return Check(
        kind=CheckKind.CONTAINMENT,
        span=span,
        stated=" ".join(span.of(inputs.text).split()),
        computed=", ".join(part for part in (place.name, place.admin1, place.country) if part),
        verdict=verdict,
        why=why,
        claims=claims_on(inputs, [span]),
    )


def _end_of_area(text: str, area: PlaceMention) -> int:
    """Past the "region" of "the Mykolaiv region"."""
    word = re.match(r"[\s-]+\w+", text[area.end :]) if names_area(area, text) else None
    return area.end + (word.end() if word else 0)


def _judge(inputs: CheckInputs, place: PlaceMention, area: PlaceMention) -> tuple[Verdict, str]:
    """By country, then by first-order division; left open where either is unknown or the country is disputed."""
    if _is_disputed(place):
        return Verdict.CANNOT_TELL, f"More than one state claims the area in which {place.name} lies."
    known = inputs.atlas.contains(area, place) if inputs.atlas else None
    if known is None:
        known = _by_fields(place, area, inputs.text)
    where = ", ".join(part for part in (place.admin1, place.country) if part) or "an unknown area"
    if known is None:
        return (
            Verdict.CANNOT_TELL,
            f"The gazetteer has {place.name} in {where}; whether {area.name} holds it is not known.",
        )
    if known:
        return Verdict.AGREES, f"The gazetteer has {place.name} in {where}, as stated."
    if _has_namesake(place):
        return (
            Verdict.CANNOT_TELL,
            f"The gazetteer has a {place.name} in {where}, but another of that name may be meant.",
        )
    return Verdict.DISAGREES, f"The gazetteer has {place.name} in {where}, not in {area.name}."


def _has_namesake(place: PlaceMention) -> bool:
    """Whether the name might well have meant another place."""
    least: float = lexicons.load("checks")["places"]["namesake"]
    return any(other.score >= least for other in place.runners_up)


def _by_fields(place: PlaceMention, area: PlaceMention, text: str) -> bool | None:
    if not place.country or not area.country:
        return None
    if place.country != area.country:
        return False
    if (area.feature or "").startswith("PCL"):
        return True
    first_order = (area.feature or "").startswith("ADM1") or names_area(area, text)
    if not first_order or not place.admin1 or not area.admin1:
        return None
    if place.admin1 == area.admin1:
        return True
    return False if (area.feature or "").startswith("ADM1") else None  # "the Homs area" may reach beyond its division


def _is_disputed(place: PlaceMention) -> bool:
    disputed: list[str] = lexicons.load("checks")["places"]["disputed"]
    return place.country in disputed or f"{place.country}.{place.admin1}" in disputed
