"""From the files of a finished staging to one index, with memory for one column, or one partition of keys, at a time.

1. the order of the records: by one-degree cell
2. the columns and the names in that order
3. the keys: partition by partition, each sorted in memory; the partitions follow each other in the order of keys
4. the geonameids, sorted, each with the number of its record
5. the index, written beside the old one and put in its place
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from wardiary.gazetteer import index as format_
from wardiary.gazetteer.columns import COLUMNS, DTYPES
from wardiary.gazetteer.staging import PARTITIONS, POSTING, Staging, partition

if TYPE_CHECKING:
    import numpy as np

Section = tuple[str, bytes | Path]
_ONLY_TO_SORT_BY = ("cell", "rank")
_NAMES_AT_ONCE = 500_000  # records: their names are gathered byte by byte, at 8 bytes of index each


def assemble(staging: Staging, path: Path, header: dict[str, Any], progress: Callable[[float], None]) -> None:
    """Write the index of all records in the staging. `progress` is told the share done, 0 to 1."""
    import numpy as np

    folder = staging.folder
    cells = _column(folder, "cell")
    order = np.argsort(cells, kind="stable").astype("<u4")
    starts = np.searchsorted(cells[order], np.arange(format_.CELLS + 1)).astype("<u4")
    del cells
    sections: dict[str, Section] = {"cell_starts": ("I", starts.tobytes())}
    for name in (n for n in COLUMNS if n not in _ONLY_TO_SORT_BY):
        sections[name] = (COLUMNS[name], _save(folder, name, _column(folder, name)[order]))
    progress(0.1)
    sections |= _names(folder, order)
    progress(0.25)
    place_of = np.empty(len(order), dtype="<u4")
    place_of[order] = np.arange(len(order), dtype="<u4")
    del order
    sections |= _ids(folder, place_of)
    sections |= _keys(folder, place_of, lambda share: progress(0.3 + 0.6 * share))
    del place_of
    format_.write(path, sections, header)
    progress(1.0)


def _column(folder: Path, name: str) -> np.ndarray:
    import numpy as np

    return np.fromfile(folder / name, dtype=DTYPES[COLUMNS[name]])


def _save(folder: Path, name: str, values: np.ndarray) -> Path:
    path = folder / f"{name}.sorted"
    values.tofile(path)
    return path


def _names(folder: Path, order: np.ndarray) -> dict[str, Section]:
    import numpy as np

    lengths = np.fromfile(folder / "name_lengths", dtype="<u4")
    letters = np.fromfile(folder / "names", dtype="u1")
    begins = np.cumsum(lengths, dtype="<u8") - lengths
    path = folder / "names.sorted"
    with path.open("wb") as file:
        for at in range(0, len(order), _NAMES_AT_ONCE):
            records = order[at : at + _NAMES_AT_ONCE]
            letters[_spread(begins[records], lengths[records])].tofile(file)
    ends = np.concatenate([[0], np.cumsum(lengths[order], dtype="<u8")]).astype("<u4")
    return {"names": ("B", path), "name_starts": ("I", _save(folder, "name_starts", ends))}


def _spread(begins: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The positions begin, begin + 1 ... of every run, one run after the other."""
    import numpy as np

    ends = np.cumsum(lengths, dtype="<i8")
    shift = begins.astype("<i8") - (ends - lengths)
    return np.repeat(shift, lengths) + np.arange(ends[-1] if len(ends) else 0)


def _ids(folder: Path, place_of: np.ndarray) -> dict[str, Section]:
    import numpy as np

    ids = _column(folder, "geonameid")
    by_id = np.argsort(ids, kind="stable")
    return {
        "ids": ("I", _save(folder, "ids", ids[by_id])),
        "id_records": ("I", _save(folder, "id_records", place_of[by_id])),
    }


def _keys(folder: Path, place_of: np.ndarray, progress: Callable[[float], None]) -> dict[str, Section]:
    ranks = _column(folder, "rank")
    paths = {name: folder / f"{name}.sorted" for name in ("keys", "posting_starts", "postings")}
    files = {name: path.open("wb") for name, path in paths.items()}
    filed = 0
    try:
        for number in range(PARTITIONS):
            filed += _append_keys(folder / partition(number), (place_of, ranks), files, filed)
            progress((number + 1) / PARTITIONS)
        files["posting_starts"].write(filed.to_bytes(4, "little"))
    finally:
        for file in files.values():
            file.close()
    codes = {"keys": "Q", "posting_starts": "I", "postings": "I"}
    return {name: (codes[name], path) for name, path in paths.items()}


def _append_keys(path: Path, records: tuple[np.ndarray, np.ndarray], files: Mapping[str, IO[bytes]], filed: int) -> int:
    """Sort one partition behind the others: under each key the highest rank first. Gives the number of postings."""
    import numpy as np

    place_of, ranks = records
    pairs = np.fromfile(path, dtype=POSTING)
    keys, postings = pairs["key"].copy(), pairs["posting"].copy()
    del pairs
    numbers, matches = postings >> format_.MATCH_BITS, postings & (1 << format_.MATCH_BITS) - 1
    by_key = np.lexsort((place_of[numbers], np.uint32(0xFFFFFFFF) - ranks[numbers], keys))
    unique, firsts = np.unique(keys[by_key], return_index=True)
    unique.tofile(files["keys"])
    (firsts + filed).astype("<u4").tofile(files["posting_starts"])
    (place_of[numbers] << format_.MATCH_BITS | matches)[by_key].astype("<u4").tofile(files["postings"])
    return len(keys)
