"""The claims by place: every claim under the one place it is about, those without a place together at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wardiary.model import ClaimPlace
from wardiary.pages.evidence import Evidence, Told

NOWHERE = "No place named"
# GeoNames feature classes of areas: a point drawn for one would say more than is known.
_AREAS = ("ADM", "RGN", "CONT", "SEA", "OCN", "TERR", "ZN", "AREA", "LK", "STM", "GULF", "BAY", "PEN", "ISL")
_COUNTRY = "PCL"  # no point at all: the middle of a country says nothing


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many claims of a kind; `is_done` tells those that happened or go on from those planned, denied and so on."""

    kind: str
    is_done: bool
    count: int

    def __str__(self) -> str:
        return f"{self.count} {self.kind}{'' if self.is_done else ' not told as done'}"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its claims in order of publication; `latitude` is None where it has no point.

    `is_area` says that the point is only the middle of something larger.
    """

    anchor: str
    name: str
    latitude: float | None
    longitude: float | None
    is_area: bool
    told: tuple[Told, ...]

    @property
    def kinds(self) -> list[KindCount]:
        """How many claims of each kind: those told as done first, the most frequent first."""
        counted = Counter((told.claim.kind.value, told.is_done) for told in self.told).most_common()
        found = [KindCount(kind, is_done, count) for (kind, is_done), count in counted]
        return sorted(found, key=lambda each: not each.is_done)


def by_place(evidence: Evidence) -> tuple[Place, ...]:
    """The places, those with most claims first; what names no place last."""
    grouped: dict[tuple[object, ...], list[Told]] = {}
    for told in evidence.told:
        grouped.setdefault(_key(told.place), []).append(told)
    ordered = sorted(grouped.values(), key=lambda tellings: (tellings[0].place is None, -len(tellings)))
    return tuple(_place(number, tellings) for number, tellings in enumerate(ordered, start=1))


def _key(place: ClaimPlace | None) -> tuple[object, ...]:
    """Two places of one name are told apart by where they are, to a tenth of a degree."""
    if place is None:
        return ()
    if place.lat is None or place.lon is None:
        return (place.name.casefold(),)
    return (place.name.casefold(), round(place.lat, 1), round(place.lon, 1))


def _place(number: int, tellings: list[Told]) -> Place:
    place = tellings[0].place
    anchor = f"p{number}"
    if place is None:
        return Place(anchor, NOWHERE, None, None, False, tuple(tellings))
    features = _features(tellings[0], place)
    if any(feature.startswith(_COUNTRY) for feature in features):
        return Place(anchor, place.name, None, None, True, tuple(tellings))
    is_area = any(feature.startswith(_AREAS) for feature in features)
    return Place(anchor, place.name, place.lat, place.lon, is_area, tuple(tellings))


def _features(told: Told, place: ClaimPlace) -> set[str]:
    """What the gazetteer says the place is, by the mentions of it in the report."""
    return {
        mention.feature
        for mention in told.kept.reading.places
        if mention.feature
        and (mention.name == place.name or (mention.geonameid is not None and mention.geonameid == place.geonameid))
    }
