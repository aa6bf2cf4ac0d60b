"""What a report itself says that letters stand for goes before the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_voices import names

from wardiary.resolving.abbreviations import spelled_out


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("AA", "The Azure Army (AA) took the mill.", "Azure Army"),
        ("AA fighters", "The Azure Army, or AA, took the mill.", "Azure Army fighters"),
        ("AA", "The Tero Front (AA) took the mill.", "AA"),
        ("AA", "A mill burned, AA reported.", "AA"),
        ("RSF", "The Rapid Support Forces (RSF) took the mill.", "RSF"),
    ],
)
def test_letters_are_what_the_report_says(words: str, text: str, expected: str) -> None:
    assert spelled_out(words, text) == expected


def test_who_is_told_by_letters_speaks_under_the_name_that_the_report_gives() -> None:
    assert names("The Arakan Army (AA) left Wau. AA said the mill burned.") == ["Arakan Army"]
    assert names("The mill burned, AA reported.") == ["Anadolu Agency"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Myanmar military said the post was quiet. The Arakan Army had shelled it before, the group said.",
            ["Tatmadaw", "Arakan Army"],
        ),
        (
            "The Arakan Army said it had won. The Myanmar military said no more. The group said the mill burned.",
            ["Arakan Army", "Tatmadaw", "Arakan Army"],
        ),
    ],
)
def test_the_group_is_no_army_of_a_state(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@given(st.text(max_size=60), st.text(alphabet="AB (),.orab", max_size=60))
def test_any_words_and_texts_do(words: str, text: str) -> None:
    assert isinstance(spelled_out(words, text), str)
