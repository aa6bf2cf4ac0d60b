"""What is added into the past leaves, row for row, what a rebuild keeps."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_samples import REPORTS, SAID, SIDES, Said, Wrote, copied, weighed_anew, written
from sqlalchemy import Connection, select

from wardiary.diary import derived as d
from wardiary.diary.store import Diary
from wardiary.model import Kind, Reading, Reality, Report, Span, Verification
from wardiary.weighing.grouping.copies import TOO_COMMON
from wardiary.weighing.kept.growing import settles, state_values
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
from wardiary.weighing.kept.upkeep import Upkeep
from wardiary.weighing.standing import Beside
from wardiary.weighing.state import weighed_event
from wardiary.weighing.voices.parties import Parties

SLOWLY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
CHANCE = st.integers(0, 1 << 30)
HELD = st.builds(
    replace,
    SAID,
    kind=st.sampled_from([Kind.GAIN, Kind.HOLDING, Kind.HOLDING, Kind.WITHDRAWAL]),
    place=st.sampled_from(["Saltmarsh", "Saltmarsh", "Saltmarsh", "Oysterby", None]),
    near=st.just("Saltmarsh"),
    day=st.integers(1, 27),
    reality=st.sampled_from([Reality.OCCURRED, Reality.OCCURRED, Reality.OCCURRED, Reality.DENIED]),
)
OF_ONE_TOWN = st.lists(
    st.builds(
        Wrote,
        number=st.integers(1, 60),
        published=st.integers(1, 28),
        hour=st.sampled_from([0, 9, 15]),
        publisher=st.sampled_from(["Example Wire", "Example Institute", "Example Gazette", "Example Hill Post"]),
        said=st.lists(HELD, max_size=2).map(tuple),
    ),
    min_size=6,
    max_size=30,
    unique_by=lambda wrote: wrote.number,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary, to be copied."""
    path = tmp_path_factory.mktemp("past") / "empty.diary"
    Diary.create(path, SIDES).close()
    return path


def assert_as_rebuilt(path: Path, diary: Diary) -> None:
    """All that adding kept is what a rebuild keeps; of cells at least those."""
    with diary.reading() as connection:
        added = rows(connection)
    with diary.writing() as connection:
        rebuild(connection, Hands(str(path), 1), lambda _what, _share: None)
        anew = rows(connection)
    for name, there in anew.items():
        assert added[name] == there, name


def rows(connection: Connection) -> dict[str, set[tuple[Any, ...]]]:
    """What is kept, by table, settlements by their places instead of by numbers that are given as things come."""
    homes: dict[int, list[str]] = {}
    for row in connection.execute(select(d.spot)).all():
        homes.setdefault(row.home, []).append(f"{row.name} {row.lat} {row.lon}")
    named = {home: " + ".join(sorted(places)) for home, places in homes.items()}
    found: dict[str, set[tuple[Any, ...]]] = {}
    for table in (d.telling, d.event, d.event_state, d.control_state, d.shingle, d.telling_name, d.telling_cell):
        columns = [column for column in table.columns if column.name not in ("id", "spot") or table is d.event_state]
        at = next((number for number, column in enumerate(columns) if column.name == "home"), None)
        found[table.name] = {
            tuple(named.get(value, value) if number == at else value for number, value in enumerate(row))
            for row in connection.execute(select(*columns)).all()
        }
    return found


@SLOWLY
@given(OF_ONE_TOWN, CHANCE)
def test_who_holds_a_town_of_which_much_is_told(empty: Path, wrote: list[Wrote], seed: int) -> None:
    random.Random(seed).shuffle(wrote)  # noqa: S311 - not for secrets
    path, upkeep = copied(empty), Upkeep()
    with Diary.open(path) as diary:
        for each in wrote:
            diary.add(*written(each), then=upkeep.catch_up)
        assert_as_rebuilt(path, diary)


@SLOWLY
@given(REPORTS)
def test_the_last_report_comes_first(empty: Path, wrote: list[Wrote]) -> None:
    path, upkeep = copied(empty), Upkeep()
    with Diary.open(path) as diary:
        for each in sorted(wrote, key=lambda each: (each.published, each.hour), reverse=True):
            diary.add(*written(each), then=upkeep.catch_up)
        assert_as_rebuilt(path, diary)


@SLOWLY
@given(OF_ONE_TOWN)
def test_what_is_checked_stands_as_it_does_whatever_is_told_beside_it(empty: Path, wrote: list[Wrote]) -> None:
    with Diary.open(copied(empty)) as diary:
        for each in wrote:
            diary.add(*written(each))
        (state,) = weighed_anew(diary, "2031-04-01T00:00:00Z")
    told = tuple(telling for weighed in state.events for telling in weighed.event.tellings)
    for event in (weighed.event for weighed in state.events):
        if any(settles(telling) for telling in event.tellings):
            others = tuple(telling for telling in told if telling not in event.tellings)
            alone, beside = (
                state_values(weighed_event(event, Parties(SIDES).sides, each))
                for each in (Beside(), Beside(others, others, others))
            )
            assert alone == beside


def said(day: int) -> Said:
    """A strike on Saltmarsh, by its publisher's own word."""
    return Said(
        Kind.STRIKE, "Saltmarsh", "Saltmarsh", day, 0, "army", None, Reality.OCCURRED, 3, Verification.NONE, 1
    )  # fmt: skip


def worded(number: int, day: int, hour: int, phrase: str) -> tuple[Report, Reading]:
    """A report whose claim's sentence is of this phrase."""
    report, reading = written(Wrote(number, day, hour, f"Example Paper {number}", (said(min(day, 9)),)))
    sentence = f"{phrase} in the quarter of number{number} house{number} street{number}."
    claim = replace(reading.claims[0], sentence=Span(0, len(sentence)))
    text = f"{sentence} So says report {number}, of no other day."
    return replace(report, text=text), replace(reading, sentences=(claim.sentence,), claims=(claim,))


PHRASE = "residents heard that the harbour was shelled again on the night before market day"


@pytest.mark.parametrize("late", [[(200, 1, 0)], [(200, 2, 3), (201, 1, 9)], [(200, 5, 9)]])
def test_an_earlier_user_of_a_phrase_of_the_trade(empty: Path, late: Iterable[tuple[int, int, int]]) -> None:
    """More reports share the phrase than count; another that is published first, or among the first, displaces one."""
    path, upkeep = copied(empty), Upkeep()
    with Diary.open(path) as diary:
        for number in range(TOO_COMMON + 4):
            diary.add(*worded(number, 2 + number // 12, number % 12, PHRASE), then=upkeep.catch_up)
        for number, day, hour in late:
            diary.add(*worded(number, day, hour, PHRASE), then=upkeep.catch_up)
        with diary.reading() as connection:
            originals = set(connection.execute(select(d.telling.c.copy_of)).scalars())
        assert_as_rebuilt(path, diary)
    assert len(originals - {None}) == 1


def test_of_a_report_that_is_lent_a_place_the_other_tellings_stay(empty: Path) -> None:
    path, upkeep = copied(empty), Upkeep()
    own, open_ = (replace(said(5), place=None, near=near) for near in ("Farhill", "Oysterby"))
    with Diary.open(path) as diary:
        diary.add(*written(Wrote(2, 8, 9, "Example Wire", (own, open_))), then=upkeep.catch_up)
        with diary.reading() as connection:
            before = {row.claim: row for row in connection.execute(select(d.telling)).all()}
        earlier = replace(said(4), place="Oysterby", near="Oysterby")
        diary.add(*written(Wrote(1, 5, 9, "Example Gazette", (earlier,))), then=upkeep.catch_up)
        with diary.reading() as connection:
            asked = select(d.telling).where(d.telling.c.name == "r02")
            after = {row.claim: row for row in connection.execute(asked).all()}
        assert_as_rebuilt(path, diary)
    assert after["c1"].id == before["c1"].id
    assert (before["c2"].place, after["c2"].place) == (None, "Oysterby")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_was_announced_too_early_is_kept_apart_from_what_was_done(empty: Path, order: tuple[int, ...]) -> None:
    plain = Said(
        Kind.GAIN, "Saltmarsh", "Saltmarsh", 5, 0, "rebels", "CF", Reality.OCCURRED, None, Verification.NONE, 0
    )
    false = replace(plain, speaker=None, reality=Reality.DENIED, verification=Verification.VERIFIED, words=3)
    done = replace(plain, speaker=None, day=6, words=1)
    wrote = [Wrote(1, 5, 6, "Example Wire", (plain,)), Wrote(2, 5, 18, "Example Wire", (false,))]
    wrote.append(Wrote(3, 6, 18, "Example Wire", (done,)))
    path, upkeep = copied(empty), Upkeep()
    with Diary.open(path) as diary:
        for number in order:
            diary.add(*written(wrote[number]), then=upkeep.catch_up)
        assert_as_rebuilt(path, diary)
        (state,) = weighed_anew(diary, "2031-04-01T00:00:00Z")
    assert [weighed.event.kind for weighed in state.events] == [Kind.GAIN, Kind.GAIN]
