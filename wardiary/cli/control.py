"""`wardiary control`: who holds what as of a moment; and the starting state from which that goes on."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from wardiary.cli.authors import Author, author_of
from wardiary.cli.common import DiaryName
from wardiary.cli.guard import REJECTED, say
from wardiary.cli.moment_options import AsOf, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from wardiary.cli.derived import Derived
    from wardiary.diary.start_files import Bad
    from wardiary.diary.starts import Start
    from wardiary.weighing.kept.asking import ControlGlance

_BAD_TOLD = 20  # bad rows that are told one by one: a file of another form would fill the screen


class WithList(TyperGroup):
    """A group whose `list` is meant where no command is named: `wardiary control DIARY`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `list` before what is no command."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["list", *args]
        return super().parse_args(ctx, args)


class HeldState(StrEnum):
    """What can be listed."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


def list_(
    diary: DiaryName,
    as_of: AsOf = None,
    state: Annotated[HeldState | None, typer.Option(help="Only settlements in this state.")] = None,
    holder: Annotated[str | None, typer.Option(metavar="SIDE", help="Only what this side holds.")] = None,
) -> None:
    """List who holds which settlement, since when, and how well that is supported, as known at a moment.

    What only a starting state tells has no standing. `wardiary show DIARY place NAME` tells why.
    """
    from wardiary.cli.derived import derived_from
    from wardiary.cli.table import console_on
    from wardiary.diary.store import Diary

    when = parsed(as_of)
    with Diary.open(diary) as kept, derived_from(kept, diary) as derived:
        known = _known(derived, when)
        if holder is not None:
            sides = [side.name for side in kept.sides().sides]
            _check_side(holder, list(dict.fromkeys([*sides, *(each.holder for each in known if each.holder)])))
    shown = [
        each
        for each in known
        if (state is None or each.state == state.value) and (holder is None or _is_side(each.holder, holder))
    ]
    if shown:
        console_on(sys.stdout).print(_table(sorted(shown, key=_order)))
    typer.echo(_summary(shown, when))


def import_(
    diary: DiaryName,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoJSON or CSV.", show_default=False)],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day the file tells of, for rows that do not say it.")
    ] = None,
    people: Annotated[
        int, typer.Option(min=0, metavar="N", help="Settlements of so many people within a polygon are listed.")
    ] = 5000,
    author: Author = None,
) -> None:
    """Import a starting state: who held what before the diary's first claims, or on a day.

    A CSV has a heading and the columns place (or lat and lon, or geonameid) and holder; since, date (the day it tells
    of) and country where known. GeoJSON has polygons or points with the properties holder, and name, since, date where
    known. A holder is a side of the diary, `contested` or `unknown`.

    Rows that cannot be taken are told with line and reason; the rest is kept in one go, with the file's name shown
    wherever it counts. What is told to have happened later moves it on. The same file again changes nothing.
    """
    from wardiary import errors
    from wardiary.cli.progress import reporting
    from wardiary.diary.given import is_day
    from wardiary.diary.start_files import Terms, read_starts
    from wardiary.diary.store import Diary
    from wardiary.gazetteer import Gazetteer

    if as_of is not None and not is_day(as_of):
        raise typer.BadParameter(f"{as_of!r} is not a day like 2023-12-15", param_hint="--as-of")
    with Diary.open(diary) as kept:
        with reporting("", lambda: None, bar=False) as reporter:
            gazetteer = Gazetteer.open(lambda share: reporter.making("making the gazetteer", share))
        offered, bad = read_starts(file, Terms(kept.sides(), gazetteer, as_of, people))
        _tell_bad(file, bad)
        if not offered.starts:
            raise errors.WrongUseError("No row could be taken.", file, "mend the file; nothing was changed")
        number = kept.keep_starts(offered, author_of(author))
    if number is None:
        typer.echo(f"{file.name} is there already, word for word.")
        return
    _tell_taken(f"Import {number}", offered.starts, file, bad)
    if bad:
        raise typer.Exit(REJECTED)


def imports(diary: DiaryName) -> None:
    """List the starting states that were imported, those withdrawn among them."""
    from wardiary.cli.wording import counted
    from wardiary.diary.store import Diary

    with Diary.open(diary) as kept:
        found = kept.starts()
    for file in found:
        areas = sum(1 for start in file.starts if start.area)
        told = f"{counted(len(file.starts) - areas, 'settlement')}, {counted(areas, 'area')}"
        back = ", withdrawn" if file.withdrawn else ""
        typer.echo(f"{file.id}  {file.at[:16]}  {file.author}: {file.source}, {told}{back}")
    if not found:
        typer.echo("There is no starting state.")


def withdraw(
    diary: DiaryName,
    number: Annotated[int, typer.Argument(metavar="ID", help="The import's number.", show_default=False)],
    author: Author = None,
) -> None:
    """Take an import back: it counts no more, and stays in the list as withdrawn."""
    from wardiary.diary.store import Diary

    with Diary.open(diary) as kept:
        taken = kept.withdraw_starts(number, author_of(author))
    typer.echo(f"Withdrew import {taken.id}: {taken.source}.")


def _tell_bad(file: Path, bad: list[Bad]) -> None:
    for each in bad[:_BAD_TOLD]:
        say(f"left out {file.name}:{each.entry}: {each.reason}")
    if len(bad) > _BAD_TOLD:
        say(f"left out: {len(bad) - _BAD_TOLD:,} more")


def _tell_taken(what: str, starts: Sequence[Start], file: Path, bad: list[Bad]) -> None:
    from wardiary.cli.wording import counted

    areas = sum(1 for start in starts if start.area)
    places = f"{counted(len(starts) - areas, 'settlement')} and {counted(areas, 'area')}"
    typer.echo(f"{what}: {places} of {file.name}, {counted(len(bad), 'row')} left out.")


def _check_side(holder: str, sides: list[str]) -> None:
    """Raises typer.BadParameter where nobody of that name can hold anything in the diary."""
    if not any(_is_side(side, holder) for side in sides):
        known = f"its sides are: {', '.join(sides)}" if sides else "it has none"
        raise typer.BadParameter(f"{holder!r} is no side of the diary; {known}", param_hint="--holder")


def _is_side(holder: str | None, wanted: str) -> bool:
    return holder is not None and holder.casefold() == wanted.casefold()


def _known(derived: Derived, when: str) -> list[ControlGlance]:
    """Who held what as known at a moment, and what only a starting state tells; without the reasons."""
    from wardiary.weighing.kept.asking import ControlGlance, control_at

    told = control_at(derived.connection, when)
    begun = [
        ControlGlance(
            each.spot.name, each.spot.lat, each.spot.lon, each.holder, each.state.value, each.since, None, None
        )
        for each in derived.asker.untold(when)
    ]
    return [*told, *begun]


def _order(control: ControlGlance) -> tuple[str, str, str]:
    return control.state, control.holder or "", control.place


def _table(shown: list[ControlGlance]) -> Table:
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE, pad_edge=False)
    for heading in ("place", "state", "holder", "since", "standing", "latitude", "longitude"):
        table.add_column(heading, justify="right" if heading.endswith("tude") else "left", overflow="fold")
    for each in shown:
        point = [f"{degrees:.4f}" if degrees is not None else "–" for degrees in (each.lat, each.lon)]
        known = [told or "–" for told in (each.holder, each.since, each.standing)]
        table.add_row(each.place, each.state, *known, *point)
    return table


def _summary(shown: list[ControlGlance], when: str) -> str:
    from collections import Counter

    from wardiary.cli.wording import counted

    tally = Counter(f"held by {each.holder}" if each.holder else each.state for each in shown)
    told = ", ".join(f"{number:,} {state}" for state, number in sorted(tally.items()))
    return f"{counted(len(shown), 'settlement')} as of {when}{f': {told}' if told else ''}."
