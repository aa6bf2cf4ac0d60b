"""Many hands: parts of one work done in other processes, or here where there are few; in order, a few ahead.

Work is a function of this package that takes a connection to the diary and a part. Each process reads the diary itself,
as it was before the rebuild.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from wardiary import processes
from wardiary.diary.store import Diary

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Part = TypeVar("Part")
Done = TypeVar("Done")

_AHEAD = 2  # parts on their way for each process: one being worked on, one waiting


@dataclass(frozen=True, slots=True)
class Hands:
    """How many processes there may be, and where they find the diary."""

    where: str
    jobs: int


class Crew:
    """Those who work: other processes, or nobody but this one."""

    def __init__(self, connection: Connection, hands: Hands, pool: ProcessPoolExecutor | None) -> None:
        self._connection = connection
        self._hands = hands
        self._pool = pool

    def each(self, work: Callable[[Connection, Part], Done], parts: Iterable[Part]) -> Iterator[Done]:
        """What comes of each part, in order; parts are taken no sooner than somebody is free for them."""
        if self._pool is None:
            for part in parts:
                yield work(self._connection, part)
            return
        under_way: deque[Future[Done]] = deque()
        for part in parts:
            under_way.append(self._pool.submit(_work, self._hands.where, work, part))
            while len(under_way) > self._hands.jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def crew(connection: Connection, hands: Hands, *, many: bool) -> Iterator[Crew]:
    """A crew; other processes only where there is much to do. They start afresh (spawn) and inherit no open diary."""
    if hands.jobs == 1 or not many:
        yield Crew(connection, hands, None)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(hands.jobs, mp_context=get_context("spawn"), initializer=processes.follow_parent)
    try:
        yield Crew(connection, hands, pool)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@cache
def _opened(where: str) -> Diary:
    return Diary.open(where)


def _work(where: str, work: Callable[[Connection, Part], Done], part: Part) -> Done:
    with _opened(where).reading() as connection:
        return work(connection, part)
