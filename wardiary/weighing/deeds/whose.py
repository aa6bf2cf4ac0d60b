"""Whose deed it is by how a party speaks of it: its own men and gains, what the other one took from it.

A party's words for its own and for the enemy's deeds differ; who has no such word in his sentence says nothing here.
"""

from __future__ import annotations

import re

from wardiary import lexicons
from wardiary.model import ActorRole, Claim, Kind, Reality
from wardiary.model.kinds import TAKING
from wardiary.weighing.deeds.hands import its_hands
from wardiary.weighing.deeds.named import Named
from wardiary.weighing.deeds.vocabulary import FROM, OWNS, REACH, ourselves
from wardiary.weighing.evidence.checking import only_mentions, verdict
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties

_STILL = lexicons.pattern("weighing/deeds", "whose", "still")
_CONTROLLED = lexicons.pattern("weighing/deeds", "whose", "controlled")
_BY_WHOM = lexicons.pattern("weighing/deeds", "whose", "by_whom")
_SUBJECT = lexicons.pattern("weighing/deeds", "whose", "subject")
_SETS_OUT = lexicons.pattern("weighing/deeds", "whose", "sets_out")
_BEHIND = lexicons.pattern("weighing/deeds", "whose", "behind")
_NUMBER = re.compile(r"\b\d[\d,.]* (?:\w+ )?\w+$")


def is_own_deed(claim: Claim, text: str, voice: Speaker, parties: Parties) -> bool:
    """Whether a party's own paper tells of a gain in a sentence that sets out from its own men: it took the place.

    "The brothers came down the road and the town is in their hands", whoever is named behind as beaten.
    """
    if claim.kind not in TAKING or voice.side in (None, THIRD) or not voice.is_publisher:
        return False
    if claim.reality is Reality.DENIED:
        return False
    before = text[claim.sentence.start : claim.trigger.start]
    named = next((side for _, end, side in parties.sides_in(before) if not OWNS.match(before, end)), None)
    subject = _SUBJECT.match(before)
    if subject and subject["whose"] in ("Our", "our"):
        return True
    is_own = bool(subject and _are_its_own(subject))
    is_its = bool(its_hands().search(text, claim.trigger.start, claim.sentence.end))
    if is_own:
        return is_its or named in (None, voice.side)
    if named is None:
        return is_its  # "the government buildings are in their hands"
    return named == voice.side and (is_its or _is_subject(before, parties))


def _are_its_own(subject: re.Match[str]) -> bool:
    """Whether any party calls its own men so, without saying whose they are."""
    men = subject["who"].lower()
    if men in party_words("anybodys_units"):
        return not subject["of"]
    return men in party_words("own_fighters") - party_words("official")


def _is_subject(before: str, parties: Parties) -> bool:
    """Whether a sentence sets out from the first party that it names, and others only stand behind a preposition."""
    first, *others = parties.sides_in(before)
    is_first = _SETS_OUT.fullmatch(before, 0, first[0])
    return bool(is_first) and all(side == first[2] or _BEHIND.search(before, 0, start) for start, _, side in others)


def ours(claim: Claim, text: str, voice: Speaker) -> str | None:
    """The voice's own side, where it says "our" or "we" of what it tells."""
    if claim.kind not in TAKING or voice.side in (None, THIRD):
        return None
    if party_words("falling").intersection(claim.trigger.of(text).lower().split()):
        return None  # "it has fallen, we were ordered out": it fell to the other one
    return voice.side if ourselves().search(claim.sentence.of(text)) else None


def own_gain(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where it tells of a gain in words that a party keeps for its own ("liberated")."""
    if claim.kind is not Kind.GAIN or voice.side in (None, THIRD) or _are_others(claim, text, named, voice):
        return None
    own = party_words("own_gains")
    return voice.side if own & set(claim.trigger.of(text).lower().split()) else None


def _are_others(claim: Claim, text: str, named: list[Named], voice: Speaker) -> bool:
    """Whether another party is named that may have done it; not of what it has there, nor from whom it was taken."""
    begin = claim.sentence.start
    others = [n for n in named if n.side != voice.side and not OWNS.match(text, n.end)]
    return any(not FROM.search(text, begin, n.start) for n in others)


def own_fighters(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where a party tells that "the fighters" or "the heroes" took or left a place.

    Of the other one's men it says whose they are.
    """
    if claim.kind not in (*TAKING, Kind.WITHDRAWAL) or voice.side in (None, THIRD):
        return None
    is_denied = claim.reality is Reality.DENIED and claim.kind is not Kind.WITHDRAWAL  # its own men have not left
    if is_denied or any(n.side != voice.side for n in named):
        return None
    doers = [actor for actor in claim.actors if actor.role is ActorRole.AGENT]
    called = [actor.span.of(text) for actor in doers if actor.span]  # "the brothers" may be read as people
    names = [name.lower().split() for name in (*(actor.name for actor in doers if actor.name), *called)]
    falls = party_words("falling").intersection(claim.trigger.of(text).lower().split())
    if falls and claim.attribution is not None:  # who confirms a fall has taken nothing
        names = [words for words in names if words != claim.attribution.speaker.lower().split()]
    if claim.kind is Kind.WITHDRAWAL and _counted(claim, text):
        return None  # "8,000 fighters have left" is what a party counts of the other one
    own, strange = party_words("own_fighters"), party_words("strangers")
    return voice.side if any(own & set(words) and not strange & set(words) for words in names) else None


def _counted(claim: Claim, text: str) -> bool:
    """Whether who leaves is told by number."""
    doers = [actor.span for actor in claim.actors if actor.role is ActorRole.AGENT]
    ends = [span.end if span else claim.trigger.start - 1 for span in doers]
    return any(_NUMBER.search(text, claim.sentence.start, end) for end in ends)


def of_enemy_or_own(claim: Claim, text: str, named: list[Named], voice: Speaker, parties: Parties) -> str | None:
    """Who took a place of which a party says only that it "is occupied" or "has fallen".

    Occupied it is by the other one. What fell, of which a state tells, or who concedes it, fell to the other one; what
    rebels announce to have fallen they took. What its own paper says to have been taken, or it announces the capture
    of, it took.
    """
    if claim.kind not in TAKING or voice.side in (None, THIRD) or claim.reality is Reality.DENIED:
        return None
    words = set(claim.trigger.of(text).lower().split())
    if _are_others(claim, text, named, voice):
        return None
    if words & party_words("occupying"):
        return opponent(voice.side, text, parties)
    cue = claim.attribution.cue.of(text).lower().split() if claim.attribution and claim.attribution.cue else ()
    if words & party_words("taking") and not (only_mentions(claim, text) or verdict(claim, text)):
        told_of = "announcing" if words & party_words("taking_noun") else "proclaiming"
        is_own = voice.is_publisher or party_words(told_of).intersection(cue)
        return voice.side if is_own else None
    if not words & party_words("falling"):
        return None
    is_conceded = bool(party_words("conceding").intersection(cue))
    if not is_conceded and party_words("rising").intersection(voice.name.lower().split()):
        return voice.side  # those who rose beside a state
    if voice.is_publisher and set(parties.states) == set(parties.sides):
        return None if is_conceded else voice.side  # a state's paper tells its losses in other words
    return opponent(voice.side, text, parties) if is_conceded or voice.side in parties.states else voice.side


def own_still(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where a party says that a place "remains" held or is "under control" and names no other.

    Whoever tells that the other one holds a place names it.
    """
    if claim.kind is not Kind.HOLDING or voice.side in (None, THIRD):
        return None
    before = [n.side for n in named if n.start < claim.trigger.start]
    if _CONTROLLED.search(text, claim.sentence.start, claim.trigger.end) and set(before) <= {voice.side}:
        return voice.side if not _BY_WHOM.match(text, claim.trigger.end) else None
    if any(n.side != voice.side for n in named):
        return None
    told = text[max(claim.sentence.start, claim.trigger.start - REACH) : claim.trigger.end]
    return voice.side if _STILL.search(told) else None


def own_leaving(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where a party tells that a place was given up and says of nobody else that he left it.

    Who tells of the other one's retreat says whose it is, or that they fled.
    """
    if claim.kind is not Kind.WITHDRAWAL or voice.side in (None, THIRD) or claim.reality is Reality.DENIED:
        return None
    if any(n.side != voice.side for n in named) or any(a.role is ActorRole.AGENT and a.name for a in claim.actors):
        return None
    return voice.side if party_words("giving_up").intersection(claim.trigger.of(text).lower().split()) else None
