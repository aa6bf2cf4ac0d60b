"""When what is counted happened: the dead are counted for days after a strike, and a toll grows for weeks.

A telling that names its day keeps it.
"""

from __future__ import annotations

from dataclasses import replace

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, Kind, QuantityKind
from wardiary.weighing.counts.casualties import Range
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import Sharpness, When

_BACK = 200  # characters: the sentence before
COUNTED = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CASUALTIES))


def as_counted(when: When, claim: Claim, text: str) -> When:
    """When the harm may have been done of which a report tells how many it hit: also days before it counts them.

    So with those who fled, of whom a report tells how many they are by now.
    """
    if claim.kind is Kind.DISPLACEMENT:
        return _as_counted_on(when, claim, text)
    if when.sharpness is not Sharpness.UNDERSTOOD or claim.kind not in COUNTED:
        return when
    times = lexicons.load("weighing")["times"]
    if _growing().search(claim.sentence.of(text)) or _searched().search(_before(claim, text)):
        return replace(when, first=when.first - float(times["toll_days"]))
    return replace(when, first=when.first - float(times["count_days"])) if claim.kind is Kind.CASUALTIES else when


def _as_counted_on(when: When, claim: Claim, text: str) -> When:
    is_open = not when.is_told
    is_count = any(number.what is QuantityKind.DISPLACED for number in claim.quantities)
    if not (is_open and is_count and _running_flight().search(claim.sentence.of(text))):
        return when
    days = limit("times", "flight_count_days")
    return replace(
        when, first=when.first - days, sharpness=Sharpness.VAGUE, from_=None
    )  # by then, since who knows when


def count_of(claim: Claim, what: QuantityKind, when: When, text: str) -> Range | None:
    """The number told; of several in one claim the largest ("nine, three of them children"). A bound is its number.

    From the lowest where the sentence says that it was that at first. None where they are the dead of many days, which
    are of no one happening.
    """
    told = [
        (q.low if q.low is not None else q.high, q.high if q.high is not None else q.low)
        for q in claim.quantities
        if q.what is what
    ]
    found = [(low, high) for low, high in told if low is not None and high is not None]
    sentence = claim.sentence.of(text)
    if not found or (claim.kind is Kind.CASUALTIES and _is_of_weeks(when, sentence)):
        return None
    largest = max(found, key=lambda pair: pair[1])
    return (min(low for low, _ in found), largest[1]) if _revised().search(sentence) else largest


def _is_of_weeks(when: When, sentence: str) -> bool:
    """Whether the dead are those of more days than one fight takes, as told."""
    days = lexicons.load("weighing")["times"]["battle_toll_days"]
    is_long = when.from_ is not None and when.to is not None and when.last - when.first > float(days)
    return bool(_of_weeks().search(sentence)) or (is_long and when.sharpness is not Sharpness.UNDERSTOOD)


def _before(claim: Claim, text: str) -> str:
    """What its paragraph says just before it and in it: rescuers look for the dead for days."""
    start = max(0, claim.sentence.start - _BACK)
    return text[start : claim.sentence.end].rsplit("\n", 1)[-1]


def _searched() -> Needle:
    return needle("weighing", "kinds", "search_for_dead")


def _revised() -> Needle:
    return needle("weighing", "kinds", "revised_toll")


def _of_weeks() -> Needle:
    return needle("weighing", "kinds", "toll_of_weeks")


def _running_flight() -> Needle:
    return needle("weighing", "kinds", "running_flight")


def _growing() -> Needle:
    return needle("weighing", "kinds", "growing_toll")


def counts_on(words: str) -> bool:
    """Whether hospitals tell how many they have taken in since a day, or in all: those of all the fighting."""
    return bool(_hospitals().search(words) and _running().search(words))


def _hospitals() -> Needle:
    return needle("weighing", "kinds", "hospitals")


def _running() -> Needle:
    return needle("weighing", "kinds", "running_count")
