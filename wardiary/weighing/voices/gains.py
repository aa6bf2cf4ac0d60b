"""Who gains and who loses by a telling: from what is told, who did it and to whom. None where nobody or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wardiary.model import Kind
from wardiary.model.kinds import TAKING
from wardiary.weighing.lexicon import words_of
from wardiary.weighing.records import THIRD


@dataclass(frozen=True, slots=True)
class Interest:
    """The sides that gain and lose when this is told; of harm to forces, who boasts of it and whose forces they are."""

    gains: frozenset[str] = frozenset()
    loses: frozenset[str] = frozenset()
    boasts: str | None = None
    hit: str | None = None


def interest(kind: Kind, agent: str | None, target: str | None, sides: tuple[str, ...]) -> Interest:
    """The interest of the sides in an event.

    A gain, advance or holding: the doer gains, the others lose. A withdrawal: the doer loses, the others gain. Harm:
    the doer loses, the one it was done to gains; but fire on the other party's forces is a boast as much as an
    admission, so nobody loses by it. A clash, an own deployment: nobody loses.
    """
    doer = agent if agent in sides else None
    others = frozenset(side for side in sides if side != doer) if doer else frozenset()
    if kind in TAKING:
        return Interest(_one(doer), others)
    if kind is Kind.WITHDRAWAL:
        return Interest(others, _one(doer))
    if kind in harm():
        return _of_harm(doer, target, sides)
    return Interest()


def _of_harm(doer: str | None, target: str | None, sides: tuple[str, ...]) -> Interest:
    """Harm to people of no party, or to its own, is the doer's loss; to the other party's forces, or to whom nobody
    knows, no one's."""
    if doer is not None and target == doer:
        return Interest(frozenset(side for side in sides if side != doer), _one(doer))
    if target in sides:
        hit = target if target != doer else None
        return Interest(_one(doer) | _one(hit), boasts=doer if hit else None, hit=hit)
    if target == THIRD:
        return Interest(frozenset(side for side in sides if side != doer) if doer else frozenset(), _one(doer))
    return Interest(_one(doer))


def _one(side: str | None) -> frozenset[str]:
    return frozenset((side,)) if side else frozenset()


@cache
def harm() -> frozenset[str]:
    """The kinds of happening that are harm done by somebody."""
    return words_of("kinds", "harm")
