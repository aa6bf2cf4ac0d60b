"""Clock: two clocks named for one moment give the offset of the first; whose time that is, of the report's places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime

from wardiary.claims.checks.inputs import CheckInputs, claims_on, closed
from wardiary.claims.checks.zones import capital_zone, offset_minutes, written
from wardiary.model import Check, CheckKind, PlaceMention, Verdict
from wardiary.model.span import hull
from wardiary.resolving.times.pairs import ClockPair, clock_pairs

_DAY = 24 * 60
_FACE = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))?\s*(?:(?P<half>[ap])\.?m)?")
_PASSING = 5  # a zone whose places are named five times less than another's is that of a place in passing
_NAMED = 2  # zones named in the verdict on either side: the most mentioned places' ones


def check_clocks(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each pair of clock times that the text ties together: "5 a.m. local time (9 p.m. ET)"."""
    pairs = clock_pairs(inputs.text, inputs.times)
    return tuple(_check(inputs, _as_written(inputs.text, pair)) for pair in pairs)


def _as_written(text: str, pair: ClockPair) -> ClockPair:
    """The pair with the second clock's face as the words have it: the times resolved already make it one moment."""
    face = _FACE.search(pair.other.of(text).lower())
    if pair.stated_offset is None or face is None:
        return pair
    hour = int(face["hour"]) % 12 + 12 * (face["half"] == "p") if face["half"] else int(face["hour"])
    minutes = hour * 60 + int(face["minute"] or 0)
    told = datetime.fromisoformat(f"{pair.day}T{pair.other_clock}")
    offset = pair.offset + told.hour * 60 + told.minute - minutes
    nearest = (offset + _DAY // 2) % _DAY - _DAY // 2
    return replace(pair, other_clock=f"{minutes // 60:02}:{minutes % 60:02}", offset=nearest)


def _check(inputs: CheckInputs, pair: ClockPair) -> Check:
    span = closed(inputs.text, hull([pair.local, pair.other]))
    verdict, computed, why = _named_zone(pair) if pair.stated_offset is not None else _local(inputs, pair)
    return Check(
        kind=CheckKind.CLOCK,
        span=span,
        stated=f"{pair.local.of(inputs.text)} = {pair.other.of(inputs.text)}",
        computed=computed,
        verdict=verdict,
        why=why,
        claims=claims_on(inputs, [span]),
    )


def _sum(pair: ClockPair) -> str:
    return f"{pair.local_clock} there is {pair.other_clock} {pair.other_zone}, so that clock is {written(pair.offset)}"


def _named_zone(pair: ClockPair) -> tuple[Verdict, str, str]:
    """Both clocks have a zone of their own: the two must be one moment."""
    own = pair.stated_offset or 0
    if own == pair.offset:
        return Verdict.AGREES, written(pair.offset), f"{_sum(pair)}, as {pair.local_zone} is."
    why = f"{_sum(pair)}, but {pair.local_zone} is {written(own)} on {pair.day}."
    return Verdict.DISAGREES, written(pair.offset), why


def _local(inputs: CheckInputs, pair: ClockPair) -> tuple[Verdict, str, str]:
    """The first clock only says "local": whose time it is, and whose not."""
    offsets = _offsets(inputs, datetime.fromisoformat(f"{pair.day}T{pair.local_clock}"))
    same = [zone for zone, minutes in offsets.items() if minutes == pair.offset]
    others = [zone for zone, minutes in offsets.items() if minutes != pair.offset]
    others = [zone for zone in others if not _is_zone_of_other(pair, offsets[zone])]
    not_of = " or ".join(f"{city(zone)}'s ({written(offsets[zone])})" for zone in others[:_NAMED])
    if same:
        named = " and ".join(f"{city(zone)}'s" for zone in same[:_NAMED])
        whose = f"{named} time" + (f", not {not_of}" if not_of else "")
        return Verdict.AGREES, f"{written(pair.offset)}: {whose}", f"{_sum(pair)}: {whose}."
    if others:
        return (
            Verdict.DISAGREES,
            written(pair.offset),
            f"{_sum(pair)}, which is not {not_of} time, nor any other of the report's.",
        )
    return Verdict.CANNOT_TELL, written(pair.offset), f"{_sum(pair)}; no place of the report has a known zone."


def _is_zone_of_other(pair: ClockPair, minutes: int) -> bool:
    """Whether an offset is that of the second clock: a reader's zone, never the place's own."""
    shown = datetime.fromisoformat(f"{pair.day}T{pair.local_clock}")
    other = datetime.fromisoformat(f"{pair.day}T{pair.other_clock}")
    away = round((other - shown).total_seconds() / 60) + pair.offset
    return (away - minutes) % _DAY == 0


def _offsets(inputs: CheckInputs, moment: datetime) -> dict[str, int]:
    """The offsets of the zones of the report's places and of its countries' capitals, the most mentioned first."""
    counted = Counter(zone for place in inputs.places if (zone := zone_of(place)))
    most = max(counted.values(), default=0)
    often = [zone for zone, times in counted.most_common() if times * _PASSING >= most]
    found = {zone: offset_minutes(zone, moment) for zone in often}
    return {zone: minutes for zone, minutes in found.items() if minutes is not None}


def zone_of(place: PlaceMention) -> str | None:
    """The place's own zone; for a country that has none of its own, its capital's."""
    if place.zone:
        return place.zone
    return capital_zone(place.country) if place.country and (place.feature or "").startswith("PCL") else None


def city(zone: str) -> str:
    """The city that names an IANA zone: "Buenos Aires"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
