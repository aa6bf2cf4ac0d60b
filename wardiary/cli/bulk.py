"""Reading many reports: in this process, or in several when there are many; in order, in bounded memory.

    1. what is offered is cut into small chunks
    2. the first few are awaited: few reports are read here, because a process takes longer to start than they to read
    3. else chunks go to the processes, a few more of them than there are processes, and come back in order
    4. where lines are wanted, the processes write them: a line of JSON is passed on for less than a reading

A report on which the reader fails becomes a rejection, and the rest goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from wardiary import errors, processes
from wardiary.model import Reading, Rejection, Report
from wardiary.model.codec import to_json

if TYPE_CHECKING:
    from concurrent.futures import Future

    from wardiary.pipeline import Pipeline

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[str, float], None]

# A process is ready after about a second, in which one reads some 30 reports of 600 words.
MANY = 48
CHUNK = 4  # half a second's work: that long one process at most waits for the others when all is done
CHUNK_CHARACTERS = 200_000
# Objects made before garbage is looked for: a reading makes about 30,000 and hardly any in circles.
_GARBAGE = 50_000
# Chunks on their way for each process: one being read, one waiting.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class Read:
    """A report and what was read out of it."""

    report: Report
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Made(Generic[R]):
    """A report and what was made of its reading."""

    report: Report
    result: R


@dataclass(frozen=True, slots=True)
class _Way(Generic[R]):
    """How to read: in how many processes (None: see `read_all`), and what to make of a reading there."""

    make: Callable[[Reading], R]
    jobs: int | None
    progress: Progress | None


def read_all(
    offered: Iterable[Report | T], jobs: int | None = None, progress: Progress | None = None
) -> Iterator[Read | Rejection | T]:
    """Every report read, in order; whatever else is offered passes through in its place.

    `jobs` is the number of processes: None, as many as there are processors where there are many reports.
    `progress(what, share done)` is told when something must be made first. Raises DeadWorkerError.
    """
    outcomes = _outcomes(offered, _Way(_itself, jobs, progress))
    return (Read(each.report, each.result) if isinstance(each, _Made) else each for each in outcomes)


def read_lines(
    offered: Iterable[Report | T], jobs: int | None = None, progress: Progress | None = None
) -> Iterator[str | Rejection | T]:
    """As `read_all`, with each reading as its line of JSON."""
    outcomes = _outcomes(offered, _Way(to_json, jobs, progress))
    return (each.result if isinstance(each, _Made) else each for each in outcomes)


def _itself(reading: Reading) -> Reading:
    return reading


def _outcomes(offered: Iterable[Report | T], way: _Way[R]) -> Iterator[_Made[R] | Rejection | T]:
    chunks = _chunks(offered)
    head: list[list[Report | T]] = []
    jobs = way.jobs
    if jobs is None:
        head = list(_first_many(chunks))
        jobs = processes.processors() if sum(len(chunk) for chunk in head) >= MANY else 1
    chunks = chain(head, chunks)
    if jobs == 1:
        return _here(chunks, way)
    return _in_processes(chunks, jobs, way)


def _chunks(offered: Iterable[T]) -> Iterator[list[T]]:
    """At most `CHUNK` things, and at most one past `CHUNK_CHARACTERS` characters of reports."""
    chunk: list[T] = []
    characters = 0
    for each in offered:
        chunk.append(each)
        characters += len(each.text) if isinstance(each, Report) else 0
        if len(chunk) == CHUNK or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _first_many(chunks: Iterator[list[T]]) -> Iterator[list[T]]:
    count = 0
    while count < MANY and (chunk := next(chunks, None)) is not None:
        count += len(chunk)
        yield chunk


def _here(chunks: Iterable[list[Report | T]], way: _Way[R]) -> Iterator[_Made[R] | Rejection | T]:
    from wardiary.pipeline import Pipeline

    pipeline: Pipeline | None = None
    for chunk in chunks:
        reports = _reports(chunk)
        if reports and pipeline is None:
            pipeline = Pipeline.open(way.progress)
        yield from _joined(chunk, read_chunk(pipeline, reports, way.make) if pipeline else [])


def _in_processes(chunks: Iterable[list[Report | T]], jobs: int, way: _Way[R]) -> Iterator[_Made[R] | Rejection | T]:
    """Started afresh (spawn), so that no process inherits an open diary or a lock."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    from wardiary.pipeline import open_gazetteer

    open_gazetteer(way.progress)  # makes its index, if need be, before several processes ask for it
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker)
    under_way: deque[tuple[list[Report | T], Future[list[R | Rejection]]]] = deque()
    try:
        for chunk in chunks:
            under_way.append((chunk, pool.submit(_work, _reports(chunk), way.make)))
            while len(under_way) > jobs * AHEAD:
                yield from _awaited(*under_way.popleft())
        while under_way:
            yield from _awaited(*under_way.popleft())
        pool.shutdown()  # awaited: Python's own clearing up trips over a pool that is just going
    except BrokenProcessPool as error:
        raise errors.DeadWorkerError(
            "A process that read reports was ended from outside.", f"{jobs} processes", "try fewer: --jobs 1; memory?"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _awaited(chunk: list[Report | T], reading: Future[list[R | Rejection]]) -> Iterator[_Made[R] | Rejection | T]:
    return _joined(chunk, reading.result())


def _reports(chunk: Iterable[object]) -> list[Report]:
    return [each for each in chunk if isinstance(each, Report)]


def _joined(chunk: Iterable[Report | T], outcomes: Iterable[R | Rejection]) -> Iterator[_Made[R] | Rejection | T]:
    """The chunk with each report replaced by what came of it."""
    left = iter(outcomes)
    for each in chunk:
        if isinstance(each, Report):
            outcome = next(left)
            yield outcome if isinstance(outcome, Rejection) else _Made(each, outcome)
        else:
            yield each


def read_chunk(pipeline: Pipeline, reports: list[Report], make: Callable[[Reading], R]) -> list[R | Rejection]:
    """What came of each report, in order: what `make` makes of its reading, or why there is none."""
    try:
        return [make(reading) for reading in pipeline.read(reports)]
    except Exception:  # noqa: BLE001 - whatever the fault, it is one report's: find it, and save the others
        return [_read_one(pipeline, report, make) for report in reports]


def _read_one(pipeline: Pipeline, report: Report, make: Callable[[Reading], R]) -> R | Rejection:
    try:
        (reading,) = pipeline.read([report])
    except Exception as error:  # noqa: BLE001 - a fault in one report must not lose the batch; it is told and recorded
        reason = f"the reader failed on it, which is a fault of Wardiary: {type(error).__name__}: {error}"
        return Rejection(report.id, "reader-failed", reason)
    return make(reading)


@cache
def _workers_pipeline() -> Pipeline:
    from wardiary.pipeline import Pipeline

    return Pipeline.open(threads=1)  # one for each processor: they do not share it well with each other's


def _work(reports: list[Report], make: Callable[[Reading], R]) -> list[R | Rejection]:
    return read_chunk(_workers_pipeline(), reports, make)


def _start_worker() -> None:
    """Be ready when work comes, and end with the parent."""
    import gc

    processes.follow_parent()
    _workers_pipeline()
    gc.freeze()  # tables that live as long as the process need not be gone through again
    gc.set_threshold(_GARBAGE)
