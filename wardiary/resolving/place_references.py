"""What "the city", "there" or "a village 30 km south of Kirkuk" stands for, by the places the report has named.

Only what the text itself settles is given; where two places fit alike, the answer is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer.place import EARTH_RADIUS_KM
from wardiary.model import PlaceMention, Span
from wardiary.resolving.homes import is_home

_BEFORE = 40  # characters before a place in which it is told how it is meant
_SMALL_WORDS = frozenset({"the", "this", "that", "its", "their", "same", "whole", "entire", "a", "an"})
_JOINED = re.compile(r"\s*(?:,|and|or|, and|&)\s*(?:the\s+)?(?:\w+\s+){0,2}$")
_REACH = 1500  # characters back: about two paragraphs; beyond, "the city" has usually been named again
_TOO_GREAT = {"village": ("PPLC", "PPLA"), "hamlet": ("PPLC", "PPLA", "PPLA2"), "town": ("PPLC",)}
_FRESH = 300  # characters: two sentences, in which "a village" told to be one is what "the village" means


def refer(span: Span, text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The mention that a reference without a name stands for: the nearest before it whose kind fits.

    None where no mention fits, or where two of different places stand side by side and either might be meant.
    """
    noun = _head(span.of(text))
    features = _nouns().get(noun or "")
    if not features:
        return None
    before = [p for p in places if p.end <= span.start <= p.end + _REACH and not _is_aside(text, p, span)]
    if noun == "capital":
        before = _of_country_spoken_of(before)
    fitting = [p for p in before if _fits(p, features) or _is_called(text, p, noun or "")]
    if not fitting:
        return _land_around(before) if _BARE_LAND.fullmatch(span.of(text)) else None
    told = [p for p in fitting if _is_told(text, p, noun or "") and not _is_outdone(text, p, fitting)]
    fresh = [p for p in told if span.start - p.end <= _FRESH or _is_label(text, p, span)]
    fitting = [p for p in fitting if p.feature not in _TOO_GREAT.get(noun or "", ())] or fitting
    fitting = fresh or told + [p for p in fitting if p.lat is not None or _is_stood_in(text, p)] or fitting
    fitting = [p for p in fitting if not _is_bound_for(text, p)] or fitting
    nearest = max(fitting, key=lambda place: place.end)
    rivals = [
        p for p in fitting if (p.geonameid, p.name) != (nearest.geonameid, nearest.name) and p.end <= nearest.start
    ]
    if rivals and _JOINED.fullmatch(text[rivals[-1].end : nearest.start]):
        return None
    return nearest


_TOWN = r"(?P<town>(?:the|this|[A-Z]\w+['’]s)\s+(?:[a-z-]+\s+)?(?:city|town|capital|village))"
_OWNS_PART = re.compile(rf"\b{_TOWN}['’]s\s+(?:[a-z-]+\s+){{0,3}}$", re.IGNORECASE)
_PART_OF = re.compile(rf"\s+(?:district|neighbou?rhood|quarter|suburb|area)\s+(?:of|in)\s+{_TOWN}\b")


def town_of_part(text: str, name: Span, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that "the city" means in "the city's Marzan district", "the Marzan district of the city"."""
    found = _OWNS_PART.search(text, max(0, name.start - 60), name.start) or _PART_OF.match(text, name.end)
    return refer(Span(*found.span("town")), text, places) if found else None


_BARE_LAND = re.compile(r"(?:the|this)\s+(?:whole\s+|entire\s+)?(?:region|province|governorate|oblast)", re.IGNORECASE)


def _land_around(before: Sequence[PlaceMention]) -> PlaceMention | None:
    """What "the region" stands for where none was named: the land around the towns told, if all lie in one."""
    towns = [p for p in before if (p.feature or "").startswith("PPL") and p.admin1]
    if len({(p.country, p.admin1) for p in towns}) != 1:
        return None
    town = towns[-1]
    why = f"the division in which {town.name} lies, no other having been spoken of"
    return replace(town, name=town.admin1 or town.name, geonameid=None, feature="AREA", why=why, runners_up=())


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SEVERAL = re.compile(
    r"(?:the|these|those|both)\s+(?:(two|three|four)\s+)?(?:[a-z-]+\s+)?(?:towns|villages|cities|settlements)",
    re.IGNORECASE,
)


def refer_to_several(span: Span, text: str, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places named side by side last before "the two towns", "both villages"; empty where they are not so many."""
    found = _SEVERAL.fullmatch(span.of(text))
    number = _NUMBERS.get((found.group(1) or found.group().split()[0]).lower()) if found else None
    if number is None:
        return ()
    before = [p for p in places if p.end <= span.start <= p.end + _REACH and _fits(p, ("PPL", "FCL", "AIRP"))]
    runs: list[list[PlaceMention]] = []
    for place in before:
        if runs and _JOINED.fullmatch(text, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return next((tuple(run) for run in reversed(runs) if len(run) == number), ())


_ACTS = re.compile(r"['’]s?\b|\s+(?:has|had|was|is|will|would|said|puts|\w+(?<!ou)s|\w+ed)\b|\.")


_MEASURED = re.compile(
    r"\b(?:km|kilomet\w+|miles?)\W+(?:[\w-]+\s+){0,3}(?:of|from)\s+(?:the\s+)?"
    r"(?:(?:[\w’'-]+\s+){1,4}(?:stronghold|bastion|capital|city|town|village|base|camp|hub|port)\s+(?:of|at)\s+)?$"
)


def _is_aside(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a place is named only to measure from, or stands for a government: nothing refers back to it."""
    measured = _MEASURED.search(text, max(0, place.start - 60), place.start)
    return (
        measured is not None
        or _is_government(text, place)
        or _is_where_they_spoke(text, place)
        or (_is_where_somebody_is_from(text, place) and not _tells_of_home(text, place, reference))
    )


_ENDS = re.compile(r"[.!?]['\"’”]?\s|\n")


def _tells_of_home(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a witness from there tells of it in one sentence: "a shepherd from Lima said the village was hit"."""
    return is_home(text, place.start) and _ENDS.search(text, place.end, reference.start) is None


_FROM = re.compile(
    r"\b(?:an?|the|one|two|three|four|five|with|\d+)\s+(?:[\w-]+\s+){0,3}?(?P<who>[\w-]+)\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_where_somebody_is_from(text: str, place: PlaceMention) -> bool:
    """Whether a place is only where people or a way come from: "a sergeant from Lima", not "the retreat from Lima"."""
    found = _FROM.search(text, max(0, place.start - 60), place.start)
    return found is not None and not _pattern("leaving", r"\b(?:%s)").match(found["who"])


def is_where_somebody_is_now(text: str, start: int) -> bool:
    """Whether a name that begins there only tells where somebody is by now: "a sergeant, now in Lima, told us"."""
    before = text[max(0, start - _BEFORE) : start]
    return (
        _pattern("now_in", r",\s+(?:who\s+is\s+|who\s+was\s+)?(?:%s)\s+(?:in|at)\s+(?:the\s+)?$").search(before)
        is not None
    )


_OPENS = re.compile(r"(?:^|[.!?]['\"’”]?\s+|\n)In\s+$")


def _is_where_they_spoke(text: str, place: PlaceMention) -> bool:
    """Whether something was only said there: "told reporters in Lima", "In Lima the government denied"."""
    before = text[max(0, place.start - _BEFORE) : place.start]
    spoke = _pattern("spoke_at", r"\b(?:%s)\s+(?:in|at|from|to)\s+(?:the\s+)?$").search(before)
    said = _pattern("says", r",?\s[^.,;\n]{0,70}?\b(?:%s)\b")
    back = _pattern("back_from", r",\s+(?:%s)\s+from\s+(?:the\s+)?$").search(before)
    return bool(
        spoke
        or back
        or is_where_somebody_is_now(text, place.start)
        or (_OPENS.search(before) and said.match(text, place.end))
    )


@cache
def _pattern(key: str, form: str) -> re.Pattern[str]:
    """The words of a list of the lexicon in a form."""
    words = lexicons.load("place_references")["company"][key]
    return re.compile(form % (words if "|" in words else "|".join(words.split())), re.IGNORECASE)


def _is_government(text: str, place: PlaceMention) -> bool:
    """Whether a capital stands for its government or heads a dispatch: "Lima says", "Lima's version", "LIMA."."""
    return place.feature == "PPLC" and bool(_ACTS.match(text, place.end)) and _heads_clause(text, place.start)


def _heads_clause(text: str, start: int) -> bool:
    """Whether a name stands where a subject does: after no preposition."""
    return (
        re.search(
            r"\b(?:in|at|of|near|from|to|on|around|outside|over|into|inside|the)\s+$", text[max(0, start - 12) : start]
        )
        is None
    )


def _fits(place: PlaceMention, features: tuple[str, ...]) -> bool:
    """Whether a mention can be what a noun refers to; what no gazetteer holds can be any settlement."""
    if place.lat is None:
        return place.feature is None and any(feature.startswith("PPL") for feature in features)
    return (place.feature or "").startswith(features)


def _is_called(text: str, place: PlaceMention, noun: str) -> bool:
    """Whether a settlement is told by that very noun, whatever the gazetteer has it for: "the district of Marzan"."""
    is_one = place.lat is not None and (place.feature or "").startswith("PPL")
    return (
        is_one and re.search(rf"\b{noun}\s+(?:of|called)\s+$", text[max(0, place.start - 40) : place.start]) is not None
    )


def _is_stood_in(text: str, place: PlaceMention) -> bool:
    """Whether a name that no gazetteer holds is told as a place: "moved armour on Qorzabad", "Qorzabad has fallen"."""
    before = _pattern("stood_in", r"\b(?:%s)\s+$").search(text, max(0, place.start - _BEFORE), place.start)
    return bool(
        before or _pattern("suffers", r"\s+(?:(?:has|had|have|was|is|were)\s+){0,2}(?:%s)\b").match(text, place.end)
    )


def _is_bound_for(text: str, place: PlaceMention) -> bool:
    """Whether somebody is only on the way there: "the convoy set out for Lima"."""
    before = _pattern("bound_for", r"\b(?:%s)\s+(?:the\s+)?$")
    return before.search(text, max(0, place.start - _BEFORE), place.start) is not None


_HEADS = re.compile(r"[.:]\s|\s[–—-]\s")
_DASH = re.compile(r"\s[–—-]+\s")


def _is_told(text: str, place: PlaceMention, noun: str) -> bool:
    """Whether the mention is told to be such a thing: "Marzan, a small village", "the town of Marzan"; or heads it all.

    "MARZAN. The village was quiet": what a paragraph stands under is what it speaks of; a dispatch that was sent from
    a town ("MARZAN - The army said") may speak of any.
    """
    before, after = text[max(0, place.start - 40) : place.start], text[place.end : place.end + 60]
    is_dateline = place.start == 0 and place.text.isupper() and _DASH.match(after)
    return bool(
        (_heads(text, place) and not is_dateline)
        or _stands_in(noun).search(before)
        or re.search(rf"\b{noun}\s+(?:of|called)\s+$|(?:^|[.!?]\s+)(?:As for|About|Regarding)\s+$", before)
        or re.match(rf",\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", after)
    )


def _is_outdone(text: str, place: PlaceMention, fitting: Sequence[PlaceMention]) -> bool:
    """Whether a dispatch was sent from a town and goes on to tell of another that was taken or lost, which is meant."""
    if not (place.text.isupper() and _heads(text, place)):
        return False
    later = (p for p in fitting if p.start > place.end and (p.geonameid, p.name) != (place.geonameid, place.name))
    return any(_pattern("contended", r"\b(?:%s)\s+$").search(text, max(0, p.start - _BEFORE), p.start) for p in later)


def _heads(text: str, place: PlaceMention) -> bool:
    """Whether a name stands by itself over a report or a paragraph."""
    is_first = place.start == 0 or text[place.start - 1] == "\n"
    return is_first and _HEADS.match(text, place.end) is not None


def _is_label(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a paragraph stands under a name by itself, which all of it speaks of: "Marzan. The station"."""
    is_label = not place.text.isupper() and _heads(text, place)
    return is_label and "\n" not in text[place.end : reference.start]


@cache
def _stands_in(noun: str) -> re.Pattern[str]:
    """Words before the name of the place in which such a thing stands; never found for what is a place itself."""
    nouns = lexicons.load("place_references")["stands_in"].get(noun, "(?!)")
    return re.compile(rf"\b(?:{nouns})\s+(?:at|in|outside)\s+(?:the\s+)?$", re.IGNORECASE)


def describe(span: Span, text: str, places: Sequence[PlaceMention]) -> tuple[str, PlaceMention | None]:
    """The name and place of a description that holds a toponym ("the outskirts of Douma") or a reference.

    The place is the toponym's own where the description is at or around it; moved where it says how far and which way;
    midway for "between A and B"; None where it is a line (the bank of a river) or nothing settles it.
    """
    words = " ".join(span.of(text).split())
    held = [p for p in places if span.start <= p.start and p.end <= span.end and p.lat is not None]
    if not held:
        place = refer(span, text, places)
        return (place.name, place) if place else (words, None)
    if len(held) == 2 and re.search(r"\bbetween\b", words, re.IGNORECASE):
        return words, _midway(held[0], held[1])
    anchor = held[0]
    owned = _owned(span, text, places, anchor)
    if owned:
        return owned.name, owned
    if is_line(words, anchor):
        return words, None
    moved = _moved(words, anchor)
    return (words, moved) if moved else (anchor.name, anchor)


# "Sudan's largest city", "the Shan capital"
_OWNS = re.compile(r"['’]s?\s|\s(?:(?:state|province|provincial)\s)?capital\b")


def _owned(span: Span, text: str, places: Sequence[PlaceMention], owner: PlaceMention) -> PlaceMention | None:
    """What "Sudan's largest city" stands for: the nearest city named before that lies in what owns it."""
    after = Span(owner.end, span.end)
    if not (owner.feature or "").startswith(("PCL", "ADM1")) or not _OWNS.match(after.of(text)):
        return None
    if not any(feature.startswith("PPL") for feature in _nouns().get(_head(after.of(text)) or "", ())):
        return None
    held = [place for place in places if place.country == owner.country]
    if owner.feature == "ADM1" and _head(after.of(text)) == "capital":
        return _seat(owner, [place for place in held if place.end <= span.start])
    if _head(after.of(text)) == "capital":  # a country has one, wherever the report names it
        return next((place for place in held if place.feature == "PPLC"), None)
    return refer(span, text, held)


def _seat(division: PlaceMention, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """The capital of a first-order division: the seat told before, or the only town told that lies in it."""
    towns = [p for p in before if (p.feature or "").startswith("PPL") and p.admin1 == division.admin1]
    seats = [p for p in towns if (p.feature or "").startswith("PPLA")] or towns
    return seats[-1] if len({p.geonameid for p in seats}) == 1 else None


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(features) for noun, features in lexicons.load("place_references")["nouns"].items()}


def _head(words: str) -> str | None:
    """The noun a reference turns on: "the besieged city" is "city", "the outskirts of the town" is "town"."""
    last = words.lower().split(" of ")[-1]
    tokens = [token for token in re.findall(r"[a-z]+", last) if token not in _SMALL_WORDS]
    return tokens[-1] if tokens else None


def _of_country_spoken_of(before: Sequence[PlaceMention]) -> list[PlaceMention]:
    countries = [place.country for place in before if place.country]
    return [place for place in before if place.country == countries[-1]] if countries else []


@cache
def _line_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicons.load('place_references')['pointless']['words'])})\b", re.IGNORECASE)


def is_line(words: str, anchor: PlaceMention) -> bool:
    """Whether the words tell a line and no spot: the bank of a river, the border of a country."""
    features = tuple(lexicons.load("place_references")["pointless"]["features"])
    return bool(_line_words().search(words)) and (anchor.feature or "").startswith(features)


@cache
def _offset() -> re.Pattern[str]:
    lexicon = lexicons.load("place_references")
    units = "|".join(sorted(lexicon["units"], key=len, reverse=True))
    return re.compile(
        rf"(\d+(?:[.,]\d+)?)[\s-]*({units})\b.*?\b((?:north|south)?-?(?:east|west)?)\s+of\b", re.IGNORECASE
    )


def _moved(words: str, anchor: PlaceMention) -> PlaceMention | None:
    """The mention moved by "30 km south of"; None where the words give no distance and direction."""
    found = _offset().search(words)
    lexicon = lexicons.load("place_references")
    bearing = lexicon["bearings"].get(found.group(3).lower().replace("-", "")) if found else None
    is_line = (anchor.feature or "").startswith(tuple(lexicon["pointless"]["features"]))
    if not found or bearing is None or anchor.lat is None or anchor.lon is None or is_line:
        return None
    km = float(found.group(1).replace(",", ".")) * lexicon["units"][found.group(2).lower()]
    lat, lon = destination(anchor.lat, anchor.lon, bearing, km)
    why = f"{found.group(0)} {anchor.name}, counted from it"
    return replace(anchor, name=words, lat=lat, lon=lon, geonameid=None, feature="AREA", why=why, runners_up=())


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees from north), on the sphere; rounded to a metre."""
    angle, turn, phi = km / EARTH_RADIUS_KM, math.radians(bearing), math.radians(lat)
    there = math.asin(math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn))
    east = math.sin(turn) * math.sin(angle) * math.cos(phi)
    along = math.atan2(east, math.cos(angle) - math.sin(phi) * math.sin(there))
    return round(math.degrees(there), 5), round((lon + math.degrees(along) + 540) % 360 - 180, 5)


def _midway(a: PlaceMention, b: PlaceMention) -> PlaceMention | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, lon = (a.lat + b.lat) / 2, (a.lon + b.lon) / 2
    why = f"midway between {a.name} and {b.name}"
    return replace(a, name=why, lat=lat, lon=lon, geonameid=None, feature="AREA", why=why, runners_up=())
