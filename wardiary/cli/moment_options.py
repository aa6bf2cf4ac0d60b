"""Moments as options: how `--as-of` is read, and what is said of one that is none."""

from __future__ import annotations

from typing import Annotated

import typer

AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="MOMENT",
        show_default="now",
        help="Only what was published by then, as 2023-12-16T00:00Z; a day counts whole, in UTC.",
    ),
]


def parsed(told: str | None, option: str = "--as-of") -> str:
    """The moment in UTC; now where none is told. Raises typer.BadParameter for what is no moment."""
    from wardiary.weighing.times.moments import moment

    when = moment(told)
    if when is None:
        raise typer.BadParameter(f"{told!r} is not a moment like 2023-12-16T00:00Z", param_hint=option)
    return when
