"""Where a claim happened that no word of its own places: where its paragraph does, or where the headline says."""

from __future__ import annotations

from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Claim, ClaimPlace, Kind, PlaceRole, Reality
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.places.counted_once import counted_once
from wardiary.weighing.places.headline import headed
from wardiary.weighing.places.quarters import in_its_town, without_quarters
from wardiary.weighing.places.spots import identity, is_facility, is_town, named_in, place_key
from wardiary.weighing.places.town_parts import apart
from wardiary.weighing.places.whereabouts import names_elsewhere
from wardiary.weighing.records import THIRD, Sharpness, Spot, Telling
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.times.each_its_day import each_its_day
from wardiary.weighing.times.saying import on_saying_day
from wardiary.weighing.told.setting import Happening, Setting
from wardiary.weighing.voices.gains import harm

_HARM = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK))
_FIRE = frozenset((Kind.STRIKE, Kind.EXPLOSION))
_LEAVING = frozenset((Kind.WITHDRAWAL, Kind.DISPLACEMENT))


def placed(telling: Telling, happening: Happening, setting: Setting) -> list[Telling]:
    """The telling at each of its places, on the day that is told for it; one of no place with the names around it."""
    claim, spots = happening.claim, _spots(telling, happening, setting)
    if telling.kind in harm():
        spots = [_in_only_town(in_its_town(spot, setting.quarters), setting) for spot in spots]
        spots = without_quarters(spots, claim, setting.kept)
    if spots == [None]:
        telling = replace(telling, named=_named(telling, claim, setting), around=setting.around)
    each = each_its_day(telling, spots, claim, setting.kept)
    return [on_saying_day(one, claim, setting.text) for one in each]


def _in_only_town(spot: Spot | None, setting: Setting) -> Spot | None:
    """The spot; "the maternity hospital", which no gazetteer holds, at the point of the one town its report names."""
    if spot is None or spot.lat is not None or spot.is_area or spot.geonameid is not None or not is_facility(spot.name):
        return spot
    towns = {
        identity(place): place for place in setting.kept.reading.places if is_town(place) and place.lat is not None
    }
    if len(towns) != 1:
        return spot
    (town,) = towns.values()
    return replace(spot, lat=town.lat, lon=town.lon)


def _named(telling: Telling, claim: Claim, setting: Setting) -> frozenset[str]:
    """The names of its sentence, villages that no gazetteer point was found for also by their usual name."""
    usual = (p for p in setting.kept.reading.places if p.lat is None and claim.sentence.contains(p.span))
    named = named_in(telling.words) | frozenset(key for p in usual if (key := place_key(p.name)))
    return named - _whence(telling, claim, setting.text)


def _whence(telling: Telling, claim: Claim, text: str) -> frozenset[str]:
    """The names of places that only tell from where it was fired: "the missile came from the Oysterby region"."""
    if telling.kind not in _FIRE:
        return frozenset()
    origins = [place for place in claim.places if place.role is PlaceRole.FROM]
    words = (name for place in origins for name in (place.name, place.span and place.span.of(text)) if name)
    return frozenset[str]().union(*map(named_in, words))


def _spots(telling: Telling, happening: Happening, setting: Setting) -> list[Spot | None]:
    if happening.spots != [None]:
        return counted_once(happening.spots, telling, happening.claim, setting.text)
    claim, kept, focus = happening.claim, setting.kept, setting.focus
    is_open = _is_of_focus(claim, telling, setting)
    answered = focus.answered(claim) if is_open and telling.denies and telling.kind in harm() else None
    spot = answered or (focus.of(claim) if is_open else None) or headed(kept, claim, telling, focus)
    spot = spot or _here(telling, claim, setting)
    if spot is not None and telling.kind is Kind.WITHDRAWAL and _is_goal(spot, claim):
        return [None]
    return [apart(spot, claim, kept) if spot and is_open else spot]


_HERE = lexicons.pattern("weighing/places", "where", "here")


def _here(telling: Telling, claim: Claim, setting: Setting) -> Spot | None:
    """Where a paper means that harm was done "here", on a day that it tells: where its paragraph set out."""
    is_told = telling.kind in _HARM and telling.when.is_told and telling.voice.is_publisher
    if not is_told or not _HERE.search(setting.text, claim.sentence.start, claim.sentence.end):
        return None
    return setting.focus.before(claim)


def _is_goal(spot: Spot, claim: Claim) -> bool:
    """Whether the claim tells of going to that settlement, which nobody left by it: "was redeployed to Oysterby"."""
    goals = [place for place in claim.places if place.role in (PlaceRole.TO, PlaceRole.TOWARD)]
    return any(_is_spot(place, spot) for place in goals)


def _is_spot(place: ClaimPlace, spot: Spot) -> bool:
    is_numbered = place.geonameid is not None and place.geonameid == spot.geonameid
    return is_numbered or place_key(place.name or "") == spot.key


def _is_of_focus(claim: Claim, telling: Telling, setting: Setting) -> bool:
    """Whether a claim without a place may stand where its paragraph does: it says when, or who holds what.

    Not where an analyst took the place away, nor where its sentence names a settlement that was not taken for its.
    """
    if _is_flight(claim, telling) or not _says_enough(claim, telling, setting):
        return False
    return is_as_read(setting.kept, claim, "place") and not names_elsewhere(setting.kept, claim)


def _says_enough(claim: Claim, telling: Telling, setting: Setting) -> bool:
    if telling.when.sharpness is Sharpness.SHARP or telling.denies:
        return True
    if claim.kind in OF_CONTROL and claim.reality is not Reality.BACKGROUND:
        return True
    return claim.kind in _HARM and setting.focus.is_alone(claim)


def _is_flight(claim: Claim, telling: Telling) -> bool:
    """Whether people flee, whose way the paragraph tells, unless it is history; forces leave what it tells of."""
    is_retreat = telling.kind is Kind.WITHDRAWAL and telling.agent not in (None, THIRD)
    return claim.kind in _LEAVING and claim.reality is not Reality.BACKGROUND and not is_retreat
