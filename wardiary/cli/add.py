"""`wardiary add`: read reports and keep them in a diary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from wardiary.cli.common import DiaryName, Files, Jobs, Published, Publisher, defaults, tell_rejection
from wardiary.cli.guard import INTERRUPTED, REJECTED, say
from wardiary.cli.interrupts import shielded
from wardiary.cli.progress import Reporter, reporting

if TYPE_CHECKING:
    from wardiary.cli.bulk import Read
    from wardiary.diary.records import Added, AlreadyThere, NameTaken
    from wardiary.diary.store import Diary
    from wardiary.model import Rejection, Report
    from wardiary.weighing.kept.upkeep import Upkeep


# A run that goes on after an interrupt finds all it did before; the first of them say enough.
KNOWN_TOLD = 20


@dataclass(slots=True)
class Tally:
    """How far a run has come."""

    added: int = 0
    known: int = 0
    rejected: int = 0

    def __str__(self) -> str:
        return f"{self.added:,} added, {self.known:,} already there, {self.rejected:,} rejected"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the command goes by: its count, its display, and what keeps that which is derived current."""

    tally: Tally
    reporter: Reporter
    upkeep: Upkeep


@dataclass(frozen=True, slots=True)
class Known:
    """A report that need not be read, and why."""

    report: Report
    why: AlreadyThere | NameTaken


def add(
    diary: DiaryName,
    files: Files,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = None,
) -> None:
    """Read reports and keep them in the diary, with their claims and checks.

    A text that is in the diary already, under whatever name, changes nothing. What cannot be a report is recorded as
    rejected, with its reason. Every report is kept at once: an interrupted run is gone on with by the same command.
    """
    from wardiary.cli.bulk import read_all
    from wardiary.cli.derived import bring_up_to_date
    from wardiary.cli.wording import counted
    from wardiary.diary.store import Diary
    from wardiary.reports import read_sources
    from wardiary.reports.counting import estimate
    from wardiary.weighing.kept.upkeep import Upkeep

    offered = read_sources(files, defaults(publisher, published))
    tally = Tally()
    with Diary.open(diary) as kept:
        bring_up_to_date(kept, diary)
        try:
            with reporting("adding", lambda: estimate(files)) as reporter:
                run = Run(tally, reporter, Upkeep())
                new = _new_only(kept, offered)
                outcomes: Iterator[Read | Rejection | Known] = read_all(new, jobs, reporter.making)
                for outcome in outcomes:
                    with shielded():
                        _keep(kept, outcome, run)
                    reporter.advance()
        except KeyboardInterrupt as interrupt:
            say(f"Interrupted: {tally}. Nothing added is lost; the same command goes on from here.")
            raise typer.Exit(INTERRUPTED) from interrupt
        counts = kept.counts()
    held = f"{counted(counts.reports, 'report')} with {counted(counts.claims, 'claim')}"
    typer.echo(f"{kept.where}: {tally}. It now holds {held}.")
    if tally.rejected:
        raise typer.Exit(REJECTED)


def _new_only(diary: Diary, offered: Iterable[Report | Rejection]) -> Iterator[Report | Rejection | Known]:
    """What is in the diary already is not read again."""
    from wardiary.model import Report

    for each in offered:
        if isinstance(each, Report):
            with shielded():
                why = diary.recognise(each)
            yield Known(each, why) if why else each
        else:
            yield each


def _keep(diary: Diary, outcome: Read | Rejection | Known, run: Run) -> None:
    """Keep one outcome in the diary, with what is derived from it, and count it."""
    from wardiary.diary.records import Added, AlreadyThere
    from wardiary.model import Rejection

    tally, reporter = run.tally, run.reporter

    if isinstance(outcome, Rejection):
        _reject(diary, outcome, tally, reporter)
        return
    report = outcome.report
    if isinstance(outcome, Known):
        result: Added | AlreadyThere | NameTaken = outcome.why
    else:
        result = diary.add(report, outcome.reading, then=run.upkeep.catch_up)
    if isinstance(result, Added):
        tally.added += 1
    elif isinstance(result, AlreadyThere):
        tally.known += 1
        _tell_known(report.id, result.name, tally, reporter)
    else:
        taken = f"report {result.number} of the diary has this name and another text"
        reason = f"{taken}; give this one another: its `id`, or the file's name"
        _reject(diary, Rejection(report.id, "duplicate-id", reason), tally, reporter)


def _tell_known(name: str, kept_as: str, tally: Tally, reporter: Reporter) -> None:
    if tally.known <= KNOWN_TOLD:
        reporter.line(f"already there{'' if kept_as == name else f' as {kept_as}'}: {name}")
    elif tally.known == KNOWN_TOLD + 1:
        reporter.line("already there: more, counted in the end")


def _reject(diary: Diary, rejection: Rejection, tally: Tally, reporter: Reporter) -> None:
    tally.rejected += 1
    diary.reject(rejection)
    reporter.line(tell_rejection(rejection))
