"""One happening told twice by one voice is one claim: later mentions join the earlier claim they refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardiary.model import Claim, ClaimPlace, Kind, Reality, Span

KINDRED = (
    frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CASUALTIES)),
    frozenset((Kind.ADVANCE, Kind.CLASH)),
)
"""Kinds in which one happening may be told in one report: "the blast", later "the attack"."""

_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|[\w.]+['’]s?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_TOLD = frozenset((Reality.OCCURRED, Reality.ONGOING, Reality.BACKGROUND))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim on its way, with what only the merge needs: whether its trigger is a noun that points back."""

    claim: Claim
    pointing: bool
    understood_time: bool


def points_back(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger's phrase is definite: "the retreat", "its offensive", "Sunday's explosion"."""
    return bool(_DEFINITE.search(text, max(sentence.start, trigger.start - 60), trigger.start))


def merged(drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """The claims, numbered in the order in which they are first told."""
    kept: list[Draft] = []
    for draft in drafts:
        index = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], draft)), None)
        if index is None:
            kept.append(draft)
        else:
            kept[index] = _joined(kept[index], draft)
    return tuple(replace(d.claim, id=f"c{n}") for n, d in enumerate(kept, start=1))


def _same(old: Draft, new: Draft) -> bool:
    a, b = old.claim, new.claim
    if not _kindred(a.kind, b.kind, new.pointing) or _speaker(a) != _speaker(b):
        return False
    if (a.reality in _TOLD) != (b.reality in _TOLD):
        return False
    if not (_places_fit(a.places, b.places) and _times_fit(old, new) and _quantities_fit(a, b)):
        return False
    return new.pointing or old.claim.sentence == new.claim.sentence or _adds_nothing(a, b)


def _kindred(a: Kind, b: Kind, pointing: bool) -> bool:
    return a is b or (pointing and any(a in kinds and b in kinds for kinds in KINDRED))


def _speaker(claim: Claim) -> str | None:
    return claim.attribution.speaker if claim.attribution else None


def _places_fit(a: Sequence[ClaimPlace], b: Sequence[ClaimPlace]) -> bool:
    return not a or not b or bool({p.name for p in a} & {p.name for p in b})


def _times_fit(old: Draft, new: Draft) -> bool:
    a, b = old.claim.time, new.claim.time
    if a is None or b is None or old.understood_time or new.understood_time:
        return True
    return (a.from_, a.to) == (b.from_, b.to)


def _quantities_fit(a: Claim, b: Claim) -> bool:
    """Another number for the same thing is another happening, or another telling of it."""
    told = {q.what: (q.low, q.high) for q in a.quantities}
    return all(told.get(q.what, (q.low, q.high)) == (q.low, q.high) for q in b.quantities)


def _adds_nothing(a: Claim, b: Claim) -> bool:
    """Whether the later telling names a place or time and the same one: it tells nothing new."""
    return a.kind is b.kind and bool(a.places and b.places) and not b.quantities


def _joined(old: Draft, new: Draft) -> Draft:
    a, b = old.claim, new.claim
    known = {q.what for q in a.quantities}
    time, understood = (a.time, old.understood_time)
    if understood and b.time and not new.understood_time:
        time, understood = b.time, False
    claim = replace(
        a,
        also=(*a.also, b.trigger, *b.also),
        places=a.places or b.places,
        actors=a.actors or b.actors,
        time=time or b.time,
        quantities=(*a.quantities, *(q for q in b.quantities if q.what not in known)),
    )
    return Draft(claim, old.pointing, understood)
