"""What is destroyed: a bridge blown up is damage, whoever did it; a depot that guns or aircraft destroyed was struck.

Papers tell of one wreck as a blast, as fire and as damage; what stands there afterwards is one thing.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import Claim, Kind
from wardiary.weighing.voices.parties import Parties

_TOLD_AS = frozenset((Kind.EXPLOSION, Kind.DAMAGE, Kind.STRIKE))
_WRECKS = lexicons.pattern("weighing/deeds", "wrecks", "wrecks")
_NEAR = 60  # characters from a verb to what it is done to


def is_of_works(claim: Claim, text: str) -> bool:
    """Whether a bridge, a dam or the like is told to have been blown up or destroyed: it is damaged."""
    if claim.kind not in _TOLD_AS or not _WRECKS.match(text, claim.trigger.start):
        return False
    return _is_done_to("works", claim, text)


def is_of_vehicles(claim: Claim, text: str) -> bool:
    """Whether lorries, tanks and the like are told to be burnt out or destroyed: what a fight or a blow has left."""
    if claim.kind is not Kind.DAMAGE:
        return False
    return _is_done_to("vehicles", claim, text)


def is_struck(claim: Claim, text: str, agent: str | None, parties: Parties) -> bool:
    """Whether what is told as damage was done from afar: by aircraft or guns, or by a party to a depot or a column."""
    if claim.kind is not Kind.DAMAGE or not _WRECKS.match(text, claim.trigger.start):
        return False
    before = text[max(claim.sentence.start, claim.trigger.start - _NEAR) : claim.trigger.start]
    behind = text[claim.trigger.end : min(claim.sentence.end, claim.trigger.end + _NEAR)]
    if _pattern("fire_before").search(before) or _pattern("fire_behind").match(behind):
        return True
    return agent in parties.sides and _is_done_to("military", claim, text)


def _is_done_to(what: str, claim: Claim, text: str) -> bool:
    """Whether the verb's object, or the subject of its passive, is one of the things."""
    begin = max(claim.sentence.start, claim.trigger.start - _NEAR)
    behind = _pattern(f"{what}_behind").match(text, claim.trigger.end, claim.sentence.end)
    return bool(behind or _pattern(f"{what}_before").search(text[begin : claim.trigger.start]))


@cache
def _pattern(name: str) -> Needle:
    table = lexicons.load("weighing")["wrecks"]
    words = table[name]
    for listed in ("works", "military", "guns", "cars"):
        words = words.replace(f"{{{listed}}}", table[listed])
    return Needle(words, re.IGNORECASE)
