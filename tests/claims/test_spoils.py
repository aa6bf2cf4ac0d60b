"""Who carries something off has gained no ground: invented reports by the real pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Kind, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def kinds(text: str) -> set[Kind]:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    return {claim.kind for claim in reading.claims}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured two tanks near Sabha on Monday, a resident said.",
        "Chadian soldiers seized the last fishing boats on Monday, two fishermen said.",
        "The militia seized cattle and grain in Murzuq on Monday.",
        "Two spans of the bridge at Sabha have fallen into the river.",
    ],
)
def test_who_takes_things_has_gained_no_ground(text: str) -> None:
    assert Kind.GAIN not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Sabha on Monday.",
        "Sabha fell into the hands of the rebels on Monday.",
        "Rebels seized the airfield at Sabha.",
        "Rebels captured the town and its tanks.",
        "The rebels' flag was hoisted over the town hall of Sabha on Monday.",
        "Rebels attacked Sabha at dawn, and by dark they had captured it, a general said.",
    ],
)
def test_who_takes_a_place_has(text: str) -> None:
    assert Kind.GAIN in kinds(text)
