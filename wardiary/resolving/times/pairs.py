"""Two clocks named for one moment: "5 a.m. local time (9 p.m. ET)" gives the offset of the local one away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from wardiary import lexicons
from wardiary.model import Span, TimeMention, TimexType
from wardiary.resolving.times.zones import minutes_at, offset_between, stamp, zone_of

_BETWEEN = lexicons.pattern("resolving/times", "pairs", "between")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$")
_DAY_NAMED = lexicons.pattern("resolving/times", "pairs", "day_named")
_ZONE = lexicons.pattern("resolving/times", "pairs", "zone")


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
            link = _BETWEEN.fullmatch(text, first.end, second.start)
            listed = link is not None and "," in link.group() and zone_words(first) is None  # "at 5 p.m., 7 p.m. ET"
            if link and not listed and (pair := _pair(first, second)):
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
    """The mentions, with each pair of clock times made one moment: no clock's face changes, only days and offsets.

    The clock that names its day keeps it, else the first as written; where the zones named with the two contradict
    each other, both stay as told, for the clock check to say so.
    """
    moments: dict[Span, str] = {}
    told = {mention.span: mention for mention in mentions}
    for pair in clock_pairs(text, mentions):
        if pair.stated_offset in (None, pair.offset):
            away = {pair.local: pair.offset, pair.other: _other_offset(pair)}
            first, second = sorted(away, key=lambda span: (span not in moments, not _names_day(told[span]), span))
            anchor = moments.setdefault(first, stamp(_face_of(told[first]), away[first]))
            moments.setdefault(second, _beside(anchor, _face_of(told[second]), away[second]))
    return tuple(_at(mention, moments.get(mention.span)) for mention in mentions) if moments else mentions


def _other_offset(pair: ClockPair) -> int:
    """The offset in minutes of the zone named with the second clock, on that day."""
    zone = zone_of(pair.other_zone)
    return minutes_at(zone, datetime.fromisoformat(f"{pair.day}T{pair.other_clock}")) if zone else 0


def _names_day(mention: TimeMention) -> bool:
    return bool(_DAY_NAMED.search(mention.text))


def _face_of(mention: TimeMention) -> datetime:
    face = _face(mention)
    if face is None:  # a clock pair is made of clock times only
        raise ValueError(f"no clock time: {mention.value}")
    return face


def _beside(anchor: str, face: datetime, minutes: int) -> str:
    """The clock `face` at that offset, on the day on which it shows the anchor's moment."""
    moment = datetime.fromisoformat(anchor)
    shown = moment.astimezone(timezone(timedelta(minutes=minutes))).replace(tzinfo=None)
    days = round((shown - face) / timedelta(days=1))
    return stamp(face + timedelta(days=days), minutes)


def _at(mention: TimeMention, moment: str | None) -> TimeMention:
    if moment is None:
        return mention
    return replace(mention, value=moment[:16], from_=moment, to=moment)
