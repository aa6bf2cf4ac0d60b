"""What an analyst writes as FIELD=VALUE, made into a value of that field. Nothing is guessed.

A place that a name leaves open is refused with the places it may mean, so that the analyst names one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from wardiary import errors
from wardiary.diary.corrections import ACTORS, COUNTS, FIELDS, CountGiven, Given, NameGiven, PlaceGiven, TimeGiven
from wardiary.diary.times import told_days
from wardiary.model import Claim, ClaimTime, Kind, Reality, Verification

if TYPE_CHECKING:
    from wardiary.gazetteer import Gazetteer, Place

NOTHING = frozenset(("none", "unknown", ""))
PUBLISHER = "publisher"
_WORDS: dict[str, type[Kind] | type[Reality] | type[Verification]] = {
    "kind": Kind,
    "reality": Reality,
    "verification": Verification,
}
_POINT = re.compile(r"(?:(?P<name>.+)@)?\s*(?P<lat>[+-]?\d+(?:\.\d+)?)\s*,\s*(?P<lon>[+-]?\d+(?:\.\d+)?)")
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?)?)?")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)?(?:(\.\.)(\d+(?:\.\d+)?)?)?")
# So many times the people of the next: a name of which one is a city and the others are hamlets means the city.
_FAR_LARGER = 10
_DIGITS = 18  # of a GeoNames number at most; they have eight
_SHOWN = 5  # places named in an error
_NEAREST_KM = 25.0  # a point further from every settlement than this is given no settlement's name


def parse(told: str, claim: Claim, gazetteer: Gazetteer) -> tuple[str, Given]:
    """The field and its value. Raises WrongUseError where there is no such field, or the value is none of it."""
    field, equals, value = (part.strip() for part in told.partition("="))
    if not equals or field not in (*FIELDS, "from", "to"):
        raise errors.WrongUseError("That is no correction.", told, f"FIELD=VALUE, FIELD one of {', '.join(FIELDS)}")
    if field in _WORDS:
        return field, _word(field, value)
    if field in ("from", "to"):
        return "time", _bound(field, value, claim)
    if field == "time":
        return field, _time(value)
    if field == "place":
        return field, place_of(value, gazetteer, claim.places[0].name if claim.places else None)
    if field == "speaker" or field in ACTORS:
        return field, NameGiven(None if value.casefold() in (*NOTHING, PUBLISHER) else value)
    return field, _count(field, value)


def _word(field: str, value: str) -> Given:
    words = _WORDS[field]
    try:
        return words(value.casefold())
    except ValueError:
        raise _no_value(field, value, f"one of {', '.join(words)}") from None


def _no_value(field: str, value: str, hint: str) -> errors.WrongUseError:
    return errors.WrongUseError(f"That is no {field}.", value or f"{field}=", hint)


def _time(value: str) -> TimeGiven | None:
    """`A`, `A..B`, `A..`, `..B`."""
    if value.casefold() in NOTHING:
        return None
    first, dots, last = (part.strip() for part in value.partition(".."))
    begin, end = first or None, (last or None) if dots else first
    if (begin is None and end is None) or not all(_is_moment(each) for each in (begin, end) if each):
        hint = "a day, month, year or moment with its zone, or two: 2023-12-15, 2023-12, 2023-12-15T05:00+02:00, A..B"
        raise _no_value("time", value, hint)
    if begin and end and _first_day(begin) > _first_day(end, last=True):
        raise _no_value("time", value, "its end comes before its beginning")
    return TimeGiven(begin, end)


def _bound(field: str, value: str, claim: Claim) -> TimeGiven | None:
    """One end of the interval; the other stays as the claim has it."""
    value = "" if value.casefold() in NOTHING else value
    begin, end = (claim.time.from_, claim.time.to) if claim.time else (None, None)
    return _time(f"{value}..{end or ''}" if field == "from" else f"{begin or ''}..{value}")


def _is_moment(told: str) -> bool:
    if not _MOMENT.fullmatch(told) or told_days(ClaimTime(None, told, told), None) is None:
        return False
    try:
        return "T" not in told or datetime.fromisoformat(told) is not None
    except ValueError:
        return False


def _first_day(told: str, *, last: bool = False) -> str:
    days = told_days(ClaimTime(None, told, told), None)
    return (days.last if last else days.first) if days else ""


def is_day(told: str) -> bool:
    """Whether it is a calendar day, `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def _count(field: str, value: str) -> CountGiven | None:
    """`5`, `3..6`, `50..`, `..40`."""
    if value.casefold() in NOTHING:
        return None
    match = _NUMBER.fullmatch(value.replace(",", "").replace(" ", ""))
    if field not in COUNTS or match is None or not (match[1] or match[3]):
        raise _no_value(field, value, "a number, or its bounds: 5, 3..6, 50.. (at least), ..40 (up to), none")
    low, high = (float(each) if each else None for each in (match[1], match[3] if match[2] else match[1]))
    if low is not None and high is not None and low > high:
        raise _no_value(field, value, "its lower bound comes first")
    return CountGiven(low, high)


def place_of(value: str, gazetteer: Gazetteer, name: str | None = None) -> PlaceGiven | None:
    """A place by `NAME`, `LAT,LON`, `NAME@LAT,LON` or GeoNames number. `name`: what a bare point is called.

    A point without any name takes that of the nearest settlement. Raises WrongUseError where there is none, or a name
    may mean several places.
    """
    if value.casefold() in NOTHING:
        return None
    if value.isdecimal():
        found = gazetteer.numbered(int(value)) if len(value) <= _DIGITS else None
        if found is None:
            raise _no_value("place", value, "no place of the gazetteer has this GeoNames number: give NAME@LAT,LON")
        return _given(found)
    match = _POINT.fullmatch(value)
    if match:
        return _at_point(match, gazetteer, name)
    return _given(the_place(value, [candidate.place for candidate in gazetteer.candidates(value)]))


def _at_point(match: re.Match[str], gazetteer: Gazetteer, name: str | None) -> PlaceGiven:
    lat, lon = float(match["lat"]), float(match["lon"])
    if abs(lat) > 90 or abs(lon) > 180:
        raise _no_value("place", match.group(), "latitude, then longitude, in degrees: 14.40,33.52")
    called = (match["name"] or name or "").strip()
    if called:
        return PlaceGiven(called, lat, lon)
    near = gazetteer.near(lat, lon, _NEAREST_KM)
    if not near:
        raise _no_value("place", match.group(), "no settlement is near: give it a name, as NAME@LAT,LON")
    return PlaceGiven(near[0].name, lat, lon)


def the_place(name: str, found: Sequence[Place]) -> Place:
    """The one place that a name means: settlements before areas, and one far larger than the rest before these.

    Raises WrongUseError where there is none, or that leaves it open.
    """
    places = [place for place in found if place.is_settlement] or list(found)
    if not places:
        raise errors.WrongUseError("The gazetteer has no such place.", name, "give its point: NAME@LAT,LON")
    first, *others = places
    if not others or first.population >= _FAR_LARGER * max(1, others[0].population):
        return first
    listed = "; ".join(_listed(place) for place in places[:_SHOWN])
    more = f"; and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    raise errors.WrongUseError(
        f"The name may mean {len(places)} places.", name, f"name it by its number: {listed}{more}"
    )


def _listed(place: Place) -> str:
    within = ", ".join(part for part in (place.admin1_name, place.country) if part)
    return f"{place.geonameid or f'{place.name}@{place.lat},{place.lon}'} ({within})"


def _given(place: Place) -> PlaceGiven:
    return PlaceGiven(place.name, place.lat, place.lon, place.geonameid, place.feature)
