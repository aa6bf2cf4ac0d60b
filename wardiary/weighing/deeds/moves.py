"""What a move is of those who make it: an entry that is a taking, a march that is a deployment, one person's walk none.

Only what the words of the move's own sentence tell.
"""

from __future__ import annotations

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import ActorRole, Claim, Kind, Reality, Verification
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import Speaker
from wardiary.weighing.voices.parties import Parties

_ONE_PERSON = frozenset(("he", "she", "i"))
MOVES = frozenset((Kind.ADVANCE, Kind.WITHDRAWAL, Kind.DISPLACEMENT, Kind.DEPLOYMENT))
"""Kinds of those who go somewhere."""
_OF_FORCES = frozenset((Kind.GAIN, Kind.HOLDING, Kind.ADVANCE))
_TO_AND_FRO = lexicons.pattern("weighing/deeds", "moves", "to_and_fro")
_IS_IN = lexicons.pattern("weighing/deeds", "moves", "is_in")
_COMES_OVER = lexicons.pattern("weighing/deeds", "moves", "comes_over")
LEAVES = lexicons.pattern("weighing/deeds", "moves", "leaves")


def is_walk(claim: Claim, text: str) -> bool:
    """Whether one person moves, as a reporter through a town, or some go in and out of a house: nobody has advanced.

    Nor has the staff of a paper or of a relief agency taken a town that it is in.
    """
    if claim.kind in MOVES and _TO_AND_FRO.match(text, claim.trigger.start):
        return True
    if claim.kind in _OF_FORCES and _is_of_staff(claim):
        return True
    agents = [a.span.of(text).lower() for a in claim.actors if a.role is ActorRole.AGENT and a.span]
    return claim.kind is Kind.ADVANCE and bool(agents) and _ONE_PERSON.issuperset(agents)


def _is_of_staff(claim: Claim) -> bool:
    """Whether all who do it are people who write or work somewhere: "our staff have been in the town all week"."""
    names = [a.name.lower().split() for a in claim.actors if a.role is ActorRole.AGENT and a.name]
    plain = party_words("staff") | {"volunteers", "medics", "colleagues"}
    return bool(names) and all(words[-1] in plain and "general" not in words for words in names)


def is_march(claim: Claim, text: str) -> bool:
    """Whether fighters, and no civilians, cross a border or arrive: they are deployed, not driven from home."""
    if claim.kind is not Kind.DISPLACEMENT:
        return False
    names = [a.name.lower().split() for a in claim.actors if a.role is ActorRole.AGENT and a.name]
    armed = party_words("own_men") - {"men"}
    is_armed = any(armed.intersection(words) for words in names)
    return is_armed and bool(_COMES_OVER.search(claim.trigger.of(text)))


def is_entry(claim: Claim, text: str) -> bool:
    """Whether who came in is told to have run the place since."""
    runs = needle("weighing", "entering", "runs_since", cased=True)
    return claim.kind is Kind.ADVANCE and bool(runs.match(text, claim.trigger.end, claim.sentence.end))


def is_at_rest(claim: Claim, text: str) -> bool:
    """Whether men are told to be in a place, on guard or encamped, by who saw them: not on the way there.

    The publisher's own sentence that nobody checked may go on from what another said of those who came.
    """
    if claim.kind is Kind.DEPLOYMENT and _IS_IN.search(text, claim.sentence.start, claim.trigger.end):
        return claim.reality in (Reality.OCCURRED, Reality.ONGOING)
    is_seen = claim.attribution is not None or claim.verification is Verification.VERIFIED
    if claim.kind is not Kind.DEPLOYMENT or not is_seen or claim.reality not in (Reality.OCCURRED, Reality.ONGOING):
        return False
    return bool(_rests().search(claim.trigger.of(text)))


def own_units(claim: Claim, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The voice's own side, where a party's command tells that "the units" moved out to new positions."""
    names = [a.name.lower().split() for a in claim.actors if a.name]
    plain = party_words("own_men") | {"units"}
    is_plain = any(plain.intersection(words) for words in names)
    moves = claim.kind is Kind.DEPLOYMENT and LEAVES.match(text, claim.trigger.start)
    return voice.side if moves and is_plain and voice.side in parties.sides else None


def _rests() -> Needle:
    return needle("weighing", "kinds", "at_rest")
