"""Sum: the parts that a number is said to include cannot come to more than the number."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary import lexicons
from wardiary.claims.checks.inputs import CheckInputs, claims_on, sentence_of
from wardiary.model import Check, CheckKind, QuantityMention, Span, Verdict

_INCLUDES = lexicons.pattern("claims/checks", "sums", "includes")
_ALSO = lexicons.pattern("claims/checks", "sums", "also")


def check_sums(inputs: CheckInputs) -> tuple[Check, ...]:
    """A check of each count that is followed by parts of it: "12 people, including five women and two boys"."""
    counts = [mention for mention in inputs.quantities if mention.unit is None]
    return tuple(check for at in range(len(counts) - 1) if (check := _check(inputs, counts, at)))


def _check(inputs: CheckInputs, counts: Sequence[QuantityMention], at: int) -> Check | None:
    whole, parts = counts[at], _parts(inputs, counts, at)
    if not parts or whole.high is None or whole.low != whole.high:
        return None
    total = sum(part.low or 0.0 for part in parts)
    agrees = total <= whole.high
    span = Span(whole.start, parts[-1].end)
    more = "no more" if agrees else "more"
    return Check(
        kind=CheckKind.SUM,
        span=span,
        stated=" ".join(span.of(inputs.text).split()),
        computed=f"{total:g} of {whole.high:g}",
        verdict=Verdict.AGREES if agrees else Verdict.DISAGREES,
        why=f"The parts come to {total:g}, {more} than the {whole.high:g} said to include them.",
        claims=claims_on(inputs, [span]),
    )


def _parts(inputs: CheckInputs, counts: Sequence[QuantityMention], at: int) -> list[QuantityMention]:
    """The counts after "including", joined by commas and "and"."""
    sentence = sentence_of(inputs, counts[at].start)
    parts: list[QuantityMention] = []
    joint, end = _INCLUDES, counts[at].end
    for part in counts[at + 1 :]:
        if part.end > sentence.end or not joint.fullmatch(inputs.text, end, part.start):
            break
        parts.append(part)
        joint, end = _ALSO, part.end
    return parts
