"""When what is counted happened: the dead are counted for days after a strike, and a toll grows for weeks.

A telling that names its day keeps it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Claim, Kind
from wardiary.weighing.records import Sharpness, When

COUNTED = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CASUALTIES))


def as_counted(when: When, claim: Claim, text: str) -> When:
    """When the harm may have been done of which a report tells how many it hit: also days before it counts them."""
    if when.sharpness is not Sharpness.UNDERSTOOD or claim.kind not in COUNTED:
        return when
    times = lexicons.load("weighing")["times"]
    if _growing().search(claim.sentence.of(text)):
        return replace(when, first=when.first - float(times["toll_days"]))
    return replace(when, first=when.first - float(times["count_days"])) if claim.kind is Kind.CASUALTIES else when


@cache
def _growing() -> re.Pattern[str]:
    return re.compile(lexicons.load("weighing")["kinds"]["growing_toll"], re.IGNORECASE)
