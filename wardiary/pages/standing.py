"""How well a claim stands so far: what one report says of it, and who of the same days tells the same or denies it.

This is not the weighing of events: voices are not yet judged for independence, and the words used here say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wardiary.model import Reality, Verification
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference, Told, publisher

NAMED_AT_MOST = 3  # voices named in one line; the others are counted


class Stands(StrEnum):
    """The standing so far in one word; a claim is no more than `claimed` unless its report says otherwise."""

    VERIFIED = "verified"
    DISPUTED = "denied elsewhere"
    DENIAL = "a denial"
    UNVERIFIED = "unverified"
    REPORTED = "reported"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Standing:
    """The word, the reason in a sentence, and where other voices of these days are to be read."""

    word: Stands
    why: str
    others: tuple[Reference, ...]


def standing(told: Told, evidence: Evidence) -> Standing:
    """The standing so far of one claim."""
    others = evidence.others(told)
    denials = evidence.denials(told)
    word = _word(told, bool(denials))
    reasons = [_own_reason(told, evidence)]
    if word is not Stands.DENIAL and denials:
        reasons.append(f"Denied by {_voices(denials)}.")
    alike = [other for other in others if other.claim.reality is not Reality.DENIED]
    if alike:
        verb = "tell" if len({other.voice for other in alike}) > 1 else "tells"
        reasons.append(f"{_voices(alike)} also {verb} of this kind of thing at this place and time.")
    references = dict.fromkeys(evidence.reference(other.kept, other.claim.trigger) for other in (*denials, *alike))
    return Standing(word, " ".join(reasons), tuple(references))


def _word(told: Told, is_denied_elsewhere: bool) -> Stands:
    claim = told.claim
    if claim.reality is Reality.DENIED:
        return Stands.DENIAL
    if claim.verification is Verification.VERIFIED:
        return Stands.VERIFIED
    if is_denied_elsewhere:
        return Stands.DISPUTED
    if claim.verification is Verification.UNVERIFIED:
        return Stands.UNVERIFIED
    return Stands.REPORTED if claim.attribution is None else Stands.CLAIMED


def _own_reason(told: Told, evidence: Evidence) -> str:
    claim, paper = told.claim, publisher(told.report)
    if claim.verification is Verification.VERIFIED:
        return f"{paper} says that this was verified."
    if claim.attribution is None:
        voice = f"{paper} in its own words, naming no voice."
    else:
        side = evidence.data.sides.of(claim.attribution.speaker)
        voice = f"{claim.attribution.speaker}{f' (side: {side})' if side else ''}, in {paper}."
    if claim.verification is Verification.UNVERIFIED:
        return f"{voice} {paper} says it could not verify this."
    return f"{voice} Nothing is said of a check."


def _voices(tellings: Sequence[Told]) -> str:
    names = list(dict.fromkeys(other.voice for other in tellings))
    if len(names) > NAMED_AT_MOST:
        return f"{', '.join(names[:NAMED_AT_MOST])} and {wording.counted(len(names) - NAMED_AT_MOST, 'other voice')}"
    return wording.listed(names)
