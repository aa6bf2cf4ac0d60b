"""Rows of wider and wider areas behind a village: "Karsa village, Marzan locality, North Sebha" is one place."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.model import PlaceMention

_NEXT_WIDER = lexicons.pattern("claims/places", "rows_of_areas", "next_wider")
_WIDER_STILL = lexicons.pattern("claims/places", "rows_of_areas", "wider_still")
_AREA = lexicons.pattern("claims/places", "rows_of_areas", "area")
_LISTED_ON = lexicons.pattern("claims/places", "rows_of_areas", "listed_on")


def is_area_behind(text: str, end: int, mention: PlaceMention) -> bool:
    """Whether the name is the next wider place of such a row: by its feature, or by the word behind it."""
    is_area = _AREA.match(text, mention.end) is not None or is_wide(mention)
    row = _NEXT_WIDER.fullmatch(text, end, mention.start) or _WIDER_STILL.fullmatch(text, end, mention.start)
    return is_area and row is not None and _LISTED_ON.match(text, mention.end) is None


def is_wide(mention: PlaceMention) -> bool:
    """Whether the place is a country or a province, in which a city may be the largest."""
    return (mention.feature or "").startswith(("PCL", "ADM1"))
