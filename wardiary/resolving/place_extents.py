"""Places that are areas, by the words around their names: a bank of a river, a division, a part of one.

Says also whether all of the area is meant, or only something in it. Whole countries are no such areas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import AreaKind, ClaimArea, PlaceMention, Span
from wardiary.resolving.place_areas import Area, bank_of
from wardiary.resolving.place_rivers import course_of

_BACK = 90  # characters: no description of a place in news prose is longer
_REACH = 1500  # characters back, as for other references
_BRACKETED = re.compile(r"\s*\(\w+\)")
_CLAUSE = re.compile(r"[.;:!?\n]\s")
_DIRECTION = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_SIDE = rf"(?:{_DIRECTION}|left|right)(?:ern)?(?:[ -]hand)?"


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
    if course and (_bank_before().search(before) or _bank_after().match(after)):
        return _of_river(before, after, course.name)  # a town has no banks: "the bank of the Dnipro"
    if feature.startswith("ADM1"):
        return _of_land(before, after, ClaimArea(AreaKind.DIVISION, place.name, None, place.geonameid))
    if place.name in lexicons.load("areas")["members"]:
        return _of_land(before, after, ClaimArea(AreaKind.REGION, place.name, None, place.geonameid))
    return None


def bank_of_before(text: str, span: Span, places: Sequence[PlaceMention]) -> ClaimArea | None:
    """The area that "the eastern bank" means: of the river named last before it; None where none was."""
    rivers = [p for p in places if p.end <= span.start <= p.end + _REACH and (p.feature or "").startswith("STM")]
    if not rivers or not re.search(r"\bbanks?$", span.of(text)):
        return None
    before = _CLAUSE.split(text[max(0, span.start - _BACK) : span.start] + re.sub(r"^\w+\s+", "the ", span.of(text)))[
        -1
    ]
    return _of_river(f"{before} of ", "", max(rivers, key=lambda place: place.end).name)


def _of_river(before: str, after: str, river: str) -> ClaimArea | None:
    found = _bank_before().search(before)
    owned = None if found else _bank_after().match(after)
    told = found or owned
    if told:
        words = f"{_BRACKETED.sub('', told.group('bank'))} of {river}"
        side = "both" if _both().search(told.group("bank")) else _side_of(bank_of(words, river), words)
        lead = before[: told.start()] if found else before
        return ClaimArea(AreaKind.BANK, river, side, whole=side is not None and _is_all(lead))
    beyond = _beyond().search(before)
    if beyond and not _distance().search(before[: beyond.start()]):
        words = f"{beyond.group(1)} of {river}"
        side = _side_of(bank_of(words, river), words)
        return ClaimArea(AreaKind.BEYOND, river, side, whole=side is not None and _is_all(before[: beyond.start()]))
    return ClaimArea(AreaKind.BANK, river) if _across().search(before) else None


def _side_of(area: Area | None, words: str) -> str | None:
    """The bank, or the direction where the river bends; None where no side is told or no course is held."""
    if area is None:
        return None
    if area.bank is not None:
        return area.bank.value
    found = re.search(_DIRECTION, words, re.IGNORECASE)
    return _compass(found.group()) if found else None


def _compass(words: str) -> str:
    return re.sub(r"[ -]|ern$", "", words.lower())


def _of_land(before: str, after: str, area: ClaimArea) -> ClaimArea | None:
    """The division or region, or the part of it that the words before its name tell."""
    if _outside().search(before):
        return None  # "north of X province" is not in it
    part = _part().search(before)
    lead = before[: part.start()] if part else before
    side = _compass(part.group("side")) if part else None
    whole = not _is_owner(after) and _is_all(lead)
    return ClaimArea(area.kind, area.name, side, area.geonameid, whole)


def _is_owner(after: str) -> bool:
    """Whether the name only says whose, or where, something is: "X's capital", "the X region town of Y"."""
    return bool(re.match(r"['’]", after) or _belonging().match(after))


def _is_all(lead: str) -> bool:
    """Whether the words before an area's say that all of it is meant: "left the", "control of", not "villages in"."""
    if _all().search(lead):
        return True
    words = re.sub(r"\s*\b(?:the|its|their)\s*$", "", lead.rstrip(), flags=re.IGNORECASE).rstrip()
    if _from().search(words) or _held().search(words):
        return True
    last = re.search(r"([\w’'-]+),?$", words)
    if last is None:
        return True
    return not (_within().fullmatch(last.group(1)) or _passing().search(last.group(1)) or last.group().endswith(","))


def _any(key: str) -> str:
    return "|".join(lexicons.load("areas")["whole"][key].split())


@cache
def _bank_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<bank>(?:(?:both|either|{_SIDE}|far|other|opposite)(?:\s*(?:,|and|or)?\s*(?:the\s+)?\(?(?:{_SIDE})\)?)?\s+)?"
        r"(?:river\s?)?(?:bank|side|shore)s?)\s+(?:\(\w+\)\s+)?of\s+(?:the\s+)?(?:river\s+)?$",
        re.IGNORECASE,
    )


@cache
def _bank_after() -> re.Pattern[str]:
    return re.compile(
        rf"['’]s?\s+(?P<bank>(?:both|{_SIDE}|far|other|opposite)(?:\s*(?:and|or)?\s*\(?(?:{_SIDE})\)?)?\s+(?:bank|side|shore)s?)\b",
        re.IGNORECASE,
    )


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"\b(?:both|either|{_SIDE} (?:and|or) (?:the )?{_SIDE})\b", re.IGNORECASE)


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile(rf"\b({_DIRECTION})(?:ern)?\s+of\s+(?:the\s+)?(?:river\s+)?$", re.IGNORECASE)


@cache
def _distance() -> re.Pattern[str]:
    return re.compile(r"\b(?:miles?|km|kilomet\w+|metres|meters)\W+(?:away\s+)?(?:(?:to the|due)\s+)?$", re.IGNORECASE)


@cache
def _across() -> re.Pattern[str]:
    return re.compile(r"\b(?:across|beyond)\s+(?:the\s+)?(?:river\s+)?$", re.IGNORECASE)


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\bthe )(?<![\w-])(?:{_DIRECTION})\s+of\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    kinds = r"(?:parts?|half|areas?|reaches|districts?|edge|tip|end)"
    return re.compile(
        rf"(?:\bthe\s+)?(?<![\w-])(?:(?P<side>{_DIRECTION}))(?:(?:ern)?\s+{kinds}\s+of|\s+of|ern)\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _belonging() -> re.Pattern[str]:
    kinds = r"(?:\s+(?:region|province|state|oblast|governorate|district))?"
    return re.compile(rf"{kinds}\s+(?:{_any('belonging')})\b")


@cache
def _all() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('all')})\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)


@cache
def _from() -> re.Pattern[str]:
    """After "from", or "from A and", without another preposition between."""
    return re.compile(
        r"\b(?:from|out of)(?:(?:\s+(?!(?:in|on|at|near|to|into|around|along|of)\b)[\w’'-]+){1,6}\s*(?:,|,?\s+and))?$",
        re.IGNORECASE,
    )


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('held')})\s+(?:of|over)$", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(_any("within"), re.IGNORECASE)


@cache
def _passing() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('passing')})$", re.IGNORECASE)
