"""The claims by place: every claim under the one place it is about, those without a place together at the end.

Names of one settlement stand together under the commonest, what has no name ("the compound") under the settlement whose
point it has or in which it was weighed, or with its like. Nothing is put together that the gazetteer, a name, a point
or weighing does not hold together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wardiary.model import ClaimPlace, PlaceMention
from wardiary.pages.evidence import Evidence, Told, kind_words
from wardiary.pages.names import is_name

NOWHERE = "No place named"
UNNAMED = "Places told without a name"
# GeoNames feature classes of areas: a point drawn for one would say more than is known.
_AREAS = ("ADM", "RGN", "CONT", "SEA", "OCN", "TERR", "ZN", "AREA", "LK", "STM", "GULF", "BAY", "PEN", "ISL")
_COUNTRY = "PCL"  # no point at all: the middle of a country says nothing
_PASSED_OVER = 3  # other places of the name that are told: the likeliest
_LEAST_SCORE = 0.01  # of a place that was passed over: less likely ones are many and help nobody

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many claims of a kind; `is_done` tells those that happened or go on from those planned, denied and so on."""

    kind: str
    is_done: bool
    count: int

    def __str__(self) -> str:
        words = kind_words(self.kind)["one" if self.count == 1 else "many"]
        return f"{self.count:,} {words}{'' if self.is_done else ' not told as done'}"


@dataclass(frozen=True, slots=True)
class Other:
    """A place that the name might also have meant; `percent` is how likely it was held to be."""

    name: str
    latitude: float
    longitude: float
    percent: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its claims in order of publication; `latitude` is None where it has no point.

    `is_area` says that the point is only the middle of something larger; `why` why its name was taken for this place,
    and `others` which ones of that name were passed over for it.
    """

    anchor: str
    name: str
    latitude: float | None
    longitude: float | None
    is_area: bool
    told: tuple[Told, ...]
    why: str = ""
    others: tuple[Other, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it is one place, by its name."""
        return self.name not in {NOWHERE, UNNAMED}

    @property
    def kinds(self) -> list[KindCount]:
        """How many claims of each kind: those told as done first, the most frequent first."""
        counted = Counter((told.claim.kind.value, told.is_done) for told in self.told).most_common()
        found = [KindCount(kind, is_done, count) for (kind, is_done), count in counted]
        return sorted(found, key=lambda each: not each.is_done)


def by_place(evidence: Evidence) -> tuple[Place, ...]:
    """The places, those with most claims first; places without a name after them, what names no place last."""
    grouped: dict[Key, list[Told]] = {}
    homes = _homes([told.place for told in evidence.told if told.place])
    for told in evidence.told:
        key = _key(told.place)
        grouped.setdefault(homes.get(key, key), []).append(told)
    ordered = sorted(grouped.items(), key=lambda each: (_LAST.get(each[0], 0), -len(each[1])))
    return tuple(_place(number, tellings) for number, (_, tellings) in enumerate(ordered, start=1))


_LAST: dict[Key, int] = {("unnamed",): 1, (): 2}


def _key(place: ClaimPlace | None) -> Key:
    """What tells places apart: the gazetteer's number, else a point (to about a kilometre) and a name."""
    if place is None:
        return ()
    if place.geonameid is not None:
        return ("number", place.geonameid)
    name = place.name.casefold() if is_name(place.name) else ""
    if place.lat is not None and place.lon is not None and place.area is None:  # an area's point tells nothing apart
        return ("point", round(place.lat, 2), round(place.lon, 2), name)
    return ("name", name) if name else ("unnamed",)


def _homes(places: Iterable[ClaimPlace]) -> dict[Key, Key]:
    """Keys that stand under others: what has no name under the settlement at its point, a name under its bearer."""
    numbered: dict[tuple[float, float], Key] = {}
    bearers: dict[str, set[Key]] = {}
    listed = list(places)
    for place in listed:
        key = _key(place)
        if place.lat is not None and place.lon is not None and is_name(place.name):
            if place.geonameid is not None:
                numbered.setdefault((round(place.lat, 2), round(place.lon, 2)), key)
            if key[:1] != ("name",):
                bearers.setdefault(place.name.casefold(), set()).add(key)
    homes: dict[Key, Key] = {}
    for key in map(_key, listed):
        if key[:1] == ("point",) and not key[3] and (key[1], key[2]) in numbered:
            homes[key] = numbered[key[1], key[2]]  # type: ignore[index]
        elif key[:1] == ("name",) and len(bearers.get(str(key[1]), ())) == 1:
            homes[key] = next(iter(bearers[str(key[1])]))
    return homes


def _place(number: int, tellings: list[Told]) -> Place:
    anchor, key = f"p{number}", _key(tellings[0].place)
    if key in _LAST:
        name = NOWHERE if key == () else UNNAMED
        return Place(anchor, name, None, None, False, tuple(tellings))
    place = _fullest([told.place for told in tellings if told.place])
    mentions = [mention for told in tellings for mention in _mentions(told, place)]
    features = {mention.feature for mention in mentions if mention.feature}
    best = max(mentions, key=lambda mention: mention.score, default=None)
    why, others = (best.why, _passed_over(best)) if best is not None and place.lat is not None else ("", ())
    if any(feature.startswith(_COUNTRY) for feature in features):
        return Place(anchor, place.name, None, None, True, tuple(tellings), why, others)
    is_area = place.area is not None or any(feature.startswith(_AREAS) for feature in features)
    return Place(anchor, place.name, place.lat, place.lon, is_area, tuple(tellings), why, others)


def _fullest(places: list[ClaimPlace]) -> ClaimPlace:
    """The one that says most: a name with a point, under the name that most claims use."""
    numbered = [place for place in places if place.geonameid is not None and place.lat is not None]
    located = (
        numbered
        or [place for place in places if place.lat is not None and is_name(place.name)]
        or [place for place in places if place.lat is not None]
    )
    name, _ = Counter(place.name for place in located or places).most_common(1)[0]
    return next(place for place in located or places if place.name == name)


def _mentions(told: Told, place: ClaimPlace) -> list[PlaceMention]:
    """What the gazetteer says the place is, by the mentions of it in the report."""
    return [
        mention
        for mention in told.kept.reading.places
        if mention.name == place.name or (mention.geonameid is not None and mention.geonameid == place.geonameid)
    ]


def _passed_over(mention: PlaceMention) -> tuple[Other, ...]:
    likely = [each for each in mention.runners_up if each.score >= _LEAST_SCORE]
    return tuple(Other(each.name, each.lat, each.lon, round(100 * each.score)) for each in likely[:_PASSED_OVER])
