"""What stands in a town and falls by itself: its airport, prison or police headquarters, before the town or after it.

Only of who holds, takes or leaves them: a blow to the airport is a blow to the town.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Claim, Kind
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import Spot

_OF_CONTROL = frozenset((Kind.GAIN, Kind.WITHDRAWAL, Kind.HOLDING))
PART = "part"
"""Behind the look-up form of a town: so much of it as is not the town."""
# One position is not the town it stands in: "left the fortified position". Who leaves "his positions" there left it.
_POSITION = re.compile(
    r"(?:the|an?|one|this) (?:[\w-]+ ){0,3}?(?P<thing>position|strongpoint|stronghold|redoubt|outpost)", re.IGNORECASE
)
_BACK = 60  # characters before a town in which it is said what of it: "the police headquarters of the city of"


def apart(spot: Spot, claim: Claim, kept: KeptReport) -> Spot:
    """The spot; of who has the airport or prison of a town, one apart from the town; some quarters of it are an area.

    Not of an airfield or a base, which is often called by its village's name alone.
    """
    if claim.kind in _OF_CONTROL and _is_some_of(spot, claim, kept):
        return replace(spot, key=f"{spot.key} {PART}", geonameid=None, is_area=True)
    thing = _thing(spot, claim, kept.report.text) if claim.kind in _OF_CONTROL else None
    towns = [p for p in kept.reading.places if (p.feature or "").startswith("PPL")]
    is_airport = thing == "airport" and thing in spot.name.casefold().split()  # by its name, of whatever town
    if thing is None or not (is_airport or any(spot.key in (place_key(p.name), place_key(p.text)) for p in towns)):
        return spot
    name = spot.name if thing in spot.name.casefold().split() else f"{spot.name} {thing}"
    return replace(spot, name=name, key=f"{spot.key} {thing}", geonameid=None)


def _thing(spot: Spot, claim: Claim, text: str) -> str | None:
    """What of the town is told of: by its name, by the words tied to the claim, or by those before the town's name."""
    told = [spot.name.casefold()]
    for place in claim.places:
        if place.span is not None and claim.sentence.contains(place.span):
            position = _POSITION.fullmatch(place.span.of(text))
            if position is not None:
                return position["thing"].lower()
            before = _of_town().search(text, max(claim.sentence.start, place.span.start - _BACK), place.span.start)
            words = place.span.of(text)
            told += [words] if words.islower() or words.startswith("The ") else []
            told += [before["thing"]] if before else []
    found = [word for words in told for word in words.casefold().split() if word in _things()]
    return "airport" if found and found[0] == "aerodrome" else next(iter(found), None)


def _is_some_of(spot: Spot, claim: Claim, kept: KeptReport) -> bool:
    """Whether the words are of so many quarters or posts of the town: "captured six quarters of Oysterby"."""
    named = [p for p in kept.reading.places if claim.sentence.contains(p.span) and place_key(p.text) == spot.key]
    text, start = kept.report.text, claim.sentence.start
    return bool(named) and all(any(part.search(text, start, p.start) for part in _parts()) for p in named)


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    places = lexicons.load("weighing")["places"]
    return tuple(re.compile(places[key], re.IGNORECASE) for key in ("some_of", "part_of"))


@cache
def _of_town() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<thing>{'|'.join(sorted(_things()))}) (?:of|in|at) (?:the )?(?:(?:city|town) of )?$")


@cache
def _things() -> frozenset[str]:
    return frozenset(lexicons.load("weighing")["places"]["apart"].split())
