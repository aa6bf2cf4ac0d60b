"""The import of GeoNames dumps, each to an index of its own.

    1. each file is recognised; tables of codes name the divisions
    2. a dump is read in chunks, in several processes where it is large, in bounded memory
    3. what was read is appended to growing files, with a journal to go on by
    4. they are sorted into an index, which takes the place of the old one at once

The index in use is not touched before the last step; whatever ends an import earlier leaves it as it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardiary import errors, processes
from wardiary.gazetteer import compiling, geonames, imported, sources
from wardiary.gazetteer.assembling import assemble
from wardiary.gazetteer.columns import Block, read_block
from wardiary.gazetteer.index import MATCH_BITS, key_hash
from wardiary.gazetteer.place import Match
from wardiary.gazetteer.staging import Staging, fingerprint

if TYPE_CHECKING:
    from concurrent.futures import Future

Progress = Callable[[str, float], None]

_LARGE = 32 << 20  # bytes: read in some ten seconds; a process is ready after one
_MOST_JOBS = 4  # the one that collects keeps four busy, no more
_AHEAD = 2  # chunks on their way for each process: one being read, one waiting
_READ = 0.75  # of the time; the rest is sorting


@dataclass(slots=True)
class Codes:
    """The names of divisions from tables of codes: by geonameid, and those of first order by (country, code)."""

    by_id: dict[int, str] = field(default_factory=dict)
    first_order: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, source: geonames.Source) -> None:
        """Take a table in."""
        for code, name, geonameid in geonames.read_codes(source):
            self.by_id[geonameid] = name
            country, *rest = code.split(".")
            if len(rest) == 1:
                self.first_order[country, rest[0]] = name

    def digest(self) -> str:
        """What tells two sets of tables apart."""
        return blake2b(repr(sorted(self.by_id.items())).encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one dump: `fresh` is False where this very file had been imported before."""

    name: str
    rows: int
    fresh: bool


def import_files(paths: Sequence[Path], progress: Progress | None = None, jobs: int | None = None) -> list[Outcome]:
    """Import dumps (.zip or .txt of GeoNames), with the names of divisions from tables of codes among them.

    `progress(name, share done)` is told as it goes; `jobs` is the number of processes, None as many as help. Raises
    DumpError for a file that is not of GeoNames, MissingInputError, WrongUseError; what was imported before stays.
    """
    found = [geonames.recognise(path) for path in paths]
    dumps = {source.name: source for source in found if source.kind is geonames.Kind.PLACES}
    if not dumps:
        raise errors.WrongUseError(
            "There are only tables of codes; they name the divisions of places imported with them.",
            ", ".join(str(path) for path in paths),
            "name a country's dump beside them: wardiary gazetteer import UA.zip admin1CodesASCII.txt",
        )
    codes = Codes()
    for source in found:
        if source.kind is geonames.Kind.CODES:
            codes.read(source)
    tell = progress or (lambda _name, _share: None)
    return [_import(source, codes, tell, jobs) for source in dumps.values()]


def _import(source: geonames.Source, codes: Codes, progress: Progress, jobs: int | None) -> Outcome:
    made_of = f"{fingerprint(source)} {codes.digest()}"
    if imported.fingerprint(source.name) == made_of:
        rows = next(each.rows for each in imported.listed() if each.name == source.name)
        return Outcome(source.name, rows, fresh=False)
    folder = imported.staging_of(source.name)
    with _locked(folder.with_suffix(".lock")), Staging(folder, made_of) as staging:
        _read(source, codes, staging, (progress, jobs))
        header = {
            "tables": {**staging.tables, "admin1": _named(staging.tables["admin1"], codes)},
            "about": {
                "name": source.name,
                "source": source.where,
                "rows": staging.records,
                "latest": staging.latest,
                "at": imported.now(),
                "rules": compiling.RULES,
                "fingerprint": made_of,
            },
        }
        staging.save()
        progress(source.name, _READ)
        path = imported.path_of(source.name)
        imported.clear_cut_off(source.name)
        assemble(staging, path, header, lambda share: progress(source.name, _READ + (1 - _READ) * share))
        staging.discard()
    return Outcome(source.name, staging.records, fresh=True)


def _read(source: geonames.Source, codes: Codes, staging: Staging, how: tuple[Progress, int | None]) -> None:
    """Read on from where the staging ends."""
    progress, jobs = how
    chunks = geonames.chunks(source, staging.offset, staging.line)
    if jobs is None:
        jobs = min(_MOST_JOBS, processes.processors()) if source.size > _LARGE else 1
    for chunk, block in _blocks(chunks, jobs):
        staging.append(_with_codes(block, codes), chunk.end, chunk.line + chunk.data.count(b"\n") + 1)
        progress(source.name, _READ * staging.offset / source.size)


def _blocks(chunks: Iterable[geonames.Chunk], jobs: int) -> Iterator[tuple[geonames.Chunk, Block]]:
    """Each chunk with its block, in order."""
    if jobs == 1:
        yield from ((chunk, read_block(chunk)) for chunk in chunks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=processes.follow_parent)
    under_way: deque[tuple[geonames.Chunk, Future[Block]]] = deque()
    try:
        for chunk in chunks:
            under_way.append((chunk, pool.submit(read_block, chunk)))
            if len(under_way) > jobs * _AHEAD:
                first, block = under_way.popleft()
                yield first, block.result()
        while under_way:
            first, block = under_way.popleft()
            yield first, block.result()
    except BrokenProcessPool as error:
        hint = "run the same command again: it goes on from there; with --jobs 1 if memory is short"
        raise errors.DeadWorkerError(
            "A process of the import was ended from outside.", f"{jobs} processes", hint
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _with_codes(block: Block, codes: Codes) -> Block:
    """The block, with the names that the tables of codes have for its divisions."""
    import numpy as np

    if not codes.by_id:
        return block
    known = np.fromiter(codes.by_id, dtype="<u4", count=len(codes.by_id))
    ids = block.columns["geonameid"]
    keys, postings = [], []
    for record in np.flatnonzero(np.isin(ids, known)).tolist():
        name = sources.Name(codes.by_id[int(ids[record])], Match.ALTERNATE)
        for key, match in compiling.name_keys(name):
            keys.append(key_hash(key))
            postings.append(record << MATCH_BITS | match)
    block.keys = np.concatenate([block.keys, np.array(keys, dtype="<u8")])
    block.postings = np.concatenate([block.postings, np.array(postings, dtype="<u4")])
    return block


def _named(pairs: Sequence[tuple[str | None, str | None]], codes: Codes) -> list[tuple[str | None, str | None]]:
    """Codes of first-order divisions with their names: from the tables given, else from the embedded one."""
    held = {(place.country, place.admin1): place.name for place in sources.read_divisions()}
    names: Mapping[tuple[Any, Any], str] = held | codes.first_order
    return [(code, names.get((country, code))) for country, code in pairs]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep a second import of the same dump out. Raises WrongUseError where one runs."""
    try:
        import fcntl
    except ImportError:  # Windows: two imports of one dump at once are not told apart there
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise errors.WrongUseError("This dump is being imported already.", path, "wait for it to end") from error
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
