"""The places that each name of a report may mean.

A name has one sense in a report: all its mentions of one kind ("Kherson", "Kherson region") are decided together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from wardiary import lexicons
from wardiary.gazetteer import Candidate, Gazetteer, Match, Place
from wardiary.resolving.place_context import WIDE, Context

MOST_CANDIDATES = 40  # per name, by population; the hundredth San Antonio is never meant without its province
_SURE_AREAS = ("ADM1", "ADM2", "PCLI", "PCLD")
LEAST_TOWN = 5000  # people: "Sigma Park" is not called after the hamlet of Sigma
MOST_HOLDERS = 3  # readings of what a place is said to lie in: the state, the country, the city of one name
_KIND_FEATURES = {
    "settlement": ("PPL",),
    "adm1": ("ADM1", "ADMD", "RGN", "PCL"),
    "adm2": ("ADM2", "ADM1"),
    "country": ("PCL",),
    "land": ("ISL", "VAL", "PEN", "MTS", "MT", "DSRT", "ADM", "RGN", "AREA", "PCL"),
    "water": ("STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CNL", "RSV", "WAD", "CHN"),
}
AIRPORT = "AIRP"
_KM_PER_DEGREE = 111.2
_REGION_RADIUS_KM = 350.0  # half the breadth of the macro-regions of the lexicon, by median
_TOWN_RADIUS_KM = 30.0  # quarters, airfields and suburbs that are named by their city


@dataclass
class Sense:
    """One name of a report: its mentions, what it may lie in, and its candidates with their present probability.

    `stands_in`: the candidates are towns whose name begins it, and stand for something in them ("Grozny Airport").
    """

    contexts: list[Context]
    candidates: tuple[Candidate, ...]
    holders: tuple[tuple[Place, str], ...]
    stands_in: bool = False
    chances: list[float] = field(default_factory=list)

    @cached_property
    def largest_town(self) -> int:
        """The population of the largest candidate that is a settlement."""
        return max((c.place.population for c in self.candidates if c.place.is_settlement), default=0)

    @cached_property
    def has_own_name(self) -> bool:
        """Whether any candidate is called just so."""
        return any(c.match is Match.NAME for c in self.candidates)

    @cached_property
    def is_countrys(self) -> bool:
        """Whether a country is called just so: "Mexico" is hardly the city."""
        return any(c.match is Match.NAME and c.place.is_country for c in self.candidates)

    @cached_property
    def is_held(self) -> bool:
        """Whether any candidate lies in what the text puts the name in."""
        return any(lies_in(c.place, holder) for c in self.candidates for holder, _ in self.holders)

    @property
    def is_taken(self) -> bool:
        """Whether another country holds it than it lies in."""
        return any(context.taken for context in self.contexts)

    @property
    def kind(self) -> str | None:
        """What the words beside it say it is."""
        return self.contexts[0].kind


def senses(contexts: Sequence[Context], gazetteer: Gazetteer) -> list[Sense]:
    """The report's names with all that each may mean, in order of first mention."""
    groups: dict[tuple[str, str | None], list[Context]] = {}
    for context in contexts:
        groups.setdefault((context.folded, context.kind), []).append(context)
    return [_sense(group, gazetteer) for group in groups.values()]


def _sense(group: list[Context], gazetteer: Gazetteer) -> Sense:
    kept = () if _is_a_noun(group[0].text) else _places(group[0].text, gazetteer)[:MOST_CANDIDATES]
    town = () if any(candidate.match <= Match.FOREIGN for candidate in kept) else _town_of(group[0].text, gazetteer)
    holders = [
        (place, linked)
        for context in group
        for name, link in context.holders
        if name != context.text
        for place, linked in _readings(name, link, gazetteer)
    ]
    return Sense(group, town or kept, tuple(dict.fromkeys(holders)), stands_in=bool(town))


def _places(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What a name may mean, but for the airports that have no geonameid: the town they are named by says where.

    `place_airports` puts them there afterwards; the ranker has seen none.
    """
    found = gazetteer.candidates(name)
    return tuple(c for c in found if c.place.geonameid is not None or c.place.feature != AIRPORT)


@cache
def _facilities() -> frozenset[str]:
    return frozenset(lexicons.load("place_words")["facilities"]["nouns"])


def _is_a_noun(name: str) -> bool:
    """Whether it is but the word for a site, with the capital of a line's beginning: "Bank and shops hit in X"."""
    return name.lower() in _facilities()


def _town_of(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The towns that the first words of a facility's name may mean; empty where it names no facility, or no town."""
    words = name.split()
    if words[-1:] and words[-1].lower() not in _facilities():
        return ()
    for end in range(len(words) - 1, 0, -1):
        found = _places(" ".join(words[:end]), gazetteer)[:MOST_CANDIDATES]
        towns = [c for c in found if c.place.population >= LEAST_TOWN and c.match <= Match.ALTERNATE]
        if towns:
            return tuple(Candidate(c.place, Match.GENERIC) for c in towns if c.place.is_settlement)
    return ()


def _readings(name: str, link: str, gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    """What the name of a holder may mean; once more with the link "area" where it can be nothing but an area, "seat"
    where it may be a division or its main town.

    "Rozivka, Donetsk Oblast" cannot be in another region; "Rozivka, Donetsk" may be two towns of a list.
    """
    if link != "before" and name in adjectives():
        return  # "Kherson, Russian officials said"
    found = [c for c in _places(name, gazetteer)[:MOST_HOLDERS] if c.match <= Match.GENERIC]
    is_nation = any(c.match is Match.NAME and c.place.is_country for c in found)  # "Mali" is also Mary in Turkmenistan
    places = [c.place for c in found if not (c.place.is_settlement and is_nation)]
    if link == WIDE:
        places, link = [place for place in places if not place.is_settlement] or places, "in"
    yield from ((place, link) for place in places if _can_hold(place, link))
    if places and link in ("comma", "in") and all(place.feature in _SURE_AREAS for place in places):
        yield from ((place, "area") for place in places)
    elif link == "comma" and any(place.feature == "ADM1" for place in places):
        yield from ((place, "seat") for place in places)


@cache
def adjectives() -> frozenset[str]:
    """Adjectives of all countries."""
    rows = lexicons.load("countries")["countries"].values()
    return frozenset(word for row in rows for word in row.get("adjectives", ()))


def _can_hold(place: Place, link: str) -> bool:
    """Only areas hold by a comma or from before: after a comma a town is as likely the next of a list."""
    return link == "in" or not place.is_settlement


def km_apart(a: Place, b: Place) -> float:
    """Distance in kilometres on a plate carrée: quick, and within a few per cent below a thousand kilometres."""
    return km_between(a.lat, a.lon, b.lat, b.lon)


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """As `km_apart`, of points."""
    dlon = abs(lon - other_lon)
    dlon = (dlon if dlon <= 180.0 else 360.0 - dlon) * math.cos(math.radians((lat + other_lat) / 2))
    return _KM_PER_DEGREE * math.hypot(lat - other_lat, dlon)


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a place lies in another, by its codes, or by nearness where the other has no outline."""
    if place == holder or place.is_country:
        return False
    if holder.is_country:
        return place.country == holder.country
    if holder.feature == "ADM1" and holder.admin1:
        return place.country == holder.country and place.admin1 == holder.admin1 and place.feature != "ADM1"
    if holder.is_settlement or holder.feature.startswith("ADM"):
        return km_apart(place, holder) <= _TOWN_RADIUS_KM
    return holder.feature != "CONT" and km_apart(place, holder) <= _REGION_RADIUS_KM


def kind_fit(kind: str | None, place: Place) -> float:
    """1 where the words beside the name say what the place is, -1 where they say another thing, 0 where nothing."""
    if kind is None:
        return 0.0
    return 1.0 if place.feature.startswith(_KIND_FEATURES[kind]) else -1.0
