"""Villages that papers call by different names which no rule of spelling joins: each gets the gazetteer's one name.

Only a name that was not resolved in its report, which one place in the world bears, in a country of one of the sides.
Invariant: it gets no point by that; what it was called stays in the report's words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache, lru_cache

from wardiary.diary.records import KeptReport
from wardiary.gazetteer import Gazetteer
from wardiary.weighing.places.spots import is_facility, place_key
from wardiary.weighing.voices.parties import Parties

_REMEMBERED = 1 << 14  # names: those of some thousand reports


def with_main_names(kept: KeptReport, parties: Parties) -> KeptReport:
    """The report as kept, its unresolved places by their usual names; the same where none has another."""
    unknown = {p.name for p in kept.reading.places if p.lat is None and p.geonameid is None}
    names = {name for name in unknown if not is_facility(name)}  # "Camp Oyster" is no Campoister
    called = {name: main for name in names if (main := _main_name(name, parties.countries)) is not None}
    if not called:
        return kept
    places = tuple(
        replace(p, name=called[p.name]) if p.lat is None and p.name in called else p for p in kept.reading.places
    )
    claims = tuple(
        replace(
            claim,
            places=tuple(
                replace(p, name=called[p.name]) if p.lat is None and p.name in called else p for p in claim.places
            ),
        )
        for claim in kept.reading.claims
    )
    return replace(kept, reading=replace(kept.reading, places=places, claims=claims))


def _main_name(name: str, countries: Collection[str]) -> str | None:
    """The usual name of the only place so called, if it is another and lies in one of the countries."""
    main, country = _only(name)
    return main if main is not None and country in countries and place_key(main) != place_key(name) else None


@lru_cache(maxsize=_REMEMBERED)
def _only(name: str) -> tuple[str | None, str | None]:
    """The name and country of the only place that the gazetteer knows by a name."""
    found = {candidate.place for candidate in _gazetteer().candidates(name)}
    place = next(iter(found)) if len(found) == 1 else None
    return (place.name, place.country) if place is not None and place.is_settlement else (None, None)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()
