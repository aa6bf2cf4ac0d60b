"""Publication: the day read out of the words where none is given; a given one against a later day called today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wardiary import lexicons
from wardiary.claims.checks.inputs import CheckInputs, claims_on
from wardiary.model import Check, CheckKind, TimeMention, Verdict

_TODAY = lexicons.pattern("claims/checks", "publication", "today")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")
ZONE_SLACK = timedelta(days=1)  # the publisher's day may be the one before that of the place: zones span 26 hours


def check_publication(inputs: CheckInputs) -> tuple[Check, ...]:
    """One check that tells the inferred day; or one for each day after publication that the text calls today."""
    if inputs.published is None:
        return (_inferred(inputs),) if inputs.inferred else ()
    return tuple(_contradictions(inputs, date.fromisoformat(inputs.published[:10])))


def told_day(mention: TimeMention) -> date | None:
    """The full day of a time mention whose words hold its number; None for others."""
    match = _DAY.match(mention.value)
    return date.fromisoformat(match.group(1)) if match and re.search(r"\d", mention.text) else None


def _inferred(inputs: CheckInputs) -> Check:
    inferred = inputs.inferred
    if inferred is None:
        raise ValueError("nothing was inferred")
    return Check(
        kind=CheckKind.PUBLICATION,
        span=inferred.span,
        stated="no date of publication",
        computed=inferred.day,
        verdict=Verdict.CANNOT_TELL,
        why=inferred.why,
    )


def _contradictions(inputs: CheckInputs, published: date) -> Iterator[Check]:
    for mention in inputs.times:
        day = told_day(mention)
        before = inputs.text[max(0, mention.start - 16) : mention.start]
        is_today = _TODAY.search(before) or mention.text.lower().startswith("today")
        if day and is_today and day > published + ZONE_SLACK:
            yield Check(
                kind=CheckKind.PUBLICATION,
                span=mention.span,
                stated=published.isoformat(),
                computed=day.isoformat(),
                verdict=Verdict.DISAGREES,
                why=f"The text calls {day.isoformat()} today, {(day - published).days} days after its publication.",
                claims=claims_on(inputs, [mention.span]),
            )
