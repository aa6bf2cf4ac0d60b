"""The quarter of a town is no quarter of a year: invented sentences, read by the rules."""

from __future__ import annotations

import pytest

from wardiary.claims.when import _usable
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times


def usable(text: str) -> list[str]:
    return [m.text for m in tag_times(text, split_sentences(text), "2023-12-18") if _usable(m)]


@pytest.mark.parametrize(
    "text",
    [
        "Helicopters fired rockets into the quarter near the lake.",
        "Rebels hold the quarter and its mosque.",
        "Families fled the quarter in carts.",
        "The army shelled the quarter again.",
        "The town was quiet, its quarter by the port was not.",
    ],
)
def test_the_quarter_dates_nothing(text: str) -> None:
    assert usable(text) == []


def test_a_quarter_of_a_year_dates_what_is_told_with_it() -> None:
    assert usable("Attacks doubled in the third quarter of 2023.") == ["the third quarter of 2023"]
