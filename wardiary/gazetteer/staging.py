"""The half-made index of an import: a folder of growing files and a journal that says how far they hold good.

What lies behind the sizes in the journal is cut off when an import goes on, so that an import ended at any moment, by
any means, loses only what came after the last entry. The folder belongs to one import of one version of one file.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from wardiary.gazetteer import compiling
from wardiary.gazetteer.columns import COLUMNS, TABLE_MOST, TABLES, Block
from wardiary.gazetteer.geonames import DumpError, Source
from wardiary.gazetteer.index import MATCH_BITS

if TYPE_CHECKING:
    import numpy as np

PARTITIONS = 64  # by the first bits of the key: one of 12 million places has some 20 MB, sorted in memory
MOST_RECORDS = 1 << (32 - MATCH_BITS)
_JOURNAL_EVERY = 4  # chunks: a few seconds of work are lost by an interruption


def fingerprint(source: Source) -> str:
    """What an import goes on by: the file as it is, and the rules by which names are filed."""
    stat = source.path.stat()
    return f"{source.path.resolve()} {source.member} {stat.st_size} {stat.st_mtime_ns} rules {compiling.RULES}"


class Staging:
    """The growing files of one import, opened for appending. Close it; `discard` throws the folder away."""

    def __init__(self, folder: Path, made_of: str) -> None:
        """Go on with what lies in the folder if it is made of the same (`fingerprint`); else begin anew."""
        self.folder = folder
        self._fingerprint = made_of
        journal = _read_journal(folder, self._fingerprint)
        if journal is None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            journal = {"offset": 0, "line": 1, "records": 0, "latest": "", "tables": {name: [] for name in TABLES}}
        self.offset: int = journal["offset"]
        self.line: int = journal["line"]
        self.records: int = journal["records"]
        self.latest: str = journal["latest"]
        self._tables = {name: {_row(row): i for i, row in enumerate(journal["tables"][name])} for name in TABLES}
        self._files: dict[str, IO[bytes]] = {}
        for name in _file_names():
            self._files[name] = (folder / name).open("ab")
            self._files[name].truncate(journal.get("sizes", {}).get(name, 0))
        self._since = 0

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for file in self._files.values():
            file.close()

    @property
    def tables(self) -> dict[str, list[Any]]:
        """The rows of each table so far, in the order of their numbers."""
        return {name: list(rows) for name, rows in self._tables.items()}

    def append(self, block: Block, end: int, next_line: int) -> None:
        """Take a block, whose lines end at offset `end` of the source. Raises DumpError where it would overflow."""
        if self.records + len(block) > MOST_RECORDS:
            raise DumpError(
                f"More than {MOST_RECORDS:,} places do not fit.", self.folder, "import countries one by one"
            )
        for name, column in block.columns.items():
            numbers = self._renumbered(name, block)
            filed = column if numbers is None else numbers[column]
            self._files[name].write(filed.astype(column.dtype).tobytes())
        self._files["names"].write(block.names)
        self._files["name_lengths"].write(block.name_lengths.tobytes())
        self._append_postings(block)
        self.records += len(block)
        self.latest = max(self.latest, block.latest)
        self.offset, self.line = end, next_line
        self._since += 1
        if self._since >= _JOURNAL_EVERY:
            self.save()

    def _renumbered(self, name: str, block: Block) -> np.ndarray | None:
        """The numbers here of the rows of a block's table; None for a column without one."""
        import numpy as np

        if name not in self._tables:
            return None
        rows = self._tables[name]
        numbers = [rows.setdefault(row, len(rows)) for row in block.tables[name]]
        if len(rows) > TABLE_MOST:
            raise DumpError(f"More than {TABLE_MOST:,} different values of {name}.", self.folder, "is it GeoNames?")
        return np.array(numbers, dtype="<u4")

    def _append_postings(self, block: Block) -> None:
        import numpy as np

        pairs = np.empty(len(block.keys), dtype=POSTING)
        pairs["key"] = block.keys
        pairs["posting"] = block.postings + np.uint32(self.records << MATCH_BITS)
        part = (block.keys >> np.uint64(58)).astype("u1")
        order = np.argsort(part, kind="stable")
        bounds = np.searchsorted(part[order], np.arange(PARTITIONS + 1))
        pairs = pairs[order]
        for number in range(PARTITIONS):
            self._files[partition(number)].write(pairs[bounds[number] : bounds[number + 1]].tobytes())

    def save(self) -> None:
        """Write down how far the files hold good."""
        for file in self._files.values():
            file.flush()
        journal = {
            "fingerprint": self._fingerprint,
            "offset": self.offset,
            "line": self.line,
            "records": self.records,
            "latest": self.latest,
            "tables": self.tables,
            "sizes": {name: file.tell() for name, file in self._files.items()},
        }
        fresh = self.folder / "journal.new"
        fresh.write_text(json.dumps(journal), encoding="utf-8")
        fresh.replace(self.folder / "journal.json")
        self._since = 0

    def discard(self) -> None:
        """Throw the folder away."""
        self.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)


POSTING = [("key", "<u8"), ("posting", "<u4")]


def partition(number: int) -> str:
    """The file of the postings whose keys begin with these bits."""
    return f"postings-{number:02}"


def _file_names() -> list[str]:
    return [*COLUMNS, "names", "name_lengths", *(partition(number) for number in range(PARTITIONS))]


def _row(row: Any) -> Any:
    return tuple(row) if isinstance(row, list) else row


def _read_journal(folder: Path, wanted: str) -> dict[str, Any] | None:
    """The journal, if it is of this file and all that it tells of is there."""
    try:
        journal: dict[str, Any] = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
        whole = all((folder / name).stat().st_size >= size for name, size in journal["sizes"].items())
    except (OSError, ValueError, KeyError):  # none yet, or cut off: begin anew
        return None
    return journal if whole and journal["fingerprint"] == wanted else None
