"""The airports and air bases that a report tells by their town, by their own name, or again as "the airport".

A town's airport lies within `NEAR_KM` of it; a name alone is one only in a country that the report speaks of. Where two
fit alike, or the gazetteer has none, nothing is found: what is told there keeps the town's point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer, Match, Place, names
from wardiary.gazetteer.airports import FEATURE, bare_name, is_base
from wardiary.gazetteer.place import distance_km
from wardiary.model import PlaceMention, RunnerUp, Span
from wardiary.reading.openings import WordPattern
from wardiary.resolving.place_mentions import RUNNERS_UP, mention_of
from wardiary.resolving.place_references import refer

NEAR_KM = 40.0  # Narita is 58 km from Tokyo, but the airports of towns that are fought over lie within 30
_ONLY_KM = 15.0  # the only airport around that is called otherwise than its town: "Kunduz", "Konduz"
_SAME_KM = 5.0  # two entries of one airport: a dump's and that of the embedded index
_SPOKEN_OF = 0.3  # of a place: from there on its country is spoken of, as for the ranking
_BY_NAME = 0.5  # the score of one found by its name alone; how often that is right has not been counted
_REACH = 60  # characters before the noun in which its name begins


@dataclass(frozen=True, slots=True)
class ToldAirport:
    """An airport told: all the words, the name in them, what to call it, and the place it is."""

    span: Span
    name: Span
    called: str
    mention: PlaceMention


@dataclass(frozen=True, slots=True)
class _Told:
    """An airport's words before it is known which: `place` is the mention of its name, if there is one."""

    span: Span
    name: Span
    noun: Span
    place: PlaceMention | None


def find_airports(text: str, places: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[ToldAirport, ...]:
    """The airports that `text` tells, in their order; `places` are its toponyms, resolved."""
    nouns = sorted(Span(*m.span()) for each in (_phrase_in_text(), _part_in_text()) for m in each.finditer(text))
    found: list[ToldAirport] = []
    for noun in nouns:
        told = _told(text, noun, places) if _noun_in(noun.of(text)) else None
        if told is None:
            found += _again(text, noun, found)
            continue
        airport = _airport(text, told, _countries(places, told.place), gazetteer)
        found += [airport] if airport else []
    return tuple(found)


def with_airports(places: Sequence[PlaceMention], airports: Sequence[ToldAirport]) -> tuple[PlaceMention, ...]:
    """The mentions; those that name an airport itself have its point, those of its town say which it is."""
    by_name = {airport.name: airport for airport in airports}
    return tuple(_with(place, by_name.get(place.span)) for place in places)


def _with(place: PlaceMention, airport: ToldAirport | None) -> PlaceMention:
    if airport is None:
        return place
    is_elsewhere = place.country != airport.mention.country
    if place.lat is None or is_elsewhere or place.feature in ("FCL", FEATURE) or _noun_in(place.text):
        return replace(airport.mention, start=place.start, end=place.end, text=place.text)
    return replace(place, why=f"{place.why}; the airport told with it is {airport.mention.name}")


@cache
def _phrase() -> re.Pattern[str]:
    """What an airport is called after its name: "military airport", "International Airport"."""
    nouns = "|".join(lexicons.load("airports")["told"]["nouns"])
    between = "|".join(lexicons.load("airports")["words"]["between"])
    return re.compile(rf"\b(?:(?:{between})\s+)*(?:{nouns})\b", re.IGNORECASE)


@cache
def _phrase_in_text() -> WordPattern:
    return WordPattern(_phrase().pattern, re.IGNORECASE)


@cache
def _part_in_text() -> WordPattern:
    """What stands on an airport: who is in "the terminal" is there."""
    return WordPattern(rf"\b(?:{'|'.join(lexicons.load('airports')['told']['parts'])})\b")


def _noun_in(words: str) -> bool:
    return _phrase().search(words) is not None


_AFTER = lexicons.pattern("resolving/places", "place_airports", "after")
_AROUND = lexicons.pattern("resolving/places", "place_airports", "around")
_BEFORE = re.compile(r"(?:['’]s?)?\s+")
_RUN = lexicons.pattern("resolving/places", "place_airports", "run")
_OPENING = lexicons.pattern("resolving/places", "place_airports", "opening")


def _told(text: str, noun: Span, places: Sequence[PlaceMention]) -> _Told | None:
    """The words of the airport with its name; None where no name stands with it."""
    for place in places:
        if place.start < noun.start and place.end > noun.start:  # the reader took the whole for a name
            return _Told(Span(place.start, max(place.end, noun.end)), place.span, noun, place)
        if place.end < noun.start and _BEFORE.fullmatch(text, place.end, noun.start):
            return _Told(Span(place.start, noun.end), place.span, noun, place)
    after = _AFTER.match(text, noun.end)
    held = next((p for p in places if after and p.start == after.end()), None)
    before = _run_before(text, noun)
    around = _AROUND.match(text, noun.end) if not before and not held else None
    held = held or (_meant_by(around, text, places) if around else None)
    if held and not before:
        article = _ARTICLE.search(text, max(0, noun.start - _ARTICLE_REACH), noun.start)
        is_one = article is None or article.group(1).lower() not in ("a", "an")
        return (
            _Told(Span(article.start() if article else noun.start, held.end), held.span, noun, held) if is_one else None
        )
    return _Told(Span(before.start, noun.end), before, noun, None) if before else None


def _meant_by(around: re.Match[str], text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that an airport is told to lie beside: "south of Lima", "outside the capital"."""
    where = Span(*around.span("where"))
    named = next((p for p in places if p.start == where.start and p.lat is not None), None)
    if named is not None or not where.of(text)[:1].islower():
        return named
    meant = refer(where, text, places)
    return replace(meant, start=where.start, end=where.end, text=where.of(text)) if meant else None


def _run_before(text: str, noun: Span) -> Span | None:
    """The words with capitals right before the noun, without one that only begins the sentence."""
    found = _RUN.search(text, max(0, noun.start - _REACH), noun.start)
    if not found:
        return None
    opening = _OPENING.match(text, *found.span())
    start = opening.end() if opening else found.start()
    return Span(start, found.end()) if start < found.end() and found.group() not in _ARTICLES else None


_ARTICLE = lexicons.pattern("resolving/places", "place_airports", "article")
_ARTICLE_REACH = 6  # characters: "this "; a pattern with an end looks no farther than the noun
_ARTICLES = frozenset(("The", "A", "An", "This", "That", "Its", "Their", "Our", "His", "Her", "Another", "One"))


def _again(text: str, noun: Span, before: Sequence[ToldAirport]) -> Iterator[ToldAirport]:
    """The airport told before, where "the airport" is said again and no other was told."""
    article = _ARTICLE.search(text, max(0, noun.start - _ARTICLE_REACH), noun.start)
    if (
        article
        and article.group(1).lower() not in ("a", "an")
        and len({(a.mention.lat, a.mention.lon) for a in before}) == 1
    ):
        span = Span(noun.start - len(article.group()), noun.end)
        why = f"{before[-1].mention.name}, the only airport told before"
        mention = replace(before[-1].mention, start=span.start, end=span.end, text=span.of(text), why=why)
        yield ToldAirport(span, span, before[-1].called, mention)


def _countries(places: Sequence[PlaceMention], own: PlaceMention | None) -> frozenset[str]:
    """The countries in which the report's other places surely lie."""
    return frozenset(p.country for p in places if p is not own and p.country and p.score > _SPOKEN_OF)


def _airport(text: str, told: _Told, countries: frozenset[str], gazetteer: Gazetteer) -> ToldAirport | None:
    """The airport that is told; one that an imported gazetteer has under that very name is taken as it was resolved."""
    name, words = told.name.of(text), told.noun.of(text)
    inside = _phrase().search(name)
    bare = name[: inside.start()].strip() if inside else name
    called = name if inside else f"{bare} {words}"
    if told.place and told.place.lat is not None and told.place.feature == FEATURE:
        return ToldAirport(told.span, told.name, called, told.place)
    fits = _fitting(bare, told.place, countries, gazetteer)
    best = _best(fits, bare, words)
    if best is None:
        return None
    called = best.name if name.islower() else called  # "the airport south of the capital"
    return ToldAirport(told.span, told.name, called, _mention(text, told, best, fits, gazetteer))


def _fitting(
    name: str, place: PlaceMention | None, countries: frozenset[str], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The airports that may be meant: those around a town; those in an area, or the report's countries, by name."""
    called = [*_called(name, gazetteer), *(_called(place.name, gazetteer) if place else ())]
    if place is None or place.lat is None or place.lon is None:
        held = [p for p in called if p.country in countries]
        return tuple(dict.fromkeys(held if countries else called))
    if not (place.feature or "").startswith(("PPL", "FCL", "ADM2", "ADM3")):
        return tuple(p for p in dict.fromkeys(called) if _is_in(p, place))
    if place.country not in countries and (own := [p for p in called if p.country in countries and _is_own(p, name)]):
        return tuple(dict.fromkeys(own))  # the town was but alike: "Gardabya" in Libya is not Ghardaïa
    near = gazetteer.airports(place.lat, place.lon, NEAR_KM)
    by_name = tuple(p for p in near if p in called or _sounds(p, name))
    only = near[:1] if len(near) == 1 and _km(near[0], place) <= _ONLY_KM else ()
    return by_name or only


def _called(name: str, gazetteer: Gazetteer) -> list[Place]:
    """The airports of that name or of that city; of near spellings only those that sound alike without "airport"."""
    found = gazetteer.candidates(f"{name} airport")
    return [
        c.place for c in found if c.place.feature == FEATURE and (c.match <= Match.ALTERNATE or _sounds(c.place, name))
    ]


def _sounds(airport: Place, name: str) -> bool:
    bare = bare_name(airport.name)
    return bare is not None and names.sounds_alike(names.fold(bare), names.fold(name))


def _is_own(airport: Place, name: str) -> bool:
    return names.fold(bare_name(airport.name) or "") == names.fold(name)


def _is_in(airport: Place, area: PlaceMention) -> bool:
    """Whether it lies in a country, or in a division of one: "Hodeidah airport", where the governorate was meant."""
    is_division = (area.feature or "").startswith("ADM")
    return airport.country == area.country and (not is_division or airport.admin1_name == area.admin1)


def _km(airport: Place, place: PlaceMention) -> float:
    return distance_km(airport.lat, airport.lon, place.lat or 0.0, place.lon or 0.0)


def _best(fits: Sequence[Place], name: str, words: str) -> Place | None:
    """The one that is meant: military as told, of that very name before that city; None where two fit alike."""
    is_military = bool(set(words.lower().split()) & set(lexicons.load("airports")["told"]["military"]))
    if not fits:
        return None
    ranks = {place: (is_base(place.name) is not is_military, not _sounds(place, name)) for place in fits}
    top = [place for place in fits if ranks[place] == min(ranks.values())]
    large = [place for place in top if "international" in place.name.lower()]
    top = large if len(large) == 1 and not is_military else top
    first = next((place for place in top if place.geonameid), top[0])
    apart = (distance_km(first.lat, first.lon, place.lat, place.lon) for place in top)
    return first if all(km <= _SAME_KM for km in apart) else None


def _mention(text: str, told: _Told, best: Place, fits: Sequence[Place], gazetteer: Gazetteer) -> PlaceMention:
    """The airport as the words tell it; the town that it was named by and the others that fit are its runners-up."""
    town = told.place if told.place and told.place.lat is not None and told.place.country == best.country else None
    score = town.score if town else _BY_NAME
    others = [RunnerUp(p.name, p.lat, p.lon, p.geonameid, 0.0) for p in fits if p != best]
    called = bare_name(town.name) or town.name if town else ""
    if town and town.lat is not None and town.lon is not None:
        others.insert(0, RunnerUp(called, town.lat, town.lon, town.geonameid, 0.0))
    country = gazetteer.country(best.country) if best.country else None
    where = ", ".join(filter(None, (best.admin1_name, country.name if country else None)))
    how = f"{_km(best, town):.0f} km from {called}" if town else "by its name, in a country that the report speaks of"
    mention = mention_of(told.span, told.span.of(text), best, score, f"{best.name}, {where}: {how}")
    return replace(mention, feature=FEATURE, runners_up=tuple(others[:RUNNERS_UP]))
