"""How well a claim stands so far: as its event was weighed, else by what its report and others of the days say of it.

Where a claim is of no event, voices are not judged for independence, and the words used here say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wardiary.model import ActorRole, Kind, Reality, Verification
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference, Told, publisher
from wardiary.pages.names import with_articles
from wardiary.pages.weighed import Weighed, capitalised
from wardiary.weighing.records import StandingWord

ANSWERS_AT_MOST = 2  # reasons in one line of the day; the table has all
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


# How the reasons begin and end that belong into the line itself.
CHECKING = {
    Stands.VERIFIED: ("Checked by ", "."),
    Stands.REFUTED: ("", "checked it and found it not to be so."),
    Stands.DISPUTED: ("", "what cannot be true with it."),
}
_ANSWERED = frozenset(CHECKING)


@dataclass(frozen=True, slots=True)
class StandingShown:
    """The word, the reasons, those that rest on a claim of these days with it, and the tellings of other voices.

    Of the others the denials come first.
    """

    word: Stands
    reasons: tuple[Reason, ...]
    others: tuple[Told, ...]

    @property
    def why(self) -> str:
        """The reasons as one text."""
        return " ".join(reason.words for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, the claim of these days that it rests on, and the way to what it quotes; None where not shown."""

    words: str
    told: Told | None = None
    reference: Reference | None = None


def standing(told: Told, evidence: Evidence) -> StandingShown:
    """The standing so far of one claim."""
    others = evidence.others(told)
    denials = evidence.denials(told)
    word = _word(told, evidence)
    reasons = list(_reasons(told, word, evidence))
    if word is not Stands.DENIAL and denials and not _tells_denials(evidence.event_of(told)):
        reasons.append(Reason(denied_by(told, denials, evidence)))
    alike = [other for other in others if not evidence.is_denial(other)]
    if alike:
        reasons.append(Reason(_also(told, alike, word, evidence)))
    kept = tuple(replace(each, words=wording.without_direction_controls(each.words)) for each in reasons if each.words)
    return StandingShown(word, kept, (*denials, *alike))


def _also(told: Told, alike: Sequence[Told], word: Stands, evidence: Evidence) -> str:
    voices, tell = capitalised(_voices(alike)), "tell" if _are_many(alike) else "tells"
    if word is Stands.DENIAL:
        return f"It denies what {_voices(alike)} {tell}."
    if evidence.event_of(told) is not None:
        return f"{voices} also {tell} of it."
    return f"{voices} also {tell} of this kind of thing at this place and time."


def denied_by(told: Told, denials: Sequence[Told], evidence: Evidence) -> str:
    """Who denies it, and why that does not make it disputed where it does not; "" where nobody does."""
    if not denials:
        return ""
    event, who = evidence.event_of(told), wording.without_direction_controls(_voices(denials))
    if event is None or event.word in {StandingWord.DISPUTED, StandingWord.REFUTED}:
        return f"Denied by {who}."
    sides = {evidence.side_of(each) for each in denials}
    if sides - {None} and sides <= event.telling_sides:
        return f"First denied by {who}, whose side has told of it as well."
    if event.word is StandingWord.VERIFIED:
        return f"Denied by {who}, against what was checked."
    return f"Denied by {who}, which does not count against it any more."


def conceded_by(told: Told, stands: StandingShown) -> str:
    """Who concedes it, in a sentence, where that is another voice than this one; else ""."""
    by = next((each.told for each in stands.reasons if each.told), None)
    if stands.word is not Stands.CONCEDED or by is None or by.voice == told.voice:
        return ""
    return wording.without_direction_controls(f"Conceded by {_voices([by])}.")


def conceding(told: Told, stands: StandingShown) -> tuple[Reference, ...]:
    """The way to the words of another voice that concedes it; none where there is no such voice."""
    by = next((each for each in stands.reasons if each.told), None)
    return (by.reference,) if by and by.reference and conceded_by(told, stands) else ()


def reasons_of_others(told: Told, stands: StandingShown, *, is_denied: bool) -> tuple[Reason, ...]:
    """The reasons without which a line is hard to take: who checked it, or whose telling cannot be true with it.

    None where the voice checked it itself, or where it is told already who denies it.
    """
    own = with_articles(told.voice, None, "").casefold()
    others = [each for each in checking(stands, is_denied=is_denied) if own not in each.words.casefold()]
    return tuple(others)[:ANSWERS_AT_MOST]


def checking(stands: StandingShown, *, is_denied: bool) -> tuple[Reason, ...]:
    """Those reasons, with the voice's own: the sentence in which it says what it checked."""
    if stands.word not in _ANSWERED or (is_denied and stands.word is Stands.DISPUTED):
        return ()
    begins, ends = CHECKING[stands.word]
    return tuple(each for each in stands.reasons if each.words.startswith(begins) and each.words.endswith(ends))


def _tells_denials(event: Weighed | None) -> bool:
    """Whether the reasons of the event name those who deny it."""
    return event is not None and bool(event.why) and event.word in {StandingWord.DISPUTED, StandingWord.REFUTED}


def is_conceded(told: Told, evidence: Evidence) -> bool:
    """Whether a side tells of its own withdrawal, done or going on: it loses by the telling."""
    claim = told.claim
    if claim.kind is not Kind.WITHDRAWAL or claim.reality not in {Reality.OCCURRED, Reality.ONGOING}:
        return False
    leaving = {
        evidence.side_named(actor.name) for actor in claim.actors if actor.name and actor.role is ActorRole.AGENT
    }
    return evidence.side_of(told) in leaving - {None}


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


def _reasons(told: Told, word: Stands, evidence: Evidence) -> Iterator[Reason]:
    """Why it stands as it does: the report's own word of checking, and the reasons of its event."""
    event, paper = evidence.event_of(told), publisher(told.report)
    if told.claim.verification is Verification.VERIFIED:
        yield Reason(f"{paper} says that this was verified.")
    elif told.claim.verification is Verification.UNVERIFIED:
        yield Reason(f"{paper} says that it could not verify this.")
    if word is Stands.DENIAL:
        if not any(not evidence.is_denial(other) for other in evidence.others(told)):
            yield Reason("The voice says that it did not happen. Nobody here tells that it did.")
        return
    if event is None:
        yield Reason(_unweighed(told, word))
        return
    for because in event.why:
        resting = evidence.told_by(because.claim) if because.claim else None
        if not (because.claim and word is Stands.VERIFIED and told.claim.verification is Verification.VERIFIED):
            way = evidence.reference_to(because.claim, because.quoted) if because.claim else None
            yield Reason(because.words, resting, way)


def _unweighed(told: Told, word: Stands) -> str:
    """Why a claim is of no event; "" where its word says enough."""
    reality = told.claim.reality
    if word in {Stands.VERIFIED, Stands.CONCEDED, Stands.DISPUTED}:
        return "The side that leaves says so itself." if word is Stands.CONCEDED else ""
    if reality in {Reality.PLANNED, Reality.POSSIBLE}:
        return "Not told as done, so that there is nothing to weigh."
    if reality is Reality.BACKGROUND:
        return "Told as background."
    if told.claim.kind is Kind.STATEMENT:
        return "What happened is weighed, not what was said."
    if told.place is None:
        return "It names no place, so that no other report could be put beside it."
    if told.claim.attribution is None:
        return "No other voice is named."
    return "It could be put beside no other report."


def _many(tellings: Sequence[Told]) -> bool:
    return len({other.voice for other in tellings}) > 1


def _are_many(tellings: Sequence[Told]) -> bool:
    """Whether a verb after these voices stands in the plural."""
    return _many(tellings) or any(wording.is_plural(other.voice) for other in tellings)


def _voices(tellings: Sequence[Told]) -> str:
    names = list(dict.fromkeys(with_articles(other.voice, None, "") for other in tellings))
    if len(names) > NAMED_AT_MOST:
        return f"{', '.join(names[:NAMED_AT_MOST])} and {wording.counted(len(names) - NAMED_AT_MOST, 'other voice')}"
    return wording.listed(names)
