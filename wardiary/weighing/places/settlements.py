"""Settlements: places at which events were founded, one for each settlement in whatever spelling.

A place belongs to the settlement that the places told before it make, and to that for good: what was known at a moment
stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wardiary.weighing.grouping.neighbours import cells_around_settlement, cells_of_settlement
from wardiary.weighing.places.spots import is_facility, is_lent, is_same
from wardiary.weighing.records import Spot


@dataclass(slots=True)
class Settlement:
    """The spots of one settlement, in the order in which they were first told of."""

    spots: list[Spot] = field(default_factory=list)

    @property
    def spot(self) -> Spot:
        """Where it lies and how it is called: as first told, by its point rather than none, not by its bridge."""
        return min(self.spots, key=lambda spot: (spot.lat is None, is_facility(spot.name)))

    @property
    def marker(self) -> Spot:
        """What other places are compared with: the first spot that has a point, else the first."""
        return next((spot for spot in self.spots if spot.lat is not None), self.spots[0])


def can_be_held(spot: Spot | None) -> bool:
    """Whether it is a settlement, as far as one can tell, not a region or nothing."""
    return spot is not None and not spot.is_area and bool(spot.key)


def settlements(spots: Iterable[Spot]) -> list[Settlement]:
    """The settlements of spots that come in the order in which events were first told there."""
    found: list[Settlement] = []
    cells: dict[object, list[Settlement]] = {}
    known: set[Spot] = set()
    for spot in spots:
        if spot in known:
            continue
        known.add(spot)
        near = (s for cell in cells_around_settlement(spot) for s in cells.get(cell, ()))
        home = next((s for s in near if is_same(s.marker, spot) and not is_lent(s.marker, spot)), None)
        if home is None:
            home = Settlement()
            found.append(home)
        home.spots.append(spot)
        for cell in cells_of_settlement(home.marker):
            held = cells.setdefault(cell, [])
            if not any(home is other for other in held):
                held.append(home)
    return found
