"""What is checked and what is refuted, over a bank of invented passages read by the rules alone.

The held-out half was looked at by nobody while the rules were made; its floor lies below what it scored when they were.
"""

from __future__ import annotations

import pytest
from checking_cases import Case, cases, found

FLOORS = {"development": 78, "held out": 66}


@pytest.mark.parametrize("half", FLOORS)
def test_most_passages_are_judged_right(half: str) -> None:
    right = sum(found(case) == case.truth for case in cases(half))
    assert right >= FLOORS[half]


@pytest.mark.parametrize("half", FLOORS)
def test_hearsay_and_a_partys_own_pictures_check_nothing(half: str) -> None:
    wrong = [case.id for case in cases(half) if case.truth == "not verified" and found(case) != case.truth]
    assert len(wrong) <= 3


@pytest.mark.parametrize(
    ("kind", "key", "text", "truth"),
    [
        (
            "damage",
            "destroyed",
            "The mill was destroyed. Our correspondent saw its walls in ruins on Friday.",
            "verified",
        ),
        (
            "damage",
            "destroyed",
            "The mill was destroyed. Our correspondent saw it intact on Friday.",
            "refuted",
        ),
        (
            "damage",
            "destroyed",
            "The mill was destroyed. Our correspondent was told of ruins on Friday.",
            "not verified",
        ),
        (
            "gain",
            "fallen",
            "A channel announced that the mill had fallen. We have seen no film of it and nothing that would support "
            "the claim, the monitors said.",
            "not verified",
        ),
        (
            "gain",
            "taken",
            "The rebels said they had taken the mill. Our correspondent found rebels guarding it.",
            "verified",
        ),
        (
            "gain",
            "taken",
            "The rebels said they had taken the mill. Our correspondent found army checkpoints there.",
            "refuted",
        ),
    ],
)
def test_a_look_shows_what_it_shows(kind: str, key: str, text: str, truth: str) -> None:
    assert found(Case("one", "", truth, kind, key, text)) == truth
