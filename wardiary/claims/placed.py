"""Places of claims out of words and what they resolved to.

Invariant: a place without a mention that has a point has none; another place would be a guess.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import Site, has_point, words
from wardiary.model import AreaKind, ClaimArea, ClaimPlace, PlaceMention, PlaceRole, Span
from wardiary.model.span import hull
from wardiary.resolving.place_airports import ToldAirport
from wardiary.resolving.place_extents import bank_of_before, extent_of
from wardiary.resolving.place_offsets import is_line, moved
from wardiary.resolving.place_references import describe, town_of_part


def claim_place(resolved: Resolved, span: Span, site: Site, role: PlaceRole) -> ClaimPlace:
    """The place that a site is, with the area it tells; the name of a village that no gazetteer holds is its own."""
    name, place = described(resolved, span)
    if place is None and site.mention is not None and not is_line(span.of(resolved.text), site.mention):
        name = site.mention.name  # "the village of Marzan", which no gazetteer holds
    found = as_place(span, name, place, role)
    town = town_of_part(resolved.text, site.core, resolved.places) if site.mention and found.lat is None else None
    if town is not None:
        return replace(found, lat=town.lat, lon=town.lon)
    if place is not None and place.feature == "AREA" and place.name not in (None, site.mention and site.mention.name):
        anchor = site.mention.name if site.mention else place.name
        return replace(found, area=ClaimArea(AreaKind.RELATIVE, anchor))
    named = site.mention or place
    area = extent_of(resolved.text, site.core, named) if named else bank_of_before(resolved.text, span, resolved.places)
    airport = resolved.airport_at(site.core) if area is None else None
    if airport is not None:
        return airport_place(airport, hull((span, airport.span)), role)
    thing = _thing_named(resolved.text, site.core) if area is None and has_point(site) else None
    if thing is not None:
        return replace(
            found, span=Span(span.start, max(span.end, thing.end)), name=thing.of(resolved.text), geonameid=None
        )
    if area is not None and area.kind is AreaKind.BANK and found.lat is not None:  # "the Dnipro" was taken for a town
        return ClaimPlace(span, " ".join(span.of(resolved.text).split()), None, None, role, None, area)
    return replace(found, area=area)


def described(resolved: Resolved, span: Span) -> tuple[str, PlaceMention | None]:
    """The name and place of a description, as `describe` has it; a capital by its country where no town is named."""
    name, place = describe(span, resolved.text, resolved.places)
    is_open = place is None or (place.feature or "").startswith("PCL")
    capital = resolved.capital_in(span) if is_open else None
    if capital is None:
        return name, place
    away = moved(" ".join(span.of(resolved.text).split()), capital)
    return (name, away) if away else (capital.name, capital)


def airport_place(airport: ToldAirport, span: Span, role: PlaceRole) -> ClaimPlace:
    """An airport as the report calls it, with its own point; as a town's part it has no number of its own."""
    return ClaimPlace(span, airport.called, airport.mention.lat, airport.mention.lon, role)


def _thing_named(text: str, name: Span) -> Span | None:
    """The words of a thing that bears the name of its town: "Sebha airport", "Sebha's main prison"."""
    found = _things().match(text, name.end)
    return Span(name.start, found.end()) if found else None


@cache
def _things() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("named_things")))
    return re.compile(
        rf"(?:['’]s)?\s+(?:(?:international|military|air|naval|central|main|provincial|police)\s+)*(?:{nouns})\b"
    )


def as_place(span: Span | None, name: str, place: PlaceMention | None, role: PlaceRole) -> ClaimPlace:
    """A place of a claim, with a point where its mention has one."""
    if place is None or (place.feature or "").startswith("STM"):  # a river has no one point
        return ClaimPlace(span, name, None, None, role, place.geonameid if place else None)
    return ClaimPlace(span, name, place.lat, place.lon, role, place.geonameid)


def unresolved(resolved: Resolved, span: Span, role: PlaceRole) -> ClaimPlace:
    """A place that is named but in no gazetteer: kept by its name, without a point. Another place would be a guess."""
    told = span.of(resolved.text)
    return ClaimPlace(span, name_in(told) or told, None, None, role)


_NAME = lexicons.pattern("claims/places", "placed", "name")
_NAME_FIRST = lexicons.pattern("claims/places", "placed", "name_first")


def name_in(words: str) -> str | None:
    """The name that the words end in, or begin with: "the town of Marzan", "Marzan of the rebels"."""
    last, first = _NAME.search(words), _NAME_FIRST.match(words)
    if first and not last:
        return first.group(1)
    return last.group() if last else None
