"""Places as weighing compares them: by point, by gazetteer id, by name in whatever spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from wardiary import lexicons
from wardiary.gazetteer.approximate import is_rough_point
from wardiary.model import ClaimPlace, PlaceMention, RunnerUp
from wardiary.weighing.lexicon import limit, words_of
from wardiary.weighing.records import Spot

Point = tuple[float, float]
_EARTH_KM = 6371.0088  # mean radius, IUGG
_NOT_LETTERS = re.compile(r"[^a-z ]+")
_ARTICLES = lexicons.pattern("weighing/places", "spots", "articles")
_ALIKE = str.maketrans({"q": "k", "c": "k", "j": "g", "y": "i", "w": "u", "z": "s", "v": "u"})
_BRACKETS = re.compile(r"\s*\([^)]*\)")  # another name of it, or whose it is
_SHORT = 2  # consonants
_ONE_POINT_KM = 0.05  # of one entry of the gazetteer by two of its names
_NUMBERED = lexicons.pattern("weighing/places", "spots", "numbered")
_SLAVIC = lexicons.pattern("weighing/places", "spots", "slavic")
_RUN = lexicons.pattern("weighing/places", "spots", "run")


@lru_cache(maxsize=1 << 17)
def place_key(name: str) -> str:
    """The look-up form of a name: what is left when spelling, article and kind of place are taken away.

    Vowels, doubled letters and spaces go, since transliterations differ in them: "Wad Madani" and "Wad Medani",
    "Al-Manaqil" and "El Managil", "Tin Zaouatine" and "Tinzaouaten" have one key each; "Base 46" keeps its number.
    Empty where the words name no place ("the village").
    """
    letters = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", name.casefold())).replace("-", " ")
    letters = _NOT_LETTERS.sub("", "".join(ch for ch in letters if not unicodedata.combining(ch)))
    words = [w for w in letters.split() if w not in _dropped()]
    plain = _ARTICLES.sub("", " ".join(words))
    numbered = _NUMBERED.search(name) if plain in ("", "no") else None
    if numbered:
        return " ".join(numbered.groups()).casefold()
    return _skeleton(plain.replace(" ", ""))


_RELATION = lexicons.pattern("weighing/places", "spots", "relation")


def bare_name(name: str) -> str:
    """The name in words that stand in relation to it: "a column east of Oysterby", "the town of Oysterby"."""
    return _RELATION.sub("", name) or name


def _skeleton(word: str) -> str:
    """A word without its vowels; one of fewer than three consonants keeps them, or half the map would be one."""
    if not word:
        return ""
    if _SLAVIC.search(word):
        word = word.replace("kh", "k").replace("g", "h")  # "Horlivka", "Gorlovka"
    word = word.replace("kh", "k").replace("gh", "g").replace("iy", "i").translate(_ALIKE).replace("g", "k")
    once = re.sub(r"(.)\1+", r"\1", word)
    bare = once[0] + re.sub(r"[aeiouh]", "", once[1:])
    return bare if len(bare) > _SHORT else once.replace("e", "a").replace("o", "u").removesuffix("h")


@cache
def _dropped() -> frozenset[str]:
    return words_of("places", "generic", "facilities")


@lru_cache(maxsize=1 << 17)
def is_facility(name: str) -> bool:
    """Whether a name is of a thing in or beside a settlement: a bridge, an airport."""
    return bool(set(name.casefold().split()) & words_of("places", "facilities"))


def named_in(words: str) -> frozenset[str]:
    """Keys of all that is written with a capital: the places among them are found by their keys."""
    keys: set[str] = set()
    for match in _RUN.finditer(words):
        run = match.group().replace("’s", "").replace("'s", "")
        keys.add(place_key(run))
        parts = run.split()
        keys.update(
            place_key(" ".join(parts[i:j])) for i in range(len(parts)) for j in range(i + 1, min(i + 3, len(parts)) + 1)
        )
    return frozenset(keys - {""})


_SITES = ("INSM", "CMPRF", "PSTB")  # GeoNames: a base, a camp, a border post

Identity = int | tuple[str, float, float]


def is_settlement(place: PlaceMention) -> bool:
    """Whether a named place is a town or village: by the gazetteer, or by its name where no gazetteer holds that.

    A base, a camp and a border post are taken and left as villages are: they count as one by their names.
    """
    if place.feature is not None and not place.feature.startswith(_SITES):
        return is_town(place) and not place.text.islower()
    is_name = (place.geonameid is None or place.feature is not None) and place.text[:1].isupper()
    return is_name and bool(place_key(place.name)) and not is_facility(place.name)


def is_town(place: PlaceMention) -> bool:
    """Whether the gazetteer holds it as a town or village, with a number of GeoNames or an approximate point."""
    return (place.feature or "").startswith("PPL")


def point_of(place: PlaceMention | ClaimPlace | RunnerUp) -> Point | None:
    """Its point (WGS 84 degrees); None where it has none."""
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def identity(place: PlaceMention | ClaimPlace) -> Identity | None:
    """What tells two places of a report apart: the number of GeoNames; name and point of what has none; else None."""
    if place.geonameid is not None or place.lat is None or place.lon is None or place.name is None:
        return place.geonameid
    return place.name, place.lat, place.lon


def distance_km(one: Spot, other: Spot) -> float | None:
    """Great-circle kilometres between two spots; None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = radians(one.lat), radians(other.lat)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def is_same(one: Spot, other: Spot) -> bool:
    """Whether two spots are one settlement: by id, by name not too far apart, or by point.

    Of one name on two continents one is a namesake that was taken by mistake: a diary is of one conflict.
    """
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    if one.is_area != other.is_area:
        return False
    apart = distance_km(one, other)
    if one.key and one.key == other.key:
        is_near = apart is None or apart <= limit("places", "same_name_km") or _is_unsure(one, other)
        return is_near or (apart is not None and apart >= limit("places", "theatre_km"))
    if one.is_area or is_facility(one.name) or is_facility(other.name):
        return False  # a bridge named otherwise stands at its town's point for want of its own
    near = _ONE_POINT_KM if _is_rough(one) or _is_rough(other) else limit("places", "same_point_km")
    return apart is not None and apart <= near


def _is_rough(spot: Spot) -> bool:
    """Whether its point is known to some km only, so that another village may be nearer to it."""
    return (
        spot.geonameid is None and spot.lat is not None and spot.lon is not None and is_rough_point(spot.lat, spot.lon)
    )


def _is_unsure(one: Spot, other: Spot) -> bool:
    """Whether one of two places of one name has no number of GeoNames: a town's point was borrowed, or it is rough."""
    return (_is_unnumbered(one) or _is_unnumbered(other)) and not (_is_rough(one) and _is_rough(other))


def _is_unnumbered(spot: Spot) -> bool:
    return spot.geonameid is None and not spot.is_area and spot.name != spot.name.lower()


def _is_borrowed(spot: Spot) -> bool:
    """Whether a named place that no gazetteer holds has the point of a town told beside it."""
    return _is_unnumbered(spot) and not _is_rough(spot)


def is_lent(one: Spot, other: Spot) -> bool:
    """Whether two names have one point only because one of them, which no gazetteer holds, was given the other's."""
    return one.key != other.key and (_is_borrowed(one) != _is_borrowed(other))


def stands_in(building: Spot, town: Spot) -> bool:
    """Whether a place is a building or the like at a town's point for want of its own, or with its own beside it.

    Who is shot in "the Orchard mosque" is shot in the town, and who shells its bridge shells it.
    """
    apart = distance_km(building, town)
    is_borrowed = building.geonameid is None and town.geonameid is not None and is_facility(building.name)
    return is_borrowed and not town.is_area and apart is not None and apart <= limit("places", "facility_km")


def may_hold(area: Spot, point: Spot) -> bool:
    """Whether a settlement may lie within an area, as far as the area's middle tells."""
    apart = distance_km(area, point)
    return area.is_area and not point.is_area and apart is not None and apart <= limit("places", "area_km")
