"""`wardiary read`: read reports and show or write what was read out of them; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from wardiary.cli.common import Files, Jobs, Published, Publisher, defaults, tell_rejection
from wardiary.cli.guard import INTERRUPTED, REJECTED, say
from wardiary.cli.output import partial, text_output
from wardiary.cli.progress import reporting

if TYPE_CHECKING:
    from wardiary.cli.bulk import Progress, Read
    from wardiary.model import Rejection, Report


class Format(StrEnum):
    """How readings are written."""

    TABLE = "table"
    JSONL = "jsonl"


def read(
    files: Files,
    form: Annotated[Format, typer.Option("--format", help="A table for people, or one reading a line as JSON.")] = (
        Format.TABLE
    ),
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of the terminal.")] = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = None,
) -> None:
    """Read reports and show their claims and checks, each with its words.

    FILE is a text (.txt, .md), JSON lines (.jsonl with text, and id, title, url, publisher, published where known), a
    JSON document, a folder of these, or - for standard input.

    A text may begin with lines "Title: ...", "Publisher: ...", "Published: ...", "URL: ..." and a blank line; offsets
    then count from what follows.
    """
    from wardiary.cli.wording import counted
    from wardiary.model import Rejection
    from wardiary.reports import read_sources
    from wardiary.reports.counting import estimate

    offered = read_sources(files, defaults(publisher, published))
    done = rejected = 0
    try:
        shown = form is Format.TABLE and output is None  # what is printed is progress enough
        with reporting("reading", lambda: estimate(files), bar=not shown) as reporter, text_output(output) as stream:
            show = _writer(form, stream)
            for outcome in _outcomes(form, offered, jobs, reporter.making):
                reporter.advance()
                if isinstance(outcome, Rejection):
                    rejected += 1
                    reporter.line(tell_rejection(outcome))
                else:
                    show(outcome)
                    done += 1
    except KeyboardInterrupt as interrupt:
        kept = f"; {partial(output)} has them" if output and done else ""
        say(f"Interrupted after {counted(done, 'report')}{kept}.")
        raise typer.Exit(INTERRUPTED) from interrupt
    if rejected:
        say(f"{counted(done, 'report')} read, {rejected:,} rejected.")
        raise typer.Exit(REJECTED)


def _outcomes(
    form: Format, offered: Iterable[Report | Rejection], jobs: int | None, progress: Progress
) -> Iterator[Read | str | Rejection]:
    from wardiary.cli.bulk import read_all, read_lines

    if form is Format.JSONL:
        yield from read_lines(offered, jobs, progress)
    else:
        yield from read_all(offered, jobs, progress)


def _writer(form: Format, stream: IO[str]) -> Callable[[Read | str], None]:
    if form is Format.JSONL:
        return lambda line: print(line, file=stream)
    from wardiary.cli.bulk import Read
    from wardiary.cli.table import console_on, show_reading

    console = console_on(stream)
    return lambda read: show_reading(console, read.report, read.reading) if isinstance(read, Read) else None
