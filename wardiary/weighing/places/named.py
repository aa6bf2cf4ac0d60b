"""The settlements that a report names, whether or not a gazetteer holds them, and how firmly it stands at each."""

from __future__ import annotations

from dataclasses import dataclass

from wardiary import lexicons
from wardiary.claims.sites import is_road
from wardiary.diary.records import KeptReport
from wardiary.model import ClaimPlace, PlaceMention, PlaceRole, Span, VoiceType
from wardiary.weighing.lexicon import words_of
from wardiary.weighing.places.as_told import THING, spot_told
from wardiary.weighing.places.focus import is_seat
from wardiary.weighing.places.spots import is_facility, is_settlement
from wardiary.weighing.records import Spot

NEAR = 40  # characters before a name in which it is said that it is only near, or where the way goes
BESIDE = lexicons.pattern("weighing/places", "named", "beside")


@dataclass(frozen=True, slots=True)
class NamedSpot:
    """A settlement that a report names; `firm` unless only as the end of a way or of a distance."""

    span: Span
    spot: Spot
    firm: bool


def named_spots(kept: KeptReport) -> list[NamedSpot]:
    """The settlements that a report names, but for those where somebody speaks from."""
    text = kept.report.text
    sources = [
        source
        for mention in kept.reading.attributions
        for source in mention.source
        if mention.voice is None or mention.voice.type is not VoiceType.WITNESS  # people of a place speak of it
    ]
    found = []
    for place in kept.reading.places:
        if (
            is_settlement(place)
            and not is_seat(text, max(0, place.start - NEAR), place.start)
            and not _is_thing(place, text)
            and not any(source.overlaps(place.span) for source in sources)
        ):
            told = ClaimPlace(place.span, place.name, place.lat, place.lon, PlaceRole.AT, place.geonameid)
            firm = not (is_road(text, place.span) or BESIDE.search(text, max(0, place.start - NEAR), place.start))
            found.append(NamedSpot(place.span, spot_told(told, set(), kept), firm))
    return found


def _is_thing(place: PlaceMention, text: str) -> bool:
    """Whether a name that no gazetteer holds is of something else: "the Oysterby bridge", "the Tetrapylon"."""
    if place.feature is not None:
        return False
    thing = THING.match(text, place.end)
    is_part = thing is not None and (is_facility(thing["noun"]) or thing["noun"] in words_of("places", "town_parts"))
    return is_part or text[max(0, place.start - len(" the ")) : place.start].lower() == " the "
