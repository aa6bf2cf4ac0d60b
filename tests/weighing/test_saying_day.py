"""The day of the saying is not that of what is said: invented sentences of Wednesday, 5 March 2031."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import BASE, Wrote, day

from wardiary.model import ClaimTime, Kind, Reality, Span
from wardiary.weighing.records import Sharpness
from wardiary.weighing.times.saying import on_saying_day


def sharpness(text: str, trigger: str, kind: Kind = Kind.GAIN, reality: Reality = Reality.OCCURRED) -> Sharpness:
    at = text.index("Wednesday")
    wrote = Wrote("a", text, trigger, kind, reality=reality)
    claim = replace(wrote.claim(), time=ClaimTime(Span(at, at + 9), "2031-03-05", "2031-03-05"))
    return on_saying_day(replace(BASE, kind=kind, reality=reality, when=day(5)), claim, text).when.sharpness


@pytest.mark.parametrize(
    ("text", "trigger", "reality"),
    [
        ("The army said on Wednesday that it had lost Saltmarsh.", "lost", Reality.OCCURRED),
        ("Saltmarsh has been captured, a captain told us late on Wednesday.", "captured", Reality.OCCURRED),
        ("The army denied on Wednesday that Saltmarsh fell.", "fell", Reality.DENIED),
        ("He denied on Wednesday that it fell, saying that rebels were beaten off.", "beaten off", Reality.OCCURRED),
        ("Denying on Wednesday that rebels had entered it, he laughed.", "entered", Reality.DENIED),
    ],
)
def test_what_is_said_on_a_day_was_then_or_before(text: str, trigger: str, reality: Reality) -> None:
    assert sharpness(text, trigger, reality=reality) is Sharpness.UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army said that Saltmarsh had fallen on Wednesday.", "fallen"),
        ("Rebels took Saltmarsh on Wednesday, the army said.", "took"),
        ("The army said on Wednesday that rebels were attacking Saltmarsh.", "attacking"),
    ],
)
def test_what_happened_on_a_day_was_then(text: str, trigger: str) -> None:
    assert sharpness(text, trigger) is Sharpness.SHARP


def test_who_holds_a_place_on_the_day_of_the_saying_holds_it_then() -> None:
    text = "The army said on Wednesday that it has held Saltmarsh."
    assert sharpness(text, "held", Kind.HOLDING) is Sharpness.SHARP
