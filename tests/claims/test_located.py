"""Places that only tell where the one before them lies: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardiary.claims.located import located_by
from wardiary.claims.sites import tells_which
from wardiary.model import PlaceMention


def named(text: str, *names: str) -> list[PlaceMention]:
    """The places of a text, each of a name that no gazetteer holds."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [
        PlaceMention(a, b, text[a:b], text[a:b], None, None, None, None, None, None, None, 0.0, "") for a, b in spans
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Marzan, just north of Sebha, was taken at noon.",
        "Marzan, a village some way to the south-west of Sebha, was taken.",
        "They left Marzan, about 15 km east of the town of Sebha, at noon.",
        "Marzan (north of Sebha) fell.",
        "Marzan, which lies west of Sebha, was given up.",
        "Two died in Marzan, midway between Sebha and Orlo.",
    ],
)
def test_who_is_beside_only_tells_where_it_lies(text: str) -> None:
    marzan, sebha = named(text, "Marzan", "Sebha")
    assert located_by(text, [marzan], sebha) == marzan


@pytest.mark.parametrize(
    "text",
    [
        "Marzan was taken, and north of Sebha they dug in.",
        "From Marzan they moved to the hills north of Sebha.",
        "Marzan, Sebha and Orlo fell.",
        "The column left Marzan for the east of Sebha.",
    ],
)
def test_what_is_told_of_a_place_of_its_own(text: str) -> None:
    marzan, sebha = named(text, "Marzan", "Sebha")
    assert located_by(text, [marzan], sebha) is None
    assert located_by(text, [], marzan) is None


def test_the_other_end_of_between() -> None:
    text = "A drone hit a bus in Marzan, between Sebha and Orlo."
    marzan, sebha, orlo = named(text, "Marzan", "Sebha", "Orlo")
    assert located_by(text, [marzan, sebha], orlo) == marzan


@pytest.mark.parametrize(
    ("text", "feature", "told"),
    [
        ("Shells fell on the Marzan port of Sebha.", "SEA", True),
        ("Shells fell on the Marzan port city of Sebha.", "STM", True),
        ("They fled the Marzan fishing village of Sebha.", "ADM1", True),
        ("They fled the Marzan region of Sebha.", "ADM1", False),
        ("They fled Marzan and the town of Sebha.", "ADM1", False),
        ("They fled the Marzan port of Sebha.", "PPL", False),
    ],
)
def test_a_sea_or_region_before_a_town_of_its_only_tells_which(text: str, feature: str, *, told: bool) -> None:
    marzan, sebha = named(text, "Marzan", "Sebha")
    assert tells_which(text, (replace(marzan, feature=feature), sebha)) is told
