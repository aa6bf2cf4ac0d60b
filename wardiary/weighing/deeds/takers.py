"""Who took a place that "fell" or "was taken", where the report tells which one party attacked it.

"The rebels attacked at dawn. By noon the town had fallen": to the rebels. Invariant: where two are told to have
attacked it, or the attacker is who lost it, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.lexicons.needles import needle
from wardiary.model import Kind
from wardiary.weighing.records import THIRD, Telling, Told

_COMING = frozenset((Kind.CLASH, Kind.ADVANCE, Kind.ATTACK))
_DAYS = 3.0  # a place falls on the day on which it was attacked, or after some days of fighting


def with_takers(told: Sequence[Told]) -> list[Told]:
    """The tellings of a report, gains of nobody's being those of the one party that attacked the place before."""
    return [(claim, _taken(telling, told)) for claim, telling in told]


def _taken(gain: Telling, told: Sequence[Told]) -> Telling:
    if gain.kind is not Kind.GAIN or gain.agent is not None or gain.spot is None or gain.mentions:
        return gain
    coming = {
        telling.agent
        for _, telling in told
        if telling.kind in _COMING
        and telling.affirms
        and telling.spot is not None
        and telling.spot.key == gain.spot.key
        and gain.when.last - _DAYS <= telling.when.last <= gain.when.last + 1
        and needle("weighing", "entering", "attacks").search(telling.words)
    }
    denier = None if gain.affirms else gain.voice.side  # nobody denies that it took a place itself
    named = coming - {None, THIRD, gain.target, denier}
    return replace(gain, agent=named.pop()) if len(named) == 1 else gain
