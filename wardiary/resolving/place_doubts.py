"""Whether a report's main place is rather another one than the place found: what the line itself says against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.gazetteer import distance_km, names
from wardiary.gazetteer.sources import bare_division
from wardiary.model import PlaceMention

_FAR_KM = 100.0  # on the map of a war, another front
_LEAST_SHARE = 0.4  # of the chances of the place and its far namesakes; on the incidents, below it none was right
_INSIDE_IT = lexicons.pattern("resolving/places", "place_doubts", "inside_it")
_LOOK_BACK = 60  # characters
_IN_IT = lexicons.pattern("resolving/places", "place_doubts", "in_it")
_LONGER_IN_IT = lexicons.pattern("resolving/places", "place_doubts", "longer_in_it")
_SAID_PLACE = lexicons.pattern("resolving/places", "place_doubts", "said_place")
_NEXT_NAME = re.compile(r"\s+[A-Z][a-z]")


def is_exact(mention: PlaceMention) -> bool:
    """Whether it is a settlement, a site or an island, and no area."""
    return (mention.feature or "").startswith(("PPL", "FCL", "AIRP", "ISL"))


def is_doubtful(text: str, mention: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether the main happening took place rather somewhere else than at `mention`, one of `places`."""
    if mention.lat is None or mention.lon is None:
        return True
    if _has_far_namesakes(mention, mention.lat, mention.lon) or _is_elsewhere(
        text, mention, mention.lat, mention.lon, places
    ):
        return True
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start]
    if is_exact(mention):
        return _is_seat(mention) and _follows_unknown(text, mention, places)
    return bool(_INSIDE_IT.search(before)) or _names_unknown(text, places)


def is_part_of_name(text: str, mention: PlaceMention) -> bool:
    """Whether the words are but the beginning of a longer name: "Upper", "Old" and their like in other languages."""
    return _is_opening(mention) and bool(_NEXT_NAME.match(text, mention.end))


def _is_opening(mention: PlaceMention) -> bool:
    return mention.text.lower() in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(lexicons.load("place_main")["openings"]["words"])


def _has_far_namesakes(mention: PlaceMention, lat: float, lon: float) -> bool:
    far = [r.score for r in mention.runners_up if distance_km(lat, lon, r.lat, r.lon) > _FAR_KM]
    return mention.score < _LEAST_SHARE * (mention.score + sum(far))


def _is_elsewhere(text: str, mention: PlaceMention, lat: float, lon: float, places: Sequence[PlaceMention]) -> bool:
    """Whether the line puts it in another division of its country than the gazetteer does: the place is not held."""
    said = next((p for p in places if p.start > mention.end and _IN_IT.fullmatch(text, mention.end, p.start)), None)
    if said is None or said.feature != "ADM1" or not mention.admin1 or not said.admin1:
        return False
    if said.country != mention.country or said.admin1 == mention.admin1 or said.lat is None or said.lon is None:
        return False
    return distance_km(lat, lon, said.lat, said.lon) > _FAR_KM  # Sevastopol is a division of its own within Crimea


def _is_seat(mention: PlaceMention) -> bool:
    """Whether its division has its name: after a comma, that may be what is meant."""
    return bool(mention.admin1) and _bare(mention.admin1 or "") == _bare(mention.name)


def _bare(name: str) -> str:
    return names.fold(bare_division(name))


def _follows_unknown(text: str, mention: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a place that the gazetteer does not hold is put in it: "Terny, Luhansk"."""
    unknown = (p for p in places if p.lat is None and p.end < mention.start)
    return any((_LONGER_IN_IT if _is_opening(p) else _IN_IT).fullmatch(text, p.end, mention.start) for p in unknown)


def _names_unknown(text: str, places: Sequence[PlaceMention]) -> bool:
    """Whether the line puts something at a place that the gazetteer does not hold."""
    return any(p.lat is None and _SAID_PLACE.search(text[max(0, p.start - _LOOK_BACK) : p.start]) for p in places)
