"""What the same people did next: "On Monday men came to Marzan. They burned the mill" tells of that Monday.

Invariant: only a sentence that begins with who did what the sentence before told of goes on with it, in the simple past
and without a word of its own for when; "they had", "they have" and "they will" tell of other days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.drafts import Draft, agents
from wardiary.claims.resolved import Resolved
from wardiary.model import ClaimTime, Reality

_DAY = len("2022-11-11")


def with_their_day(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; what those did next of whom the sentence before told has its day."""
    before: Draft | None = None
    for draft in drafts:
        goes_on = before is not None and _goes_on(resolved, before, draft)
        told = _on_the_day_of(before, draft) if before is not None and goes_on else draft
        before = told if _is_of_a_day(told) else before
        yield told


def _on_the_day_of(before: Draft, draft: Draft) -> Draft:
    return replace(draft, claim=replace(draft.claim, time=before.claim.time), understood=False)


def _is_of_a_day(draft: Draft) -> bool:
    """Whether somebody is told to have done something on one day."""
    time: ClaimTime | None = draft.claim.time
    if draft.understood or time is None or time.from_ is None or time.to is None:
        return False
    is_day = len(time.from_) >= _DAY and time.from_[:_DAY] == time.to[:_DAY]
    return is_day and draft.claim.reality is Reality.OCCURRED and bool(agents(draft.claim))


def _goes_on(resolved: Resolved, before: Draft, draft: Draft) -> bool:
    """Whether the draft's sentence follows that of the one before and begins with those who did that."""
    claim, told = draft.claim, before.claim.sentence
    if not draft.understood or claim.time is None or claim.reality is not Reality.OCCURRED:
        return False
    if _they().match(resolved.text, claim.sentence.start) is None:
        return False
    if told == claim.sentence:
        return True
    between = resolved.text[told.end : claim.sentence.start]
    is_next = told.end <= claim.sentence.start and not between.strip() and "\n" not in between
    return is_next and not any(claim.sentence.contains(t.span) for t in resolved.times)


@cache
def _they() -> re.Pattern[str]:
    words = lexicons.load("claims")["going_on"]
    return re.compile(rf"\W*(?:{words['who']})\s+(?:(?:then|also|both|all)\s+)?(?!(?:{words['not_then']})\b)[a-z]+")
