"""A blow told on several days is several claims: invented sentences, read by rule."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@cache
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("The rebels shelled Sabha on Friday, on Sunday and again on Monday.", "strike", ["05-06", "05-08", "05-09"]),
        ("Gunmen murdered traders in Sabha on Friday and once more on Sunday.", "attack", ["05-06", "05-08"]),
        ("The rebels shelled Sabha from Friday to Sunday.", "strike", ["05-06"]),
        ("Villagers were beheaded in Sabha between Friday and Sunday.", "attack", ["05-06"]),
        ("The rebels shelled Sabha on Friday, and on Sunday its council fled.", "strike", ["05-06"]),
        ("The rebels fought the army in Sabha on Friday and on Sunday.", "clash", ["05-06"]),
    ],
)
def test_a_blow_of_several_days_is_several(text: str, kind: str, days: list[str]) -> None:
    (reading,) = pipeline().read([Report("r", text, None, None, "Example Wire", "2022-05-10")])
    told = [
        claim.time.from_[5:10] for claim in reading.claims if claim.kind == kind and claim.time and claim.time.from_
    ]
    assert told == days


def test_numbers_are_of_the_day_they_follow() -> None:
    text = "The rebels shelled Sabha on Friday, on Sunday, when nine people were killed, and again on Monday."
    (reading,) = pipeline().read([Report("r", text, None, None, "Example Wire", "2022-05-10")])
    told = [[q.low for q in claim.quantities] for claim in reading.claims if claim.kind == "strike"]
    assert told == [[], [9.0], []]
    assert [claim.id for claim in reading.claims] == [f"c{at}" for at in range(1, len(reading.claims) + 1)]
