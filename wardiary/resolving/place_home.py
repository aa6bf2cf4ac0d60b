"""A second look in the countries that a report is about, for names that nothing in the world fits or only a stranger.

"Kikla" is filed as Kiklah, "Sokna" is a village in Norway, too: in a report on Libya they are Kiklah and Suknah.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wardiary.gazetteer import Candidate, Gazetteer, Match, Place
from wardiary.resolving.place_candidates import Sense, km_apart

_MOST_HOMES = 3  # a war and its neighbours; a survey of ten countries is about none
_REACH_KM = 200.0  # the breadth of a front
_LIKELY_CHANCE = 0.3  # the chance at which a place tells that its country is spoken of, as for the ranking itself


def look_at_home(found: Sequence[Sense], spoken: Collection[str | None], gazetteer: Gazetteer, least: float) -> bool:
    """Adds to each name that has no place at home those of a like name there. Whether any was added.

    `spoken` are the countries that the report speaks of; `least` the chance below which a name stays unresolved.
    """
    homes = _homes(found, spoken)
    strangers = [sense for sense in found if not _is_at_home(sense, homes, least)] if homes else []
    towns = [place for place in _likely(found) if place.is_settlement] if strangers else []
    widened = [_widen(sense, homes, gazetteer, towns) for sense in strangers]  # all, not only up to the first
    return any(widened)


def _widen(sense: Sense, homes: Sequence[str], gazetteer: Gazetteer, towns: Sequence[Place]) -> bool:
    """Adds what its name may mean in the countries, in place of what was found there by less. Whether any was added.

    What only sounds like it must lie within reach of a town of that country, if the report names any.
    """
    name = sense.contexts[0].text
    known = {candidate.place: candidate.match for candidate in sense.candidates}
    at_home = [c for home in homes for c in gazetteer.at_home(name, home)]
    better = [c for c in at_home if c.place not in known or c.match < known[c.place]]
    better = [c for c in better if c.match is not Match.SPELLING or _is_in_reach(c.place, towns)]
    if better:
        places = {c.place for c in better}
        sense.candidates = (*(c for c in sense.candidates if c.place not in places), *better)
        sense.chances = [0.0] * len(sense.candidates)
    return bool(better)


def _homes(found: Sequence[Sense], spoken: Collection[str | None]) -> tuple[str, ...]:
    """The countries spoken of, and those of the places that are likely; none where they are many."""
    homes = dict.fromkeys(country for country in (*spoken, *(p.country for p in _likely(found))) if country)
    return tuple(homes) if len(homes) <= _MOST_HOMES else ()


def _likely(found: Sequence[Sense]) -> list[Place]:
    return [
        candidate.place
        for sense in found
        for candidate, chance in zip(sense.candidates, sense.chances, strict=True)
        if chance > _LIKELY_CHANCE and candidate.match is not Match.FUZZY
    ]


def _is_in_reach(place: Place, towns: Sequence[Place]) -> bool:
    there = [town for town in towns if town.country == place.country]
    return not there or any(km_apart(place, town) <= _REACH_KM for town in there)


def _is_at_home(sense: Sense, homes: Collection[str], least: float) -> bool:
    """Whether the best of its places is likely enough, and in one of the countries or no settlement."""
    best, chance = max(zip(sense.candidates, sense.chances, strict=True), key=_chance, default=(None, 0.0))
    if best is None or sum(sense.chances) < least:
        return False
    return not best.place.is_settlement or best.place.country in homes or chance > _LIKELY_CHANCE


def _chance(pair: tuple[Candidate, float]) -> float:
    return pair[1]
