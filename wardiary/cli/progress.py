"""Progress of long work, on standard error, only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from wardiary.cli.guard import say


@dataclass(frozen=True, slots=True)
class Reporter:
    """What a command tells while it works."""

    advance: Callable[[], None]
    making: Callable[[str, float], None]
    line: Callable[[str], None]


@contextmanager
def reporting(what: str, total: Callable[[], int | None]) -> Iterator[Reporter]:
    """A bar for `total()` things, asked only where there is a terminal to show it; else a reporter that keeps quiet.

    `advance` counts one thing as done, `making(what, share)` shows something made first, `line` writes a line.
    """
    if not sys.stderr.isatty():
        yield Reporter(lambda: None, lambda _what, _share: None, say)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(*columns, console=console, transient=True) as bar:
        main = bar.add_task(what, total=total())
        made: dict[str, TaskID] = {}

        def making(thing: str, share: float) -> None:
            if thing not in made:
                made[thing] = bar.add_task(thing, total=100)
            bar.update(made[thing], completed=round(100 * share), visible=share < 1)

        yield Reporter(lambda: bar.advance(main), making, lambda line: console.print(line, soft_wrap=True))
