"""Events about areas as control takes them: a move of every settlement inside that is known, lighter than its own.

Which area an event is about is told by the first of its tellings that affirms it of all of an area.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wardiary.model import ClaimArea
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.control import Move, move_of
from wardiary.weighing.places.within import lies_in
from wardiary.weighing.records import Event, Spot, WeighedEvent


def area_of(event: Event) -> ClaimArea | None:
    """The area that an event moves as a whole; None where it moves none."""
    spot = _spot_over(event)
    return spot.area if spot else None


def _spot_over(event: Event) -> Spot | None:
    if event.kind not in OF_CONTROL or event.origin is None or not event.origin.is_area:
        return None
    told = (telling.spot for telling in event.tellings if telling.affirms and telling.spot is not None)
    return next((spot for spot in told if spot.area is not None and spot.area.whole), None)


class Over:
    """The moves of areas that are known at a moment."""

    def __init__(self, weighed: Iterable[WeighedEvent] = (), *, reasons: bool = True) -> None:
        self._moves = [found for each in weighed if (found := _over(each, reasons=reasons)) is not None]

    def at(self, spot: Spot) -> list[Move]:
        """The moves of the areas in which a settlement lies."""
        return [move for area, move in self._moves if lies_in(area, spot)]


def _over(weighed: WeighedEvent, *, reasons: bool) -> tuple[ClaimArea, Move] | None:
    spot = _spot_over(weighed.event)
    move = move_of(weighed, reasons=reasons) if spot else None
    if spot is None or spot.area is None or move is None:
        return None
    part = f"the {spot.area.side} of " if spot.area.side and spot.lat is not None else ""
    return spot.area, replace(move, area=f"{part}{spot.name}")


NOTHING_OVER = Over()
"""Where nothing is told of areas."""
