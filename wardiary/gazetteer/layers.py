"""The embedded index with imported ones above it, as if they were one.

A place that several hold, by its geonameid, is found under the names of all of them and told as the latest import has
it; countries and first-order divisions keep the names by which the embedded index calls them. Records are numbered
through: those of the embedded index first. Same methods as `Index`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice

from wardiary.gazetteer.index import Index
from wardiary.gazetteer.place import Candidate, Match, Place

# Namesakes taken from one index: all that a country has of its commonest village names (Ukraine: about 200); of the
# world's 5,000 churches and creeks of one name the rest could not be told apart anyway.
MOST_NAMESAKES = 300


class Layers:
    """Several indexes as one."""

    def __init__(self, base: Index, imports: Sequence[Index]) -> None:
        """`imports` in the order of import: later ones go before earlier ones."""
        self._layers = (base, *imports)
        self._starts = [0, *accumulate(len(layer) for layer in self._layers)]

    def __len__(self) -> int:
        return self._starts[-1]

    def close(self) -> None:
        """Let go of the files."""
        for layer in self._layers:
            layer.close()

    def postings(self, key: str) -> list[tuple[int, Match]]:
        """Record numbers and kinds of match under a key, the most populous first, each place once."""
        found: dict[int, Match] = {}
        for position, layer in enumerate(self._layers[:-1]):
            for local, match in islice(layer.postings(key), MOST_NAMESAKES):
                number = self._latest(position, local)
                found[number] = min(match, found.get(number, match))
        start = self._starts[-2]
        latest = [(start + local, match) for local, match in islice(self._layers[-1].postings(key), MOST_NAMESAKES)]
        if not found:
            return latest  # in order already
        for number, match in latest:
            found[number] = min(match, found.get(number, match))
        return sorted(found.items(), key=lambda posting: -self.population(posting[0]))

    def has(self, key: str) -> bool:
        """Whether anything is filed under a key."""
        return any(layer.has(key) for layer in self._layers)

    def held(self, keys: Sequence[str]) -> list[str]:
        """Those of many keys under which anything is filed, in order."""
        found = {key for layer in self._layers for key in layer.held(keys)}
        return [key for key in keys if key in found]

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """The places under a key, the most populous first."""
        return tuple(Candidate(self.place(number), match) for number, match in self.postings(key))

    def place(self, number: int) -> Place:
        """The record of that number; a country or first-order division keeps the name it is known by."""
        layer, local = self._at(number)
        place = layer.place(local)
        return place if layer is self._layers[0] else self._completed(place)

    def population(self, number: int) -> int:
        """The population of a record, without building it."""
        layer, local = self._at(number)
        return layer.population(local)

    def point(self, number: int) -> tuple[float, float]:
        """Latitude and longitude of a record, without building it."""
        layer, local = self._at(number)
        return layer.point(local)

    def is_settlement(self, number: int) -> bool:
        """Whether a record is a settlement, without building it."""
        layer, local = self._at(number)
        return layer.is_settlement(local)

    def is_airport(self, number: int) -> bool:
        """Whether a record is an airport or air base, without building it."""
        layer, local = self._at(number)
        return layer.is_airport(local)

    def is_notable(self, number: int) -> bool:
        """Whether a record makes its name that of a place wherever it is read."""
        layer, local = self._at(number)
        return layer.is_notable(local)

    def in_cell(self, number: int) -> Iterator[int]:
        """The record numbers in a one-degree cell, without records that a later import has anew."""
        for position, layer in enumerate(self._layers):
            start = self._starts[position]
            for local in layer.in_cell(number):
                if self._latest(position, local) == start + local:
                    yield start + local

    def numbered(self, geonameid: int) -> int | None:
        """The record of that geonameid, as the latest import that has it tells it."""
        for layer, start in zip(reversed(self._layers), reversed(self._starts[:-1]), strict=True):
            local = layer.numbered(geonameid)
            if local is not None:
                return start + local
        return None

    def _at(self, number: int) -> tuple[Index, int]:
        position = bisect_right(self._starts, number) - 1
        return self._layers[position], number - self._starts[position]

    def _latest(self, position: int, local: int) -> int:
        """The number of the record that the latest import has of a place."""
        above = range(len(self._layers) - 1, position, -1)
        geonameid = self._layers[position].geonameid(local) if above else 0
        for higher in above if geonameid else ():
            record = self._layers[higher].by_id(geonameid)
            if record is not None:
                return self._starts[higher] + record
        return self._starts[position] + local

    def _completed(self, place: Place) -> Place:
        """An area as the embedded index has it, with the people that the dump counts.

        Dumps give countries no zone and official names ("Kingdom of the Netherlands"); divisions, official ones too.
        """
        if not (place.is_country or place.feature == "ADM1"):
            return place
        key = f"={place.country}" if place.is_country else f"={place.country}.{place.admin1}"
        for number, _ in self._layers[0].postings(key):
            own = self._layers[0].place(number)
            if own.geonameid == place.geonameid:
                kept = own if place.is_country else replace(place, name=own.name, zone=place.zone or own.zone)
                return replace(kept, population=place.population or own.population)
        return place
