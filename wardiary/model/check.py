"""A check: one arithmetic test of a claim or of a report, with its verdict and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wardiary.model.span import Span


class CheckKind(StrEnum):
    """What is put to the test."""

    DISTANCE = "distance"
    DIRECTION = "direction"
    CLOCK = "clock"
    CALENDAR = "calendar"
    CONTAINMENT = "containment"
    PUBLICATION = "publication"
    CONVERSION = "conversion"
    ORDER = "order"
    SUM = "sum"


class Verdict(StrEnum):
    """What comes of it."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Check:
    """What was stated, what comes out, the verdict, and a sentence saying why.

    `span` are the words under test; `claims` the ids of the claims of the same reading that rest on them.
    """

    kind: CheckKind
    span: Span
    stated: str
    computed: str
    verdict: Verdict
    why: str
    claims: tuple[str, ...] = ()
