"""Names as the reports tell them, on invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from brief_sample import Draft, data, kept

from wardiary.diary.records import Side, Sides
from wardiary.model import Attribution, Kind, PlaceMention, PlaceRole, Report, Span
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence
from wardiary.pages.names import actor_told, spellings, with_articles
from wardiary.pages.telling import tell


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
    assert with_articles("soldier of junta", Span(3, 23), "No soldier of the junta came.") == "the soldier of the junta"
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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("South Sudan's defence force", "South Sudan's defence force"),
        ("National Salvation Council's press team", "the National Salvation Council's press team"),
        ("UN's own mapping office", "the UN's own mapping office"),
        ("People's Defence Army", "the People's Defence Army"),
        ("Chadian Army spokesman", "the Chadian Army spokesman"),
        ("Omar al-Bashir", "Omar al-Bashir"),
        ("two of the nurses", "two of the nurses"),
        ("Three Chadian traders", "three Chadian traders"),
        ("several aid workers", "several aid workers"),
        ("a number of drivers", "a number of drivers"),
        ("International Organization for Migration", "the International Organization for Migration"),
    ],
)
def test_whose_a_body_is_and_how_many_they_are_decides_of_its_article(name: str, told: str) -> None:
    assert with_articles(name, None, "") == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Federal troops left.", "Federal troops", "federal troops"),
        ("It was calm. Half a dozen nurses left.", "Half a dozen nurses", "half a dozen nurses"),
        ("Ovens were seized. The ovens are gone.", "Ovens", "ovens"),
        ("Oromo troops left.", "Oromo troops", "Oromo troops"),
        ("Then Regional Guard troops left.", "Regional Guard troops", "Regional Guard troops"),
    ],
)
def test_the_capital_of_a_sentence_s_first_word_is_not_the_name_s(text: str, words: str, told: str) -> None:
    start = text.index(words)
    assert with_articles(words, Span(start, start + len(words)), text) == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Men in uniform burnt the mill.", "Men in uniform", "men in uniform"),
        ("At least 28 people died.", "At least 28 people", "people"),
        ("A farmer fled.", "A farmer", "a farmer"),
        ("“Our men hold it,” he said.", "Our men", "their men"),
        ("“Our men hold it,” he said.", "men", "their men"),
        ("It said how many of its men were hurt.", "many of its men", "its men"),
        ("They shot two of them children.", "two of them children", "civilians"),
        ("They shot no villager.", "no villager", "civilians"),
        ("The blast hurt 30 wounded.", "30 wounded", "civilians"),
    ],
)
def test_who_has_no_name_is_told_in_the_report_s_own_word(text: str, words: str, told: str) -> None:
    start = text.index(words)
    assert actor_told("civilians", Span(start, start + len(words)), text) == told


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("three nurses still in town", True),
        ("the two of the guards", True),
        ("gunmen", True),
        ("Yemen", False),
        ("a dozen lorries", True),
        ("21st Division", False),
        ("41 villages", True),
        ("1 village", False),
        ("Médecins Sans Frontières", False),
    ],
)
def test_how_many_a_name_says_they_are(name: str, many: bool) -> None:
    assert wording.is_plural(name) is many


def test_a_body_is_told_by_the_letters_that_the_diary_s_own_table_lists() -> None:
    text = "The AFP said that it took Belgar."
    draft = Draft(Kind.GAIN, "took", "Agence France-Presse", [("Belgar", PlaceRole.AT)], "army")
    shown = kept(1, Report("x", text, publisher="Example Wire", published="2031-03-04"), [draft])
    said = replace(shown.claims[0], attribution=Attribution("Agence France-Presse", Span(0, 7), None))
    days = data([replace(shown, claims=(said,))])
    listed = replace(days, sides=Sides((Side("North", ("AFP",)),), ()))
    assert Evidence(days).told[0].voice == "Agence France-Presse"
    assert str(tell(Evidence(listed).told[0])) == "The AFP says that the army took control of Belgar."


def test_one_of_several_is_told_as_one() -> None:
    text = "“It was quiet,” said one of the seven, a nurse."
    draft = Draft(Kind.STATEMENT, "quiet", "of the seven", [], "army")
    shown = kept(1, Report("x", text, publisher="Example Wire", published="2031-03-04"), [draft])
    spoken = Attribution("of the seven", Span(text.index("one"), len(text) - 1), None)
    days = data([replace(shown, claims=(replace(shown.claims[0], attribution=spoken),))])
    assert Evidence(days).told[0].voice == "one of the seven"


def test_our_army_is_the_speaker_s_own_whatever_army_the_country_has() -> None:
    text = "This morning our army took Belgar."
    draft = Draft(Kind.GAIN, "took", "Northern Command", [("Belgar", PlaceRole.AT)], "Southern Ministry")
    shown = kept(1, Report("x", text, publisher="Example Wire", published="2031-03-04"), [draft])

    def told(span: Span) -> str:
        actors = (replace(shown.claims[0].actors[0], span=span),)
        days = data([replace(shown, claims=(replace(shown.claims[0], actors=actors),))])
        return str(tell(Evidence(days).told[0]))

    at = text.index("our army")
    assert told(Span(at, at + 8)) == "The Northern Command says that their army took control of Belgar."
    assert told(Span(at + 4, at + 8)) == "The Northern Command says that their army took control of Belgar."
    assert "the Southern Ministry took control" in told(Span(0, 4))
