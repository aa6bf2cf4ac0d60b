"""The compiled index: one file of flat arrays, mapped into memory, never read whole.

Layout: magic, length of the header, header (JSON: small tables and where each array lies), arrays of little-endian
numbers, each aligned to eight bytes. Records are sorted by one-degree cell, names by the hash of their key.
"""

from __future__ import annotations

import json
import mmap
import os
import shutil
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from wardiary.gazetteer.place import Candidate, Match, Place

MAGIC = b"WARDIARY-GAZETTEER-2\n"
CELLS = 180 * 360
COORDINATE_UNIT = 1e-5  # degrees: about a metre, what GeoNames gives
MATCH_BITS = 3
_MATCHES = tuple(Match)  # by number: calling the enumeration for each posting costs more than reading it
# Features of a dump whose names are those of places wherever they are read. Hills, churches, farms and creeks are
# called like people and things.
_NOTABLE = ("PPL", "ADM", "PCL", "CONT", "RGN", "SEA", "OCN", "GULF")
_SITES = ("AIRP", "CMP", "INSM", "MN", "OIL", "PSTB", "PRT")  # nor are those of airports, camps and posts


def key_hash(key: str) -> int:
    """64 bits of BLAKE2b: among two million keys two meet with a chance of one in ten million."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def key_hashes(keys: Iterable[str]) -> bytes:
    """The hashes of many keys, one after the other, as the file has them."""
    return b"".join([blake2b(key.encode(), digest_size=8).digest() for key in keys])


def cell(lat: float, lon: float) -> int:
    """The number of the one-degree cell that holds a point, row by row from the south pole."""
    row = min(179, max(0, int(lat + 90)))
    column = int(lon + 180) % 360
    return row * 360 + column


class Index:
    """Read access to a compiled file. Holds the map open; `close` releases it."""

    def __init__(self, path: Path) -> None:
        """Map the file. Raises ValueError where it is not an index of this version, OSError where there is none."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = len(MAGIC)
        if self._map[:start] != MAGIC:
            self._map.close()
            raise ValueError(f"{path} is not a gazetteer index of this version")
        size = int.from_bytes(self._map[start : start + 8], "little")
        header = json.loads(self._map[start + 8 : start + 8 + size])
        whole = memoryview(self._map)
        self._arrays = {
            name: whole[offset : offset + length].cast(code)
            for name, (offset, length, code) in header["sections"].items()
        }
        self._tables: dict[str, list[Any]] = header["tables"]
        self.about: dict[str, Any] = header.get("about", {})
        self._settlements = self._numbers_of("PPL")
        self._airports = self._numbers_of("AIRP")
        self._notable = self._numbers_of(_NOTABLE if self.about else "") - self._numbers_of(_SITES)

    def __len__(self) -> int:
        return len(self._arrays["geonameid"])

    def close(self) -> None:
        """Let go of the file; the index must not be used afterwards."""
        for array in self._arrays.values():
            array.release()
        self._arrays.clear()
        self._map.close()

    def postings(self, key: str) -> Iterator[tuple[int, Match]]:
        """Record numbers and kinds of match under a key, the most populous first."""
        keys = self._arrays["keys"]
        wanted = key_hash(key)
        at = bisect_left(keys, wanted)
        if at < len(keys) and keys[at] == wanted:
            starts = self._arrays["posting_starts"]
            for posting in self._arrays["postings"][starts[at] : starts[at + 1]]:
                yield posting >> MATCH_BITS, _MATCHES[posting & (1 << MATCH_BITS) - 1]

    def has(self, key: str) -> bool:
        """Whether anything is filed under a key."""
        keys = self._arrays["keys"]
        wanted = key_hash(key)
        at = bisect_left(keys, wanted)
        return at < len(keys) and keys[at] == wanted

    def held(self, keys: Sequence[str]) -> list[str]:
        """Those of many keys under which anything is filed, in order: ten times as quick as asking for each."""
        import numpy as np  # here: only those ask who look for a misspelt name

        filed = np.frombuffer(self._arrays["keys"], dtype="<u8")
        hashes = np.frombuffer(key_hashes(keys), dtype="<u8")
        at = np.minimum(np.searchsorted(filed, hashes), len(filed) - 1)
        return [keys[number] for number in np.flatnonzero(filed[at] == hashes).tolist()]

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """The places under a key, the most populous first."""
        return tuple(Candidate(self.place(number), match) for number, match in self.postings(key))

    def place(self, number: int) -> Place:
        """The record of that number."""
        arrays, tables = self._arrays, self._tables
        start, end = arrays["name_starts"][number], arrays["name_starts"][number + 1]
        code, name = tables["admin1"][arrays["admin1"][number]]
        return Place(
            geonameid=arrays["geonameid"][number] or None,
            name=bytes(arrays["names"][start:end]).decode(),
            lat=round(arrays["lat"][number] * COORDINATE_UNIT, 5),
            lon=round(arrays["lon"][number] * COORDINATE_UNIT, 5),
            feature=tables["feature"][arrays["feature"][number]],
            country=tables["country"][arrays["country"][number]],
            admin1=code,
            admin1_name=name,
            population=arrays["population"][number],
            zone=tables["zone"][arrays["zone"][number]],
        )

    def population(self, number: int) -> int:
        """The population of a record, without building it."""
        population: int = self._arrays["population"][number]
        return population

    def point(self, number: int) -> tuple[float, float]:
        """Latitude and longitude of a record, without building it."""
        return self._arrays["lat"][number] * COORDINATE_UNIT, self._arrays["lon"][number] * COORDINATE_UNIT

    def geonameid(self, number: int) -> int:
        """The geonameid of a record, without building it; 0 where it has none."""
        geonameid: int = self._arrays["geonameid"][number]
        return geonameid

    def is_settlement(self, number: int) -> bool:
        """Whether a record is a settlement, without building it."""
        return self._arrays["feature"][number] in self._settlements

    def is_airport(self, number: int) -> bool:
        """Whether a record is an airport or air base, without building it."""
        return self._arrays["feature"][number] in self._airports

    def is_notable(self, number: int) -> bool:
        """Whether a record makes its name that of a place wherever it is read.

        Airports and a dump's hills do not, nor approximate settlements: the reader was trained without those.
        """
        is_approximate = self.is_settlement(number) and not self.geonameid(number)
        return self._arrays["feature"][number] in self._notable and not is_approximate

    def _numbers_of(self, beginnings: str | tuple[str, ...]) -> frozenset[int]:
        """The numbers of the features that begin so."""
        return frozenset(i for i, feature in enumerate(self._tables["feature"]) if feature.startswith(beginnings))

    def by_id(self, geonameid: int) -> int | None:
        """The record of that geonameid, in an imported index; None where it has none."""
        ids = self._arrays["ids"]
        at = bisect_left(ids, geonameid)
        return self._arrays["id_records"][at] if at < len(ids) and ids[at] == geonameid else None

    def numbered(self, geonameid: int) -> int | None:
        """The record of that geonameid, in any index; 0 is nobody's."""
        if "ids" in self._arrays:
            return self.by_id(geonameid)
        numbers = self._arrays["geonameid"].tolist()
        return numbers.index(geonameid) if geonameid and geonameid in numbers else None

    def in_cell(self, number: int) -> range:
        """The record numbers in a one-degree cell."""
        starts = self._arrays["cell_starts"]
        return range(starts[number], starts[number + 1])


def write(path: Path, sections: Mapping[str, tuple[str, bytes | Path]], header: Mapping[str, Any]) -> None:
    """Write an index so that readers see the old file or the whole new one, whoever else writes at the same time.

    `sections` gives for each array a `memoryview` type code and its little-endian bytes, or the file that holds them;
    `header` the tables, and what is to be told about the index.
    """
    if sys.byteorder != "little":
        raise NotImplementedError("the gazetteer index is little-endian, this machine is not")
    head, padding = _head({name: (_size(data), code) for name, (code, data) in sections.items()}, header)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(head)
            for (_, data), gap in zip(sections.values(), padding, strict=True):
                _copy(data, file)
                file.write(bytes(gap))
        part.chmod(0o644)  # mkstemp keeps it to its owner; a cache may be shared
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _size(data: bytes | Path) -> int:
    return data.stat().st_size if isinstance(data, Path) else len(data)


def _copy(data: bytes | Path, file: IO[bytes]) -> None:
    if isinstance(data, Path):
        with data.open("rb") as stream:
            shutil.copyfileobj(stream, file, 1 << 20)
    else:
        file.write(data)


def _head(sizes: Mapping[str, tuple[int, str]], header: Mapping[str, Any]) -> tuple[bytes, list[int]]:
    """The head of the file, padded to eight bytes, and the gap after each array.

    Offsets count from the start of the file, so the head's own length must be known first: it is given room.
    """
    padding = [-size % 8 for size, _ in sizes.values()]
    widest = {name: [10**12, 10**12, code] for name, (_, code) in sizes.items()}
    room = len(json.dumps({"sections": widest, **header}).encode())
    room += -(room + len(MAGIC) + 8) % 8
    at = len(MAGIC) + 8 + room
    sections = {}
    for (name, (size, code)), gap in zip(sizes.items(), padding, strict=True):
        sections[name] = [at, size, code]
        at += size + gap
    body = json.dumps({"sections": sections, **header}).encode()
    return MAGIC + room.to_bytes(8, "little") + body.ljust(room), padding
