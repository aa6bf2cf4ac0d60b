"""Whose a person is who is brought in by an office beside his name.

"Mayor Jane Roe", "the leader of the gang, Jane Roe," and "Jane Roe, a captain in the army," speak for whose office it
is, wherever the report names them again. Invariant: only an office right beside the name counts, only one held today,
and only where all that the report tells agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.lexicon import party_words

SideOf = Callable[[str], str | None]
"""The side of an office in a report's words; None where nothing tells."""


def introduced(speaker: str, text: str, side_of: SideOf) -> str | None:
    """The side of the offices that a text gives a person; None for whom none is told, or those of several sides."""
    if identify(speaker).type is not VoiceType.PERSON:
        return None
    found = {side_of(office) or side_of(_turned(office)) for office in _offices(speaker, text)}
    told = found - {None}
    return told.pop() if len(told) == 1 else None


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
    """Whether it is a bare rank, which any party has: "colonel", not "army colonel" or "mayor"."""
    return set(office.lower().split()) <= party_words("commanding", "leading")


_REACH = 90  # characters before a name: an office with what it is of


def _posts() -> str:
    return "|".join(sorted(map(re.escape, party_words("commanding", "leading", "governing")), key=len, reverse=True))


@cache
def _before() -> Needle:
    """ "The leader of the gang, " or "gang leader " up to a name."""
    return Needle(lexicons.filled("weighing/voices", "introduced", "before", posts=_posts))


@cache
def _behind() -> Needle:
    """ ", a captain in the army," behind a name."""
    return Needle(lexicons.filled("weighing/voices", "introduced", "behind", posts=_posts))
