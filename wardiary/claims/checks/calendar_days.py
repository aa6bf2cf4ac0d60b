"""Calendar: a weekday and a date that the text speaks of as one day, against the Gregorian calendar."""

from __future__ import annotations

from datetime import date

from wardiary.claims.checks.inputs import CheckInputs, claims_on
from wardiary.model import Check, CheckKind, Span, Verdict
from wardiary.model.span import hull
from wardiary.resolving.times.facts import CalendarFact, calendar_facts


def check_calendar(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each weekday that is named with a date."""
    return tuple(_check(inputs, fact) for fact in calendar_facts(inputs.text, inputs.times))


def _check(inputs: CheckInputs, fact: CalendarFact) -> Check:
    day = date.fromisoformat(fact.day)
    span = _span(fact)
    words = [span] if span.contains(fact.weekday_span) else [fact.weekday_span, fact.date_span]
    return Check(
        kind=CheckKind.CALENDAR,
        span=span,
        stated=", ".join(word.of(inputs.text) for word in words),
        computed=f"{day:%A}",
        verdict=_verdict(fact),
        why=_why(fact, day),
        claims=claims_on(inputs, [fact.weekday_span, fact.date_span]),
    )


def _span(fact: CalendarFact) -> Span:
    """Both words where they stand together; the date alone where the weekday is a sentence away."""
    near = fact.weekday_span.gap(fact.date_span) <= 20  # "Thursday, the 10th of November"
    return hull([fact.weekday_span, fact.date_span]) if near else fact.date_span


def _verdict(fact: CalendarFact) -> Verdict:
    if fact.agrees:
        return Verdict.AGREES
    return Verdict.DISAGREES if fact.year_told else Verdict.CANNOT_TELL


def _why(fact: CalendarFact, day: date) -> str:
    fell = f"{fact.why} {day.day} {day:%B %Y} fell on a {day:%A}"
    if not fact.agrees and not fact.year_told:
        return f"{fell}, but the year is understood, not told: another one may be meant."
    return f"{fell}."
