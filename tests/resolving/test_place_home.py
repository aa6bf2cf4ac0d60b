"""The second look in the countries that a report is about."""

from wardiary.gazetteer import Gazetteer
from wardiary.model import PlaceMention, Span
from wardiary.resolving.places import resolve_places


def _resolved(text: str, *toponyms: str) -> dict[str, PlaceMention]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in toponyms]
    return {mention.text: mention for mention in resolve_places(text, spans, Gazetteer.open())}


def test_a_town_is_known_by_another_spelling_in_its_country() -> None:
    text = "Fighting in Libya went on around Sokna on Saturday, residents of Hun said. Libya is divided."
    assert _resolved(text, "Libya", "Sokna", "Hun")["Sokna"].name == "Sūknah"


def test_elsewhere_the_name_means_what_is_called_so() -> None:
    text = "A train left the rails at Sokna in Norway on Saturday, police in Oslo said."
    found = _resolved(text, "Sokna", "Norway", "Oslo")["Sokna"]
    assert found.country in ("NO", None)


def test_a_village_of_one_war_is_none_of_another() -> None:
    text = "Troops reached Hamdaniya in Iraq on Tuesday, east of Mosul, the army in Baghdad said."
    assert _resolved(text, "Hamdaniya", "Iraq", "Mosul", "Baghdad")["Hamdaniya"].country in ("IQ", None)
