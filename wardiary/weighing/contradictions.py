"""What cannot be true together without denying each other: two sides said to hold one settlement at one time."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import Kind
from wardiary.weighing.records import THIRD, Event, Sharpness, Telling

_HOLDS = frozenset((Kind.GAIN, Kind.HOLDING))
_SURE = frozenset((Sharpness.SHARP, Sharpness.UNDERSTOOD))


def against(event: Event, at_the_place: Sequence[Event]) -> tuple[Telling, ...]:
    """The tellings of other events at the same settlement by which another side holds it when this one says it does.

    A later telling that the place is another's may be news of a change: only what is told of the same days, and after
    the event was first told, contradicts it.
    """
    if event.kind not in _HOLDS or event.agent in (None, THIRD):
        return ()
    rivals = [
        other for other in at_the_place if other.kind is Kind.HOLDING and other.agent not in (None, THIRD, event.agent)
    ]
    return tuple(t for other in rivals for t in other.tellings if _contradicts(t, event))


def _contradicts(telling: Telling, event: Event) -> bool:
    if not telling.affirms or telling.when.sharpness not in _SURE or telling.published <= event.tellings[0].published:
        return False
    if event.kind is Kind.HOLDING:
        return telling.when.first <= event.when.last and telling.when.last >= event.when.first
    taken = int(event.when.last)
    return telling.when.first <= taken + 1 and telling.when.last >= taken + 1
