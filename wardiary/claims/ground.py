"""What is known of the places of one report beyond their points: in which countries they lie, and which are wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.model import ClaimPlace, PlaceMention


@dataclass(frozen=True, slots=True)
class Ground:
    """Of the places of one report, by gazetteer id: the `countries` that they lie in, and the `wide` ones.

    A wide place is a country, a province or a region, in which another may lie.
    """

    countries: Mapping[int | None, str]
    wide: frozenset[int | None]

    @classmethod
    def of(cls, places: Sequence[PlaceMention]) -> Ground:
        """What is known of the places that a report names."""
        known: dict[int | None, str] = {p.geonameid: p.country for p in places if p.geonameid and p.country}
        wide = (p.geonameid for p in places if p.geonameid and (p.feature or "").startswith(_wide_features()))
        return cls(known, frozenset(wide))

    def is_wide(self, place: ClaimPlace) -> bool:
        """Whether another place may lie in it."""
        return place.area is not None or place.geonameid in self.wide


@cache
def _wide_features() -> tuple[str, ...]:
    return tuple(lexicons.load("same_happening")["places"]["wide"].split())
