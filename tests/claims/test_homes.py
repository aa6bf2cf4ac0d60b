"""Where a witness is: what he tells happened there, unless his sentence says where."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Kind, Report, Span
from wardiary.pipeline import Pipeline
from wardiary.resolving.homes import heads_witness, is_home

BEFORE = "Rebels shelled Tarhuna on Monday. "


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def places(text: str, kind: Kind) -> list[str]:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2023-10-03")]))
    return [place.name for claim in reading.claims if claim.kind is kind for place in claim.places]


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        (
            "Two people in Sabha said aircraft had destroyed the house of a trader during the night.",
            Kind.DAMAGE,
            "Sabha",
        ),
        ("A reporter in Sabha saw 20 houses flattened by Saturday's missile strike.", Kind.STRIKE, "Sabha"),
        ("In Sabha, two teachers told us that aircraft had destroyed a house.", Kind.DAMAGE, "Sabha"),
        ("A nurse in Sabha confirmed that the army had arrived there on Friday.", Kind.DEPLOYMENT, "Sabha"),
        ("A deputy mayor of Sabha said aircraft had destroyed a house.", Kind.DAMAGE, "Tarhuna"),
        ("In Sabha the government said aircraft had destroyed a house.", Kind.DAMAGE, "Tarhuna"),
    ],
)
def test_a_witness_tells_of_the_place_in_which_he_is(text: str, kind: Kind, where: str) -> None:
    assert places(BEFORE + text, kind)[-1] == where


@pytest.mark.parametrize(
    ("before", "is_one"),
    [
        ("Two residents of ", True),
        ("a shepherd from the village of ", True),
        ("Three boatmen at ", True),
        ("a professor in ", False),
        ("the governor of ", False),
        ("a battle in ", False),
    ],
)
def test_only_who_lives_by_no_arms_and_no_office_is_a_witness(before: str, *, is_one: bool) -> None:
    assert is_home(f"{before}Marzan said so.", len(before)) is is_one


def test_a_witness_may_be_told_behind_his_place() -> None:
    text = "In Marzan, two cooks told us that it was so."
    assert heads_witness(text, Span(0, len(text)), Span(3, 9), Span(11, 20))
    assert not heads_witness(text, Span(0, len(text)), Span(3, 9), Span(11, 14))


def test_the_village_is_that_of_the_witness_who_tells_of_it() -> None:
    text = f"{BEFORE}A shepherd from Waddan said planes bombed vehicles on the slope east of the village on Friday."
    assert places(text, Kind.STRIKE)[-1] == "Waddān"
