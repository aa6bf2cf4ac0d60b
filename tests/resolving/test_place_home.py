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


def test_a_camp_across_the_border_is_not_meant_by_the_bare_name_of_a_village() -> None:
    text = "Herders fled Gado on Friday, the army in Bouar said. Berberati and Bozoum were calm."
    assert _resolved(text, "Gado", "Bouar", "Berberati", "Bozoum")["Gado"].country in ("CF", None)


def test_a_camp_is_meant_where_its_country_is_spoken_of() -> None:
    text = "Refugees in Cameroon left Gado on Friday, the prefect in Bertoua said. Cameroon closed the road."
    assert _resolved(text, "Cameroon", "Gado", "Bertoua")["Gado"].country == "CM"
