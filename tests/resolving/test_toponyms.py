"""Which words of a text are names of places. Invented sentences."""

from __future__ import annotations

import pytest

from wardiary.model import EntityType, Mention
from wardiary.resolving.toponyms import toponyms_of


def told(text: str, *names: str, other: str = "") -> list[str]:
    mentions = [_mention(text, name, EntityType.TOPONYM) for name in names]
    mentions += [_mention(text, other, EntityType.ORGANISATION)] if other else []
    return [span.of(text) for span in toponyms_of(text, mentions)]


def _mention(text: str, words: str, type_: EntityType) -> Mention:
    at = text.index(words)
    return Mention(at, at + len(words), type_)


@pytest.mark.parametrize("direction", ["South-west", "North", "east"])
def test_a_mere_direction_is_no_place(direction: str) -> None:
    text = f"{direction} of there lies Marzan."
    assert told(text, direction, "Marzan") == ["Marzan"]


def test_a_name_is_one_wherever_it_stands() -> None:
    assert told("MARZAN - All was quiet. A herder near Marzan slept.", "MARZAN") == ["MARZAN", "Marzan"]
    assert told("In Marzan all slept. The Marzan Post did not.", "Marzan", other="The Marzan Post") == ["Marzan"]
    assert told("In Aru all slept. Aru Keni did not.", "Aru") == ["Aru"]


def test_a_name_read_in_two_at_its_article_is_one() -> None:
    text = "Shells fell on Deir Al-Hajar and on Karsa."
    assert told(text, "Deir Al-", "Al-Hajar", "Karsa") == ["Deir Al-Hajar", "Karsa"]
    assert told("Shells fell on Tal Al-Hajar.", "Tal Al", "Hajar") == ["Tal Al-Hajar"]


def test_a_party_whose_land_is_told_is_no_place() -> None:
    assert told("Jets flew over Hezbollah areas and Marzan.", "Hezbollah", "Marzan") == ["Marzan"]
    assert told("Jets flew over Karsa areas and Marzan.", "Karsa", "Marzan") == ["Karsa", "Marzan"]
