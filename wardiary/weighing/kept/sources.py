"""Reports as sources of tellings: each by itself, in order of publication; in several processes where there are many.

What they make of reports waits in a file: memory holds one part of it at a time.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import IO, TYPE_CHECKING

from sqlalchemy import Connection

from wardiary.diary import derived_reading as reading
from wardiary.diary.records import KeptReport
from wardiary.diary.store import Diary
from wardiary.weighing.copies import sample, shingles
from wardiary.weighing.kept.rows import Position
from wardiary.weighing.parties import Parties
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import moment_of, told_in

if TYPE_CHECKING:
    from concurrent.futures import Future

_PART = 250  # reports: some seconds' work for a process at most, some megabytes
_MANY = 2000  # reports: fewer are read sooner than processes start
_AHEAD = 2  # parts on their way for each process: one being read, one waiting


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is weighed: its number, where it stands, its tellings by itself, its shingles (32 bits each).

    `hashes` are the sampled ones of the sentences that tell of something, `shingles` those of the whole text.
    """

    number: int
    position: Position
    told: tuple[Telling, ...]
    hashes: frozenset[int]
    shingles: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, in a file; the shingles that more than one shares; the tellings that analysts decided on."""

    file: IO[bytes]
    shared: set[int]
    tied: tuple[Telling, ...]

    def each(self) -> Iterator[Source]:
        """Every source, in order of publication."""
        self.file.seek(0)
        while True:
            try:
                yield from pickle.load(self.file)  # noqa: S301 - our own file, of this process
            except EOFError:
                return


@dataclass(frozen=True, slots=True)
class Hands:
    """How many processes there may be, and where they find the diary."""

    where: str
    jobs: int


def source_of(kept: KeptReport, parties: Parties) -> Source:
    """What one report tells by itself."""
    told = tuple(told_in(kept, parties))
    hashes = frozenset(sample(telling.words for telling in told))
    whole = array("I", shingles(kept.report.text) if hashes else ()).tobytes()
    return Source(kept.number, (moment_of(kept), kept.report.id), told, hashes, whole)


@contextmanager
def sources(
    connection: Connection, order: Sequence[tuple[str, str, int]], hands: Hands, progress: Callable[[str, float], None]
) -> Iterator[Sources]:
    """All sources of a diary, of which `order` is the order of publication."""
    import numpy as np

    parts = [[number for _, _, number in order[at : at + _PART]] for at in range(0, len(order), _PART)]
    made = _in_processes(hands, parts) if hands.jobs > 1 and len(order) >= _MANY else _here(connection, parts)
    hashes: list[object] = []
    tied: list[Telling] = []
    with tempfile.TemporaryFile() as file:
        for done, part in enumerate(made):
            file.write(part.sources)
            hashes.append(part.hashes)
            tied += part.tied
            progress("reading claims", (done + 1) / len(parts))
        found, counts = np.unique(np.concatenate([np.zeros(0, np.uint32), *hashes]), return_counts=True)
        shared = set(found[counts > 1].tolist())
        del hashes, found, counts
        yield Sources(file, shared, tuple(tied))


@dataclass(frozen=True, slots=True)
class _Part:
    sources: bytes
    hashes: object
    tied: tuple[Telling, ...]


def _part(connection: Connection, numbers: list[int], parties: Parties) -> _Part:
    import numpy as np

    standing = reading.standing_decisions(connection)
    found = {kept.number: source_of(kept, parties) for kept in reading.reports(connection, numbers, standing)}
    ordered = [found[number] for number in numbers]
    hashes = np.fromiter((each for source in ordered for each in source.hashes), np.uint32)
    tied = tuple(t for source in ordered for t in source.told if t.rulings.together or t.rulings.apart)
    return _Part(pickle.dumps(ordered, pickle.HIGHEST_PROTOCOL), hashes, tied)


def _here(connection: Connection, parts: Iterable[list[int]]) -> Iterator[_Part]:
    from wardiary.diary.queries import sides

    parties = Parties(sides(connection))
    return (_part(connection, part, parties) for part in parts)


def _in_processes(hands: Hands, parts: Sequence[list[int]]) -> Iterator[_Part]:
    """Started afresh (spawn), so that no process inherits an open diary or its lock; each reads the diary itself."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(hands.jobs, mp_context=get_context("spawn"), initializer=_start)
    under_way: deque[Future[_Part]] = deque()
    try:
        for part in parts:
            under_way.append(pool.submit(_work, hands.where, part))
            while len(under_way) > hands.jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start() -> None:
    """Leave Ctrl-C to the parent, and end when it has ended, however that came."""
    import os
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def follow() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()


@cache
def _opened(where: str) -> tuple[Diary, Parties]:
    diary = Diary.open(where)
    return diary, Parties(diary.sides())


def _work(where: str, numbers: list[int]) -> _Part:
    diary, parties = _opened(where)
    with diary.reading() as connection:
        return _part(connection, numbers, parties)
