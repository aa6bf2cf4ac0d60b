"""Settlements touched: the spots of events, one for each settlement in whatever spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wardiary.weighing.records import Event, Spot
from wardiary.weighing.spots import is_same

_CELL = 0.05  # degrees, at least 2 km up to 68 degrees of latitude: two names of one settlement


@dataclass(slots=True)
class Settlement:
    """A settlement and the events at it, in the order in which they were first told."""

    spot: Spot
    events: list[Event] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)


def settlements(events: Iterable[Event]) -> list[Settlement]:
    """Every settlement at which an event is told to have happened, in the order of first telling."""
    found: list[Settlement] = []
    cells: dict[object, list[Settlement]] = {}
    for event in events:
        spot = event.spot
        if spot is None or spot.is_area or not spot.key:
            continue
        home = next((s for cell in _cells(spot) for s in cells.get(cell, ()) if is_same(s.spot, spot)), None)
        if home is None:
            home = Settlement(spot)
            found.append(home)
        elif home.spot.lat is None and spot.lat is not None:
            home.spot = spot
        for cell in _cells(home.spot):
            held = cells.setdefault(cell, [])
            if not any(home is other for other in held):
                held.append(home)
        home.events.append(event)
        home.names.update(t.spot.name for t in event.tellings if t.spot and t.spot.key == spot.key)
    return found


def _cells(spot: Spot) -> list[object]:
    cells: list[object] = [spot.key]
    if spot.lat is not None and spot.lon is not None:
        row, column = int(spot.lat // _CELL), int(spot.lon // _CELL)
        cells += [(row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
    return cells
