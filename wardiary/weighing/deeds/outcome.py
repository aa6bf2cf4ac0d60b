"""What came of it: whether a place was lost, is held no longer or stayed whose it was, whether an attempt failed."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import ActorRole, Claim, Kind, Reality
from wardiary.weighing.deeds.vocabulary import REACH
from wardiary.weighing.evidence.checking import denies_itself
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import Speaker
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties

_ATTEMPTED = frozenset((Kind.GAIN, Kind.ADVANCE, Kind.ATTACK, Kind.CLASH, Kind.DAMAGE))
_CHANGE = lexicons.pattern("weighing/deeds", "outcome", "change")
_LOST_TO = lexicons.pattern("weighing/deeds", "outcome", "lost_to")


def of_loss(
    claim: Claim, agent: str | None, target: str | None, text: str, parties: Parties, voice: Speaker
) -> tuple[str | None, str | None]:
    """Who took and who lost: of "the army lost the town" the army is who it was taken from, and the other one took it.

    "Lost to the rebels" names who took it; a claim that has a taker and a loser keeps them. Of what a party says to be
    lost, by nobody it names, it is the loser itself.
    """
    if is_held_no_longer(claim, text):
        loser = agent if agent in parties.sides or voice.side not in parties.sides else voice.side
        return opponent(loser, text, parties), loser
    if not is_loss(claim, text) or _takes_what_was_lost(claim, text):
        return agent, target
    taker = _LOST_TO.match(text, claim.trigger.start, min(claim.sentence.end, claim.trigger.end + REACH))
    if taker:
        named = [side for _, _, side in parties.sides_in(taker["who"])]
        return (named[0] if named else agent), target
    loser = agent if agent in parties.sides else voice.side
    has_both = agent in parties.sides and target in parties.sides and agent != target
    if has_both and agent == voice.side:
        return target, agent  # "the army acknowledged that it had lost its camp"
    if has_both or loser not in parties.sides or claim.reality is Reality.DENIED:
        return agent, target
    return opponent(loser, text, parties), loser


def _takes_what_was_lost(claim: Claim, text: str) -> bool:
    """Whether the doer that was read is behind the loss and took it: "its worst loss was the port, which they took"."""
    doers = [a.span for a in claim.actors if a.role is ActorRole.AGENT and a.span is not None]
    return any(span.start >= claim.trigger.end and _words("takes_it").match(text, span.end) for span in doers)


def is_loss(claim: Claim, text: str) -> bool:
    """Whether a place is told of as lost: by whom it was held, another has it now; he handed him "his biggest gain"."""
    words = claim.trigger.of(text).lower().split()
    if claim.kind is Kind.GAIN and words[-1:] in (["gain"], ["victory"], ["prize"]):
        gives = _words("gives").search(text, claim.sentence.start, claim.trigger.start)
        takers = [a.span for a in claim.actors if a.role is ActorRole.AGENT and a.span is not None]
        return gives is not None and not any(gives.start() < s.start for s in takers)  # "gives | Russia | its gain"
    return claim.kind in (Kind.GAIN, Kind.WITHDRAWAL) and bool(party_words("losing").intersection(words))


def is_held_no_longer(claim: Claim, text: str) -> bool:
    """Whether a place is told to be "no longer in the army's hands", "no longer ours": then the other one took it."""
    begin = claim.sentence.start if claim.kind is Kind.HOLDING else claim.trigger.start
    is_of_control = claim.kind in (Kind.HOLDING, Kind.GAIN)
    if not is_of_control:
        return False
    is_outside = _words("outside", cased=True).match(text, claim.trigger.start, claim.sentence.end)
    is_no_more = _words("holds_no_more").search(text[claim.sentence.start : claim.trigger.end])
    return bool(is_outside or is_no_more or _words("no_longer").search(text[begin : claim.trigger.end]))


def is_kept(claim: Claim, text: str) -> bool:
    """Whether a place is told to have stayed whose it was: "it never changed hands"."""
    is_change = claim.kind is Kind.GAIN and _CHANGE.search(claim.trigger.of(text))
    return bool(is_change) and denies_itself(claim, claim.sentence.of(text))


def is_beaten_off(claim: Claim, text: str) -> bool:
    """Whether an attempt to come or to take a place is told to have failed: then there was fighting."""
    if claim.kind not in (Kind.ADVANCE, Kind.GAIN):
        return False
    if pattern("words", "repelled").search(text, claim.sentence.start, claim.trigger.start):
        return True  # "has repelled five attempts to advance across the bridge"
    tried = pattern("words", "tries").search(text, claim.sentence.start, claim.trigger.start)
    return bool(tried and pattern("words", "fails").search(text, claim.trigger.end, claim.sentence.end))


def is_tried(claim: Claim, text: str) -> bool:
    """Whether forces are told to have tried to break into a place: then they attacked it."""
    if claim.reality not in (Reality.PLANNED, Reality.POSSIBLE) or claim.kind not in _ATTEMPTED:
        return False
    return bool(pattern("words", "tried").search(text, claim.sentence.start, claim.trigger.start))


def _words(name: str, *, cased: bool = False) -> Needle:
    return needle("weighing", "hands", name, cased=cased)
