"""The day on which something is said is not that of what is said: "said on Tuesday that it had lost the town"."""

from __future__ import annotations

from dataclasses import replace

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import Sharpness, Telling

_BEFORE_IT = lexicons.pattern("weighing/times", "saying", "before_it")
_INSTEAD = lexicons.pattern("weighing/times", "saying", "instead")
_CLAUSE = 40  # characters before a happening in which its tense is told


def on_saying_day(telling: Telling, claim: Claim, text: str) -> Telling:
    """The telling; where its only day is that of the saying, it is of that day or of the days before, as news are.

    What goes on or is told in the simple past has that day. Somewhere in a region it needs a day to be anything at all.
    """
    day = claim.time.span if claim.time is not None else None
    when = telling.when
    if day is None or when.sharpness is not Sharpness.SHARP or when.has_clock or telling.kind is Kind.HOLDING:
        return telling
    said = needle("weighing", "times", "said_on").search(text, claim.sentence.start, day.start)
    if said is None or said.start() <= claim.trigger.start < day.end or (telling.spot and telling.spot.is_area):
        return telling
    begin = max(claim.sentence.start, claim.trigger.start - _CLAUSE)
    is_instead = _INSTEAD.search(text, day.end, claim.trigger.start) is not None
    is_before = telling.reality is Reality.DENIED or _BEFORE_IT.search(text, begin, claim.trigger.start) is not None
    if not is_before and not is_instead:
        return telling
    first = when.first - limit("times", "news_days")
    return replace(telling, when=replace(when, first=first, sharpness=Sharpness.UNDERSTOOD))
