"""Whose a person is who is brought in by a rank or post that any party may have, but for what it is of.

"The leader of the gang, Jane Roe," and "Jane Roe, a captain in the army," speak for the gang and the army, wherever the
report names them again. Invariant: only an office or rank right beside the name counts, and only where all agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.voices.parties import Parties


def introduced(speaker: str, text: str, parties: Parties) -> str | None:
    """The side of the one party whose office a person is said to have; None for whom none is told, or several are."""
    if identify(speaker).type is not VoiceType.PERSON:
        return None
    found = {parties.side_of(office) or parties.side_of(_turned(office)) for office in _offices(speaker, text)}
    sides = {side for side in found if side in parties.sides}
    return sides.pop() if len(sides) == 1 and None not in found else None


def _offices(person: str, text: str) -> Iterator[str]:
    """The offices that stand right before the name, or behind it between commas."""
    at = text.find(person)
    while at >= 0:
        end = at + len(person)
        before = _before().search(text, max(0, at - _REACH), at)
        behind = _behind().match(text, end)
        yield from (found["office"] for found in (before, behind) if found and not _is_rank(found["office"]))
        at = text.find(person, end)


def _turned(office: str) -> str:
    """The office as a table may have it: "gang leader" for "leader of the gang"."""
    post, _, whose = office.partition(" of the ")
    return f"{whose} {post}" if whose else office


def _is_rank(office: str) -> bool:
    """Whether it is a bare rank, which any party has: "colonel", not "army colonel"."""
    return set(office.lower().split()) <= _posts()


_REACH = 90  # characters before a name: an office with what it is of


_NO_OFFICE = "said|says|told|and|or|but|that|when|while|after|to|from|by|with|against|who|which|as"


@cache
def _posts() -> frozenset[str]:
    words = lexicons.load("weighing")["parties"]
    return frozenset(f"{words['leading']} {words['commanding']}".split())


@cache
def _office() -> str:
    posts = "|".join(sorted(_posts()))
    of_whom = r"(?: (?:of|for|in|with|at) (?:(?:the|its|their) )?[\w’' -]{2,50}?)?"
    return rf"(?P<office>(?:(?!(?:{_NO_OFFICE})\b)[\w’'-]+ ){{0,4}}?(?:{posts}){of_whom})"


@cache
def _before() -> Needle:
    """ "The leader of the gang, " or "gang leader " up to a name."""
    return Needle(rf"(?:^|[.,;:“”\"(]\s*|\b(?:the|an?|its|their|said|says|by|and)\s+){_office()},? $", re.IGNORECASE)


@cache
def _behind() -> Needle:
    """ ", a captain in the army," behind a name."""
    return Needle(rf", (?:(?:the|an?|its|their|one of the|one of its) )?{_office()}(?=[,.;)]| who\b)", re.IGNORECASE)
