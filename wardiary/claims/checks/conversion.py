"""Conversion: one measure given in two units, "30 km (19 miles)", against the factor between them."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.claims.checks.inputs import CheckInputs, claims_on, closed
from wardiary.claims.checks.numbers import Stated, stated
from wardiary.model import Check, CheckKind, QuantityMention, Span, Verdict

_BETWEEN = lexicons.pattern("claims/checks", "conversion", "between")


def check_conversions(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each pair of neighbouring measures of one kind in two units, the second in brackets."""
    out = []
    for first, second in zip(inputs.quantities, inputs.quantities[1:], strict=False):
        same = first.unit is not None and first.unit == second.unit
        if same and _BETWEEN.fullmatch(inputs.text, first.end, second.start):
            check = _check(inputs, first, second)
            if check:
                out.append(check)
    return tuple(out)


def _check(inputs: CheckInputs, first: QuantityMention, second: QuantityMention) -> Check | None:
    one, two = stated(first), stated(second)
    if one is None or two is None or one.factor == two.factor:
        return None
    converted = one.number * one.factor / two.factor
    open_ = slack(one, two)
    agrees = abs(converted - two.number) <= open_
    span = closed(inputs.text, Span(first.start, second.end))
    return Check(
        kind=CheckKind.CONVERSION,
        span=span,
        stated=f"{first.text} = {second.text}",
        computed=f"{converted:.4g} {two.unit}",
        verdict=Verdict.AGREES if agrees else Verdict.DISAGREES,
        why=f"{one.number:g} {one.unit} are {converted:.4g} {two.unit}; {two.number:g} is "
        f"{'within' if agrees else 'beyond'} the {open_:.3g} that rounding leaves open.",
        claims=claims_on(inputs, [span]),
    )


def slack(one: Stated, two: Stated) -> float:
    """What is left open, in the second's unit: the coarser rounding (one of the two is the original), and a share."""
    share: float = lexicons.load("checks")["conversion"]["share"]
    return max(one.rounding * one.factor / two.factor, two.rounding) + share * two.number
