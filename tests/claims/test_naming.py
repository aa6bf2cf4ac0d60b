import pytest

from wardiary.claims.naming import plain_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("five ISIL tactical units", "Islamic State"),
        ("an ISIL-held tank", "Islamic State"),
        ("members of IS", "Islamic State"),
        ("RSF drones", "Rapid Support Forces"),
        ("Hezbollah positions", "Hezbollah"),
        ("three women and two children", "civilians"),
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


def test_the_country_of_a_report_names_its_parties() -> None:
    assert plain_name("the rebels", "SY") == "Syrian rebels"
    assert plain_name("the government", "SD") == "Sudanese government"
    assert plain_name("the rebels") == "rebels"
    assert plain_name("Houthi rebels", "YE") == "Houthis"
