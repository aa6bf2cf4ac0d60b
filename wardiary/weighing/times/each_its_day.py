"""Places of one verb that have each a time of their own: "took Oysterby on Monday and Farhill on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Claim, ClaimTime, Span
from wardiary.weighing.places.spots import bare_name, place_key
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.times.days import when_of

_REACH = 60  # characters from a place to its time: "Farhill, the largest town of the south, on Tuesday"
_ITS = lexicons.pattern("weighing/times", "each_its_day", "its")


def each_its_day(telling: Telling, spots: Sequence[Spot | None], claim: Claim, kept: KeptReport) -> list[Telling]:
    """The telling at each of its spots, at the time that is told for it, where several are told."""
    keys = frozenset(spot.key for spot in spots if spot)
    times = _times(claim, keys, kept) if len(keys) > 1 else {}
    here = [replace(telling, spot=spot) for spot in spots]
    if len({(told.from_, told.to) for told in times.values()}) < 2:
        return here
    return [_at(each, times, claim) for each in here]


def _at(telling: Telling, times: dict[str, ClaimTime], claim: Claim) -> Telling:
    told = times.get(telling.spot.key) if telling.spot else None
    when = when_of(replace(claim, time=told), telling.published[:10]) if told else None
    return replace(telling, when=when) if when else telling


def _times(claim: Claim, keys: frozenset[str], kept: KeptReport) -> dict[str, ClaimTime]:
    """The times that stand right behind the claim's places and those of these keys, by the key of the place."""
    text = kept.report.text
    told = [(p.span, p.name) for p in claim.places if p.span is not None and claim.sentence.contains(p.span)]
    joined = [
        (p.span, p.name)
        for p in kept.reading.places
        if claim.sentence.contains(p.span)
        and not {place_key(bare_name(words)) for words in (p.name, p.span.of(text))}.isdisjoint(keys)
        and not any(p.span.overlaps(span) for span, _ in told)
    ]
    placed = sorted([*told, *joined])
    ends = [span.start for span, _ in placed[1:]] + [claim.sentence.end]
    found: dict[str, ClaimTime] = {}
    for (span, name), end in zip(placed, ends, strict=False):
        behind = Span(span.end, min(end, span.end + _REACH))
        own = next((t for t in kept.reading.times if behind.contains(t.span) and t.from_ and t.to), None)
        if own is not None and _ITS.fullmatch(text, span.end, own.span.start):
            time = ClaimTime(own.span, own.from_, own.to)
            found |= {place_key(bare_name(words)): time for words in (name, span.of(text))}
    return found
