"""A blow told on several days is several: "shells hit the clinic on Sunday, again on Monday, when nine died"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import Claim, ClaimTime, Kind, TimeMention

_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.ABDUCTION))  # a battle goes on from day to day
_DAY = len("2018-11-24")
_NEXT = lexicons.pattern("claims/times", "each_day", "next")
_CLOSES = lexicons.pattern("claims/times", "each_day", "closes")
_FROM_TO = lexicons.pattern("claims/times", "each_day", "from_to")
_RANGE = lexicons.pattern("claims/times", "each_day", "range")


def of_each_day(claims: Iterable[Claim], resolved: Resolved) -> Iterator[Claim]:
    """The claims, a blow that is told on several days once for each, with the numbers told behind each day."""
    for claim in claims:
        days = _days(claim, resolved)
        if len(days) < 2:
            yield claim
            continue
        starts = [0, *(day.start for day in days[1:]), len(resolved.text)]
        for day, begin, end in zip(days, starts, starts[1:], strict=False):
            counted = tuple(q for q in claim.quantities if begin <= q.span.start < end)
            yield replace(claim, time=ClaimTime(day.span, day.from_, day.to), quantities=counted)


def _days(claim: Claim, resolved: Resolved) -> Sequence[TimeMention]:
    """The days told one behind the other from the claim's own on, each another; one alone where it tells no list."""
    told = claim.time
    if claim.kind not in _BLOWS or told is None or told.span is None or _FROM_TO.match(resolved.text, told.span.start):
        return ()
    chain: list[TimeMention] = []
    for mention in resolved.times:
        if not claim.sentence.contains(mention.span) or mention.from_ is None or mention.start < told.span.start:
            continue
        is_day = mention.from_[:_DAY] == (mention.to or "")[:_DAY] and len(mention.from_) >= _DAY
        if not is_day or (chain and not _goes_on(resolved.text, chain[-1], mention)):
            break
        chain.append(mention)
    before = resolved.text[max(claim.sentence.start, told.span.start - 20) : told.span.start]
    is_list = len({(mention.from_ or "")[:_DAY] for mention in chain}) == len(chain) and not _RANGE.search(before)
    return chain if is_list else chain[:1]


def _goes_on(text: str, one: TimeMention, other: TimeMention) -> bool:
    """Whether a second day is joined to one, and no other clause begins with it."""
    return bool(_NEXT.fullmatch(text, one.end, other.start)) and bool(_CLOSES.match(text, other.end))
