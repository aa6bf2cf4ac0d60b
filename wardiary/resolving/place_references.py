"""What "the city", "there" or "a village 30 km south of Kirkuk" stands for, by the places the report has named.

Only what the text itself settles is given; where two places fit alike, the answer is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import inf

from wardiary import lexicons
from wardiary.model import PlaceMention, Span
from wardiary.reading.rules.names_words import demonym_set
from wardiary.reading.rules.phrases import is_common
from wardiary.resolving.place_asides import BEFORE, is_aside, is_bound_for, of_lexicon
from wardiary.resolving.place_offsets import is_line, midway, moved

_SMALL_WORDS = frozenset({"the", "this", "that", "its", "their", "same", "whole", "entire", "a", "an"})
_JOINED = lexicons.pattern("resolving/places", "place_references", "joined")
_BETWEEN = lexicons.pattern("resolving/places", "place_references", "between")
_REACH = 1500  # characters back: about two paragraphs; beyond, "the city" has usually been named again
_TOO_GREAT = {"village": ("PPLC", "PPLA"), "hamlet": ("PPLC", "PPLA", "PPLA2"), "town": ("PPLC",)}
_SENT = re.compile(r"[^\n]{0,40}?(?:\s[–—-]+\s|:\s)")
_ROAD = lexicons.pattern("resolving/places", "place_references", "road")
_FAR_TOO_MANY = 3  # times as many people as such a place has at most: no count is so far out
_FRESH = 300  # characters: two sentences, in which "a village" told to be one is what "the village" means


def refer(span: Span, text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The mention that a reference without a name stands for: the nearest before it whose kind fits.

    None where no mention fits, or where two of different places stand side by side and either might be meant.
    """
    noun = _head(span.of(text))
    features = _nouns().get(noun or "")
    if features and _is_name(span.of(text)):
        return None
    if not features or (noun == "place" and _told_behind().match(text, span.end)):
        return _if_told(span, text, places) if noun in _told_nouns() else None
    before = [p for p in places if p.end <= span.start <= p.end + _REACH and not is_aside(text, p, span)]
    before = [p for p in before if not _ROAD.match(text, p.end)]
    apposed = next((p for p in reversed(before) if _is_apposed(text, p, span)), None)
    if apposed is not None and features[0] == "PPL":
        return apposed
    if noun == "there":
        before = [p for p in before if not _is_sent_from(text, p)]
    if noun == "capital":
        before = _of_country_spoken_of(before)
    fitting = [p for p in before if _fits(p, features) or _is_called(text, p, noun or "")]
    fitting = [p for p in fitting if not _is_far_too_great(p, noun or "")]
    if not fitting:
        return _land_around(before) if _BARE_LAND.fullmatch(span.of(text)) else None
    told = [p for p in fitting if _is_told(text, p, noun or "") and not _is_outdone(text, p, fitting)]
    fresh = [p for p in told if span.start - p.end <= _FRESH or _is_label(text, p, span)]
    fitting = [p for p in fitting if p.feature not in _TOO_GREAT.get(noun or "", ())] or fitting
    fitting = _of_its_size(fitting, noun or "")
    fitting = fresh or told + [p for p in fitting if p.lat is not None or _is_stood_in(text, p)] or fitting
    fitting = [p for p in fitting if not is_bound_for(text, p)] or fitting
    nearest = max(fitting, key=lambda place: place.end)
    rivals = [
        p for p in fitting if (p.geonameid, p.name) != (nearest.geonameid, nearest.name) and p.end <= nearest.start
    ]
    if rivals and _JOINED.fullmatch(text[rivals[-1].end : nearest.start]):
        return None
    return nearest


def _is_name(words: str) -> bool:
    """Whether the words have a name of their own: "Qorzabad village", "the Giro district"; but "the Syrian city"."""
    told = words.split()
    if told[-1][:1].isupper():
        return False  # "the Avenue du Port" lies in the port
    first = 1 if told[0].lower() in _SMALL_WORDS or is_common(told[0].lower()) else 0
    names = (word.removesuffix("'s").removesuffix("’s") for word in told[first:-1])
    return any(name[:1].isupper() and name.partition("-")[0].lower() not in demonym_set() for name in names)


def _is_sent_from(text: str, place: PlaceMention) -> bool:
    """Whether it is the capital of the dateline, where news comes in from elsewhere."""
    is_capital = place.start == 0 and place.text.isupper() and place.feature == "PPLC"
    return is_capital and _SENT.match(text, place.end) is not None


def _is_far_too_great(place: PlaceMention, noun: str) -> bool:
    """Whether no village has nearly so many people, by whatever count: a capital from which a report was sent."""
    most: float = lexicons.load("place_references")["people_at_most"].get(noun, inf)
    return (place.population or 0) > _FAR_TOO_MANY * most


def _of_its_size(fitting: list[PlaceMention], noun: str) -> list[PlaceMention]:
    """Those that have as many people as what is called so, and those of which it is not known; else all.

    No hamlet is "the city"; and before a town is "the village", a name is that no gazetteer holds.
    """
    table = lexicons.load("place_references")
    least, most = table["people_at_least"].get(noun, 0), table["people_at_most"].get(noun, inf)
    open_ = [p for p in fitting if p.population is None]
    sized = [p for p in fitting if p.population is not None and least <= p.population <= most]
    if sized or (open_ and noun in table["people_at_most"]):
        return [p for p in fitting if p in sized or p in open_]
    return fitting


def _if_told(span: Span, text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """What "the junction" or "the pass" stands for: the one place told to be such a thing, or that is called so."""
    noun = _head(span.of(text)) or ""
    told = [
        p
        for p in places
        if p.end <= span.start <= p.end + _REACH
        and (p.name.lower().endswith(f" {noun}") or p.text.lower().endswith(f" {noun}") or _is_told(text, p, noun))
    ]
    return told[-1] if len({(p.geonameid, p.name) for p in told}) == 1 else None


_OWNS_PART = lexicons.pattern("resolving/places", "place_references", "owns_part")
_PART_OF = lexicons.pattern("resolving/places", "place_references", "part_of")


def town_of_part(text: str, name: Span, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that "the city" means in "the city's Marzan district", "the Marzan district of the city"."""
    found = _OWNS_PART.search(text, max(0, name.start - 60), name.start) or _PART_OF.match(text, name.end)
    return refer(Span(*found.span("town")), text, places) if found else None


_BARE_LAND = lexicons.pattern("resolving/places", "place_references", "bare_land")


def _land_around(before: Sequence[PlaceMention]) -> PlaceMention | None:
    """What "the region" stands for where none was named: the land around the towns told, if all lie in one."""
    towns = [p for p in before if (p.feature or "").startswith("PPL") and p.admin1]
    if len({(p.country, p.admin1) for p in towns}) != 1:
        return None
    town = towns[-1]
    why = f"the division in which {town.name} lies, no other having been spoken of"
    return replace(town, name=town.admin1 or town.name, geonameid=None, feature="AREA", why=why, runners_up=())


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SEVERAL = lexicons.pattern("resolving/places", "place_references", "several")


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


def _fits(place: PlaceMention, features: tuple[str, ...]) -> bool:
    """Whether a mention can be what a noun refers to; what no gazetteer holds can be any settlement."""
    if place.lat is None:
        return place.feature is None and any(feature.startswith("PPL") for feature in features)
    return (place.feature or "").startswith(features)


def _is_called(text: str, place: PlaceMention, noun: str) -> bool:
    """Whether a settlement is told by that very noun, whatever the gazetteer has it for: "the district of Marzan"."""
    if place.lat is None and re.match(rf"\s+{noun}\b", text[place.end : place.end + 40]):
        return True  # "the Giro district", which no gazetteer holds
    is_one = place.lat is not None and (place.feature or "").startswith("PPL")
    return (
        is_one and re.search(rf"\b{noun}\s+(?:of|called)\s+$", text[max(0, place.start - 40) : place.start]) is not None
    )


_COMMA = re.compile(r",\s+")


def _is_apposed(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a reference says what the name right before it is: "Marzan, the village across the river".

    Then it is a settlement, also where the gazetteer has no more than a bridge or a station of that name.
    """
    is_small = place.lat is not None and not (place.feature or "").startswith(("ADM", "PCL", "RGN", "CONT"))
    return is_small and _COMMA.fullmatch(text, place.end, reference.start) is not None


def _is_stood_in(text: str, place: PlaceMention) -> bool:
    """Whether a name that no gazetteer holds is told as a place: "moved armour on Qorzabad", "Qorzabad has fallen"."""
    before = of_lexicon("stood_in", r"\b(?:%s)\s+$").search(text, max(0, place.start - BEFORE), place.start)
    return bool(
        before or of_lexicon("suffers", r"\s+(?:(?:has|had|have|was|is|were)\s+){0,2}(?:%s)\b").match(text, place.end)
    )


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
        or re.match(rf"\s+{noun}\b|,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", after)
    )


def _is_outdone(text: str, place: PlaceMention, fitting: Sequence[PlaceMention]) -> bool:
    """Whether a dispatch was sent from a town and goes on to tell of another that was taken or lost, which is meant."""
    if not (place.text.isupper() and _heads(text, place)):
        return False
    later = (p for p in fitting if p.start > place.end and (p.geonameid, p.name) != (place.geonameid, place.name))
    return any(of_lexicon("contended", r"\b(?:%s)\s+$").search(text, max(0, p.start - BEFORE), p.start) for p in later)


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
    return lexicons.pattern("resolving/places", "place_references", "stands_in", nouns=lambda: nouns)


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
    if len(held) == 2 and _BETWEEN.search(words):
        return words, midway(held[0], held[1])
    anchor = held[0]
    owned = _owned(span, text, places, anchor)
    if owned:
        return owned.name, owned
    if is_line(words, anchor):
        return words, None
    away = moved(words, anchor)
    return (words, away) if away else (anchor.name, anchor)


_OWNS = lexicons.pattern("resolving/places", "place_references", "owns")


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
    return refer(after, text, held)


def _seat(division: PlaceMention, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """The capital of a first-order division: the seat told before, or the only town told that lies in it."""
    towns = [p for p in before if (p.feature or "").startswith("PPL") and p.admin1 == division.admin1]
    seats = [p for p in towns if (p.feature or "").startswith("PPLA")] or towns
    return seats[-1] if len({p.geonameid for p in seats}) == 1 else None


@cache
def _told_nouns() -> frozenset[str]:
    return frozenset(lexicons.load("place_references")["if_told"]["nouns"].split())


@cache
def _told_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{lexicons.load('place_references')['if_told']['told_behind']})\b")


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
