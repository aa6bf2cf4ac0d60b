"""Two clocks named for one moment: "5 a.m. local time (9 p.m. ET)" gives the offset of the local one away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from wardiary.model import Span, TimeMention, TimexType
from wardiary.resolving.times.zones import minutes_at, offset_between, stamp, zone_of

_BETWEEN = re.compile(r"\s*(?:\(|/|,? or |, which is |, that is |; )\s*(?:about |around )?$")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$")
_ZONE = re.compile(
    r"(?:\d|m\.?|noon|midnight|hours|hrs)\s+((?:[A-Z][a-z]+ )*(?:[A-Z]{1,5}\b|[A-Z]?[a-z]*\s?time\b)|local)"
)


@dataclass(frozen=True, slots=True)
class ClockPair:
    """Two clock times said to be one moment.

    `local` and `other` are their spans; `local_clock` and `other_clock` the faces ("05:00"); `other_zone` the zone
    named with the second; `offset` the UTC offset in minutes that the first must have; `stated_offset` that of the
    zone named with the first, None where it only says "local time" or nothing; `day` the local day (ISO).
    """

    local: Span
    other: Span
    local_clock: str
    other_clock: str
    local_zone: str | None
    other_zone: str
    offset: int
    stated_offset: int | None
    day: str


def clock_pairs(text: str, mentions: Sequence[TimeMention]) -> tuple[ClockPair, ...]:
    """The pairs of neighbouring clock times in two zones that the text ties together."""
    out = []
    for first, second in pairwise(mentions):
        if first.type is TimexType.TIME and second.type is TimexType.TIME:
            pair = _BETWEEN.fullmatch(text, first.end, second.start) and _pair(first, second)
            if pair:
                out.append(pair)
    return tuple(out)


def zone_words(mention: TimeMention) -> str | None:
    """The zone as written in a clock time: "ET", "local time"; None where it names none."""
    match = _ZONE.search(mention.text)
    return " ".join(match.group(1).split()) if match else None


def _pair(first: TimeMention, second: TimeMention) -> ClockPair | None:
    local, other = _face(first), _face(second)
    if local is None or other is None:
        return None
    words, other_words = zone_words(first), zone_words(second)
    if zone_of(other_words) is None:
        first, second, local, other, words, other_words = second, first, other, local, other_words, words
    zone, own = zone_of(other_words), zone_of(words)
    if zone is None or other_words is None:
        return None
    return ClockPair(
        local=first.span,
        other=second.span,
        local_clock=f"{local:%H:%M}",
        other_clock=f"{other:%H:%M}",
        local_zone=words,
        other_zone=other_words,
        offset=offset_between(local, other, zone),
        stated_offset=None if own is None else minutes_at(own, local),
        day=local.date().isoformat(),
    )


def _face(mention: TimeMention) -> datetime | None:
    match = _MOMENT.match(mention.value)
    if not match:
        return None
    day = datetime.fromisoformat(match.group(1))
    return day + timedelta(hours=int(match.group(2)), minutes=int(match.group(3)))


def with_paired_zones(mentions: tuple[TimeMention, ...], text: str) -> tuple[TimeMention, ...]:
    """The mentions, with the moment of each paired clock time made one and the same, in its own zone."""
    moments = {}
    for pair in clock_pairs(text, mentions):
        if pair.stated_offset not in (None, pair.offset):
            continue  # the two contradict each other: both stay as told, for the clock check to say so
        local = datetime.fromisoformat(f"{pair.day}T{pair.local_clock}")
        told = stamp(local, pair.offset)
        zone = zone_of(pair.other_zone)
        moments[pair.local] = told
        moments[pair.other] = datetime.fromisoformat(told).astimezone(zone).isoformat(timespec="minutes")
    return tuple(_at(mention, moments.get(mention.span)) for mention in mentions) if moments else mentions


def _at(mention: TimeMention, moment: str | None) -> TimeMention:
    if moment is None:
        return mention
    return replace(mention, value=moment[:16], from_=moment, to=moment)
