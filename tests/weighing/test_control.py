"""Who holds a town, as the events at it and their standing say."""

from __future__ import annotations

from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, WIRE, day, tell

from wardiary.model import Kind, Reality
from wardiary.weighing.records import Control, Telling
from wardiary.weighing.state import weigh


def control(*told: Telling, as_of: str = "2031-04-01T00:00:00Z") -> Control:
    (found,) = weigh(told, NAMES, as_of).control
    assert found.why
    return found


def holds(*told: Telling) -> tuple[str, str | None]:
    found = control(*told)
    return found.state.value, found.holder


OLD = tell("z", ARMY, at=3, kind=Kind.HOLDING, agent=REPUBLIC, when=day(3))
DENIAL = tell("b", ARMY, at=6, reality=Reality.DENIED)


def test_a_gain_that_nobody_denies_moves_the_place() -> None:
    assert holds(OLD) == ("held", REPUBLIC)
    assert holds(OLD, tell("a")) == ("held", FRONT)
    assert control(OLD, tell("a")).since == "2031-03-05"


def test_a_denied_gain_is_contested_until_conceded_verified_or_refuted() -> None:
    assert holds(OLD, tell("a"), DENIAL) == ("contested", None)
    assert holds(OLD, tell("a"), DENIAL, tell("c", ARMY, at=7)) == ("held", FRONT)
    assert holds(OLD, tell("a"), DENIAL, tell("c", WIRE, at=7, checked=True)) == ("held", FRONT)
    refuted = tell("c", WIRE, at=7, reality=Reality.DENIED, checked=True)
    assert holds(OLD, tell("a"), DENIAL, refuted) == ("held", REPUBLIC)


def test_who_admits_that_it_left_denies_the_gain_no_longer() -> None:
    left = tell("c", ARMY, at=7, kind=Kind.WITHDRAWAL, agent=REPUBLIC)
    assert holds(OLD, tell("a"), DENIAL, left) == ("held", FRONT)


def test_who_gives_up_a_contested_place_weeks_later_leaves_it_to_the_other() -> None:
    denied = tell("b", ARMY, at=6, reality=Reality.DENIED, when=day(6))
    left = tell("c", ARMY, at=24, kind=Kind.WITHDRAWAL, agent=REPUBLIC, when=day(24))
    assert holds(tell("a"), denied) == ("contested", None)
    assert holds(tell("a"), denied, left) == ("held", FRONT)


def test_a_sides_own_word_does_not_end_the_contest() -> None:
    again = tell("c", ARMY, at=9, kind=Kind.HOLDING, agent=REPUBLIC, when=day(9))
    seen = tell("d", WIRE, at=9, kind=Kind.HOLDING, agent=REPUBLIC, when=day(9), checked=True)
    assert holds(tell("a"), DENIAL, again) == ("contested", None)
    assert holds(tell("a"), DENIAL, seen) == ("held", REPUBLIC)


def test_the_enemys_word_that_they_are_on_the_run_leaves_it_theirs() -> None:
    fled = tell("c", ARMY, at=9, kind=Kind.WITHDRAWAL, agent=FRONT, when=day(9))
    seen = tell("d", WIRE, at=9, kind=Kind.WITHDRAWAL, agent=FRONT, when=day(9))
    assert holds(OLD, tell("a"), fled) == ("held", FRONT)
    assert holds(OLD, tell("a"), seen) == ("unknown", None)
    assert holds(OLD, tell("a"), fled, seen) == ("unknown", None)


def test_a_withdrawal_alone_leaves_it_unknown() -> None:
    left = tell("c", ARMY, at=5, kind=Kind.WITHDRAWAL, agent=REPUBLIC)
    assert holds(OLD, left) == ("unknown", None)
    assert holds(OLD, left, tell("a", REBELS)) == ("held", FRONT)


def test_where_only_fire_was_told_nothing_is_known_or_changes() -> None:
    fire = tell("c", ARMY, at=8, kind=Kind.STRIKE, when=day(8))
    assert holds(fire) == ("unknown", None)
    assert holds(OLD, fire) == ("held", REPUBLIC)
