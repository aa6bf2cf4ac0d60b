"""Where it happened, by the words that the reader tied to a trigger: names, references, buildings, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.claims.buildings import in_their_towns, with_building
from wardiary.claims.by_words import by_words
from wardiary.claims.facilities import facility_of
from wardiary.claims.located import really_told
from wardiary.claims.placed import claim_place
from wardiary.claims.resolved import Resolved
from wardiary.claims.side_by_side import in_lists, joined_behind, joined_to
from wardiary.claims.sites import PLACE_ROLES, Site, has_point, is_road, only_holds, role_by_phrase
from wardiary.claims.waypoints import is_waypoint
from wardiary.lexicons.needles import needle
from wardiary.model import Argument, ClaimPlace, Kind, PlaceRole, Span, Trigger

_LEAVING = frozenset((Kind.DISPLACEMENT, Kind.WITHDRAWAL))
_LEFT = lexicons.pattern("claims/places", "tied", "left")
_AT_IT = lexicons.pattern("claims/places", "tied", "at_it")
_AND_TOWN = lexicons.pattern("claims/places", "tied", "and_town")
_APPOSED = re.compile(r",\s+")
_AND_WHAT = lexicons.pattern("claims/places", "tied", "and_what")
_KIND_OF_PLACE = lexicons.pattern("claims/places", "tied", "kind_of_place")


def tied_places(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> tuple[ClaimPlace, ...]:
    """The places that the reader tied to the trigger, and those joined to the last of them by "and" or commas."""
    told = in_lists(resolved.text, tuple(_each_once(_told(resolved, trigger, sites))))
    return tuple(in_their_towns(resolved.text, told))


def _told(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Iterator[ClaimPlace]:
    seen: dict[Site, PlaceRole] = {}
    for argument in _one_place_each(resolved, trigger.arguments):
        if argument.role not in PLACE_ROLES or is_waypoint(resolved, trigger, argument):
            continue
        role = _role(resolved, trigger, argument)
        told = really_told(resolved, argument.span)
        mine = [s for s in sites if _is_of(resolved.text, told, s) or is_said_of(resolved.text, told, s)]
        new = [s for s in mine if s not in seen]
        seen |= dict.fromkeys(new, role)
        building = with_building(resolved.text, told)
        facility = facility_of(resolved, [building])
        if facility and any(has_point(s) for s in mine) and not building.contains(facility.span or building):
            facility = None  # only meant by "the church", not named: where that stands is told beside it
        if facility:
            yield replace(facility, role=role)
            yield from (claim_place(resolved, s.span, s, role) for s in _behind_airport(resolved, told, new))
            seen |= {Site(facility.span, facility.span, role, None): role} if facility.span == told else {}
        elif mine:
            yield from (claim_place(resolved, site.span, site, role) for site in new)
        elif not (only_holds(resolved, told) or _is_of_road(resolved, told)):
            yield from by_words(resolved, told, role)
    if seen:
        last = max(seen, key=lambda s: s.span)
        joined = (site for site in joined_to(resolved, last, sites) if site not in seen)
        yield from (claim_place(resolved, site.span, site, seen[last]) for site in joined)
        behind = joined_behind(resolved.text, trigger.span, sites) if last.span.end <= trigger.span.start else ()
        yield from (claim_place(resolved, s.span, s, seen[last]) for s in behind if s not in seen)


def _one_place_each(resolved: Resolved, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """The arguments; a town and what stands in it, read as one, apart: "Marzan | and the bridge"."""
    for argument in arguments:
        span = argument.span
        named = (p for p in resolved.places if p.start == span.start and p.end < span.end)
        links = (_AND_WHAT.match(resolved.text, p.end, span.end) for p in named)
        link = next(filter(None, links), None)
        if argument.role in PLACE_ROLES and link is not None:
            yield replace(argument, span=Span(span.start, link.start()))
            yield replace(argument, span=Span(link.end(), span.end))
        else:
            yield argument


def _behind_airport(resolved: Resolved, told: Span, sites: Sequence[Site]) -> Iterator[Site]:
    """The settlements named with an airport in one phrase: "the airport of Marzan | and the town of Karsa"."""
    airport = resolved.airport_at(told)
    for site in sites if airport else ():
        if (
            airport
            and site.span.start >= airport.span.end
            and _AND_TOWN.fullmatch(resolved.text, airport.span.end, site.core.start)
        ):
            yield site


def _is_of_road(resolved: Resolved, told: Span) -> bool:
    """Whether the words name a town only as where a road leads to: "the Marzan road"."""
    return any(told.contains(place.span) and is_road(resolved.text, place.span) for place in resolved.places)


def _role(resolved: Resolved, trigger: Trigger, argument: Argument) -> PlaceRole:
    """How a place stands to the trigger: by the words before it, else as it was read; who flees a place is from it."""
    text = resolved.text
    if (
        trigger.kind in _LEAVING
        and needle("claims", "place", "leaves").fullmatch(trigger.span.of(text))
        and _LEFT.fullmatch(text, trigger.span.end, argument.span.start)
    ):
        return PlaceRole.FROM
    named = (place.start for place in resolved.places if argument.span.contains(place.span))
    starts = (argument.span.start, next(named, argument.span.start))  # "in | the direction of | Marzan"
    return next(filter(None, (role_by_phrase(text, start) for start in starts)), PLACE_ROLES[argument.role])


def _each_once(places: Iterable[ClaimPlace]) -> Iterator[ClaimPlace]:
    """The places without those that say the same again in another role or in other words."""
    seen: set[tuple[object, ...]] = set()
    for place in places:
        key = (place.geonameid,) if place.geonameid else (place.name, place.lat, place.lon)
        if key not in seen:
            seen.add(key)
            yield place


def _is_of(text: str, told: Span, site: Site) -> bool:
    """Whether the site is what is told, or where it is told to stand: "Marzan", "the base | at Marzan",
    "the city | 's Marzan district".
    """
    gap = text[told.end : site.span.start]
    goes_on = gap.isspace() and text.startswith("between ", site.span.start)  # "the road | between Marzan and Qorva"
    return told.overlaps(site.span) or goes_on or bool(_AT_IT.fullmatch(text, told.end, site.span.start))


def is_said_of(text: str, told: Span, site: Site) -> bool:
    """Whether what is told only says what the site is: "Marzan, | a small village"."""
    return bool(_APPOSED.fullmatch(text, site.span.end, told.start) and _KIND_OF_PLACE.fullmatch(told.of(text)))
