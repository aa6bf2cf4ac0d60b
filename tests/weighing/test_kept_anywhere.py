"""What is kept is the same after a rebuild as after adding, in a file and in a database of PostgreSQL."""

from __future__ import annotations

from kept_samples import MOMENTS, SIDES, Said, Wrote, in_order, kept_state, written

from wardiary.diary.store import Diary
from wardiary.model import Kind, Reality, Verification
from wardiary.weighing.kept.asking import control_at, events_at
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
from wardiary.weighing.kept.upkeep import Upkeep


def told(kind: Kind, place: str | None, *, agent: str = "army", words: int = 2) -> Said:
    return Said(
        kind, place, "Saltmarsh", 5, 0, agent, "residents", Reality.OCCURRED, 3, Verification.NONE, words
    )  # fmt: skip


REPORTS = [
    Wrote(number, 3 + number, 9, "Example Wire", (told(kind, place), told(Kind.STRIKE, None, agent="rebels", words=0)))
    for number, (kind, place) in enumerate(
        ((Kind.GAIN, "Saltmarsh"), (Kind.HOLDING, "Saltmarsh"), (Kind.STRIKE, "Gullhaven"), (Kind.STRIKE, "Saltmarsh"))
    )
]


def test_a_rebuild_keeps_what_adding_keeps(diary_at: str) -> None:
    Diary.create(diary_at, SIDES).close()
    upkeep = Upkeep()
    with Diary.open(diary_at) as diary:
        for each in REPORTS:
            diary.add(*written(each), then=upkeep.catch_up)
        added = kept_state(diary, MOMENTS[-1])
        with diary.reading() as connection:
            glances = sorted(map(repr, (*events_at(connection, MOMENTS[-1]), *control_at(connection, MOMENTS[-1]))))
        with diary.writing() as connection:
            rebuild(connection, Hands(diary_at, 1), lambda _what, _share: None)
        assert glances
        assert in_order(kept_state(diary, MOMENTS[-1])) == in_order(added)
        with diary.reading() as connection:
            anew = sorted(map(repr, (*events_at(connection, MOMENTS[-1]), *control_at(connection, MOMENTS[-1]))))
        assert anew == glances
        diary.add(*written(Wrote(9, 3, 12, "Example Gazette", (told(Kind.GAIN, "Saltmarsh"),))), then=upkeep.catch_up)
        assert kept_state(diary, MOMENTS[-1]) != added
