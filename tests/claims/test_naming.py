import pytest

from wardiary.claims.naming import bare_words, names_somebody, plain_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("five ISIL tactical units", "Islamic State"),
        ("an ISIL-held tank", "Islamic State"),
        ("members of IS", "Islamic State"),
        ("RSF drones", "Rapid Support Forces"),
        ("Hezbollah positions", "Hezbollah"),
        ("three women and two children", "civilians"),
        ("The men of HCR", "men of HCR"),
        ("the men of Marzan", "civilians"),
        ("a group of other people", "civilians"),
        ("at least 40 worshippers", "civilians"),
        ("former Iraqi police officers", "former Iraqi police officers"),
        ("Sudanese villagers", "Sudanese villagers"),
        ("an apartment block", "apartment block"),
        ("Iraqi government forces", "Iraqi government forces"),
        ("Russian", "Russia"),
    ],
)
def test_actors_by_their_plain_names(words: str, name: str) -> None:
    assert plain_name(words) == name


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("hundreds of Chadian soldiers", "Chadian soldiers"),
        ("nine of its gunners", "gunners"),
        ("at least 17 of the raiders", "raiders"),
        ("none of her crew", "crew"),
        ("3.40 this morning two ferries", "ferries"),
        ("today gunboats", "gunboats"),
        ("one", "one"),
    ],
)
def test_what_counts_and_when_it_was_are_no_part_of_a_name(words: str, bare: str) -> None:
    assert bare_words(words) == bare


@pytest.mark.parametrize(
    "words", ["To of them", "Two", "none of those", "2,800", "off", "Many", "each other", "the number of those", "him"]
)
def test_words_that_name_nobody(words: str) -> None:
    assert not names_somebody(words)


@pytest.mark.parametrize("words", ["Others", "its crew", "the junta", "M23", "604th Brigade", "Those Men"])
def test_words_that_name_somebody(words: str) -> None:
    assert names_somebody(words)


def test_the_country_of_a_report_names_its_parties() -> None:
    assert plain_name("the rebels", "SY") == "Syrian rebels"
    assert plain_name("the government", "SD") == "Sudanese government"
    assert plain_name("the rebels") == "rebels"
    assert plain_name("Houthi rebels", "YE") == "Houthis"
