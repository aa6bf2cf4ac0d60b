"""Lines of a dump as columns: what one process can make of them without knowing the rest. Pure.

Numbers in the columns count within the block: records from 0, and rows of the block's own small tables.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, Any

from wardiary.gazetteer import compiling, geonames
from wardiary.gazetteer.index import COORDINATE_UNIT, MATCH_BITS, cell, key_hashes
from wardiary.gazetteer.place import Match, Place

if TYPE_CHECKING:
    import numpy as np

# Name of each column and its `array` type code, as in the file; `cell` and `rank` serve to sort by.
COLUMNS = {
    "geonameid": "I", "lat": "i", "lon": "i", "population": "Q", "feature": "H", "country": "H", "admin1": "H",
    "zone": "H", "cell": "I", "rank": "I",
}  # fmt: skip
TABLES = ("feature", "country", "admin1", "zone")
DTYPES = {"I": "<u4", "i": "<i4", "Q": "<u8", "H": "<u2", "B": "u1"}
_RECORD = Struct("<" + "".join(COLUMNS.values()))
TABLE_MOST = 1 << 16
# Classes of GeoNames whose names are found by the rules of transliteration, too: settlements, divisions, waters. The
# skeletons of millions of hills, churches and farms would only bring wrong namesakes.
_SPELLED = frozenset({"P", "A", "H"})
_RANKED_PEOPLE = (1 << 30) - 1


@dataclass(slots=True)
class Block:
    """The records of some lines of a dump.

    `columns` by name; `tables` the rows that the numbers in the columns of that name stand for (the admin1 table holds
    (country, code) pairs); `names` the names joined, `name_lengths` their bytes; `keys` (hashes) and `postings`
    (record number and kind of match, as in the index); `latest` the last date of change in the lines.
    """

    columns: dict[str, np.ndarray]
    tables: dict[str, list[Any]]
    names: bytes
    name_lengths: np.ndarray
    keys: np.ndarray
    postings: np.ndarray
    latest: str

    def __len__(self) -> int:
        return len(self.name_lengths)


class _Gathering:
    """A block in the making."""

    def __init__(self) -> None:
        self.records = bytearray()
        self.tables: dict[str, dict[Any, int]] = {name: {} for name in TABLES}
        self.names = bytearray()
        self.name_lengths = array("I")
        self.keys: list[str] = []
        self.postings = array("I")

    def add(self, place: Place) -> int:
        """Take a record; gives its number."""
        self.records += _RECORD.pack(
            place.geonameid or 0,
            round(place.lat / COORDINATE_UNIT),
            round(place.lon / COORDINATE_UNIT),
            place.population,
            self._number("feature", place.feature),
            self._number("country", place.country),
            self._number("admin1", (place.country, place.admin1)),
            self._number("zone", place.zone),
            cell(place.lat, place.lon),
            rank(place),
        )
        name = place.name.encode()
        self.names += name
        self.name_lengths.append(len(name))
        return len(self.name_lengths) - 1

    def _number(self, table: str, row: Any) -> int:
        rows = self.tables[table]
        number = rows.get(row)
        if number is None:
            number = rows[row] = len(rows)
            if number >= TABLE_MOST:
                raise ValueError(f"more than {TABLE_MOST:,} different values of {table}")
        return number


def rank(place: Place) -> int:
    """What namesakes are ordered by: people, then settlements before divisions before all else."""
    kind = 2 if place.is_settlement else int(place.feature.startswith(("ADM", "PCL")))
    return min(place.population, _RANKED_PEOPLE) << 2 | kind


def read_block(chunk: geonames.Chunk) -> Block:
    """The places of the lines as columns. Raises DumpError with the number of the first line that does not fit."""
    made = _Gathering()
    latest = ""
    for number, fields in geonames.rows(chunk):
        try:
            entry = geonames.entry_of(fields)
        except ValueError as error:
            raise geonames.misfit(chunk, number, error) from error
        record = made.add(entry.place)
        latest = max(latest, fields[18])
        best: dict[str, Match] = {}
        for key, match in compiling.keys_of(entry, spelled=fields[6] in _SPELLED):
            best[key] = min(match, best.get(key, match))
        made.keys += best
        made.postings.extend(record << MATCH_BITS | match for match in best.values())
    return _finished(made, latest)


def _finished(made: _Gathering, latest: str) -> Block:
    import numpy as np

    records = np.frombuffer(made.records, [(name, DTYPES[code]) for name, code in COLUMNS.items()])
    return Block(
        {name: records[name].copy() for name in COLUMNS},
        {name: list(rows) for name, rows in made.tables.items()},
        bytes(made.names),
        np.frombuffer(made.name_lengths, "<u4"),
        np.frombuffer(key_hashes(made.keys), "<u8"),
        np.frombuffer(made.postings, "<u4"),
        latest,
    )
