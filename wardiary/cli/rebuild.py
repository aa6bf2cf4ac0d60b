"""`wardiary rebuild`: everything that weighing derives from a diary, made anew."""

from __future__ import annotations

from typing import Annotated

import typer

from wardiary.cli.common import DiaryName


def rebuild(
    diary: DiaryName,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", show_default="all processors", help="Processes to work with.")
    ] = None,
) -> None:
    """Make anew all that weighing derives: events, standing, control, at every moment.

    Commands do so by themselves where the rules have changed. Reports, claims and decisions are not touched; an
    interrupted rebuild leaves what was there.
    """
    from wardiary.cli.derived import rebuild_all
    from wardiary.cli.progress import reporting
    from wardiary.cli.wording import counted
    from wardiary.diary.store import Diary
    from wardiary.weighing.kept.asking import how_many

    with Diary.open(diary) as kept:
        with reporting("rebuilding", lambda: None, bar=False) as reporter:
            rebuild_all(kept, diary, jobs, reporter)
        with kept.reading() as connection:
            events, settlements = how_many(connection)
        typer.echo(f"{kept.where}: {counted(events, 'event')} at {counted(settlements, 'settlement')}.")
