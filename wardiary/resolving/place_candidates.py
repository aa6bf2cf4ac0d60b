"""The places that each name of a report may mean, and the numbers by which they are told apart.

A name has one sense in a report: all its mentions of one kind ("Kherson", "Kherson region") are decided together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from wardiary.gazetteer import Candidate, Gazetteer, Match, Place
from wardiary.resolving.place_context import Context

MOST_CANDIDATES = 40  # per name, by population; the hundredth San Antonio is never meant without its province
_KIND_FEATURES = {
    "settlement": ("PPL",),
    "adm1": ("ADM1", "ADMD", "RGN", "PCL"),
    "adm2": ("ADM2", "ADM1"),
    "country": ("PCL",),
    "water": ("STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CNL", "RSV", "WAD", "CHN"),
}
_KM_PER_DEGREE = 111.2
_NEAR_KM = 120.0  # half of the distance at which two towns of one story are still "near": a day's news, one province
_REGION_RADIUS_KM = 350.0  # half the breadth of the macro-regions of the lexicon, by median
_TOWN_RADIUS_KM = 30.0  # quarters, airfields and suburbs that are named by their city


@dataclass(slots=True)
class Sense:
    """One name of a report: its mentions, what it may lie in, and its candidates with their present probability."""

    contexts: list[Context]
    candidates: tuple[Candidate, ...]
    holders: tuple[Place, ...]
    chances: list[float] = field(default_factory=list)

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
    kept = list(gazetteer.candidates(group[0].text)[:MOST_CANDIDATES])
    holders = [
        holder.place
        for context in group
        for name in context.holders
        for holder in gazetteer.candidates(name)[:3]
        if holder.match <= Match.GENERIC and name != context.text
    ]
    return Sense(group, tuple(kept), tuple(dict.fromkeys(holders)))


def km_apart(a: Place, b: Place) -> float:
    """Distance in kilometres on a plate carrée: quick, and within a few per cent below a thousand kilometres."""
    dlon = abs(a.lon - b.lon)
    dlon = min(dlon, 360.0 - dlon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(a.lat - b.lat, dlon)


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


@dataclass(slots=True)
class Surroundings:
    """What the other names of a report point to: chances summed by country and division, and likely points."""

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    points: Sequence[tuple[Place, float, int]]


def surroundings(all_senses: Sequence[Sense]) -> Surroundings:
    """Gathered from the chances that each sense's candidates now have."""
    countries: dict[str, float] = {}
    divisions: dict[tuple[str, str], float] = {}
    points: list[tuple[Place, float, int]] = []
    for number, sense in enumerate(all_senses):
        for candidate, chance in zip(sense.candidates, sense.chances, strict=True):
            place = candidate.place
            if chance < 0.05 or not place.country:
                continue
            countries[place.country] = countries.get(place.country, 0.0) + chance
            if place.admin1:
                key = (place.country, place.admin1)
                divisions[key] = divisions.get(key, 0.0) + chance
            if not place.is_country:
                points.append((place, chance, number))
    return Surroundings(countries, divisions, points)


Feature = Callable[[Sense, int, Surroundings, int], float]


def features(sense: Sense, which: int, around: Surroundings, number: int) -> dict[str, float]:
    """The numbers that speak for or against candidate `which` of `sense`, the `number`-th name of its report.

    All lie roughly within -1 and 1. Names are those of the ranker's weights.
    """
    candidate = sense.candidates[which]
    place = candidate.place
    largest = max(c.place.population for c in sense.candidates)
    own = sense.chances[which] if sense.chances else 0.0
    found = {
        "population": math.log10(place.population + 1) / 8,
        "rank": math.log10((place.population + 1) / (largest + 1)) / 8,
        "alone": 1.0 if len(sense.candidates) == 1 else 0.0,
        f"match_{candidate.match.name.lower()}": 1.0,
        f"kind_{kind_of(place)}": 1.0,
        "word": kind_fit(sense.kind, place),
        "division_without_word": 1.0 if sense.kind is None and place.feature.startswith("ADM") else 0.0,
    }
    found |= _holder_features(sense, place)
    if place.country:
        found |= _company_features(place, own, around, number)
    return found


def kind_of(place: Place) -> str:
    """The coarse kind by which weights differ."""
    if place.is_country or place.feature == "CONT":
        return "country" if place.is_country else "continent"
    if place.feature in ("PPLC", "ADM1", "ADM2"):
        return place.feature.lower()
    return "settlement" if place.is_settlement else "region"


def _holder_features(sense: Sense, place: Place) -> dict[str, float]:
    if not sense.holders:
        return {}
    inside = any(lies_in(place, holder) for holder in sense.holders)
    outside = not inside and any(lies_in(c.place, h) for c in sense.candidates for h in sense.holders)
    return {"inside": float(inside), "outside": float(outside)}


def _company_features(place: Place, own: float, around: Surroundings, number: int) -> dict[str, float]:
    country = around.countries.get(place.country or "", 0.0) - own
    total = sum(around.countries.values())
    found = {"country": math.log1p(max(0.0, country)) / 2, "country_share": max(0.0, country) / (total or 1.0)}
    if place.admin1:
        division = around.divisions.get((place.country or "", place.admin1), 0.0) - own
        found["division"] = math.log1p(max(0.0, division)) / 2
    if not place.is_country:
        close = [
            chance * math.exp(-km_apart(place, other) / _NEAR_KM) for other, chance, n in around.points if n != number
        ]
        found["nearness"] = math.log1p(sum(close)) / 2
    return found
