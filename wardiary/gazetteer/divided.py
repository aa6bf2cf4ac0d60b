"""Places whose source does not say in which division they lie: that of the nearest settlement of their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from wardiary.gazetteer.place import Place, distance_km

_FAR_KM = 60.0  # from a settlement, beyond which its division says nothing of a place's


class Divided:
    """Gathers, settlement by settlement, the division and the time zone of each of some places."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._nearest: list[tuple[float, str | None, str | None]] = [(inf, None, None)] * len(places)
        self._around: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            for cell in _cells(place):
                self._around[cell].append(number)

    def add(self, town: Place) -> None:
        """Take a settlement into account."""
        for number in self._around.get((int(town.lat // 1), int(town.lon // 1)), ()):
            place = self._places[number]
            if place.country == town.country:
                away = distance_km(town.lat, town.lon, place.lat, place.lon)
                if away < self._nearest[number][0]:
                    self._nearest[number] = (away, town.admin1, town.zone)

    def all(self, names: Mapping[tuple[str, str], str]) -> Iterator[Place]:
        """The places in their order; `names` are those of the divisions by country and code."""
        for place, (away, nearest, zone) in zip(self._places, self._nearest, strict=True):
            code = nearest if away <= _FAR_KM else None
            name = names.get((place.country or "", code or ""))
            yield replace(place, admin1=code, admin1_name=name, zone=place.zone or zone)


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    """The cells of a degree each way around a place."""
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            yield int(place.lat // 1) + row, int(place.lon // 1) + column
