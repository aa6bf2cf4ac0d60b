"""A claim on its way: with what only the putting together of a report's claims needs to know of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Claim, ClaimPlace, Kind, Reality, Span

GENERIC = {
    Kind.ATTACK: frozenset((Kind.STRIKE, Kind.EXPLOSION)),
    Kind.STRIKE: frozenset((Kind.EXPLOSION,)),
    Kind.EXPLOSION: frozenset((Kind.STRIKE,)),
    Kind.CASUALTIES: frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK)),
}
"""Kinds whose words may point back at a sharper kind: "the attack" at a blast told before."""

CAUSED = frozenset((Kind.DAMAGE, Kind.CASUALTIES))
"""What a marked happening of the same sentence and voice destroyed, and whom it killed, belongs to it (guidelines)."""

BLOWS = (Kind.EXPLOSION, Kind.STRIKE, Kind.ATTACK)
"""Kinds whose words may tell of one blow in one sentence; that of the earlier kind in this list says more."""

TOLD = frozenset((Reality.OCCURRED, Reality.ONGOING, Reality.BACKGROUND))
"""What a voice tells as having come about."""

STEM = 4  # letters that a country and its adjective share: "Russia", "Russian"; "Suda|n", "Suda|nese"
_BACK = 60  # characters: a noun with its article and four words between them

_DEFINITE = lexicons.pattern("claims/happenings", "drafts", "definite")
_ASIDE_CLAUSE = lexicons.pattern("claims/happenings", "drafts", "aside_clause")


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim on its way, with what only the merge needs.

    `pointing`: its trigger is a noun that points back; `aside`: it does so only to place another happening in time
    ("since the retreat"); `understood`: its time is not told; `opening`: it stands in the report's first sentence.
    """

    claim: Claim
    pointing: bool
    aside: bool
    understood: bool
    opening: bool = False


def points_back(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger's phrase is definite: "the retreat", "its offensive", "Sunday's explosion"."""
    return bool(_DEFINITE.search(text, max(sentence.start, trigger.start - _BACK), trigger.start))


def is_aside(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger only places another happening in time: "since the Russian retreat", "as they pulled out"."""
    begin = max(sentence.start, trigger.start - _BACK)
    aside = needle("claims", "merge", "aside").search(text, begin, trigger.start)
    return bool(aside or _ASIDE_CLAUSE.search(text, begin, trigger.start))


def one_voice(a: str, b: str) -> bool:
    """Whether two speakers are one: the same, or a state and one of its organs ("Russia", "Russian Ministry of …")."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return " " not in short and len(short) >= STEM and long.startswith(short[:STEM])


@cache
def _all_of_them() -> frozenset[str]:
    words: str = lexicons.load("same_happening")["words"]["all_of_them"]
    return frozenset(words.split())


def agents(claim: Claim) -> list[str]:
    """The names of who did it."""
    return named(claim, "agent")


def named(claim: Claim, role: str) -> list[str]:
    """The names of those in a role."""
    return [actor.name for actor in claim.actors if actor.role == role and actor.name]


def agents_fit(a: Claim, b: Claim) -> bool:
    """Different agents do different things; names of one stem ("Russia", "Russian Armed Forces") are no difference.

    Nor are "the two sides" anybody else than those who fight; but a country's rebels are not its army.
    """
    left, right = ([name for name in agents(claim) if name.split()[-1] not in _all_of_them()] for claim in (a, b))
    return not left or not right or any(_may_be_one(x, y) for x in left for y in right)


def _may_be_one(a: str, b: str) -> bool:
    return a[:STEM] == b[:STEM] and _rises(a) is _rises(b)


def _rises(name: str) -> bool:
    """Whether the name is that of rebels of a country."""
    return not _rebels().isdisjoint(name.lower().split())


@cache
def _rebels() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["rebels"].split())


def points_of(places: Sequence[ClaimPlace]) -> set[tuple[float, float]]:
    """The points of the places: a church without one of its own has that of its town."""
    return {(p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None}
