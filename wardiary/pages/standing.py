"""How well a claim stands so far: what one report says of it, and who of the same days tells the same or denies it.

This is not the weighing of events: voices are not yet judged for independence, and the words used here say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wardiary.model import ActorRole, Kind, Reality, Verification
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Told, publisher

NAMED_AT_MOST = 3  # voices named in one line; the others are counted


class Stands(StrEnum):
    """The standing so far in one word; a claim is no more than `claimed` unless its report says otherwise."""

    VERIFIED = "verified"
    CONCEDED = "conceded"
    DISPUTED = "denied elsewhere"
    DENIAL = "a denial"
    UNVERIFIED = "unverified"
    REPORTED = "reported"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Standing:
    """The word, the reason in a sentence, and the tellings of other voices of these days, denials first."""

    word: Stands
    why: str
    others: tuple[Told, ...]


def standing(told: Told, evidence: Evidence) -> Standing:
    """The standing so far of one claim."""
    others = evidence.others(told)
    denials = evidence.denials(told)
    word = _word(told, evidence)
    reasons = [_own_reason(told, word)]
    if word is not Stands.DENIAL and denials:
        reasons.append(f"Denied by {_voices(denials)}.")
    alike = [other for other in others if other.claim.reality is not Reality.DENIED]
    if alike:
        verb = "tell" if len({other.voice for other in alike}) > 1 else "tells"
        reasons.append(f"{_voices(alike)} also {verb} of this kind of thing at this place and time.")
    why = wording.without_direction_controls(" ".join(reasons))
    return Standing(word, why, (*denials, *alike))


def is_conceded(told: Told, evidence: Evidence) -> bool:
    """Whether a side tells of its own withdrawal, done or going on: it loses by the telling."""
    claim = told.claim
    if claim.kind is not Kind.WITHDRAWAL or claim.reality not in {Reality.OCCURRED, Reality.ONGOING}:
        return False
    leaving = {evidence.side_of(actor.name) for actor in claim.actors if actor.name and actor.role is ActorRole.AGENT}
    return evidence.side_of(told.voice) in leaving - {None}


def _word(told: Told, evidence: Evidence) -> Stands:
    claim = told.claim
    if claim.reality is Reality.DENIED:
        return Stands.DENIAL
    if claim.verification is Verification.VERIFIED:
        return Stands.VERIFIED
    if is_conceded(told, evidence):
        return Stands.CONCEDED
    if evidence.denials(told):
        return Stands.DISPUTED
    if claim.verification is Verification.UNVERIFIED:
        return Stands.UNVERIFIED
    return Stands.REPORTED if claim.attribution is None else Stands.CLAIMED


def _own_reason(told: Told, word: Stands) -> str:
    paper = publisher(told.report)
    if word is Stands.VERIFIED:
        return f"{paper} says that this was verified."
    if word is Stands.CONCEDED:
        return "The side that leaves says so itself."
    if told.claim.verification is Verification.UNVERIFIED:
        return f"{paper} says that it could not verify this."
    return "No voice is named." if told.claim.attribution is None else "No check is told of."


def _voices(tellings: Sequence[Told]) -> str:
    names = list(dict.fromkeys(other.voice for other in tellings))
    if len(names) > NAMED_AT_MOST:
        return f"{', '.join(names[:NAMED_AT_MOST])} and {wording.counted(len(names) - NAMED_AT_MOST, 'other voice')}"
    return wording.listed(names)
