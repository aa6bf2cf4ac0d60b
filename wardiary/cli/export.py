"""`wardiary export`: what the diary makes of its reports, for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wardiary.cli.common import DiaryName
from wardiary.cli.moment_options import AsOf, parsed


class What(StrEnum):
    """What can be exported."""

    STATE = "state"
    EVENTS = "events"
    CLAIMS = "claims"
    CONTROL = "control"


class Format(StrEnum):
    """The shapes of an export."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


def export(
    diary: DiaryName,
    what: Annotated[What, typer.Option(help="What to write; state is events and control in one.")] = What.STATE,
    as_of: AsOf = None,
    reasons: Annotated[
        bool, typer.Option(help="Whether to write the reasons, and which reports and voices tell of it.")
    ] = True,
    shape: Annotated[Format, typer.Option("--format", help="The shape; state is json only.")] = Format.JSON,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", show_default="standard output", help="The file to write.")
    ] = None,
) -> None:
    """Write events with their standing, who holds what, or the claims, as known at a moment.

    Every event and every state lists the sentences it rests on. Without reasons, large diaries are written much faster.
    """
    from wardiary.cli.derived import derived_from
    from wardiary.cli.output import text_output
    from wardiary.diary.store import Diary
    from wardiary.weighing.kept.export import Asked, document

    if what is What.STATE and shape is not Format.JSON:
        raise typer.BadParameter(
            "the state is written as json; export events or control for tables", param_hint="--format"
        )
    asked = Asked(what.value, shape.value, parsed(as_of), as_of, reasons)
    with Diary.open(diary) as kept, derived_from(kept, diary) as derived, text_output(output) as stream:
        for piece in document(derived.connection, derived.asker, asked):
            stream.write(piece)
