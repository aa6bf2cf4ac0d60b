"""Who does it and to whom, as sides: from a claim's actors, else from the parties that its own sentence names.

What stays open stays None: a doer is never guessed from the voice, except where the voice says "our" or "we".
"""

from __future__ import annotations

from dataclasses import dataclass

from wardiary.model import ActorRole, Claim, Kind, Reality
from wardiary.model.kinds import TAKING
from wardiary.weighing.deeds.actors import (
    comers_follow,
    disarmed,
    enemy_in_role,
    is_somebody_else,
    is_voice,
    side_by_own_words,
    side_in_role,
    sufferer_in_role,
)
from wardiary.weighing.deeds.by_place import doer_in, of_its_clause
from wardiary.weighing.deeds.driven import brings_out, driven_by, is_driven_out
from wardiary.weighing.deeds.hands import (
    fell_to_army,
    in_hands_of,
    in_its_hands,
    under_flag_of,
    whose_stronghold,
)
from wardiary.weighing.deeds.named import Named, named_in
from wardiary.weighing.deeds.outcome import is_loss, of_loss
from wardiary.weighing.deeds.whose import (
    is_own_deed,
    of_enemy_or_own,
    ours,
    own_fighters,
    own_gain,
    own_leaving,
    own_still,
)
from wardiary.weighing.evidence.checking import denies_itself
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.own_men import it_itself, own_men_hit, own_men_of
from wardiary.weighing.voices.parties import Parties

_Side = str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim, the text it is of, whose voice tells it, the table of parties, and those that its sentence names."""

    claim: Claim
    text: str
    voice: Speaker
    parties: Parties
    named: list[Named]


def who(claim: Claim, text: str, voice: Speaker, parties: Parties) -> tuple[str | None, str | None]:
    """The sides of the doer and of the one it was done to; THIRD for those of no party, None where unknown.

    1. whom the claim's actors and its words of control name; 2. who of them took a place that was lost; 3. the parties
    that the sentence names; 4. who was driven out, or brought out.
    """
    told = _Told(claim, text, voice, parties, named_in(claim, text, parties))
    doer = _doer_named(told)
    agent, target = of_loss(claim, _doer_told(told, doer), _sufferer_told(told, doer), text, parties, voice)
    if claim.kind is Kind.GAIN and agent == voice.side and denies_itself(claim, claim.sentence.of(text)):
        agent = None  # no party denies that it took a place itself
    if agent is None:
        agent, target = _by_sentence(told, target)
    if target is None:
        others = [each.side for each in told.named if each.side != agent and each.start >= claim.trigger.end]
        target = others[0] if others and claim.kind not in TAKING else disarmed(claim, agent, parties)
    if claim.kind is Kind.DISPLACEMENT and brings_out(claim, text):
        agent = None  # who brings people out has not driven them out
    if is_driven_out(claim, text, target, parties):
        agent = driven_by(agent, target, parties)
    return agent, target


def _doer_named(told: _Told) -> _Side:
    """The side of who does it by the claim's actors and by the words that tell in whose hands a place is."""
    claim, text, voice, parties = told.claim, told.text, told.voice, told.parties
    return (
        fell_to_army(claim, text, voice, parties)
        or whose_stronghold(claim, text, voice, parties)
        or of_its_clause(claim, text, told.named)
        or side_by_own_words(claim, ActorRole.AGENT, text, voice, parties)
        or in_hands_of(claim, text, parties)
        or under_flag_of(claim, text, parties)
        or in_its_hands(claim, text, voice)
        or _its_men(told)
        or side_in_role(claim, ActorRole.AGENT, text, parties)
        or it_itself(claim, text, voice, told.named)
    )


def _doer_told(told: _Told, agent: _Side) -> _Side:
    """The side of who does it, also where its voice calls it the enemy, or tells of it as its own."""
    claim, text, voice, parties = told.claim, told.text, told.voice, told.parties
    agent = agent or enemy_in_role(claim, ActorRole.AGENT, text, voice, parties)
    if agent is None and claim.kind is Kind.ADVANCE and comers_follow(claim, text):
        agent = side_in_role(claim, ActorRole.TARGET, text, parties)
        agent = agent or enemy_in_role(claim, ActorRole.TARGET, text, voice, parties)
        if agent in (None, THIRD) and denies_itself(claim, claim.sentence.of(text)):
            agent = opponent(voice.side, text, parties)  # no party denies that a stranger came
    if agent != voice.side and is_own_deed(claim, text, voice, parties):
        agent = voice.side
    if agent == THIRD and voice.is_publisher:
        agent = own_fighters(claim, text, told.named, voice) or agent  # "the brothers", read as people
    if agent == THIRD and claim.kind in TAKING and voice.is_publisher and is_voice(claim, voice):
        return None  # "we regard its capture as confirmed"
    return agent


def _sufferer_told(told: _Told, doer: _Side) -> _Side:
    """The side of whom it was done to by the claim's actors."""
    claim, text, voice, parties = told.claim, told.text, told.voice, told.parties
    own = side_by_own_words(claim, ActorRole.TARGET, text, voice, parties)
    return own or own_men_hit(claim, text, voice) or sufferer_in_role(claim, text, doer, voice, parties)


def _its_men(told: _Told) -> _Side:
    """The voice's own side, where it says that "its forces" did it and names nobody before whose they could be."""
    claim = told.claim
    if claim.attribution is None or any(each.start < claim.trigger.start for each in told.named):
        return None
    return own_men_of(claim, told.text, told.voice, told.named)


def _by_sentence(told: _Told, target: _Side) -> tuple[_Side, _Side]:
    """Both sides by the parties that the sentence names and by how its voice speaks of the deed."""
    claim, text, voice, parties = told.claim, told.text, told.voice, told.parties
    agent = _doer_by_sentence(told, target)
    if claim.reality is Reality.DENIED and agent == voice.side and claim.kind is not Kind.WITHDRAWAL:
        agent = None  # who denies is named for denying, not for doing
    if is_loss(claim, text) and not any(n.side == agent and n.start >= claim.trigger.end for n in told.named):
        return of_loss(claim, agent, target, text, parties, voice)  # who is named before a loss suffers it
    return agent, target


def _doer_by_sentence(told: _Told, target: _Side) -> _Side:
    claim, text, voice, named = told.claim, told.text, told.voice, told.named
    is_another = is_somebody_else(claim, text)
    if is_another and claim.kind in TAKING:
        return None  # nor did its voice
    return (
        own_men_of(claim, text, voice, named)
        or (None if is_another else doer_in(claim, text, named, target))
        or ours(claim, text, voice)
        or own_gain(claim, text, named, voice)
        or own_fighters(claim, text, named, voice)
        or of_enemy_or_own(claim, text, named, voice, told.parties)
        or own_still(claim, text, named, voice)
        or own_leaving(claim, text, named, voice)
    )
