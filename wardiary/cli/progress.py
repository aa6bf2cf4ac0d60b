"""Progress of long work, on standard error, only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wardiary.cli.guard import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass(frozen=True, slots=True)
class Reporter:
    """What a command tells while it works."""

    advance: Callable[[], None]
    making: Callable[[str, float], None]
    line: Callable[[str], None]


@contextmanager
def reporting(what: str, total: Callable[[], int | None], *, bar: bool = True) -> Iterator[Reporter]:
    """A bar for `total()` things, asked only where there is a terminal to show it and more than one thing to do.

    `advance` counts one thing as done, `making(what, share)` shows something made first (without a bar, too), `line`
    writes a line.
    """
    if not sys.stderr.isatty():
        yield Reporter(lambda: None, lambda _what, _share: None, say)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    progress = Progress(*columns, console=console, transient=True)
    count = total() if bar else 1
    main = progress.add_task(what, total=count) if count != 1 else None
    making = _maker(progress, keep=main is not None)
    try:
        if main is not None:
            progress.start()
        advance = (lambda: None) if main is None else (lambda: progress.advance(main))
        yield Reporter(advance, making, lambda line: console.print(line, soft_wrap=True))
    finally:
        progress.stop()


def _maker(progress: Progress, *, keep: bool) -> Callable[[str, float], None]:
    """A teller of things made first, in a row of its own; the display ends with them unless it is kept."""
    tasks: dict[str, TaskID] = {}

    def making(thing: str, share: float) -> None:
        progress.start()
        if thing not in tasks:
            tasks[thing] = progress.add_task(thing, total=100)
        progress.update(tasks[thing], completed=round(100 * share), visible=share < 1)
        if share >= 1 and not keep:
            progress.stop()

    return making
