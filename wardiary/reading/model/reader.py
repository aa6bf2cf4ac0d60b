"""The trained reader: texts to marks.

1. a text is cut into sentences, words with their forms, word pieces, and windows of neighbouring sentences (`page.py`)
2. both passes over each window, as many at once as there are threads (`passes.py`)  3. marks, text by text
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

from wardiary.model import Marks
from wardiary.reading.model.network import Network
from wardiary.reading.model.page import Cutter, Page
from wardiary.reading.model.passes import Passes, WindowMarks
from wardiary.reading.model.tuning import UNTUNED, Tuning

_AHEAD = 4  # texts being read ahead of the one that is waited for, for each thread


class ModelReader:
    """Reads with a network. Pure: a window is run by itself, so a text gives the same marks in any company."""

    def __init__(self, network: Network, cutter: Cutter, tuning: Tuning = UNTUNED, threads: int | None = None) -> None:
        """`threads` windows are read at once, by default as many as there are processors.

        One is read in the caller's own thread.
        """
        self._cutter = cutter
        self._passes = Passes(network, tuning)
        self._threads = threads or _processors()

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        return self._passes.network.name

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="wardiary-reader")

    def read(self, texts: Iterable[str]) -> Iterator[Marks]:
        """The marks of each text, in order. Reads a bounded number of texts ahead."""
        pages = (self._cutter.page(text, self._passes.tuning.advice) for text in texts)
        return self._read_here(pages) if self._threads == 1 else self._read_ahead(pages)

    def _read_here(self, pages: Iterable[Page]) -> Iterator[Marks]:
        for page in pages:
            yield _collect(page, [self._passes.read(page, window) for window in page.windows])

    def _read_ahead(self, pages: Iterable[Page]) -> Iterator[Marks]:
        waiting: deque[tuple[Page, list[Future[WindowMarks]]]] = deque()
        for page in pages:
            waiting.append((page, [self._pool.submit(self._passes.read, page, window) for window in page.windows]))
            if len(waiting) > texts_ahead(self._threads):
                yield _awaited(*waiting.popleft())
        while waiting:
            yield _awaited(*waiting.popleft())


def _awaited(page: Page, windows: Sequence[Future[WindowMarks]]) -> Marks:
    return _collect(page, [window.result() for window in windows])


def _collect(page: Page, marks: Sequence[WindowMarks]) -> Marks:
    return Marks(
        sentences=page.sentences,
        mentions=tuple(mention for mark in marks for mention in mark.mentions),
        attributions=tuple(attribution for mark in marks for attribution in mark.attributions),
        triggers=tuple(trigger for mark in marks for trigger in mark.triggers),
        main_event=page.main_event,
    )


def _processors() -> int:
    return os.cpu_count() or 1


def texts_ahead(threads: int | None) -> int:
    """How many texts a reader of so many threads is at most ahead of the one that it gives out."""
    threads = threads or _processors()
    return 0 if threads == 1 else _AHEAD * threads
