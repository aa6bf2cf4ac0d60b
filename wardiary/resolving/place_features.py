"""The numbers by which the candidates of a name are told apart: the place, its name, the words around, the others.

Every number lies roughly within -1 and 1; its name is that of its weight in the lexicon `place_ranker`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from wardiary import lexicons
from wardiary.gazetteer import Candidate, Match, Place, names
from wardiary.gazetteer.approximate import is_rough_point
from wardiary.gazetteer.sources import bare_division
from wardiary.resolving.place_candidates import Sense, kind_fit, km_between, lies_in

_NEAR_KM = 60.0  # the next town of a local story
_REGION_KM = 300.0  # the breadth of a front or a province
_SEAT_SHARE = (
    0.08  # Kherson holds 11 % of its region, the city of Quebec 6 % of the province, which is meant by its name
)
_CITY = 50_000  # people: "Pavlivka, Sumy" puts a village in a region; "Odesa, Sumy" is two towns of a list
_LEAST_CHANCE = 0.05  # below, a candidate says nothing about the report
_KNOWN_TO_ALL = 1_000_000  # people
_NOTICED = 0.3  # of one mention: a country as likely as that is spoken of
_NEIGHBOUR = 0.1  # of the feature `in_region`: one sure place 500 km away; across a border is not far
_ANOTHER = 0.7  # the chances of another place but a country: "Russian shelling" and "Russia" tell whose war, not where
_MANY = 2.0  # mentions of other places after which a country not among them would be news
_OTHERWISE = (Match.ALTERNATE, Match.ARTICLE, Match.SPELLING)
_MOST_POINTS = 60  # of the likeliest; keeps the work bounded in reports that name hundreds of places


@dataclass(slots=True)
class Evidence:
    """Chances summed by country and by division: `named` only those themselves, `held` whatever lies in them."""

    held: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    total: float = 0.0

    def add(self, place: Place, chance: float) -> None:
        """Take a candidate into account."""
        for code in codes(place):
            self.held[code] = self.held.get(code, 0.0) + chance
        if place.country and (place.is_country or place.feature == "ADM1"):
            code = codes(place)[-1]
            self.named[code] = self.named.get(code, 0.0) + chance
        self.total += chance


class Beside(NamedTuple):
    """The other names of a report: their chances summed, and the likely points (chance, latitude, longitude)."""

    total: float
    points: list[tuple[float, float, float]]
    of_points: float


@dataclass(slots=True)
class Surroundings(Evidence):
    """What the names of a report point to, together and each by itself, and the likely points."""

    by_name: list[Evidence] = field(default_factory=list)
    points: list[tuple[float, Place, int]] = field(default_factory=list)
    _beside: dict[int, Beside] = field(default_factory=dict)

    def beside(self, number: int) -> Beside:
        """What all names but the `number`-th point to."""
        known = self._beside.get(number)
        if known is None:
            points = [(chance, p.lat, p.lon) for chance, p, theirs in self.points if theirs != number]
            total = max(0.0, self.total - self.by_name[number].total)
            known = self._beside[number] = Beside(total, points, sum(chance for chance, *_ in points))
        return known


def codes(place: Place) -> tuple[str, ...]:
    """The country of a place, and its first-order division: ("SD", "SD.38")."""
    if not place.country:
        return ()
    return (place.country, f"{place.country}.{place.admin1}") if place.admin1 else (place.country,)


def surroundings(senses: Sequence[Sense], spoken: Sequence[tuple[Place, float]] = ()) -> Surroundings:
    """Gathered from the chances that each sense's candidates now have, and from the countries spoken of."""
    found = Surroundings()
    for place, weight in spoken:
        found.add(place, weight)
    for number, sense in enumerate(senses):
        own = Evidence()
        for candidate, chance in zip(sense.candidates, sense.chances, strict=True):
            if chance < _LEAST_CHANCE:
                continue
            own.add(candidate.place, chance)
            found.add(candidate.place, chance)
            if not candidate.place.is_country and candidate.place.feature != "CONT":
                found.points.append((chance, candidate.place, number))
        found.by_name.append(own)
    found.points.sort(key=lambda point: -point[0])
    del found.points[_MOST_POINTS:]
    return found


def features(sense: Sense, which: int, around: Surroundings, number: int) -> dict[str, float]:
    """The numbers that speak for or against candidate `which` of `sense`, the `number`-th name of its report."""
    return own_features(sense, which) | company_features(sense, which, around, number)


def own_features(sense: Sense, which: int) -> dict[str, float]:
    """Those that the place, its name and the words around it give: the same whatever else the report names."""
    candidate = sense.candidates[which]
    place = candidate.place
    kind = kind_of(place)
    seat = _seat(sense, place)
    found = {
        f"population_{'town' if place.is_settlement else 'area'}": math.log10(place.population + 1) / 8,
        "alone": 1.0 if len(sense.candidates) == 1 else 0.0,
        "namesakes": math.log10(len(sense.candidates)),
        f"match_{_match(sense, candidate, seat).name.lower()}": 1.0,
        "letters_fuzzy": len(place.name) / 12 if candidate.match is Match.FUZZY else 0.0,
        f"kind_{kind}": 1.0,
    }
    if place.is_settlement:
        found["rank"] = math.log10((place.population + 1) / (sense.largest_town + 1)) / 8
        found["largest"] = float(place.population == sense.largest_town)
    if place.population == 0:
        found[f"unsized_{kind}"] = 1.0
    if candidate.match is not Match.NAME and sense.is_countrys:
        found["countrys"] = 1.0
    if seat:
        found[seat] = 1.0
    if place.geonameid is None and place.name in _foremost():
        found["foremost"] = 1.0
    if sense.kind is None:
        found[f"bare_{kind}"] = 1.0
    elif kind_fit(sense.kind, place) > 0:
        found["word_fits"] = 1.0
    else:
        found["word_misfits"] = 1.0
    return found | _holder_features(sense, place)


@cache
def _foremost() -> frozenset[str]:
    return frozenset(lexicons.load("place_ranker")["foremost"])


def kind_of(place: Place) -> str:
    """The coarse kind by which weights differ."""
    if place.is_country or place.feature == "CONT":
        return "country" if place.is_country else "continent"
    if place.feature in ("PPLC", "ADM1", "ADM2"):
        return place.feature.lower()
    return "settlement" if place.is_settlement else "region"


def _seat(sense: Sense, place: Place) -> str | None:
    """Whether a bare name is that of a main town and of the division around it: then the town is meant, mostly."""
    if sense.kind not in (None, "settlement"):
        return None
    is_town = place.is_settlement
    if not is_town and place.feature != "ADM1":
        return None
    known = [c.place for c in sense.candidates if c.match <= Match.ALTERNATE]
    if is_town:
        divisions = (c.place for c in sense.candidates if c.place.feature == "ADM1")
        return "seat" if any(is_seat(place, division, known) for division in divisions) else None
    return "has_seat" if any(is_seat(c.place, place, known) for c in sense.candidates) else None


def _match(sense: Sense, candidate: Candidate, seat: str | None) -> Match:
    """How the name was found; where no place is called just so, a transliteration of its own name counts as that."""
    if candidate.match is not Match.ALTERNATE or sense.has_own_name:
        return Match.NAME if seat == "seat" else candidate.match
    is_spelling = _bare(sense.contexts[0].text) == _bare(candidate.place.name)
    return Match.NAME if is_spelling or seat == "seat" else candidate.match


def is_seat(town: Place, division: Place, called: Sequence[Place] = ()) -> bool:
    """Whether a first-order division shares its name with the capital or with a town that holds many of its people.

    `called` are places that all have one name, whatever the gazetteer calls each first: "Hums" and "Homs" may be both.
    """
    if division.feature != "ADM1" or not town.is_settlement or town.country != division.country:
        return False
    if town.feature == "PPLC":
        return True  # the capital, wherever it lies: Washington is not in Washington
    if not lies_in(town, division):
        return False
    if town.population < _SEAT_SHARE * division.population:
        return False
    return _bare(division.name) == _bare(town.name) or (town in called and division in called)


@lru_cache(maxsize=10_000)
def _bare(name: str) -> str:
    """What is compared of a name: its spelling key without the word for a division."""
    folded = names.fold(bare_division(name))
    return names.spelling(folded) or folded


def _holder_features(sense: Sense, place: Place) -> dict[str, float]:
    """Whether the place lies in what the text puts it in, by the link that says so; or a namesake only, or none."""
    links = {link for holder, link in sense.holders if link not in ("area", "seat") and lies_in(place, holder)}
    if links:
        return {f"inside_{link}": 1.0 for link in links}
    if sense.is_held:
        return {"outside": 1.0}
    sure = "area" if place.population >= _CITY else ("area", "seat")
    elsewhere = place.is_settlement and any(link in sure for _, link in sense.holders)
    return {"held_elsewhere": 1.0} if elsewhere else {}


def company_features(sense: Sense, which: int, around: Surroundings, number: int) -> dict[str, float]:
    """What the other names of the report say; what this very name says is left out."""
    place = sense.candidates[which].place
    others, own = around.beside(number).total, around.by_name[number]
    found = {"lonely": math.exp(-others)}
    itself = codes(place)[-1:] if place.is_country or place.feature == "ADM1" else ()
    for code, level in zip(codes(place), ("country", "division"), strict=False):
        held = max(0.0, around.held.get(code, 0.0) - own.held.get(code, 0.0))
        found[level] = math.log1p(held) / 2
        found[f"{level}_share"] = held / max(1.0, others)
        if code not in itself:
            named = around.named.get(code, 0.0) - own.named.get(code, 0.0)
            found[f"{level}_named"] = max(0.0, min(1.0, named))
    if place.is_settlement and _is_otherwise(sense.candidates[which]):
        found["otherwise_at_home"] = found.get("country_named", 0.0)
    if not place.is_country and place.feature != "CONT":
        found |= _nearness(place, around.beside(number).points)
        far = 1.0 if _is_bare_camp(sense, place) else max(0.0, 1.0 - found["in_region"] / _NEIGHBOUR)
        if not sense.is_taken:  # "Russia-occupied Melitopol" is named beside Russia for lying elsewhere
            found["stranger"] = far * _stranger(place, around, number, others)
    return found


def _is_otherwise(candidate: Candidate) -> bool:
    """Whether the name is another form of a place's own, which tells it as well as that would in its own country."""
    return candidate.match in _OTHERWISE and names.has_free_vowels(candidate.place.country)


def _is_bare_camp(sense: Sense, place: Place) -> bool:
    """Whether a camp, base or mine goes by a village's bare name: across a border it is mostly another village."""
    return sense.kind in (None, "settlement") and not place.is_settlement and _is_rough(place)


def _is_rough(place: Place) -> bool:
    return place.geonameid is None and is_rough_point(place.lat, place.lon)


def _stranger(place: Place, around: Surroundings, number: int, others: float) -> float:
    """Up to 1 where the report speaks of other countries only: a far city is told with its country, or known to all."""
    known = place.feature == "PPLC" or place.population >= _KNOWN_TO_ALL or not place.country
    is_rough = _is_rough(place)
    if known or not (place.is_settlement or is_rough):
        return 0.0
    held = around.held.get(place.country or "", 0.0) - around.by_name[number].held.get(place.country or "", 0.0)
    unheard = max(0.0, 1.0 - held / _NOTICED)
    if is_rough:  # a village, a quarter or a camp that only its own war is told of
        return unheard * min(1.0, others)
    return unheard * min(1.0, others / _MANY) if around.beside(number).of_points >= _ANOTHER else 0.0


def _nearness(place: Place, points: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    near = region = 0.0
    lat, lon = place.lat, place.lon
    for chance, other_lat, other_lon in points:
        if abs(lat - other_lat) < 9:  # a thousand kilometres: beyond, nothing is added
            km = km_between(lat, lon, other_lat, other_lon)
            near += chance * math.exp(-km / _NEAR_KM)
            region += chance * math.exp(-km / _REGION_KM)
    return {"near": math.log1p(near) / 2, "in_region": math.log1p(region) / 2}
