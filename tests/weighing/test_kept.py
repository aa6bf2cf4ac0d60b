"""What is derived and kept is what weighing makes of all reports at once, at every moment, however it came to be."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from kept_samples import MOMENTS, REPORTS, SIDES, Said, Wrote, copied, in_order, kept_state, weighed_anew, written
from sqlalchemy import Connection

from wardiary.diary.decision import ClaimRef, DecisionKind, Part
from wardiary.diary.docket import Ruling
from wardiary.diary.store import Diary
from wardiary.errors import WrongUseError
from wardiary.model import Claim, Kind, Reality, Verification
from wardiary.weighing.kept import upkeep as upkeeping
from wardiary.weighing.kept.asking import Asker, control_at, events_at
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
from wardiary.weighing.kept.upkeep import Due, Upkeep, due
from wardiary.weighing.starts import NO_STARTS
from wardiary.weighing.voices.parties import Parties

SLOWLY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHANCE = st.integers(0, 1 << 30)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary, to be copied."""
    path = tmp_path_factory.mktemp("kept") / "empty.diary"
    Diary.create(path, SIDES).close()
    return path


def added(diary: Diary, wrote: Sequence[Wrote]) -> None:
    upkeep = Upkeep()
    for each in wrote:
        diary.add(*written(each), then=upkeep.catch_up)


def assert_right(diary: Diary, moments: Sequence[str]) -> None:
    for state in weighed_anew(diary, *moments):
        assert in_order(kept_state(diary, state.as_of)) == in_order(state)


@SLOWLY
@given(REPORTS, CHANCE)
def test_adding_in_any_order_is_weighing_all_at_once(empty: Path, wrote: list[Wrote], seed: int) -> None:
    random.Random(seed).shuffle(wrote)  # noqa: S311 - not for secrets
    with Diary.open(copied(empty)) as diary:
        added(diary, wrote)
        assert_right(diary, MOMENTS)


@SLOWLY
@given(REPORTS)
def test_a_rebuild_is_weighing_all_at_once(empty: Path, wrote: list[Wrote]) -> None:
    path = copied(empty)
    with Diary.open(path) as diary:
        added(diary, wrote[:1])
        for each in wrote[1:]:
            diary.add(*written(each))
        with diary.writing() as connection:
            rebuild(connection, Hands(str(path), 1), lambda _what, _share: None)
            assert due(connection) is Due.NOTHING
        assert_right(diary, MOMENTS[1::4])


def ruling(chance: random.Random, claims: Sequence[tuple[str, Claim]]) -> Ruling:
    kind = chance.choice([DecisionKind.MERGE, DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.REJECT])
    one, other = chance.sample(claims, 2)
    part = Part.REST if kind is DecisionKind.SPLIT else Part.ABOUT
    others = (ClaimRef(*other, part),) if kind is not DecisionKind.REJECT else ()
    return Ruling(kind, (ClaimRef(*one), *others), "An Analyst", "to try it")


# A telling that a merge takes out of a gain leaves a holding behind, which another holding may join.
LEFT_BEHIND = [
    Wrote(
        25,
        7,
        0,
        "Example Wire",
        (
            Said(Kind.GAIN, None, "Saltmarsh", 8, 0, "rebels", "army", Reality.OCCURRED, None, Verification.NONE, 0),
            Said(
                Kind.GAIN,
                "Saltmarsh",
                "Saltmarsh",
                3,
                0,
                "rebels",
                "army",
                Reality.OCCURRED,
                None,
                Verification.NONE,
                0,
            ),
            Said(Kind.GAIN, None, "Saltmarsh", 8, 0, "rebels", "army", Reality.OCCURRED, None, Verification.NONE, 0),
            Said(
                Kind.HOLDING,
                "Oysterby",
                "Farhill",
                1,
                0,
                "rebels",
                "residents",
                Reality.OCCURRED,
                None,
                Verification.NONE,
                0,
            ),
        ),
    ),
    Wrote(
        24,
        5,
        9,
        "Example Institute",
        (Said(Kind.HOLDING, None, "Saltmarsh", None, 6, "rebels", None, Reality.ONGOING, None, Verification.NONE, 2),),
    ),
    Wrote(
        8,
        2,
        15,
        "Example Wire",
        (
            Said(
                Kind.ATTACK,
                "Saltmarsh bridge",
                "Farhill",
                None,
                1,
                "army",
                "rebels",
                Reality.OCCURRED,
                3,
                Verification.NONE,
                2,
            ),
            Said(
                Kind.HOLDING,
                "Oysterby",
                "Nowhere",
                7,
                1,
                "rebels",
                "Hill League",
                Reality.BACKGROUND,
                3,
                Verification.NONE,
                2,
            ),
            Said(
                Kind.GAIN,
                "Saltmarsh bridge",
                "Nowhere",
                None,
                0,
                None,
                "Hill League",
                Reality.DENIED,
                9,
                Verification.NONE,
                2,
            ),
        ),
    ),
    Wrote(19, 11, 15, "Example Institute", ()),
    Wrote(
        15,
        6,
        15,
        "Example Gazette",
        (
            Said(
                Kind.ATTACK, "Gullhaven", "Nowhere", 5, 1, "rebels", "army", Reality.BACKGROUND, 9, Verification.NONE, 1
            ),
            Said(
                Kind.GAIN,
                "Oysterby",
                "Gullhaven",
                None,
                1,
                "rebels",
                "Hill League",
                Reality.OCCURRED,
                9,
                Verification.NONE,
                2,
            ),
            Said(Kind.CLASH, None, "Nowhere", None, 0, "rebels", "army", Reality.DENIED, 9, Verification.VERIFIED, 0),
            Said(
                Kind.CLASH, "Gullhaven", "Nowhere", None, 1, "army", "army", Reality.OCCURRED, 9, Verification.NONE, 1
            ),
        ),
    ),
    Wrote(
        4,
        6,
        0,
        "Example Institute",
        (
            Said(Kind.CLASH, None, "Nowhere", 1, 0, None, "army", Reality.OCCURRED, None, Verification.NONE, 2),
            Said(Kind.STRIKE, None, "Gullhaven", 2, 6, None, "army", Reality.ONGOING, None, Verification.NONE, 1),
            Said(Kind.ATTACK, "Nowhere", "Nowhere", 1, 0, "army", "army", Reality.DENIED, 9, Verification.NONE, 1),
            Said(
                Kind.CLASH, None, "Saltmarsh", None, 1, None, "residents", Reality.ONGOING, 3, Verification.VERIFIED, 0
            ),
        ),
    ),
]


def decided(diary: Diary, chance: random.Random, claims: Sequence[tuple[str, Claim]]) -> None:
    """Decide something, or take a decision back."""
    try:
        diary.decide(ruling(chance, claims))
        if chance.random() < 0.3:
            standing = [each for each in diary.decisions() if each.stands]
            diary.withdraw(chance.choice(standing).id, "An Analyst", "to try it")
    except WrongUseError:
        pass  # it would have contradicted another: the diary refuses, and nothing has changed


@SLOWLY
@example(LEFT_BEHIND, 247)
@given(REPORTS, CHANCE)
def test_decisions_change_what_is_kept_as_they_change_what_is_weighed(
    empty: Path, wrote: list[Wrote], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    wrote = list(wrote)  # an example is not to be shuffled for the next run
    chance.shuffle(wrote)
    claims: list[tuple[str, Claim]] = []
    upkeep = Upkeep()
    with Diary.open(copied(empty)) as diary:
        for each in wrote:
            report, reading = written(each)
            diary.add(report, reading, then=upkeep.catch_up)
            claims += [(report.id, claim) for claim in reading.claims]
            if len(claims) > 1:
                decided(diary, chance, claims)
        with diary.writing() as connection:
            assert upkeep.catch_up(connection)
        assert_right(diary, MOMENTS[1::3])


@SLOWLY
@given(REPORTS)
def test_a_glance_tells_the_same_as_the_whole(empty: Path, wrote: list[Wrote]) -> None:
    with Diary.open(copied(empty)) as diary:
        added(diary, wrote)
        for state in weighed_anew(diary, *MOMENTS[3::7]):
            with diary.reading() as connection:
                events = {each.id: (each.kind, each.standing) for each in events_at(connection, state.as_of)}
                control = sorted((each.place, each.state) for each in control_at(connection, state.as_of))
            assert events == {w.event.id: (w.event.kind.value, w.standing.word.value) for w in state.events}
            assert control == sorted((each.spot.name, each.state.value) for each in state.control)


@SLOWLY
@given(REPORTS)
def test_what_changed_between_two_moments_is_as_the_whole_states_tell(empty: Path, wrote: list[Wrote]) -> None:
    first, last = MOMENTS[1], MOMENTS[-2]
    with Diary.open(copied(empty)) as diary:
        added(diary, wrote)
        with diary.reading() as connection:
            asker = Asker(connection, Parties(SIDES).sides, NO_STARTS)
            for state in asker.between(first, last):
                whole = asker.state(state.as_of)
                assert all(control in whole.control for control in state.control)
                assert all(weighed in whole.events for weighed in state.events)


def test_what_a_report_makes_of_an_event_counts_for_its_own_next_telling(empty: Path) -> None:
    """People fled on the 1st; a later report tells that they fled until the 7th, and that the army left on the 4th."""
    fled = replace(
        a_claim(), kind=Kind.DISPLACEMENT, place="Saltmarsh", near="Farhill", day=1, agent="army", speaker="rebels"
    )
    longer = replace(
        fled, place=None, near="Saltmarsh bridge", length=6, agent=None, verification=Verification.VERIFIED
    )
    left = replace(fled, kind=Kind.WITHDRAWAL, place=None, day=4, speaker=None, words=0)
    attacked = replace(fled, kind=Kind.ATTACK, near="Oysterby", day=None, agent=None, words=1)
    with Diary.open(copied(empty)) as diary:
        first = Wrote(6, 4, 15, "Example Gazette", (replace(fled, words=2),))
        added(diary, [first, Wrote(2, 8, 15, "Example Hill Post", (attacked, longer, left))])
        assert_right(diary, MOMENTS[-1:])


def test_the_version_of_the_rules_covers_every_lexicon_that_weighing_uses() -> None:
    modules = Path(upkeeping.__file__).parents[1].rglob("*.py")
    told = re.compile(r'lexicons\.(?:load|pattern)\("([\w/]+)"|\bneedle\("([\w/]+)"')
    used = {name or other for module in modules for name, other in told.findall(module.read_text("utf-8"))}
    assert {f"{name}.toml" for name in used} <= set(upkeeping.WORDS)


def test_what_was_derived_under_other_rules_is_made_anew(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote = Wrote(1, 5, 9, "Example Wire", (a_claim(),))
    with Diary.open(copied(empty)) as diary:
        added(diary, [wrote])
        with diary.reading() as connection:
            assert due(connection) is Due.NOTHING
        monkeypatch.setattr(upkeeping, "rules_version", lambda: "another")
        with diary.writing() as connection:
            assert due(connection) is Due.REBUILD
            assert not Upkeep().catch_up(connection)


def test_an_addition_that_fails_leaves_neither_report_nor_what_is_derived(empty: Path) -> None:
    class StoppedError(Exception):
        pass

    def derive_and_stop(connection: Connection) -> None:
        assert Upkeep().catch_up(connection)
        raise StoppedError

    first, second = (Wrote(number, 5, 9, "Example Wire", (a_claim(),)) for number in (1, 2))
    with Diary.open(copied(empty)) as diary:
        added(diary, [first])
        before = kept_state(diary, MOMENTS[-1])
        with pytest.raises(StoppedError):
            diary.add(*written(second), then=derive_and_stop)
        assert diary.counts().reports == 1
        assert kept_state(diary, MOMENTS[-1]) == before


def a_claim() -> Said:
    """A strike on Saltmarsh on the fifth."""
    return Said(
        Kind.STRIKE, "Saltmarsh", "Saltmarsh", 5, 0, "army", "residents", Reality.OCCURRED, 3, Verification.NONE, 1
    )
