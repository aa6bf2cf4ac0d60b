"""When forces left a place or came into it, by what the report tells of its loss: "“we left the town in good order”".

A report that looks back dates the one or the other, seldom both: "four days after losing the town, the army said ...".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wardiary.model import Kind, Reality
from wardiary.weighing.records import Sharpness, Telling, Told

_MOVES = (Kind.WITHDRAWAL, Kind.GAIN)


def with_day_of_loss(own: Sequence[Told]) -> list[Told]:
    """The tellings; one without a day of leaving or taking a place is of the day on which it changed hands before."""
    dated = [t for _, t in own if t.kind in _MOVES and t.affirms and t.when.sharpness is Sharpness.SHARP and t.spot]
    return [(claim, _dated(telling, dated)) for claim, telling in own]


def _dated(telling: Telling, dated: Iterable[Telling]) -> Telling:
    is_open = telling.when.sharpness is Sharpness.UNDERSTOOD and telling.reality is Reality.OCCURRED
    if telling.kind not in _MOVES or not is_open or telling.agent is None:
        return telling
    days = [other.when for other in dated if _is_same_change(telling, other)]
    last = max(days, key=lambda when: when.last, default=None)
    return replace(telling, when=last) if last is not None and last.last < telling.when.first else telling


def _is_same_change(telling: Telling, other: Telling) -> bool:
    """Whether one tells that a party left the place, the other that another took it."""
    same = telling.spot is not None and other.spot is not None and telling.spot.key == other.spot.key
    is_others = other.target == telling.agent if other.agent is None else other.agent != telling.agent
    return same and telling.kind is not other.kind and is_others
