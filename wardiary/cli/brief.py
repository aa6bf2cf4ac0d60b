"""`wardiary brief`: write the brief of a day, or of several."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wardiary.cli.common import DiaryName
from wardiary.cli.guard import say

if TYPE_CHECKING:
    from wardiary.diary.records import BriefData
    from wardiary.diary.store import Diary
    from wardiary.pages.held import Known
    from wardiary.weighing.kept.asking import ControlGlance
    from wardiary.weighing.records import Control

_MOMENTS = 31  # at which control is compared with what it became: every day of a month
_FORMATS = (".html", ".htm", ".md")


def _day(told: str) -> date:
    """The day that is told. Raises typer.BadParameter where it is none."""
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise typer.BadParameter(f"{told!r} is not a day like 2023-12-18") from error


def _day_option(name: str, help_text: str) -> Any:
    return typer.Option(name, parser=_day, metavar="DAY", help=help_text)


def brief(
    diary: DiaryName,
    day: Annotated[date | None, _day_option("--day", "The day, as 2023-12-18; else the last one.")] = None,
    first: Annotated[date | None, _day_option("--from", "The first of several days.")] = None,
    last: Annotated[date | None, _day_option("--to", "Their last day; else the last with a report.")] = None,
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
        begin, end = _days(kept, day or first, day or last)
        name = begin.isoformat() if begin == end else f"{begin.isoformat()}--{end.isoformat()}"
        path = output or _beside(diary).with_name(f"{kept.name}-{name}.html")
        check_writable(path)
        data, latest = kept.brief(begin, end), kept.latest_day()
        known = _known_by(kept, diary, data)
    from wardiary.pages.brief import write_brief

    write_brief(data, path, known)
    claims = counted(sum(1 for _ in data.claims), "claim")
    typer.echo(f"Wrote {path}: {name}, {counted(len(data.reports), 'report')}, {claims}.")
    if not data.reports and latest:
        say(f"Nothing in the diary is of these days; its last day with a report is {latest}.")


def _known_by(kept: Diary, where: str, data: BriefData) -> Known:
    """What was known at the end of the last day (UTC) of the events that the brief's reports tell of, and of control.

    Of control also what was known before, and the events that made it what it is.
    """
    from wardiary.cli.derived import derived_from
    from wardiary.pages.held import Known
    from wardiary.weighing.kept.asking import control_at, events_told_in
    from wardiary.weighing.records import State

    end = _end_of(data.last_day)
    with derived_from(kept, where) as derived:
        now, *before = [
            [*map(_control, control_at(derived.connection, at)), *derived.asker.untold(at)]
            for at in (end, *_moments(data.first_day, data.last_day))
        ]
        told = events_told_in(derived.connection, [shown.kept.number for shown in data.reports])
        events = derived.asker.events(dict.fromkeys((*told, *(name for each in now for name in each.events))), end)
        return Known(State(end, tuple(events), tuple(now)), tuple(map(tuple, before)))


def _moments(first: date, last: date) -> list[str]:
    """The end of the day before the first, and of the days up to the one before the last; of many days, some."""
    days = (last - first).days + 1
    step = -(-days // _MOMENTS)
    before = max(first, date.min + timedelta(days=1)) - timedelta(days=1)  # the calendar has no day before its first
    return [_end_of(before + timedelta(days=after)) for after in range(0, days, step)]


def _end_of(day: date) -> str:
    return f"{day.isoformat()}T23:59:59Z"


def _control(glance: ControlGlance) -> Control:
    from wardiary.weighing.records import Control, Held, Spot, StandingWord

    return Control(
        Spot(glance.place, glance.place.casefold(), glance.lat, glance.lon),
        glance.holder,
        Held(glance.state),
        glance.since,
        StandingWord(glance.standing) if glance.standing else None,
        (),
        (glance.event,) if glance.event else (),
    )


def _beside(diary: str) -> Path:
    """Where the brief goes: beside the diary's file, or here."""
    from wardiary.diary.database import is_address

    return Path("brief") if is_address(diary) else Path(diary)


def _days(diary: Diary, first: date | None, last: date | None) -> tuple[date, date]:
    """The days meant, both included; what is not named is the last day of the diary.

    Raises WrongUseError where the diary is empty, typer.BadParameter where no days can be told.
    """
    from wardiary import errors

    end = last or diary.latest_day() or first
    begin = first or end
    if begin is None and not diary.counts().reports:
        hint = f"add reports with: wardiary add {diary.where} FILE..."
        raise errors.WrongUseError("The diary holds no report yet.", diary.where, hint)
    if begin is None or end is None:
        raise typer.BadParameter("no report of the diary has a date: name a day", param_hint="--day")
    if end < begin:
        raise typer.BadParameter(f"the last day, {end}, comes before the first, {begin}", param_hint="--to")
    return begin, end
