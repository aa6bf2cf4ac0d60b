"""Places that are areas, by the words around their names: a bank of a river, a division, a part of one.

Says also whether all of the area is meant, or only something in it. Whole countries are no such areas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from wardiary import lexicons
from wardiary.model import AreaKind, ClaimArea, PlaceMention, Span
from wardiary.resolving.place_areas import Area, bank_of
from wardiary.resolving.place_rivers import course_of

_BACK = 90  # characters: no description of a place in news prose is longer
_REACH = 1500  # characters back, as for other references
_BRACKETED = re.compile(r"\s*\(\w+\)")
_CLAUSE = re.compile(r"[.;:!?\n]\s")


def _any(key: str) -> Callable[[], str]:
    return lambda: "|".join(lexicons.load("areas")["whole"][key].split())


_DIRECTION = lexicons.pattern("resolving/places", "place_extents", "direction_told")
_BANK_BEFORE = lexicons.pattern("resolving/places", "place_extents", "bank_before")
_BANK_AFTER = lexicons.pattern("resolving/places", "place_extents", "bank_after")
_BOTH = lexicons.pattern("resolving/places", "place_extents", "both")
_BEYOND = lexicons.pattern("resolving/places", "place_extents", "beyond")
_DISTANCE = lexicons.pattern("resolving/places", "place_extents", "distance")
_ACROSS = lexicons.pattern("resolving/places", "place_extents", "across")
_OUTSIDE = lexicons.pattern("resolving/places", "place_extents", "outside")
_PART = lexicons.pattern("resolving/places", "place_extents", "part")
_BELONGING = lexicons.pattern("resolving/places", "place_extents", "belonging", regions=_any("belonging"))
_ALL = lexicons.pattern("resolving/places", "place_extents", "all", all_of=_any("all"))
_FROM = lexicons.pattern("resolving/places", "place_extents", "from")
_HELD = lexicons.pattern("resolving/places", "place_extents", "held", held=_any("held"))
_WITHIN = lexicons.pattern("resolving/places", "place_extents", "within", nouns=_any("within"))
_PASSING = lexicons.pattern("resolving/places", "place_extents", "passing", passing=_any("passing"))
_BANK = lexicons.pattern("resolving/places", "place_extents", "bank")
_COMPASS_END = lexicons.pattern("resolving/places", "place_extents", "compass_end")
_OWNER = lexicons.pattern("resolving/places", "place_extents", "owner")


def extent_of(text: str, core: Span, place: PlaceMention) -> ClaimArea | None:
    """The area that a name with its words means; None where it is none, or no area of which anything is known.

    `core` is the name, or the words that refer to `place` ("the river").
    """
    before = _CLAUSE.split(text[max(0, core.start - _BACK) : core.start])[-1]
    after = text[core.end : core.end + _BACK]
    feature = place.feature or ""
    if feature.startswith("STM"):
        return _of_river(before, after, place.name)
    course = course_of(place.text)
    if course and (_BANK_BEFORE.search(before) or _BANK_AFTER.match(after)):
        return _of_river(before, after, course.name)  # a town has no banks: "the bank of the Dnipro"
    if feature.startswith("ADM1"):
        return _of_land(before, after, ClaimArea(AreaKind.DIVISION, place.name, None, place.geonameid))
    if place.name in lexicons.load("areas")["members"]:
        return _of_land(before, after, ClaimArea(AreaKind.REGION, place.name, None, place.geonameid))
    return None


def bank_of_before(text: str, span: Span, places: Sequence[PlaceMention]) -> ClaimArea | None:
    """The area that "the eastern bank" means: of the river named last before it; None where none was."""
    rivers = [p for p in places if p.end <= span.start <= p.end + _REACH and (p.feature or "").startswith("STM")]
    if not rivers or not _BANK.search(span.of(text)):
        return None
    before = _CLAUSE.split(text[max(0, span.start - _BACK) : span.start] + re.sub(r"^\w+\s+", "the ", span.of(text)))[
        -1
    ]
    return _of_river(f"{before} of ", "", max(rivers, key=lambda place: place.end).name)


def _of_river(before: str, after: str, river: str) -> ClaimArea | None:
    found = _BANK_BEFORE.search(before)
    owned = None if found else _BANK_AFTER.match(after)
    told = found or owned
    if told:
        words = f"{_BRACKETED.sub('', told.group('bank'))} of {river}"
        side = "both" if _BOTH.search(told.group("bank")) else _side_of(bank_of(words, river), words)
        lead = before[: told.start()] if found else before
        return ClaimArea(AreaKind.BANK, river, side, whole=side is not None and _is_all(lead))
    beyond = _BEYOND.search(before)
    if beyond and not _DISTANCE.search(before[: beyond.start()]):
        words = f"{beyond.group(1)} of {river}"
        side = _side_of(bank_of(words, river), words)
        return ClaimArea(AreaKind.BEYOND, river, side, whole=side is not None and _is_all(before[: beyond.start()]))
    return ClaimArea(AreaKind.BANK, river) if _ACROSS.search(before) else None


def _side_of(area: Area | None, words: str) -> str | None:
    """The bank, or the direction where the river bends; None where no side is told or no course is held."""
    if area is None:
        return None
    if area.bank is not None:
        return area.bank.value
    found = _DIRECTION.search(words)
    return _compass(found.group()) if found else None


def _compass(words: str) -> str:
    return _COMPASS_END.sub("", words.lower())


def _of_land(before: str, after: str, area: ClaimArea) -> ClaimArea | None:
    """The division or region, or the part of it that the words before its name tell."""
    if _OUTSIDE.search(before):
        return None  # "north of X province" is not in it
    part = _PART.search(before)
    lead = before[: part.start()] if part else before
    side = _compass(part.group("side")) if part else None
    whole = not _is_owner(after) and _is_all(lead)
    return ClaimArea(area.kind, area.name, side, area.geonameid, whole)


def _is_owner(after: str) -> bool:
    """Whether the name only says whose, or where, something is: "X's capital", "the X region town of Y"."""
    return bool(re.match(r"['’]", after) or _BELONGING.match(after))


def _is_all(lead: str) -> bool:
    """Whether the words before an area's say that all of it is meant: "left the", "control of", not "villages in"."""
    if _ALL.search(lead):
        return True
    words = _OWNER.sub("", lead.rstrip()).rstrip()
    if _FROM.search(words) or _HELD.search(words):
        return True
    last = re.search(r"([\w’'-]+),?$", words)
    if last is None:
        return True
    return not (_WITHIN.fullmatch(last.group(1)) or _PASSING.search(last.group(1)) or last.group().endswith(","))
