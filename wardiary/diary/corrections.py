"""Corrections of a claim's fields: what an analyst may correct, how a value is written down, and what it changes.

A value is written as resolved (a place with its point, not a name to be looked up again), so that a correction means
the same after every change of the gazetteer. Everything here keeps to the vocabularies of the records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    Quantity,
    QuantityKind,
    Reality,
    Verification,
)
from wardiary.model.codec import from_json, to_json

ACTORS = {"agent": ActorRole.AGENT, "target": ActorRole.TARGET}
COUNTS = {kind.value: kind for kind in QuantityKind}
FIELDS = ("kind", "reality", "verification", "place", "time", "speaker", *ACTORS, *COUNTS)


@dataclass(frozen=True, slots=True)
class PlaceGiven:
    """Where it happened, WGS 84 degrees; `feature` is a GeoNames feature code where it is known."""

    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class TimeGiven:
    """When it happened: ISO 8601 days, months, years or date-times with an offset; an open end is None."""

    begin: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class NameGiven:
    """Who it was; None for nobody named (of a speaker: the publisher)."""

    name: str | None


@dataclass(frozen=True, slots=True)
class CountGiven:
    """How many, with bounds as in `model.Quantity`."""

    low: float | None
    high: float | None


Given = Kind | Reality | Verification | PlaceGiven | TimeGiven | NameGiven | CountGiven | None
"""What a field is corrected to; None where it is corrected to nothing: no place, no time, no number."""

T = TypeVar("T")


def written(given: Given) -> str:
    """The value as the diary keeps it: JSON."""
    return "null" if given is None else to_json(given)


def given_of(field: str, value: str) -> Given:
    """The value of a field from the diary's JSON. Raises ValueError for what is no value of the field."""
    if value == "null":
        return None
    kinds: dict[str, type[object]] = {
        "kind": Kind,
        "reality": Reality,
        "verification": Verification,
        "place": PlaceGiven,
        "time": TimeGiven,
    }
    named: type[object] = CountGiven if field in COUNTS else NameGiven
    found: Given = from_json(kinds.get(field, named), value)  # type: ignore[assignment]
    return found


def corrected(claim: Claim, field: str, given: Given) -> Claim:
    """The claim with one field as the analyst says."""
    match given:
        case Kind():
            return replace(claim, kind=given)
        case Reality():
            return replace(claim, reality=given)
        case Verification():
            return replace(claim, verification=given)
        case TimeGiven():
            span = claim.time.span if claim.time and claim.time.span else claim.trigger  # told, not only understood
            return replace(claim, time=ClaimTime(span, given.begin, given.end))
        case PlaceGiven():
            words = claim.places[0].span if claim.places else None
            place = ClaimPlace(words, given.name, given.lat, given.lon, geonameid=given.geonameid)
            return replace(claim, places=(place,))
    if field in ACTORS:
        return _with_actor(claim, ACTORS[field], given)
    if field == "speaker":
        return replace(claim, attribution=_spoken(claim.attribution, given))
    if field in COUNTS:
        return _with_count(claim, COUNTS[field], given)
    return replace(claim, places=()) if field == "place" else replace(claim, time=None)


def _with_actor(claim: Claim, role: ActorRole, given: Given) -> Claim:
    others = tuple(actor for actor in claim.actors if actor.role is not role)
    name = given.name if isinstance(given, NameGiven) else None
    return replace(claim, actors=(*others, Actor(None, name, role)) if name else others)


def _spoken(said: Attribution | None, given: Given) -> Attribution | None:
    """The attribution with another speaker; None where the publisher itself says so."""
    name = given.name if isinstance(given, NameGiven) else None
    if name is None:
        return None
    return replace(said, speaker=name, span=None) if said else Attribution(name, None, None)


def _with_count(claim: Claim, what: QuantityKind, given: Given) -> Claim:
    """The claim with this number in the place of all that it told of its kind."""
    before = next((quantity.span for quantity in claim.quantities if quantity.what is what), claim.trigger)
    others = tuple(quantity for quantity in claim.quantities if quantity.what is not what)
    if not isinstance(given, CountGiven):
        return replace(claim, quantities=others)
    return replace(claim, quantities=(*others, Quantity(before, what, given.low, given.high)))


def told(claim: Claim, field: str) -> str:
    """What a claim says in a field, in a few words; "nothing" where it says nothing."""
    if field == "place":
        return "; ".join(place.name for place in claim.places) or "nothing"
    if field == "time":
        return _interval(claim.time) if claim.time else "nothing"
    if field == "speaker":
        return claim.attribution.speaker if claim.attribution else "the publisher"
    if field in ACTORS:
        return "; ".join(a.name for a in claim.actors if a.role is ACTORS[field] and a.name) or "nobody"
    if field in COUNTS:
        return "; ".join(_number(q) for q in claim.quantities if q.what is COUNTS[field]) or "nothing"
    word: str = getattr(claim, field).value
    return word


def _interval(when: ClaimTime) -> str:
    return str(when.from_) if when.from_ == when.to else f"{when.from_ or ''}..{when.to or ''}"


def _number(told: Quantity) -> str:
    low, high = (f"{each:g}" if each is not None else "" for each in (told.low, told.high))
    return low if low == high else f"{low}..{high}"
