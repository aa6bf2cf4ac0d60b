"""What cannot be where anything happened, by invented words."""

from __future__ import annotations

import pytest

from wardiary.claims.no_places import is_no_place
from wardiary.claims.resolved import Resolved
from wardiary.model import EntityType, Marks, Mention, Report, Span


def told(words: str, seen: EntityType | None = None) -> bool:
    text = f"It was told of {words} on Monday."
    span = Span(15, 15 + len(words))
    mentions = (Mention(span.start, span.end, seen),) if seen else ()
    return is_no_place(Resolved(Report("r", text), None, Marks((Span(0, len(text)),), mentions)), span)


@pytest.mark.parametrize(
    "words", ["it", "15", "Eight to", "the last two", "no convoy", "the Chadian army", "rebels of the south", "Gunmen"]
)
def test_pronouns_numbers_and_men_under_arms_are_no_places(words: str) -> None:
    assert told(words)


@pytest.mark.parametrize(
    ("words", "seen"),
    [("Chadian", EntityType.NATIONALITY), ("this evening", EntityType.TEMPORAL), ("Katyushas", EntityType.WEAPON)],
)
def test_nations_hours_and_arms_are_no_places(words: str, seen: EntityType) -> None:
    assert told(words, seen)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("the railway yard", EntityType.LOCATION),
        ("the army's barracks", None),
        ("a hamlet", None),
        ("Chadian soil", EntityType.LOCATION),
        ("the command of the army", EntityType.ORGANISATION),
        ("ward 9", None),
    ],
)
def test_places_without_a_name_stay_places(words: str, seen: EntityType | None) -> None:
    assert not told(words, seen)
