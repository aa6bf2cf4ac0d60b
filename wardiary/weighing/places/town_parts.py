"""What stands in a town and falls by itself: its airport, prison, bridge or barracks, before the town or after it.

Only of who holds, takes or leaves them: a blow to the airport is a blow to the town.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, ClaimPlace, Kind, Span
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.lexicon import words_of
from wardiary.weighing.places.spots import is_facility, place_key
from wardiary.weighing.records import Spot

PART = "part"
"""Behind the look-up form of a town: so much of it as is not the town."""
_POSITION = lexicons.pattern("weighing/places", "town_parts", "position")
_BACK = 60  # characters before a town in which it is said what of it: "the police headquarters of the city of"
_TOWN_TOO = lexicons.pattern("weighing/places", "town_parts", "town_too")
_AND_MORE = lexicons.pattern("weighing/places", "town_parts", "and_more")
_NAMED_SO = lexicons.pattern("weighing/places", "town_parts", "named_so")


def apart(spot: Spot, claim: Claim, kept: KeptReport) -> Spot:
    """The spot; of who has the airport or a bridge of a town, one apart from the town; some quarters of it are an area.

    Not of a base or a camp where no gazetteer holds the village: that is often only called after it.
    """
    if claim.kind not in OF_CONTROL:
        return spot
    thing = _thing(claim, spot, kept)
    if thing is None or not _is_in_town(spot, thing, kept):
        is_part = _is_some_of(spot, claim, kept)
        return replace(spot, key=f"{spot.key} {PART}", geonameid=None, is_area=True) if is_part else spot
    name = spot.name if thing in spot.name.casefold().split() else f"{spot.name} {thing}"
    return replace(spot, name=name, key=f"{spot.key} {thing}", geonameid=None)


def is_told_too(town: Spot, claim: Claim, text: str) -> bool:
    """Whether the town itself is told beside what stands in it: "Oysterby and the army's headquarters there"."""
    told = [place for place in claim.places if place.span is not None and claim.sentence.contains(place.span)]
    named = [place.span for place in told if place.span and place_key(place.span.of(text)) == town.key]
    things = [place.span for place in told if place.span and _names_part(place.span.of(text))]
    return any(
        needle("weighing", "places", "and_its").fullmatch(text, name.end, thing.start)
        for name in named
        for thing in things
    )


def _names_part(words: str) -> bool:
    return not words_of("places", "apart").isdisjoint(words.casefold().split())


def _is_in_town(spot: Spot, thing: str, kept: KeptReport) -> bool:
    """Whether the report names the town in which it stands; an airport by its name is one of whatever town."""
    if thing == "airport" and thing in spot.name.casefold().split():
        return True
    named = [p for p in kept.reading.places if spot.key in (place_key(p.name), place_key(p.text))]
    if any(thing in p.text.casefold().split() for p in named):
        return False  # "Port Sudan"
    is_known = any((p.feature or "").startswith("PPL") for p in named)
    return is_known or (bool(named) and thing in words_of("places", "apart_in"))


def _thing(claim: Claim, spot: Spot, kept: KeptReport) -> str | None:
    """What of the town is told of: by its name, by the words tied to the claim, by those before the town's name.

    Else by what stands right after the verb.
    """
    text = kept.report.text
    told = [" ".join(spot.name.casefold().split()[1:])]
    for place in claim.places:
        if place.span is not None and claim.sentence.contains(place.span):
            position = _POSITION.fullmatch(place.span.of(text))
            if position is not None:
                return position["thing"].lower()
            words = place.span.of(text)
            told += [words] if words.islower() or words.startswith("The ") else []
            told += _before(place.span, claim, text)
    found = [word for words in told for word in words.casefold().split() if word in words_of("places", "apart")]
    thing = next(iter(found), None) or (None if is_facility(spot.name) else _object(claim, kept))
    return "airport" if thing == "aerodrome" else thing


def _before(town: Span, claim: Claim, text: str) -> list[str]:
    """What stands in the town by the words before its name."""
    start = max(claim.sentence.start, town.start - _BACK)
    found = _of_town().search(text, start, town.start)
    return [found["thing"].casefold()] if found else []


def _object(claim: Claim, kept: KeptReport) -> str | None:
    """What was taken, right after the verb: "overran | a border guard post at Oysterby"; not with the town itself.

    Nor a hill or camp that is called as the place is: "the hill of Oysterby". Who leaves a camp left the place.
    """
    text = kept.report.text
    found = _taken().match(text, claim.trigger.end, claim.sentence.end) if claim.kind is not Kind.WITHDRAWAL else None
    if found is None or _AND_MORE.match(text, found.end()) or _TOWN_TOO.search(text, found.end(), claim.sentence.end):
        return None
    called = _NAMED_SO.match(text, found.end())
    if called is not None and any(p.start == called.end() for p in kept.reading.places):
        return None
    if claim.kind is Kind.HOLDING and not any(found.end() < p.start < claim.sentence.end for p in kept.reading.places):
        return None  # "the town has not fallen; our men hold the school"
    return found["thing"].casefold()


def _is_some_of(spot: Spot, claim: Claim, kept: KeptReport) -> bool:
    """Whether the words are of so many quarters or posts of the town: "captured six quarters of Oysterby"."""
    named = [p for p in kept.reading.places if claim.sentence.contains(p.span) and place_key(p.text) == spot.key]
    text, start = kept.report.text, claim.sentence.start
    if claim.kind is Kind.GAIN and _so_many().match(text, claim.trigger.end):
        return True  # "captured several buildings there"
    if claim.kind is Kind.WITHDRAWAL and any(_is_quarter(place, text) for place in claim.places):
        return True  # "they left one quarter"
    return bool(named) and all(any(part.search(text, start, p.start) for part in _parts()) for p in named)


def _is_quarter(place: ClaimPlace, text: str) -> bool:
    """Whether a place is told by no name, as a part of a town: "from the eastern quarter"."""
    return (
        place.span is not None
        and needle("weighing", "places", "quarter_left").fullmatch(place.span.of(text)) is not None
    )


@cache
def _so_many() -> Needle:
    places = lexicons.load("weighing")["places"]
    counts, units = places["so_many"], places["units"]
    return Needle(
        lexicons.filled("weighing/places", "town_parts", "so_many", counts=lambda: counts, units=lambda: units)
    )


@cache
def _parts() -> tuple[Needle, ...]:
    places = lexicons.load("weighing")["places"]
    return tuple(Needle(places[key], re.IGNORECASE) for key in ("some_of", "part_of"))


def _any(*lists: str) -> Callable[[], str]:
    return lambda: "|".join(sorted(words_of("places", *lists)))


@cache
def _of_town() -> Needle:
    return Needle(lexicons.filled("weighing/places", "town_parts", "of_town", things=_any("apart")))


@cache
def _taken() -> Needle:
    things = _any("apart", "apart_in", "apart_post")
    return Needle(lexicons.filled("weighing/places", "town_parts", "taken", things=things))
