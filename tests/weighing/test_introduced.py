"""Whose a person is who is brought in by an office beside his name: invented people."""

from __future__ import annotations

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES

from wardiary.weighing.voices.introduced import introduced
from wardiary.weighing.voices.parties import Parties

NAME = "Roderick Vane"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"A captain in the army, {NAME}, told us so.", REPUBLIC),
        (f"{NAME}, an army spokesman, said so. Later {NAME} took it back.", REPUBLIC),
        (f"Rebel leader {NAME} said so.", FRONT),
        (f"In a message the commander of the rebels, {NAME}, said his men had done it.", FRONT),
        (f"A baker who had fled the army, {NAME}, said so.", None),
        (f"After he had left the army, {NAME} said so.", None),
        (f"Colonel {NAME} said so.", None),
        (f"It is so, said Colonel {NAME}.", None),
        (f"It is so, said rebel leader {NAME}.", FRONT),
        (f"The former leader of the rebels, {NAME}, said so.", None),
        (f"{NAME}, who reads about the army, said so.", None),
        (f"{NAME}, an army spokesman, said so. {NAME}, a leader of the rebels, denied it.", None),
    ],
)
def test_an_office_beside_a_name_tells_whose_word_it_is(text: str, side: str | None) -> None:
    assert introduced(NAME, text, Parties(SIDES).side_of) == side


def test_what_is_no_person_is_not_brought_in() -> None:
    assert introduced("army", "The commander of the rebels, army, said so.", Parties(SIDES).side_of) is None
