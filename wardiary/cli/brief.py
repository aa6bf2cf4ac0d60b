"""`wardiary brief`: write the brief of a day, or of several."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wardiary.cli.common import DiaryName

if TYPE_CHECKING:
    from wardiary.diary.records import BriefData
    from wardiary.diary.store import Diary
    from wardiary.weighing.records import State

_FORMATS = (".html", ".htm", ".md")


def _day_option(name: str, help_text: str) -> Any:
    return typer.Option(name, formats=["%Y-%m-%d"], metavar="DAY", help=help_text)


def brief(
    diary: DiaryName,
    day: Annotated[datetime | None, _day_option("--day", "The day, as 2023-12-18; else the last one.")] = None,
    first: Annotated[datetime | None, _day_option("--from", "The first of several days.")] = None,
    last: Annotated[datetime | None, _day_option("--to", "Their last day; else the last with a report.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", show_default="DIARY-DAY.html", help="The file to write: .html or .md."),
    ] = None,
) -> None:
    """Write the brief of a day: what was told, by whom, where, and how well it is supported.

    A day holds the reports published in it, and what other reports tell of it. The HTML file is complete in itself.
    """
    from wardiary.cli.output import check_writable
    from wardiary.cli.wording import counted
    from wardiary.diary.store import Diary

    if day and (first or last):
        raise typer.BadParameter("name a day, or the first and last of several, not both", param_hint="--day")
    if output and output.suffix.lower() not in _FORMATS:
        raise typer.BadParameter("the file must end in .html or .md", param_hint="--output")
    with Diary.open(diary) as kept:
        begin, end = _days(kept, *(each.date() if each else None for each in (day or first, day or last)))
        name = begin.isoformat() if begin == end else f"{begin.isoformat()}--{end.isoformat()}"
        path = output or _beside(diary).with_name(f"{kept.name}-{name}.html")
        check_writable(path)
        data = kept.brief(begin, end)
        state = _known_by(kept, diary, data)
    from wardiary.pages.brief import write_brief

    write_brief(data, path, state)
    claims = counted(sum(1 for _ in data.claims), "claim")
    typer.echo(f"Wrote {path}: {name}, {counted(len(data.reports), 'report')}, {claims}.")


def _known_by(kept: Diary, where: str, data: BriefData) -> State:
    """What was known at the end of the last day (UTC) of the events that the brief's reports tell of."""
    from wardiary.cli.derived import derived_from
    from wardiary.weighing.kept.asking import events_told_in
    from wardiary.weighing.records import State

    moment = f"{data.last_day.isoformat()}T23:59:59Z"
    with derived_from(kept, where) as derived:
        told = events_told_in(derived.connection, [shown.kept.number for shown in data.reports])
        return State(moment, tuple(derived.asker.events(told, moment)), ())


def _beside(diary: str) -> Path:
    """Where the brief goes: beside the diary's file, or here."""
    from wardiary.diary.database import is_address

    return Path("brief") if is_address(diary) else Path(diary)


def _days(diary: Diary, first: date | None, last: date | None) -> tuple[date, date]:
    """The days meant, both included; what is not named is the last day of the diary."""
    end = last or diary.latest_day() or first
    begin = first or end
    if begin is None or end is None:
        raise typer.BadParameter("no report of the diary has a date: name a day", param_hint="--day")
    if end < begin:
        raise typer.BadParameter(f"the last day, {end}, comes before the first, {begin}", param_hint="--to")
    return begin, end
