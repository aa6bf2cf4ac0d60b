"""What a claim tells to happen, and whether it did, in the terms of the sides: its kind and reality as weighed.

What was read is read over only where the words of the claim ask for it.
"""

from __future__ import annotations

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.deeds.driven import brings_out, goes_off, is_driven_out
from wardiary.weighing.deeds.given_up import is_ordered_out
from wardiary.weighing.deeds.moves import LEAVES, is_at_rest, is_entry, is_march, is_walk
from wardiary.weighing.deeds.no_happening import is_none, is_stopped_or_unsaid
from wardiary.weighing.deeds.outcome import is_beaten_off, is_held_no_longer, is_kept, is_loss, is_tried
from wardiary.weighing.deeds.wrecks import is_of_works, is_struck
from wardiary.weighing.evidence.checking import is_denied, is_of_no_place, is_of_nobody, only_mentions
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.parties import Parties

_HELD = lexicons.pattern("weighing/deeds", "what", "held")

_RAID = lexicons.pattern("weighing/deeds", "what", "raid")
_BEFORE = 200  # characters before a sentence: about one sentence more


def is_nothing(claim: Claim, text: str) -> bool:
    """Whether what was read as a taking or a move takes no place, or is one person's walk."""
    return is_of_no_place(claim, text) or is_walk(claim, text) or is_none(claim, text)


def is_only_named(claim: Claim, text: str) -> bool:
    """Whether the happening is spoken of without being told to have happened, or not to have."""
    return only_mentions(claim, text) or is_of_nobody(claim) or is_stopped_or_unsaid(claim, text)


def reality_of(claim: Claim, text: str, voice: Speaker, agent: str | None) -> Reality:
    """Whether it is denied, by its own words or those that go on with them; else as it was read.

    What was read as denied without a word that denies is told, but never by a party of what another one did: that would
    be its admission, and a party has many ways of calling a thing untrue ("they freed it with words").
    """
    if is_held_no_longer(claim, text):
        return Reality.OCCURRED
    if is_kept(claim, text):
        return Reality.ONGOING
    if is_beaten_off(claim, text) or is_tried(claim, text) or is_ordered_out(claim, text):
        return Reality.OCCURRED
    if is_denied(claim, text):
        return Reality.DENIED
    if claim.reality is not Reality.DENIED or (voice.side not in (None, THIRD) and agent != voice.side):
        return claim.reality
    return Reality.ONGOING if claim.kind is Kind.HOLDING else Reality.OCCURRED


def kind_of(claim: Claim, text: str, agent: str | None, target: str | None, parties: Parties) -> Kind:
    """What happens: who is still trying to take a place is fighting for it; a party that flees withdraws.

    An attack of one party on the other is fighting between forces.
    """
    if is_beaten_off(claim, text) or is_tried(claim, text):
        return Kind.CLASH
    if claim.kind is Kind.GAIN and claim.reality is Reality.ONGOING:
        return Kind.HOLDING if _HELD.search(claim.trigger.of(text)) else Kind.CLASH
    if is_loss(claim, text) or is_held_no_longer(claim, text):
        return Kind.GAIN
    if is_kept(claim, text):
        return Kind.HOLDING
    if is_of_works(claim, text):
        return Kind.DAMAGE
    if is_struck(claim, text, agent, parties) or _is_air_raid(claim, text):
        return Kind.STRIKE
    moved = _kind_of_move(claim, text, agent, target, parties)
    if moved is not None:
        return moved
    if claim.kind in (Kind.ATTACK, Kind.STRIKE) and _is_mutual(claim.sentence.of(text)):
        return Kind.CLASH
    if _is_denied_coming(claim, text):
        return Kind.HOLDING
    if claim.kind is Kind.DISPLACEMENT and agent in parties.sides and target is None and not claim.quantities:
        return claim.kind if brings_out(claim, text) else Kind.WITHDRAWAL
    if claim.kind is Kind.ATTACK and {agent, target} <= set(parties.sides) and agent != target:
        return Kind.CLASH
    return claim.kind


def _kind_of_move(claim: Claim, text: str, agent: str | None, target: str | None, parties: Parties) -> Kind | None:
    """What a move is by its own words; None for what is none, and for those that say no more."""
    begin = claim.trigger.start
    if is_driven_out(claim, text, target, parties):
        return Kind.GAIN
    if goes_off(claim, text, agent, parties):
        return Kind.WITHDRAWAL
    if is_march(claim, text) or is_entry(claim, text):
        return Kind.DEPLOYMENT if claim.kind is Kind.DISPLACEMENT else Kind.GAIN
    if claim.kind is Kind.ADVANCE and agent == THIRD and needle("weighing", "kinds", "marching").match(text, begin):
        return Kind.PROTEST  # "several hundred people marched to the town hall"
    if agent not in parties.sides or _is_denied_coming(claim, text):
        return None
    if is_at_rest(claim, text):
        return Kind.HOLDING
    leaves = claim.kind is Kind.DEPLOYMENT and LEAVES.match(text, claim.trigger.start)
    return Kind.WITHDRAWAL if leaves else None


def _is_denied_coming(claim: Claim, text: str) -> bool:
    """Whether nobody came or is there: then somebody else holds the place."""
    if claim.kind not in (Kind.DEPLOYMENT, Kind.ADVANCE):
        return False
    comes = needle("weighing", "entering", "comes", cased=True).search(claim.trigger.of(text))
    return bool(comes) and is_denied(claim, text)


def _is_air_raid(claim: Claim, text: str) -> bool:
    """Whether a raid is one of aircraft, by its sentence or the one before."""
    is_raid = claim.kind in (Kind.CLASH, Kind.ATTACK) and _RAID.fullmatch(claim.trigger.of(text))
    start = max(0, claim.sentence.start - _BEFORE)
    return bool(is_raid) and needle("weighing", "kinds", "aircraft").search(text, start, claim.sentence.end) is not None


def _is_mutual(words: str) -> bool:
    """Whether both fire."""
    return bool(needle("weighing", "kinds", "mutual").search(words))
