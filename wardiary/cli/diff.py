"""`wardiary diff`: what changed between two moments, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from wardiary.cli.common import DiaryName
from wardiary.cli.moment_options import parsed


def diff(
    diary: DiaryName,
    first: Annotated[str, typer.Option("--from", metavar="MOMENT", help="The earlier moment, as 2023-12-16T00:00Z.")],
    last: Annotated[
        str | None, typer.Option("--to", metavar="MOMENT", show_default="now", help="The later moment.")
    ] = None,
) -> None:
    """Tell what became known between two moments: who holds what, new events, standings, numbers, and why."""
    from wardiary.cli.derived import derived_from
    from wardiary.cli.wording import one_line
    from wardiary.diary.store import Diary
    from wardiary.weighing.changes import changes

    moments = parsed(first, "--from"), parsed(last, "--to")
    if moments[1] < moments[0]:
        raise typer.BadParameter("the later moment comes before the earlier", param_hint="--to")
    with Diary.open(diary) as kept, derived_from(kept, diary) as derived:
        earlier, later = derived.asker.between(*moments)
    count = 0
    for change in changes(earlier, later):
        count += 1
        was = f"{change.before} -> " if change.before else ""
        named = f" [{change.id}]" if change.id else ""
        typer.echo(one_line(f"{change.what}: {change.subject}: {was}{change.after}{named}"))
        typer.echo(one_line(f"    {change.why}"))
    if not count:
        typer.echo(f"Nothing changed between {moments[0]} and {moments[1]}.")
