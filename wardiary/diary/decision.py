"""What a decision is: an analyst's word about claims, with author, time and reason. Never changed, only withdrawn.

A decision is about claims as they were read when it was made, never about events: events are derived, and another rule
or another report may name them anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wardiary.model import Claim


class DecisionKind(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"


class Part(StrEnum):
    """How a claim takes part: what the decision is about; in a split, what it was split off from."""

    ABOUT = "about"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim that a decision is about: its report's name, and the claim as it was read when the decision was made.

    `place` where only what the claim tells about that place is meant; None for all of it.
    """

    report: str
    claim: Claim
    part: Part = Part.ABOUT
    place: str | None = None

    @property
    def name(self) -> str:
        """How users name it: `report/claim`, with `@place` where only that place is meant."""
        return f"{self.report}/{self.claim.id}{f'@{self.place}' if self.place else ''}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `at` is in UTC, ISO 8601; `field` and `value` (JSON, see `corrections.py`) are a correction's."""

    id: int
    kind: DecisionKind
    author: str
    at: str
    reason: str
    claims: tuple[ClaimRef, ...]
    field: str | None = None
    value: str | None = None
    withdrawn: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn is None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a decision back, when and why."""

    id: int
    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """A claim's part in a merge or split: claims of one merge are one event; of one split, the two parts never are."""

    decision: int
    kind: DecisionKind
    part: Part
    place: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of one claim of a report, and `lines` that say so in plain words, by the decision's number.

    `claim` is its id in the reading that counts; `corrected` are the names of the fields that are the analyst's;
    `features` the GeoNames feature codes, by geonameid, of places that it was corrected to.
    """

    claim: str
    lines: tuple[tuple[int, str], ...]
    corrected: frozenset[str] = frozenset()
    features: tuple[tuple[int, str], ...] = ()
    links: tuple[Link, ...] = ()
    accepted: bool = False
