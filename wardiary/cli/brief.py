"""`wardiary brief`: write the brief of a day, or of several."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from wardiary.diary.store import Diary

_FORMATS = [".html", ".htm", ".md", ".markdown"]


def brief(
    diary: Annotated[Path, typer.Argument(help="The diary.", show_default=False)],
    day: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAY",
            show_default="the last with a report",
            help="The day, as 2023-12-18.",
        ),
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], metavar="DAY", help="The first of several days.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], metavar="DAY", help="The last of several days.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", show_default="DIARY-DAY.html", help="The file to write: .html or .md."),
    ] = None,
) -> None:
    """Write the brief of a day: what was told, by whom, where, and how well it is supported.

    A day holds the reports published in it, and what other reports tell of it. The HTML file is complete in itself.
    """
    from wardiary.cli.output import check_writable
    from wardiary.diary.store import Diary

    if day and (first or last):
        raise typer.BadParameter("name a day, or the first and last of several, not both", param_hint="--day")
    if output and output.suffix.lower() not in _FORMATS:
        raise typer.BadParameter("the file must end in .html or .md", param_hint="--output")
    if output:
        check_writable(output)
    with Diary.open(diary) as kept:
        begin, end = _days(kept, *(each.date() if each else None for each in (day or first, day or last)))
        data = kept.brief(begin, end)
    path = output or diary.with_name(f"{diary.stem}-{_span_name(begin, end)}.html")
    from wardiary.pages.brief import write_brief

    write_brief(data, path)
    claims = sum(1 for _ in data.claims)
    typer.echo(f"Wrote {path}: {_span_name(begin, end)}, {len(data.reports):,} reports, {claims:,} claims.")


def _days(diary: Diary, first: date | None, last: date | None) -> tuple[date, date]:
    """The days meant, both included: those named, else the last day of the diary."""
    begin, end = first or last or diary.latest_day(), last or first or diary.latest_day()
    if begin is None or end is None:
        raise typer.BadParameter("no report of the diary has a date: name a day", param_hint="--day")
    if end < begin:
        raise typer.BadParameter("the last day comes before the first", param_hint="--to")
    return begin, end


def _span_name(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}--{last.isoformat()}"
