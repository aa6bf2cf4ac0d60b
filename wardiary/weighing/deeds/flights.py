"""Whether many are told to flee: a report tells of one person's way, or of who fled, only to say whose word it gives.

"A trader who had fled to the coast said" tells of no flight of its own; nor does a boy who was taken to a hospital.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.model import Claim, QuantityKind

_OF_PEOPLE = frozenset((QuantityKind.DISPLACED, QuantityKind.CIVILIANS, QuantityKind.TROOPS, QuantityKind.OTHER))


def is_of_few(claim: Claim, text: str, *, armed: bool) -> bool:
    """Whether a flight is told of few, or only in passing of who fled: without a number of many and without a crowd.

    `armed`: it is a party's own people who leave ("officers in private cars"), who are never told of for their number.
    """
    if _is_attribute(claim, text) and _pattern("once_before").search(text, claim.sentence.start, claim.trigger.start):
        return True
    number = max((q.low or q.high or 0 for q in claim.quantities if q.what in _OF_PEOPLE), default=0)
    if _is_whose(claim, text):
        is_told = _is_dated(claim, text) and _is_of_crowd(claim, text)
        return number < float(_words("hundreds")) and not is_told
    return number < float(_words("many")) and not armed and not _is_of_crowd(claim, text)


def _is_whose(claim: Claim, text: str) -> bool:
    """Whether it only says which people are meant: "families who fled", "the hall where they had taken refuge"."""
    return _pattern("whose_before").search(text, claim.sentence.start, claim.trigger.start) is not None


def _is_dated(claim: Claim, text: str) -> bool:
    """Whether the clause that says which people are meant goes on to tell their day: "who left the town on Sunday"."""
    day = claim.time.span if claim.time is not None else None
    return day is not None and _pattern("up_to_its_day").fullmatch(text, claim.trigger.end, day.start) is not None


def _is_of_crowd(claim: Claim, text: str) -> bool:
    """Whether a crowd stands beside the verb, and it is a verb: "displaced families danced" tells of a dance."""
    before = text[claim.sentence.start : claim.trigger.start]
    if _is_attribute(claim, text) and not _pattern("done_before").search(before):
        return False
    before = before[-int(_words("near")) :]
    beside = before + text[claim.trigger.start : claim.sentence.end][: int(_words("near"))]
    return bool(_pattern("crowd").search(beside) or _pattern("armed_before").search(before))


def _is_attribute(claim: Claim, text: str) -> bool:
    return _pattern("attribute").match(text, claim.trigger.start) is not None


def _words(name: str) -> str:
    return str(lexicons.load("weighing")["flights"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words(name), re.IGNORECASE)


def is_return(claim: Claim, text: str) -> bool:
    """Whether people go home."""
    return _pattern("homewards").match(text, claim.trigger.start) is not None
