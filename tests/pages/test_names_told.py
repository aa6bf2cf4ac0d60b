"""Names as the reports tell them, on invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardiary.model import PlaceMention, Span
from wardiary.pages.names import spellings, with_articles


def _mention(text: str, feature: str = "PPL", number: int = 7) -> PlaceMention:
    return PlaceMention(0, len(text), text, "Mykolayiv", 47.0, 32.0, number, feature, "UA", None, None, 1.0, "")


def test_the_most_frequent_spelling_of_a_settlement_is_taken() -> None:
    told = [_mention("Nikolaev"), _mention("MYKOLAIV"), _mention("Mykolaiv"), _mention("the city")]
    assert spellings(told) == {7: "Mykolaiv"}


def test_a_region_keeps_the_name_that_tells_it_from_its_capital() -> None:
    region = replace(_mention("Mykolaiv", "ADM1"), name="Mykolayiv Oblast")
    assert spellings([region]) == {}
    assert spellings([replace(_mention("Sagaing", "ADM1"), name="Sagain")]) == {7: "Sagaing"}


def test_things_have_the_articles_of_their_words() -> None:
    text = "The mayor saw a five-storey block and the gates of the dam."
    assert with_articles("mayor", Span(0, 9), text) == "the mayor"
    assert with_articles("five-storey block", Span(14, 33), text) == "a five-storey block"
    begun = "Units of the army fled."
    assert with_articles("Units of army", Span(0, 17), begun) == "units of the army"
    assert with_articles("gates of dam", Span(38, 58), text) == "the gates of the dam"


def test_another_name_than_the_words_stays() -> None:
    assert with_articles("Jane Roe", Span(0, 9), "The Army fled.") == "Jane Roe"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Chadian Army", "the Chadian Army"),
        ("Ministry of Defence of Chad", "the Ministry of Defence of Chad"),
        ("United Nations", "the United Nations"),
        ("Haftar's army", "Haftar's army"),
        ("army officers", "army officers"),
        ("mayor", "the mayor"),
        ("military's spokesman", "the military's spokesman"),
        ("his driver", "his driver"),
        ("Units of the Chadian Army", "units of the Chadian Army"),
        ("Troops", "troops"),
        ("spokesman of Chadian Army", "the spokesman of the Chadian Army"),
        ("Burmese troops", "Burmese troops"),
        ("Rohingya villagers", "Rohingya villagers"),
        ("Israelis", "Israelis"),
        ("mayor of Abéché", "the mayor of Abéché"),
        ("Islamic State", "Islamic State"),
        ("Jane Roe of the Northern Command", "Jane Roe of the Northern Command"),
    ],
)
def test_bodies_have_their_article(name: str, told: str) -> None:
    assert with_articles(name, None, "") == told
