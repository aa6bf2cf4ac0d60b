"""Capitals told by their country alone, in sentences made up for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer
from wardiary.model import Span
from wardiary.resolving.place_capitals import find_capitals
from wardiary.resolving.places import resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def capitals(gazetteer: Gazetteer, text: str, *names: str) -> list[tuple[str, str]]:
    """The words and the town of each capital; `names` are toponyms of the text."""
    places = resolve_places(text, [Span(at := text.index(name), at + len(name)) for name in names], gazetteer)
    return [(found.text, found.name) for found in find_capitals(text, places, gazetteer)]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Shells fell on the Yemeni capital.", None, ("the Yemeni capital", "Sanaa")),
        ("The South Sudanese capital was quiet.", None, ("The South Sudanese capital", "Juba")),
        ("Shells fell near Chad's besieged capital.", "Chad", ("Chad's besieged capital", "N'Djamena")),
        ("Shells fell on the capital of Mali.", "Mali", ("the capital of Mali", "Bamako")),
    ],
)
def test_a_country_tells_its_capital(gazetteer: Gazetteer, text: str, name: str | None, told: tuple[str, str]) -> None:
    assert capitals(gazetteer, text, *([name] if name else [])) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Yemeni capital markets fell.",
        "The Guinean-born trader left the capital.",
        "Shells fell on the Bolivian capital.",  # Sucre or La Paz
        "Shells fell on the Congolese capital.",  # of which Congo?
        "The state capital was quiet.",
    ],
)
def test_what_tells_no_one_town_is_left_open(gazetteer: Gazetteer, text: str) -> None:
    assert capitals(gazetteer, text) == []


def test_nearly_every_state_has_a_capital_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    lexicon = lexicons.load("countries")
    states = lexicon["countries"].keys() - set(lexicon["kinds"]["dependent"])
    assert {code for code in states if gazetteer.capital(code) is None} <= {"PW"}  # too small a town for the gazetteer


@given(st.text(alphabet="The Yemeni capital's of,. ", max_size=60))
def test_any_text_is_taken(gazetteer: Gazetteer, text: str) -> None:
    assert all(found.span.of(text) == found.text for found in find_capitals(text, (), gazetteer))
