"""Order: what is told as having happened cannot lie after the publication that tells it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from wardiary import lexicons
from wardiary.claims.checks.inputs import CheckInputs
from wardiary.claims.checks.publication import ZONE_SLACK
from wardiary.model import Check, CheckKind, Claim, Reality, Span, Verdict

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PAST = (Reality.OCCURRED, Reality.BACKGROUND)


def check_order(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each claim told as past whose own date, in figures, is after publication. Others make no check."""
    if inputs.published is None:
        return ()
    published = date.fromisoformat(inputs.published[:10])
    return tuple(check for claim in inputs.claims if (check := _check(inputs.text, claim, published)))


def _check(text: str, claim: Claim, published: date) -> Check | None:
    told = _own_day(text, claim) if claim.reality in _PAST else None
    if told is None or told[1] <= published + ZONE_SLACK:
        return None
    span, day = told
    return Check(
        kind=CheckKind.ORDER,
        span=span,
        stated=f"{span.of(text)}, told as past",
        computed=f"{(day - published).days} days after publication",
        verdict=Verdict.DISAGREES,
        why=f"What is told as past is dated {day.isoformat()}, after the publication on {published.isoformat()}.",
        claims=(claim.id,),
    )


@cache
def _prospects() -> frozenset[str]:
    return frozenset(lexicons.load("checks")["order"]["prospects"].split())


def _own_day(text: str, claim: Claim) -> tuple[Span, date] | None:
    """The first day of a claim's time, where it is told with its year and the sentence looks at nothing to come."""
    time = claim.time
    if time is None or time.span is None or time.from_ is None or not re.search(r"\d{4}", time.span.of(text)):
        return None
    if _prospects() & set(re.findall(r"\w+", claim.sentence.of(text).lower())):
        return None
    match = _DAY.match(time.from_)
    return (time.span, date.fromisoformat(match.group())) if match else None
