"""The day of a withdrawal that only the loss of the place dates: invented tellings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, FRONT, REPUBLIC, Wrote, day, spot, tell

from wardiary.model import Kind
from wardiary.weighing.records import Sharpness, Telling
from wardiary.weighing.times.of_loss import with_day_of_loss

CLAIM = Wrote("a", "The front took Saltmarsh.", "took").claim()
LEFT = tell("a", ARMY, at=9, kind=Kind.WITHDRAWAL, agent=REPUBLIC)
LEFT = replace(LEFT, when=replace(day(9), first=day(8).first, sharpness=Sharpness.UNDERSTOOD))


def day_left(lost: Telling, left: Telling = LEFT) -> str | None:
    return with_day_of_loss([(CLAIM, lost), (CLAIM, left)])[1][1].when.from_


@pytest.mark.parametrize("by", [{"agent": FRONT}, {"agent": None, "target": REPUBLIC}])
def test_who_left_without_a_day_left_when_the_place_was_lost(by: dict[str, str | None]) -> None:
    assert day_left(replace(tell("a", when=day(5)), **by)) == "2031-03-05"  # type: ignore[arg-type]


def test_a_day_that_is_told_stands_and_so_does_another_place() -> None:
    assert day_left(tell("a", when=day(5)), replace(LEFT, when=day(9))) == "2031-03-09"
    assert day_left(tell("a", when=day(5), spot=spot("Gullhaven"))) == "2031-03-09"


def test_who_took_a_place_earlier_himself_did_not_lose_it() -> None:
    assert day_left(tell("a", when=day(5), agent=REPUBLIC)) == "2031-03-09"
    assert day_left(tell("a", when=replace(day(5), sharpness=Sharpness.VAGUE))) == "2031-03-09"
