"""Rows of wider and wider areas behind a village: "Karsa village, Marzan locality, North Sebha" is one place."""

from __future__ import annotations

import re

from wardiary.model import PlaceMention

# "Karsa village, | Marzan locality, | North Sebha": as monitors and bodies of the United Nations write it.
_NEXT_WIDER = re.compile(
    r"(?:\s+(?:village|town|city|camp|hamlet|neighbou?rhood|quarter|market|hospital))?,\s*(?:in\s+)?(?:the\s+)?"
)
_WIDER_STILL = re.compile(
    r"(?:\s+(?:[a-z-]+\s+)?[a-z-]+)?,\s*(?:in\s+)?(?:the\s+)?|['’]s\s+(?:[a-z-]+\s+){0,3}|\s+(?:[a-z-]+\s+)?(?:of|in)\s+"
)
_AREA = re.compile(
    r"\s+(?:locality|district|township|territory|county|governorate|province|state|region|oblast|raion|wilaya|cercle|woreda|"
    r"department|municipality|sub-?district|local government area|LGA)\b"
)
_LISTED_ON = re.compile(r"(?:\s+[a-z-]+)?,?\s+and\s+(?:in\s+)?[A-Z]")


def is_area_behind(text: str, end: int, mention: PlaceMention) -> bool:
    """Whether the name is the next wider place of such a row: by its feature, or by the word behind it."""
    is_area = _AREA.match(text, mention.end) is not None or is_wide(mention)
    row = _NEXT_WIDER.fullmatch(text, end, mention.start) or _WIDER_STILL.fullmatch(text, end, mention.start)
    return is_area and row is not None and _LISTED_ON.match(text, mention.end) is None


def is_wide(mention: PlaceMention) -> bool:
    """Whether the place is a country or a province, in which a city may be the largest."""
    return (mention.feature or "").startswith(("PCL", "ADM1"))
