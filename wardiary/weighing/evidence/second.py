"""What a report tells beside its claims, as tellings: each has a name and a place in the order of its own."""

from __future__ import annotations

from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Span
from wardiary.weighing.records import Telling

_STEP = 1000  # more claims than a report has: so the tellings beside them keep an order without ties

ANSWERED, WITNESSED, SIGHTED, CONTESTED, SHARED, PLACELESS, ABSENT = 1, 200, 400, 600, 800, 1000, 1200
PASSING, REPLIED, SCARRED, FLED = 1400, 1600, 1800, 2000
"""Where the numbers of each sort begin; no report has two hundred of one."""


def second(telling: Telling, number: int) -> Telling:
    """The `number`th telling beside the claims of a report, made out of one of them: nobody has checked it yet."""
    order = telling.order + _STEP * number
    return replace(telling, claim=f"{telling.claim}+{number}", order=order, checked=False, mentions=False)


def first_order(telling: Telling) -> int:
    """The place in its report of the claim that a telling is, or is told beside."""
    return telling.order % _STEP


def is_set_aside(span: Span, kept: KeptReport) -> bool:
    """Whether analysts have rejected all that was read out of the sentence: then nothing is read beside it either."""
    return any(claim.sentence.overlaps(span) for claim in kept.rejected) and not any(
        claim.sentence.overlaps(span) for claim in kept.reading.claims
    )


def is_absence(telling: Telling) -> bool:
    """Whether it is told beside the claims of its report that a party is not in a place."""
    return is_second(telling) and ABSENT <= int(telling.claim.rsplit("+", 1)[1]) < PASSING


def is_aftermath(telling: Telling) -> bool:
    """Whether it is only what a blow has left, seen by who looked: see `aftermath`."""
    return is_second(telling) and int(telling.claim.rsplit("+", 1)[1]) >= SCARRED


def is_second(telling: Telling) -> bool:
    """Whether it is told beside the claims of its report."""
    return "+" in telling.claim


def is_in_passing(telling: Telling) -> bool:
    """Whether it is only what a place is called: "rebel-held Oysterby"."""
    return is_second(telling) and PASSING <= int(telling.claim.rsplit("+", 1)[1]) < REPLIED
