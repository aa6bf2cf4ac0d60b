"""Whose men "their fighters", "its troops" are, and who "it" is: the voice, or the party spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import ActorRole, Claim, Reality, VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.deeds.named import Named
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.gains import harm

_VERB = re.compile(r"(?:['’]s)?\s*(?:[\w’'-]+\s+){0,5}")  # a subject and its verb; further off, it may be the sufferer
_SUFFERS = lexicons.pattern("weighing/voices", "own_men", "suffers")
_BODIES = frozenset((VoiceType.OFFICE, VoiceType.FORCE, VoiceType.ORGANISATION))
_SAYS_THAT = lexicons.pattern("weighing/voices", "own_men", "says_that")


def own_men_of(claim: Claim, text: str, voice: Speaker, named: Sequence[Named]) -> str | None:
    """The side of "its troops" that do it.

    In a voice's words they are the voice's own. Where no voice was read they are of the party that is the subject of
    what "that" begins: "the Front announced that their fighters had taken the town".
    """
    found = _own_men().search(text, claim.sentence.start, claim.trigger.start)
    if found is None or not _VERB.fullmatch(text, found.end(), claim.trigger.start):
        return None
    if _befell(claim, found.end(), text):
        return None
    if claim.attribution is not None:
        return voice.side if voice.side not in (None, THIRD) else None
    that = _SAYS_THAT.search(text, claim.sentence.start, found.start())
    before = {each.side for each in named if that and each.end <= that.start()}
    between = any(that and that.start() <= each.start < found.start() for each in named)
    return before.pop() if len(before) == 1 and not between else None


def own_men_hit(claim: Claim, text: str, voice: Speaker) -> str | None:
    """The voice's own side, where a party tells of harm to its men: "two of its soldiers were killed in a raid"."""
    if claim.attribution is None or voice.side in (None, THIRD):
        return None
    found = _own_men().search(text, claim.sentence.start, claim.trigger.start)
    return voice.side if found is not None and _befell(claim, found.end(), text) else None


def _befell(claim: Claim, begin: int, text: str) -> bool:
    """Whether harm befell those who are named up to an offset: "were shelled", not "were shelling"."""
    between = text[begin : claim.trigger.start]
    is_done = claim.trigger.of(text).endswith("ing") and between.endswith(("were ", "was ", "been ", "are ", "is "))
    return claim.kind in harm() and not is_done and _SUFFERS.fullmatch(between) is not None


def it_itself(claim: Claim, text: str, voice: Speaker, named: Sequence[Named]) -> str | None:
    """The voice's own side, where a party says that "it" did it, and nobody else is named before: "it struck them"."""
    said = claim.attribution
    if said is None or said.span is None or said.direct or voice.side in (None, THIRD):
        return None
    if claim.reality is Reality.DENIED or identify(said.speaker).type not in _BODIES:
        return None  # who denies is named for denying; and "it" is no person
    pronouns = [a.span for a in claim.actors if a.role is ActorRole.AGENT and a.span and a.span.of(text) == "it"]
    is_next = any(said.span.end <= at.start <= claim.trigger.start for at in pronouns)
    between = any(said.span.end <= each.start < claim.trigger.start for each in named)
    return voice.side if is_next and not between and claim.sentence.contains(said.span) else None


def _men() -> str:
    return "|".join((*lexicons.load("weighing")["parties"]["own_men"].split(), "side"))


@cache
def _own_men() -> Needle:
    return Needle(lexicons.filled("weighing/voices", "own_men", "own_men", men=_men))
