"""What a move is of those who make it: an entry that is a taking, a march that is a deployment, one person's walk none.

Only what the words of the move's own sentence tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import ActorRole, Claim, Kind, Reality, Verification
from wardiary.weighing.records import THIRD, Speaker, Telling, Told
from wardiary.weighing.voices.parties import Parties

_ONE_PERSON = frozenset(("he", "she", "i"))
MOVES = frozenset((Kind.ADVANCE, Kind.WITHDRAWAL, Kind.DISPLACEMENT, Kind.DEPLOYMENT))
"""Kinds of those who go somewhere."""
_TO_AND_FRO = re.compile(
    r"\w+ (?:\w+ )?(?:in and out|into and out of|out and in|to and fro|back and forth|up and down)\b", re.IGNORECASE
)
_RUNS_SINCE = re.compile(
    r"[^.;:]{0,60}?\band (?:have|has|had) (?:since )?"
    r"(?:run|held|ruled|controlled|kept|been in (?:control|charge)(?: of)?)\b"
    r"(?: (?:it|(?:the|this) (?:place|town|city|village|airport|base))\b|[^.;:]{0,40} since\b)"
)
_COMES_OVER = re.compile(r"\b(?:cross|arriv|enter|pour|stream)\w*", re.IGNORECASE)
# Who comes into a settlement itself, told as done; not into its outskirts, nor to the help of those who are there.
_ENTERS = re.compile(
    r"(?:enter(?:s|ed|ing)?|(?:drove|driven|march(?:es|ed)?|walk(?:s|ed)?|rode|ridden|swept) in(?:to)?)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r" (?:in(?:to)? )?(?:the )?(?:(?:centre|center|heart|whole|capital|\w+ town|town|city|village) of )?"
    r"(?:the )?(?:(?:town|city|village) of )?",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"(?:it|(?:the|this) (?:town|city|village|place|capital))\b", re.IGNORECASE)
_NOT_ALL = re.compile(
    r"\b(?:fight(?:ing|s)?|fought|battl\w*|clash\w*|street by street|house to house|resist(?:ed|ing|s)?"
    r"|outskirts|edges?|suburbs?|beaten back|repelled|repulsed|thr[eo]wn? (?:\w+ )?(?:back|out)|driven (?:back|out)"
    r"|withdrew|pulled (?:back|out)"
    r"|to (?:help|support|reinforce|join|aid|assist|defend|relieve|guard|protect|evacuate|escort|monitor|observe))\b",
    re.IGNORECASE,
)
_NO_FIGHT = re.compile(r"\b(?:no|without|little|any) (?:\w+ ){0,2}(?:fight\w*|battles?|clash\w*)\b", re.IGNORECASE)
LEAVES = re.compile(
    r"(?:redeploy|re-deploy|reposition|regroup|relocat)\w*(?: \w+){0,3}?"
    r" (?:outside|from|out of|away|behind|beyond|to the rear)\b",
    re.IGNORECASE,
)


def is_walk(claim: Claim, text: str) -> bool:
    """Whether one person moves, as a reporter through a town, or some go in and out of a house: nobody has advanced."""
    if claim.kind in MOVES and _TO_AND_FRO.match(text, claim.trigger.start):
        return True
    agents = [a.span.of(text).lower() for a in claim.actors if a.role is ActorRole.AGENT and a.span]
    return claim.kind is Kind.ADVANCE and bool(agents) and _ONE_PERSON.issuperset(agents)


def is_march(claim: Claim, text: str) -> bool:
    """Whether fighters, and no civilians, cross a border or arrive: they are deployed, not driven from home."""
    names = [a.name.lower().split() for a in claim.actors if a.role is ActorRole.AGENT and a.name]
    armed = set(lexicons.load("weighing")["parties"]["own_men"].split()) - {"men"}
    is_armed = any(armed.intersection(words) for words in names)
    return claim.kind is Kind.DISPLACEMENT and is_armed and bool(_COMES_OVER.search(claim.trigger.of(text)))


def is_entry(claim: Claim, text: str) -> bool:
    """Whether who came in is told to have run the place since."""
    return claim.kind is Kind.ADVANCE and bool(_RUNS_SINCE.match(text, claim.trigger.end, claim.sentence.end))


def with_entered(own: Sequence[Told], text: str) -> list[Told]:
    """The tellings, the entry of a party's forces into a settlement being its taking, unless they still fight there.

    "Troops entered Oysterby on Monday" tells that they took it: who only reached its edge, is beaten back, fights for
    it or comes to help who holds it, is told of in other words, or the report tells of the fight that goes on.
    """
    contested = {
        t.spot.key for _, t in own if t.kind is Kind.CLASH and t.reality is Reality.ONGOING and t.affirms and t.spot
    }
    return [(claim, replace(t, kind=Kind.GAIN) if _has_entered(claim, t, text, contested) else t) for claim, t in own]


def _has_entered(claim: Claim, telling: Telling, text: str, contested: set[str]) -> bool:
    is_move = telling.kind is Kind.ADVANCE and telling.affirms and telling.reality is Reality.OCCURRED
    if not is_move or telling.agent in (None, THIRD) or telling.spot is None or telling.spot.is_area:
        return False
    at = _ENTERS.match(text, claim.trigger.start)
    if at is None or telling.spot.key in contested or _NOT_ALL.search(_NO_FIGHT.sub("", claim.sentence.of(text))):
        return False
    before = _ITSELF.match(text, at.end())
    starts = {place.span.start for place in claim.places if place.span is not None}
    return bool(before and before.end() in starts) or bool(_PLAINLY.match(text, at.end() + 1))


def is_at_rest(claim: Claim, text: str) -> bool:
    """Whether men are told to be in a place, on guard or encamped, by who saw them: not on the way there.

    The publisher's own sentence that nobody checked may go on from what another said of those who came.
    """
    is_seen = claim.attribution is not None or claim.verification is Verification.VERIFIED
    if claim.kind is not Kind.DEPLOYMENT or not is_seen or claim.reality not in (Reality.OCCURRED, Reality.ONGOING):
        return False
    return bool(_rests().search(claim.trigger.of(text)))


def own_units(claim: Claim, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The voice's own side, where a party's command tells that "the units" moved out to new positions."""
    names = [a.name.lower().split() for a in claim.actors if a.name]
    plain = set(lexicons.load("weighing")["parties"]["own_men"].split()) | {"units"}
    is_plain = any(plain.intersection(words) for words in names)
    moves = claim.kind is Kind.DEPLOYMENT and LEAVES.match(text, claim.trigger.start)
    return voice.side if moves and is_plain and voice.side in parties.sides else None


def with_hold(own: Sequence[Told]) -> list[Told]:
    """The tellings, an entry being a taking where its sentence goes on: "and the town is now under our control"."""
    held = [(claim, t) for claim, t in own if t.kind is Kind.HOLDING and t.affirms and t.spot is not None]
    return [
        (claim, replace(telling, kind=Kind.GAIN) if any(_goes_on(claim, telling, *each) for each in held) else telling)
        for claim, telling in own
    ]


def _goes_on(claim: Claim, telling: Telling, holds: Claim, held: Telling) -> bool:
    """Whether one sentence tells of an entry and then that the same party holds the same place."""
    if telling.kind is not Kind.ADVANCE or not telling.affirms or telling.agent in (None, THIRD):
        return False
    one = claim.sentence == holds.sentence and claim.trigger.end <= holds.trigger.start
    same = telling.spot is not None and held.spot is not None and telling.spot.key == held.spot.key
    return one and same and held.agent == telling.agent and held.voice.key == telling.voice.key


@cache
def _rests() -> Needle:
    return Needle(lexicons.load("weighing")["kinds"]["at_rest"], re.IGNORECASE)
