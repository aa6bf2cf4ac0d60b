"""Airports and prisons fall before or after the town whose name they bear: invented sentences, read by the rules."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Kind, Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@cache
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


def taken(text: str, kind: Kind = Kind.GAIN) -> list[list[tuple[str, bool]]]:
    """The places of each claim of a kind, and whether they have a point."""
    claims = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")])).claims
    return [[(p.name, p.lat is not None) for p in claim.places] for claim in claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels captured Sabha on Monday. They seized Sabha airport as well.",
            [[("Sabha", True)], [("Sabha airport", True)]],
        ),
        (
            "The rebels captured Sabha airport on Monday. They seized Sabha on Monday as well.",
            [[("Sabha airport", True)], [("Sabha", True)]],
        ),
        (
            "The rebels captured Sabha airport on Monday. The capture of the airport cost forty lives.",
            [[("Sabha airport", True)]],
        ),
    ],
)
def test_a_town_and_its_airport_are_two_places(text: str, expected: list[list[tuple[str, bool]]]) -> None:
    assert taken(text) == expected


def test_where_the_sentence_begins_the_preposition_is_no_part_of_the_name() -> None:
    text = "At Sabha airport soldiers dug in on Monday. On Tuesday the army withdrew from the airport."
    assert taken(text, Kind.WITHDRAWAL) == [[("Sabha airport", True)]]
