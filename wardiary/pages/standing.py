"""How well a claim stands so far: as its event was weighed, else by what its report and others of the days say of it.

Where a claim is of no event, voices are not judged for independence, and the words used here say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wardiary.model import ActorRole, Kind, Reality, Verification
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Told, publisher
from wardiary.weighing.records import StandingWord

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
    CORROBORATED = "corroborated"
    REFUTED = "refuted"


_WORDS = {
    StandingWord.CORROBORATED: Stands.CORROBORATED,
    StandingWord.CONCEDED: Stands.CONCEDED,
    StandingWord.VERIFIED: Stands.VERIFIED,
    StandingWord.DISPUTED: Stands.DISPUTED,
    StandingWord.REFUTED: Stands.REFUTED,
}
_OF_THE_EVENT = {
    Stands.VERIFIED: "A report of it says what was checked.",
    Stands.CONCEDED: "The side that loses by it says so itself.",
    Stands.CORROBORATED: "Two independent voices tell of it, one of which gains nothing by it.",
    Stands.REFUTED: "Checked, and found not to be so.",
}
_ELSEWHERE = "It is denied, or what cannot be true with it is told, in reports that do not stand here."


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
    reasons = [_own_reason(told, word, denied_here=bool(denials))]
    if word is not Stands.DENIAL and denials:
        reasons.append(denied_by(denials))
    alike = [other for other in others if not evidence.is_denial(other)]
    if alike and word is Stands.DENIAL:
        reasons.append(f"It denies what {_voices(alike)} {'tell' if _many(alike) else 'tells'}.")
    elif alike and evidence.event_of(told) is not None:
        reasons.append(f"{_voices(alike)} also {'tell' if _many(alike) else 'tells'} of it.")
    elif alike:
        verb = "tell" if _many(alike) else "tells"
        reasons.append(f"{_voices(alike)} also {verb} of this kind of thing at this place and time.")
    why = wording.without_direction_controls(" ".join(reasons))
    return Standing(word, why, (*denials, *alike))


def denied_by(denials: Sequence[Told]) -> str:
    """Who denies it, in a sentence; "" where nobody does."""
    return wording.without_direction_controls(f"Denied by {_voices(denials)}.") if denials else ""


def is_conceded(told: Told, evidence: Evidence) -> bool:
    """Whether a side tells of its own withdrawal, done or going on: it loses by the telling."""
    claim = told.claim
    if claim.kind is not Kind.WITHDRAWAL or claim.reality not in {Reality.OCCURRED, Reality.ONGOING}:
        return False
    leaving = {evidence.side_of(actor.name) for actor in claim.actors if actor.name and actor.role is ActorRole.AGENT}
    return evidence.side_of(told.voice) in leaving - {None}


def _word(told: Told, evidence: Evidence) -> Stands:
    claim, event = told.claim, evidence.event_of(told)
    if evidence.is_denial(told):
        return Stands.DENIAL
    if event is not None and event.word is not StandingWord.CLAIMED:
        return _WORDS[event.word]
    if claim.verification is Verification.VERIFIED:
        return Stands.VERIFIED
    if is_conceded(told, evidence):
        return Stands.CONCEDED
    if evidence.denials(told):
        return Stands.DISPUTED
    if claim.verification is Verification.UNVERIFIED:
        return Stands.UNVERIFIED
    return Stands.REPORTED if claim.attribution is None else Stands.CLAIMED


def _own_reason(told: Told, word: Stands, *, denied_here: bool) -> str:
    paper = publisher(told.report)
    if told.claim.verification is Verification.VERIFIED:
        return f"{paper} says that this was verified."
    if word in _OF_THE_EVENT:
        return _OF_THE_EVENT[word]
    if word is Stands.DISPUTED and not denied_here:
        return _ELSEWHERE
    if told.claim.verification is Verification.UNVERIFIED:
        return f"{paper} says that it could not verify this."
    return "No voice is named." if told.claim.attribution is None else "No check is told of."


def _many(tellings: Sequence[Told]) -> bool:
    return len({other.voice for other in tellings}) > 1


def _voices(tellings: Sequence[Told]) -> str:
    names = list(dict.fromkeys(other.voice for other in tellings))
    if len(names) > NAMED_AT_MOST:
        return f"{', '.join(names[:NAMED_AT_MOST])} and {wording.counted(len(names) - NAMED_AT_MOST, 'other voice')}"
    return wording.listed(names)
