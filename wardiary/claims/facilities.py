"""Bridges, churches, airports: a facility told without its place takes it from where the report names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.claims.placed import airport_place
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words
from wardiary.model import ArgumentRole, ClaimPlace, PlaceMention, PlaceRole, Span, Trigger
from wardiary.resolving.place_airports import ToldAirport

_REACH = 8000  # characters either way: a long article; in a book another bridge may be meant
_SAME = (("airport", "airfield", "airbase", "base"), ("theatre", "theater"), ("hospital", "clinic"))


def facility_of(resolved: Resolved, spans: Sequence[Span]) -> ClaimPlace | None:
    """The place of the first of `spans` that names a facility; None where none does, or the report does not say where.

    "A key bridge" is the only bridge that the report names ("the Antonivskiy Bridge"); it stands at the settlement
    named with it.
    """
    for told in spans:
        span = _with_number(resolved.text, told)
        noun = _facility_noun(span.of(resolved.text))
        if _NONE.match(span.of(resolved.text)):
            continue
        airport = resolved.airport_at(span)
        if airport:
            own = _without_next(resolved.text, span, airport.span) if span.contains(airport.span) else airport.span
            return airport_place(airport, own, PlaceRole.AT)
        if noun is None:
            continue
        named = _named(resolved.text, noun, span)
        if named is None:
            continue
        if airport := resolved.airport_at(named):
            return airport_place(airport, span, PlaceRole.AT)
        at = _settlement_beside(resolved, named)
        name = named.of(resolved.text)
        return ClaimPlace(span, name, at.lat if at else None, at.lon if at else None, PlaceRole.AT)
    return None


_NEXT = lexicons.pattern("claims/places", "facilities", "next")
_BEHIND_HEAD = lexicons.pattern("claims/places", "facilities", "behind_head")
_NO_NAME = lexicons.pattern("claims/places", "facilities", "no_name")


def _without_next(text: str, span: Span, named: Span) -> Span:
    """The words of a facility without the town told next: "Marzan airport | and the town of Oysterby"."""
    found = _NEXT.search(text, named.end, span.end)
    return Span(span.start, found.start()) if found else span


def airport_in(resolved: Resolved, trigger: Trigger, places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """The places, with the airports of which the trigger tells for what is but told to lie around or beside them.

    "Struck the Shayrat air base in Syria", "took the Gardabya air base near Sirte": there is one place.
    """
    roles = (ArgumentRole.AGENT, ArgumentRole.TARGET, ArgumentRole.AT)
    spans = [a.span for a in trigger.arguments if a.role in roles]
    told = dict.fromkeys(airport for span in spans if (airport := resolved.airport_at(span)))
    kept = tuple(p for p in places if not any(_tells_where(resolved, airport, p) for airport in told))
    if len(kept) == len(places):
        return kept
    named = (airport_place(airport, airport.span, PlaceRole.AT) for airport in told)
    return (*(place for place in named if all(place.name != other.name for other in kept)), *kept)


_NONE = lexicons.pattern("claims/places", "facilities", "none")
_WHERE = lexicons.pattern("claims/places", "facilities", "where")


def _tells_where(resolved: Resolved, airport: ToldAirport, place: ClaimPlace) -> bool:
    """Whether a place only says where an airport is: told right behind it, or the country or province that it is in."""
    if place.span is None:
        return False
    if _WHERE.fullmatch(resolved.text, airport.span.end, place.span.start):
        return True
    around = (p for p in resolved.places if p.geonameid == place.geonameid and _is_wide(p))
    is_at = place.role is PlaceRole.AT and place.geonameid is not None and place.area is None
    return is_at and any(p.country == airport.mention.country for p in around)


def is_facility(phrase: str) -> bool:
    """Whether the words end in a thing that stands somewhere: "the checkpoints", "the church of St. Anne"."""
    head = _BEHIND_HEAD.split(phrase)[0].split()[-1:]
    return bool(head) and head[0].lower().removesuffix("s") in words("facilities")


_NUMBER = lexicons.pattern("claims/places", "facilities", "number")


def _with_number(text: str, span: Span) -> Span:
    """The words with the number that is the rest of the name: "Base | 46", "Hill | 205"."""
    last = span.of(text).rsplit(maxsplit=1)[-1:]
    number = _NUMBER.match(text, span.end) if last and last[0][:1].isupper() and _facility_noun(last[0]) else None
    return Span(span.start, number.end()) if number else span


def _facility_noun(phrase: str) -> str | None:
    listed = words("facilities") | words("numbered")
    found = [word for word in re.findall(r"[a-z]+", phrase.lower()) if word in listed]
    return found[0] if found else None


def _named(text: str, noun: str, near: Span) -> Span | None:
    """The one name about `near` that ends in the noun, or tells its saint; None where there is none or more than one.

    "The Hill Bridge", "the Hill bridge", "the Hill military airport" and "the church of St. Anne" are names; of
    airports, airfields and air bases each word may stand for the others. "Base 46" and "Hill 205" are names too. A name
    in `near` itself is the one.
    """
    pattern = _names(noun)
    own = next((m for m in pattern.finditer(text, near.start, near.end) if _is_name(m)), None)
    about = pattern.finditer(text, max(0, near.start - _REACH), near.end + _REACH)
    found = {_first_word(m): m for m in ([own] if own else about) if _is_name(m)}
    if len(found) != 1:
        return None
    match = next(iter(found.values()))
    opening = _OPENING.match(match.group())
    return Span(match.start() + (opening.end() if opening else 0), match.end())


_OPENING = lexicons.pattern("claims/places", "facilities", "opening")


@lru_cache(maxsize=256)
def _names(noun: str) -> re.Pattern[str]:
    """The names that end in a noun, or tell its saint or its number."""
    nouns = "|".join(f"{word}|{word.capitalize()}" for word in _alike(noun))
    return (
        lexicons.pattern("claims/places", "facilities", "name", nouns=lambda: nouns, noun=noun.capitalize)
        if noun in words("facilities")
        else lexicons.pattern("claims/places", "facilities", "numbered", noun=noun.capitalize)
    )


def _first_word(match: re.Match[str]) -> str:
    """What tells a name from others: its first word, or its number."""
    words = _OPENING.sub("", match.group()).split()
    return words[-1] if words[-1][:1].isdigit() else words[0]


def _is_name(match: re.Match[str]) -> bool:
    """Whether more than a sentence's first word or a faith has a capital: not "A bridge", "Coptic church"."""
    words = match.group().split()
    if _NO_NAME.match(match.group()):
        return False
    is_numbered = words[-1][:1].isdigit()
    return is_numbered or " of " in match.group() or any(_may_name(word) for word in words[:-1])


_INITIALS = re.compile(r"[A-Z]{2,}(?:['’]s)?")


def _may_name(word: str) -> bool:
    """Whether a word before the noun may be the thing's own name: not whose it is, as in "the UN base"."""
    return word != word.lower() and word not in _no_names() and not _INITIALS.fullmatch(word)


@cache
def _no_names() -> frozenset[str]:
    from wardiary.reading.rules.names_words import demonym_set

    listed = lexicons.load("claims")["place"]["no_names"].split()
    return frozenset(word.capitalize() for word in (*listed, *demonym_set()))


def _alike(noun: str) -> tuple[str, ...]:
    """The nouns that stand for one facility."""
    return next((group for group in _SAME if noun in group), (noun,))


def _settlement_beside(resolved: Resolved, named: Span) -> PlaceMention | None:
    """The resolved place nearest to the name in its sentence, of those that the words put it in, at or near."""
    sentence = resolved.sentence_of(named)
    near = [p for p in resolved.places_in(sentence) if p.lat is not None and not _is_wide(p)]
    near = [p for p in near if _is_beside(resolved.text, named, p.span)]
    return min(near, key=lambda p: p.span.gap(named), default=None)


_AFTER = lexicons.pattern("claims/places", "facilities", "after")
_BEFORE = lexicons.pattern("claims/places", "facilities", "before")


def _is_beside(text: str, named: Span, place: Span) -> bool:
    """Whether the words tie the name to the place: "the Hill Bridge at Marzan", "Marzan's Hill Bridge"."""
    if named.overlaps(place):
        return True
    after = place.start >= named.end
    return bool(
        _AFTER.fullmatch(text, named.end, place.start) if after else _BEFORE.fullmatch(text, place.end, named.start)
    )


def _is_wide(place: PlaceMention) -> bool:
    """Countries, provinces and rivers tell no point for a bridge."""
    return (place.feature or "").startswith(("PCL", "ADM1", "STM", "CONT", "RGN"))
