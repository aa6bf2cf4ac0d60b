"""What the gazetteer holds: places with a point, a kind and a size. WGS 84 degrees throughout."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    `geonameid` is None where GeoNames has none that is known here; `feature` is a GeoNames feature code (PPL, PPLC,
    ADM1, PCLI, CONT, RGN, STM, SEA...); `country` an ISO 3166-1 alpha-2 code; `admin1` the GeoNames code of the
    first-order division within it; `population` 0 where unknown; `zone` an IANA time zone.
    """

    geonameid: int | None
    name: str
    lat: float
    lon: float
    feature: str
    country: str | None
    admin1: str | None
    admin1_name: str | None
    population: int
    zone: str | None

    @property
    def is_settlement(self) -> bool:
        """Whether it is a city, town or village, not an area or a water."""
        return self.feature.startswith("PPL")

    @property
    def is_country(self) -> bool:
        """Whether it is a country or dependent territory as a whole."""
        return self.feature.startswith("PCL")


class Match(IntEnum):
    """How a name was found, the best first; a feature for ranking, and a word in the reason given."""

    NAME = 0  # the place's own name
    ALTERNATE = 1  # another Latin-script name of it, or an abbreviation in the right case
    FOREIGN = 2  # a name in another script, or a machine romanisation of one
    GENERIC = 3  # after taking off words such as "City of" or "province"
    ARTICLE = 4  # after taking off an Arabic article
    SPELLING = 5  # by the rules of transliteration
    FUZZY = 6  # by one letter more, less or other


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, and how the name led to it."""

    place: Place
    match: Match


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres (haversine; to 0.5 % of the ellipsoid, enough to rank by)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
