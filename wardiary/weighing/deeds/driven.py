"""Who is driven from a place, and who drives off: "pushed the army out of the town" takes it, "drove off" leaves it.

The same verbs of motion tell of an advance where nobody is driven out and nobody goes away.
"""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import ActorRole, Claim, Kind
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.voices.parties import Parties

_OBJECT = 30  # characters behind "drove out" in which it is said whom
_OWN_WAY = lexicons.pattern("weighing/deeds", "driven", "own_way")


def is_driven_out(claim: Claim, text: str, target: str | None, parties: Parties) -> bool:
    """Whether armed men of a party, not dwellers, are told to have been driven out of a place."""
    if claim.kind not in (Kind.ADVANCE, Kind.WITHDRAWAL) or not claim.places:
        return False
    found = _words("drives_out").match(text, claim.trigger.start, claim.sentence.end)
    if found is None:
        return False
    names = [actor.name.lower() for actor in claim.actors if actor.role is ActorRole.TARGET and actor.name]
    if _dwellers() & set(" ".join([found[0].lower(), *names]).split()):
        return False
    whom = text[found.start() : min(found.end() + _OBJECT, claim.sentence.end)]  # "drove out the garrison"
    return target in parties.sides or bool(_armed().search(whom))


def driven_by(agent: str | None, target: str | None, parties: Parties) -> str | None:
    """Who drove them out: not they themselves, as it looks where nobody else is named ("were driven out")."""
    if agent != target:
        return agent
    others = [side for side in parties.sides if side != target]
    return others[0] if len(others) == 1 else None


def goes_off(claim: Claim, text: str, agent: str | None, parties: Parties) -> bool:
    """Whether the men of a party go off, out or away, to nowhere that is told: they leave."""
    if claim.kind is not Kind.ADVANCE or (agent not in parties.sides and not _is_armed(claim, agent)):
        return False
    found = _words("goes_off").match(text, claim.trigger.start, claim.sentence.end)
    return found is not None and not _OWN_WAY.search(found[0])


def brings_out(claim: Claim, text: str) -> bool:
    """Whether people are not driven out but brought out."""
    return bool(_words("brings_out").search(claim.trigger.of(text)))


def _is_armed(claim: Claim, agent: str | None) -> bool:
    """Whether men under arms do it, nobody knows whose."""
    names = [actor.name for actor in claim.actors if actor.role is ActorRole.AGENT and actor.name]
    return agent is None and any(_armed().search(name) for name in names)


def _armed() -> Needle:
    return needle("weighing", "kinds", "armed")


@cache
def _dwellers() -> frozenset[str]:
    return party_words("bystanders") - {"men", "man"}


def _words(name: str) -> Needle:
    return needle("weighing", "driving", name)
