"""Arguments and options that commands share, and how they tell of a rejection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from wardiary.model import Rejection
    from wardiary.reports import Defaults

DiaryName = Annotated[
    str,
    typer.Argument(
        metavar="DIARY", help="The diary: its file, or postgresql://USER@HOST/DATABASE.", show_default=False
    ),
]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files or folders; - is standard input.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When reports were published that do not say it, as 2022-11-10T21:00+02:00."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published reports that do not say it.")]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", show_default="all processors for many reports", help="Processes to read with."),
]


def defaults(publisher: str | None, published: str | None) -> Defaults:
    """What the options say of all reports. Raises typer.BadParameter where the date is none."""
    from wardiary.reports import Defaults, is_date

    if published is not None and not is_date(published):
        raise typer.BadParameter(
            f"{published!r} is not a date like 2022-11-10 or 2022-11-10T21:00+02:00.", param_hint="--published"
        )
    return Defaults(publisher, published)


def tell_rejection(rejection: Rejection) -> str:
    """A rejection in one line."""
    from wardiary.cli.wording import one_line

    return one_line(f"rejected ({rejection.code}) {rejection.name}: {rejection.reason}")
