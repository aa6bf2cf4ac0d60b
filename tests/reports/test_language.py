import pytest

from wardiary.reports.language import other_language

ENGLISH = (
    "The governor said on Tuesday that at least four people were injured when a shell hit the bus station, and that "
    "the road to the north had been closed until the fire was put out by the evening."
)
SPANISH = (
    "El gobernador dijo el martes que al menos cuatro personas resultaron heridas cuando un proyectil alcanzó la "
    "estación de autobuses, y que la carretera hacia el norte quedó cerrada hasta que se apagó el incendio."
)
DANISH = (
    "Guvernøren siger, at fire personer blev såret, da en granat ramte busstationen, og at vejen mod nord var lukket, "
    "indtil branden var slukket om aftenen. Politiet har ikke set, hvem der skød."
)
UKRAINIAN = "У вівторок снаряд влучив в автостанцію."


def test_english_passes() -> None:
    assert other_language(ENGLISH) is None


@pytest.mark.parametrize("headline", ["Airstrike on the port", "Blast near Sloviansk", "Kyiv", ""])
def test_what_is_too_short_to_tell_passes(headline: str) -> None:
    assert other_language(headline) is None


@pytest.mark.parametrize("text", [SPANISH, DANISH])
def test_another_language_in_latin_letters_is_told_by_name(text: str) -> None:
    why = other_language(text)
    assert why is not None
    assert "of language" in why


def test_another_script_is_told_however_short() -> None:
    assert other_language(UKRAINIAN) == "most of its letters are not of the Latin script"


def test_english_with_names_in_another_script_passes() -> None:
    assert other_language(f"{ENGLISH} The channel «Новини» and «Вісті» reported it first.") is None


def test_a_list_of_places_in_english_is_not_taken_for_another_language() -> None:
    listing = "Shelling in Nikopol, Marhanets, Bakhmut, Avdiivka, Vuhledar, Kupiansk, Orikhiv, Huliaipole, Vovchansk, "
    assert (
        other_language(listing + "Kherson and Beryslav overnight, with fires in homes and damage to power lines")
        is None
    )
