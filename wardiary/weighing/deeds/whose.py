"""Whose deed it is by how a party speaks of it: its own men and gains, what the other one took from it.

A party's words for its own and for the enemy's deeds differ; who has no such word in his sentence says nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import ActorRole, Claim, Kind, Reality
from wardiary.weighing.evidence.checking import denies_itself, only_mentions, verdict
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties

_ATTEMPTED = frozenset((Kind.GAIN, Kind.ADVANCE, Kind.ATTACK, Kind.CLASH, Kind.DAMAGE))
TAKES = frozenset((Kind.GAIN, Kind.HOLDING, Kind.ADVANCE))
ITS_HANDS = re.compile(
    r"\b(?:in|into|under|to)\s+(?:its|their|our)\s+(?:\w+\s+)?(?:hands|control|rule|flag)\b"
    r"|\bf[ea]ll(?:en)? to (?:it|them|us)\b|\b(?:is|are|be|been|was|were) (?:now |all |entirely )?theirs\b",
    re.IGNORECASE,
)
# A thing of theirs in what was taken: "the town with its police station was taken".
OWNS = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:station|post|headquarters|base|barracks|office|building|compound|garrison|camp|depot)s?\b"
)
# Before a party that a place was taken from: "taken from the army", "cleared of the last rebels".
FROM = re.compile(
    r"\b(?:from|(?:clear|cleans|purg|rid|free|liberat|swept|sweep)\w*(?: [^,.;]{1,40})? of)"
    r" (?:the |its |all )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
REACH = 40  # characters behind the trigger in which it is said whose hands they are
_STILL = re.compile(r"\b(?:remain(?:s|ed|ing)?|still|continues? to|firmly|as before)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:[^.]{0,60}[,:;] |\w+ [—–-] )??(?P<whose>[Tt]he|[Oo]ur) (?:\w+ ){0,2}?(?P<who>\w+)\b")
_SETS_OUT = re.compile(r"(?:[^.]{0,60}[,:;] |\w+ [—–-] )??(?:[Tt]he |[Oo]ur )?(?:\w+ )?(?:of (?:the )?)?")
_BEHIND = re.compile(r"\b(?:on|against|from|at|upon|over)\s+(?:the |its |their )?(?:[\w’'-]+ ){0,4}$")
_CHANGE = re.compile(r"\bchang\w+ (?:\w+ )?hands\b", re.IGNORECASE)
_NO_LONGER = re.compile(
    r"\b(?:no longer|any longer|not any ?more)\b[^,.;]{0,40}$"
    r"|\b(?:out of|outside|beyond) (?:[\w’']+ ){0,2}(?:control|hands?)$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?:\w+ ){0,3}?(?:out of|outside|beyond) (?:our|their|its|his|government|army|rebel) (?:control|hands)\b"
)
_HANDS_OF = re.compile(
    r"\b(?:(?:in|into) the hands of|under (?:the )?(?:\w+ )?(?:control|rule|occupation) of|f[ea]ll(?:en|s|ing)? to|"
    r"(?:held|controlled|occupied|taken|captured|seized|overrun|retaken|recaptured|liberated) by)"
    r" (?:the |its |their )?",
    re.IGNORECASE,
)
_MADE_BY = re.compile(r"[A-Z]\w+-(?:backed|led|installed|appointed|allied|supported) [a-z]+")
_WORDS_BETWEEN = 2  # between "in the hands of" and the party: "in the hands of some 300 rebels"
_LOST_TO = re.compile(r"[^.;]{0,40}?\bto (?P<who>[^.;]{3,})")
_TO_ARMY = re.compile(
    r"f[ea]ll\w*(?: [\w’'-]+){0,3}? to (?:the )?"
    r"(?P<who>army|troops|soldiers|forces|enemy|attackers|invaders)\b(?! of\b)"
)
_NUMBER = re.compile(r"\b\d[\d,.]* (?:\w+ )?\w+$")
_GIVES = re.compile(
    r"\b(?:hand|giv|grant|yield|present)\w* (?:[\w’'-]+ ){1,4}?"
    r"(?:with )?(?:his|her|its|their|an?|the) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A party named in the sentence: its side, and the characters of the report."""

    start: int
    end: int
    side: str


def fell_to_army(claim: Claim, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The other side, where a state tells that a place fell to "the army" or "the troops": it means not its own."""
    others = [side for side in parties.sides if side != voice.side]
    is_fall = words_of("falling").intersection(claim.trigger.of(text).lower().split())
    if voice.side not in parties.states or len(others) != 1 or not is_fall or claim.kind not in TAKES:
        return None
    found = _TO_ARMY.match(text, claim.trigger.start, claim.sentence.end)
    return others[0] if found and not FROM.search(text, claim.sentence.start, found.start("who")) else None


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
    if not is_loss(claim, text):
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


def is_held_no_longer(claim: Claim, text: str) -> bool:
    """Whether a place is told to be "no longer in the army's hands", "no longer ours": then the other one took it."""
    begin = claim.sentence.start if claim.kind is Kind.HOLDING else claim.trigger.start
    is_of_control = claim.kind in (Kind.HOLDING, Kind.GAIN)
    is_outside = _OUTSIDE.match(text, claim.trigger.start, claim.sentence.end)
    return is_of_control and bool(is_outside or _NO_LONGER.search(text[begin : claim.trigger.end]))


def in_hands_of(claim: Claim, text: str, parties: Parties) -> str | None:
    """The party that is named right behind "in the hands of", "under the control of", "fell to", "lost to"."""
    if claim.kind not in TAKES:
        return None
    found = _HANDS_OF.search(text, claim.trigger.start, min(claim.sentence.end, claim.trigger.end + REACH))
    if found is None or ";" in text[claim.trigger.end : found.start()]:
        return None
    behind = text[found.end() : min(claim.sentence.end, found.end() + REACH)]
    named = next(((start, side) for start, _, side in parties.sides_in(behind)), None)
    if named is None and (made := _MADE_BY.match(behind)):  # "under the control of Moscow-backed forces"
        return parties.side_of(made.group())
    return named[1] if named is not None and len(behind[: named[0]].split()) <= _WORDS_BETWEEN else None


def is_kept(claim: Claim, text: str) -> bool:
    """Whether a place is told to have stayed whose it was: "it never changed hands"."""
    is_change = claim.kind is Kind.GAIN and _CHANGE.search(claim.trigger.of(text))
    return bool(is_change) and denies_itself(claim, claim.sentence.of(text))


def is_beaten_off(claim: Claim, text: str) -> bool:
    """Whether an attempt to come or to take a place is told to have failed: then there was fighting."""
    if claim.kind not in (Kind.ADVANCE, Kind.GAIN):
        return False
    tried = pattern("words", "tries").search(text, claim.sentence.start, claim.trigger.start)
    return bool(tried and pattern("words", "fails").search(text, claim.trigger.end, claim.sentence.end))


def is_tried(claim: Claim, text: str) -> bool:
    """Whether forces are told to have tried to break into a place: then they attacked it."""
    if claim.reality not in (Reality.PLANNED, Reality.POSSIBLE) or claim.kind not in _ATTEMPTED:
        return False
    return bool(pattern("words", "tried").search(text, claim.sentence.start, claim.trigger.start))


def is_loss(claim: Claim, text: str) -> bool:
    """Whether a place is told of as lost: by whom it was held, another has it now; he handed him "his biggest gain"."""
    words = claim.trigger.of(text).lower().split()
    if claim.kind is Kind.GAIN and words[-1:] in (["gain"], ["victory"], ["prize"]):
        gives = _GIVES.search(text, claim.sentence.start, claim.trigger.start)
        takers = [a.span for a in claim.actors if a.role is ActorRole.AGENT and a.span is not None]
        return gives is not None and not any(
            gives.start() < span.start for span in takers
        )  # "gives | Russia | its gain"
    return claim.kind in (Kind.GAIN, Kind.WITHDRAWAL) and bool(words_of("losing").intersection(words))


def is_own_deed(claim: Claim, text: str, voice: Speaker, parties: Parties) -> bool:
    """Whether a party's own paper tells of a gain in a sentence that sets out from its own men: it took the place.

    "The brothers came down the road and the town is in their hands", whoever is named behind as beaten.
    """
    if claim.kind not in TAKES or voice.side in (None, THIRD) or not voice.is_publisher:
        return False
    if claim.reality is Reality.DENIED:
        return False
    before = text[claim.sentence.start : claim.trigger.start]
    named = next((side for _, end, side in parties.sides_in(before) if not OWNS.match(before, end)), None)
    subject = _SUBJECT.match(before)
    if subject and subject["whose"] in ("Our", "our"):
        return True
    is_own = bool(subject and subject["who"].lower() in words_of("own_fighters") - words_of("official"))
    is_its = bool(ITS_HANDS.search(text, claim.trigger.start, claim.sentence.end))
    if is_own:
        return is_its or named in (None, voice.side)
    if named is None:
        return is_its  # "the government buildings are in their hands"
    return named == voice.side and (is_its or _is_subject(before, parties))


def _is_subject(before: str, parties: Parties) -> bool:
    """Whether a sentence sets out from the first party that it names, and others only stand behind a preposition."""
    first, *others = parties.sides_in(before)
    is_first = _SETS_OUT.fullmatch(before, 0, first[0])
    return bool(is_first) and all(side == first[2] or _BEHIND.search(before, 0, start) for start, _, side in others)


def ours(claim: Claim, text: str, voice: Speaker) -> str | None:
    """The voice's own side, where it says "our" or "we" of what it tells."""
    if claim.kind not in TAKES or voice.side in (None, THIRD):
        return None
    if words_of("falling").intersection(claim.trigger.of(text).lower().split()):
        return None  # "it has fallen, we were ordered out": it fell to the other one
    return voice.side if ourselves().search(claim.sentence.of(text)) else None


def own_gain(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where it tells of a gain in words that a party keeps for its own ("liberated")."""
    others = [n for n in named if n.side != voice.side and not FROM.search(text, claim.sentence.start, n.start)]
    if claim.kind is not Kind.GAIN or voice.side in (None, THIRD) or others:
        return None
    own = set(lexicons.load("weighing")["parties"]["own_gains"].split())
    return voice.side if own & set(claim.trigger.of(text).lower().split()) else None


def own_fighters(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where a party tells that "the fighters" or "the heroes" took or left a place.

    Of the other one's men it says whose they are.
    """
    if claim.kind not in (*TAKES, Kind.WITHDRAWAL) or voice.side in (None, THIRD):
        return None
    if claim.reality is Reality.DENIED or any(n.side != voice.side for n in named):
        return None
    names = [actor.name.lower().split() for actor in claim.actors if actor.role is ActorRole.AGENT and actor.name]
    falls = words_of("falling").intersection(claim.trigger.of(text).lower().split())
    if falls and claim.attribution is not None:  # who confirms a fall has taken nothing
        names = [words for words in names if words != claim.attribution.speaker.lower().split()]
    if claim.kind is Kind.WITHDRAWAL and _counted(claim, text):
        return None  # "8,000 fighters have left" is what a party counts of the other one
    own, strange = words_of("own_fighters"), words_of("strangers")
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
    if claim.kind not in TAKES or voice.side in (None, THIRD) or claim.reality is Reality.DENIED:
        return None
    words = set(claim.trigger.of(text).lower().split())
    if any(n.side != voice.side for n in named):
        return None
    if words & words_of("occupying"):
        return opponent(voice.side, text, parties)
    cue = claim.attribution.cue.of(text).lower().split() if claim.attribution and claim.attribution.cue else ()
    if words & words_of("taking") and not (only_mentions(claim, text) or verdict(claim, text)):
        is_own = voice.is_publisher or (words & words_of("taking_noun") and words_of("announcing").intersection(cue))
        return voice.side if is_own else None
    if not words & words_of("falling"):
        return None
    is_conceded = bool(words_of("conceding").intersection(cue))
    if voice.is_publisher and set(parties.states) == set(parties.sides):
        return None if is_conceded else voice.side  # a state's paper tells its losses in other words
    return opponent(voice.side, text, parties) if is_conceded or voice.side in parties.states else voice.side


def own_still(claim: Claim, text: str, named: list[Named], voice: Speaker) -> str | None:
    """The voice's own side, where a party says that a place "remains" or "is still" held and names no other party.

    Whoever tells that the other one holds a place names it.
    """
    if claim.kind is not Kind.HOLDING or voice.side in (None, THIRD) or any(n.side != voice.side for n in named):
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
    return voice.side if words_of("giving_up").intersection(claim.trigger.of(text).lower().split()) else None


def words_of(name: str) -> frozenset[str]:
    """A word list of the lexicon of weighing as a set."""
    return frozenset(lexicons.load("weighing")["parties"][name].split())


@cache
def ourselves() -> Needle:
    """By which words a party means itself."""
    return Needle(rf"\b(?:{'|'.join(lexicons.load('weighing')['parties']['ourselves'].split())})\b", re.IGNORECASE)
