"""What is derived from a diary, brought up to date before a command uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wardiary import processes

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wardiary.cli.progress import Reporter
    from wardiary.diary.store import Diary
    from wardiary.weighing.kept.asking import Asker


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived, in one state of the diary: to be asked, or looked at directly."""

    asker: Asker
    connection: Connection


@contextmanager
def derived_from(diary: Diary, where: str) -> Iterator[Derived]:
    """What is derived from a diary, up to date; `where` is where the user says that it lies.

    Raises LockedDiaryError where it is out of date and another program holds the diary.
    """
    from wardiary.diary.queries import sides
    from wardiary.diary.starts import starts
    from wardiary.weighing.kept.asking import Asker
    from wardiary.weighing.starts import Starts
    from wardiary.weighing.voices.parties import Parties

    bring_up_to_date(diary, where)
    with diary.reading() as connection:
        parties = Parties(sides(connection))
        yield Derived(Asker(connection, parties.sides, Starts(starts(connection))), connection)


def bring_up_to_date(diary: Diary, where: str) -> None:
    """Catch up with what is new, or rebuild, with progress, what was derived under other rules or not at all."""
    from wardiary.cli.progress import reporting
    from wardiary.weighing.kept.upkeep import Due, Upkeep, due

    with diary.reading() as connection:
        needed = due(connection)
    if needed is Due.CATCHING_UP:
        with diary.writing() as connection:
            if Upkeep().catch_up(connection):
                return
        needed = Due.REBUILD
    if needed is Due.REBUILD:
        with reporting("weighing", lambda: None, bar=False) as reporter:
            rebuild_all(diary, where, None, reporter)


def rebuild_all(diary: Diary, where: str, jobs: int | None, reporter: Reporter) -> None:
    """Make everything derived anew, in one transaction."""
    from wardiary.weighing.kept.rebuilding import rebuild
    from wardiary.weighing.kept.sources import Hands

    hands = Hands(str(where), jobs or processes.processors())
    with diary.writing() as connection:
        rebuild(connection, hands, reporter.making)
