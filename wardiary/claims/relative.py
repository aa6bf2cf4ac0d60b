"""Places told by others: "35 miles north of Kherson", "between A and B", "the eastern bank" of a river named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer import distance_km
from wardiary.model import PlaceMention, Span

_BACK = 90  # characters, as for sites
_FAR_KM = (
    150.0  # a happening between two towns farther apart than that is not at their middle: journeys, borders, calls
)
_APPOSED = lexicons.pattern("claims/places", "relative", "apposed")


def told_by_distance(text: str, sentence: Span, places: Sequence[PlaceMention], anchor: PlaceMention) -> Span | None:
    """The words of a place so far off a named one; None where they only tell where another named place lies."""
    found = _offset().search(text, max(sentence.start, anchor.start - _BACK), anchor.start)
    if found is None or not (anchor.feature or "").startswith(("PPL", "ADM", "AIR", "DAM", "BDG")):
        return None
    before = text[sentence.start : found.start()]
    if _APPOSED.search(before) or any(0 <= found.start() - place.end <= 1 for place in places):
        return None
    return Span(found.start(), anchor.end)


def told_between(text: str, sentence: Span, one: PlaceMention, other: PlaceMention) -> Span | None:
    """The words "between A and B", where both are settlements near to each other."""
    if not all((place.feature or "").startswith("PPL") for place in (one, other)):
        return None
    begin = re.search(
        r"\bbetween\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$", text[max(sentence.start, one.start - 40) : one.start]
    )
    if begin is None or not re.fullmatch(r"\s+and\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?", text[one.end : other.start]):
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    if distance_km(one.lat, one.lon, other.lat, other.lon) > _FAR_KM:
        return None
    return Span(one.start - len(begin.group()), other.end)


def banks_told(text: str, sentence: Span) -> list[Span]:
    """The words "the eastern bank" and the like that name no river."""
    return [Span(*found.span()) for found in _bank().finditer(text, sentence.start, sentence.end)]


@cache
def _offset() -> re.Pattern[str]:
    units = "|".join(sorted(lexicons.load("place_references")["units"], key=len, reverse=True))
    return re.compile(
        rf"\b\d+(?:[.,]\d+)?[\s-]*(?:{units})\s+(?:to\s+the\s+|due\s+)?(?:north|south)?-?(?:east|west)?(?<=[htw])"
        r"\s+of\s+(?:the\s+)?(?:(?:[a-z]+\s+){1,3}of\s+)?$",
        re.IGNORECASE,
    )


@cache
def _bank() -> re.Pattern[str]:
    sides = r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Ll]eft|[Rr]ight)(?:east|west)?(?:ern)?"
    return re.compile(
        rf"\b(?:the|The|its|their)\s+{sides}(?:\s+\([a-z]+\))?\s+(?:river\s?)?banks?\b(?!\s+(?:of|branch)\b)"
    )
