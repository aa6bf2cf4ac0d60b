"""`wardiary init`: make a diary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    diary: Annotated[
        str,
        typer.Argument(
            metavar="DIARY",
            help="The file to make, or the empty database to use: postgresql://USER@HOST/DATABASE.",
            show_default=False,
        ),
    ],
    sides: Annotated[
        Path | None,
        typer.Option(help='Who speaks and acts for whom: a JSON file {"sides": {"Side": [names]}, "third": [names]}.'),
    ] = None,
) -> None:
    """Make a new, empty diary of one conflict."""
    from wardiary.cli.wording import counted
    from wardiary.diary.sides import load_sides
    from wardiary.diary.store import Diary

    table = load_sides(sides) if sides else None
    with Diary.create(diary, table) as made:
        where = made.where
    names = sum(len(side.members) for side in table.sides) if table else 0
    known = f", {counted(len(table.sides), 'side')} with {counted(names, 'name')}" if table else ""
    typer.echo(f"Made {where}{known}. Add reports with: wardiary add {where} FILE...")
