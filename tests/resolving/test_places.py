"""Toponyms to places, in sentences made up for the purpose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.gazetteer import Gazetteer
from wardiary.model import PlaceMention, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.places import main_place, resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def resolved(gazetteer: Gazetteer, text: str, *names: str) -> list[PlaceMention]:
    spans = [Span(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text)]
    return list(resolve_places(text, sorted(set(spans)), gazetteer))


def test_the_state_after_the_comma_decides(gazetteer: Gazetteer) -> None:
    places = resolved(gazetteer, "The mill in Paris, Texas, closed on Monday.", "Paris", "Texas")
    assert places[0].admin1 == "Texas"
    assert places[1].feature == "ADM1"


def test_a_word_beside_the_name_makes_it_a_province(gazetteer: Gazetteer) -> None:
    town, region = resolved(gazetteer, "Shells fell on Sumy. All of the Sumy region was dark.", "Sumy")
    assert (town.feature, region.feature) == ("PPL", "ADM1")
    assert "the words beside it" in region.why


def test_the_capital_of_a_country_is_not_the_country(gazetteer: Gazetteer) -> None:
    (country,) = resolved(gazetteer, "Shops closed in the capital of Niger.", "Niger")
    assert country.feature == "PCLI"


def test_one_sense_in_a_report(gazetteer: Gazetteer) -> None:
    text = "Troops left Tripoli in Lebanon at noon. By night Tripoli was quiet."
    first, again = resolved(gazetteer, text, "Tripoli")
    assert first.geonameid == again.geonameid
    assert first.country == "LB"


@pytest.mark.parametrize(
    "text",
    [
        "At 14.05 Damascus time shells fell on Jasim. The guns of Nawa were heard.",
        "Damascus's army is in Jasim and Nawa.",
    ],
)
def test_whose_clock_or_army_it_is_says_nothing_of_where_the_report_is(gazetteer: Gazetteer, text: str) -> None:
    told = resolved(gazetteer, text, "Damascus", "Jasim", "Nawa")
    plain = resolved(gazetteer, text, "Jasim", "Nawa")
    assert [(p.geonameid, p.score) for p in told[1:]] == [(p.geonameid, p.score) for p in plain]


def test_runners_up_are_kept_in_order(gazetteer: Gazetteer) -> None:
    (place,) = resolved(gazetteer, "A fire broke out in Springfield.", "Springfield")
    assert 1 <= len(place.runners_up) <= 3
    assert place.score >= place.runners_up[0].score


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two rockets hit Gaza on Saturday, residents said.", "PS"),
        ("Planes struck Gaza, the ministry said.", "PS"),
        ("Mozambique said that floods in Gaza had cut the road to Maputo.", "MZ"),
        ("The river rose in Gaza province, Mozambique.", "MZ"),
    ],
)
def test_gaza_is_a_province_of_mozambique_only_where_that_is_told_of(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    names = [name for name in ("Mozambique", "Gaza", "Maputo") if name in text]
    (gaza,) = (place for place in resolved(gazetteer, text, *names) if place.text == "Gaza")
    assert gaza.country == country


def test_what_lies_in_a_region_has_no_point_of_a_village_called_like_it_elsewhere(gazetteer: Gazetteer) -> None:
    unknown, region = resolved(gazetteer, "Gunmen came to Qwyrzzavo in Papua.", "Qwyrzzavo", "Papua")
    assert region.country == "ID"
    assert unknown.country != "TO"  # Popua in Tonga


def test_an_unknown_name_is_kept_without_a_point(gazetteer: Gazetteer) -> None:
    (place,) = resolved(gazetteer, "They came to Qwyrzzavo.", "Qwyrzzavo")
    assert place.lat is None
    assert place.geonameid is None
    assert place.name == "Qwyrzzavo"
    assert place.why


def test_the_main_place_is_the_town_not_the_country(gazetteer: Gazetteer) -> None:
    text = "Drones sent from Russia hit a bakery in Okhtyrka, Sumy Oblast. Kyiv promised help."
    places = resolved(gazetteer, text, "Russia", "Okhtyrka", "Sumy Oblast", "Kyiv")
    found = main_place(text, places, split_sentences(text))
    assert found is not None
    assert found.name == "Okhtyrka"


def test_a_country_alone_is_no_main_place(gazetteer: Gazetteer) -> None:
    text = "Prices rose in Myanmar."
    assert main_place(text, resolved(gazetteer, text, "Myanmar"), split_sentences(text)) is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_every_span_gets_one_mention(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    (place,) = resolve_places(text, [Span(start, end)], Gazetteer.open())
    assert (place.start, place.end, place.text) == (start, end, text[start:end])
    assert 0 <= place.score <= 1
    assert (place.lat is None) == (place.lon is None)


def test_adjectives_and_armed_groups_say_where_a_namesake_is(gazetteer: Gazetteer) -> None:
    text = "Syrian soldiers went home to Palmyra on Monday. The Syrian army gave them a week."
    (place,) = resolved(gazetteer, text, "Palmyra")
    assert place.country == "SY"


def test_a_far_city_among_villages_of_one_country_is_not_meant(gazetteer: Gazetteer) -> None:
    text = "Syrian troops left Homs for Hama and the village of Arak. The Syrian army sent tanks from Homs."
    *_, arak = resolved(gazetteer, text, "Homs", "Hama", "Arak")[:3]
    assert arak.country != "IR"


def test_a_misspelt_name_is_of_a_country_that_is_spoken_of(gazetteer: Gazetteer) -> None:
    alone = resolved(gazetteer, "A bomb went off in Kraljevoo.", "Kraljevoo")
    assert alone[0].country == "RS"
    text = "From Misrata and Benghazi they drove by Sabha to the village of Kraljevoo in Libya."
    far = resolved(gazetteer, text, "Misrata", "Benghazi", "Sabha", "Kraljevoo")
    assert (far[-1].lat, far[-1].why) == (None, "no place of this name fits what the report says of it")


def test_what_is_only_spelt_alike_is_no_settlement_of_a_country_that_is_not_spoken_of(gazetteer: Gazetteer) -> None:
    (alone,) = resolved(gazetteer, "Shells fell on Kamuya.", "Kamuya")
    _, told = resolved(gazetteer, "Shells fell in Nigeria, near Kamuya.", "Nigeria", "Kamuya")
    assert (alone.country, told.lat) == ("PR", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Families left Sfax in buses before the curfew began.", "Sfax"),
        ("The council of Surt met under guard while shells fell.", "Surt"),
        ("Rebels entered Tartus at noon and the garrison fled.", "Tartus"),
        ("Rockets hit Raqqa overnight, two nurses said.", "Raqqa"),
        ("The army took Sennar back on Monday.", "Sennar"),
        ("The column drove from Sirte to the harbour of Misrata.", "Sirte"),
    ],
)
def test_a_bare_name_of_town_and_division_is_the_town_whatever_the_map_calls_either(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    (place,) = resolved(gazetteer, text, name)
    assert place.feature == "PPL"


def test_a_word_for_a_division_still_makes_it_one(gazetteer: Gazetteer) -> None:
    (place,) = resolved(gazetteer, "Floods cut roads all over Sfax governorate.", "Sfax")
    assert place.feature == "ADM1"


def test_of_namesakes_that_nothing_tells_apart_the_one_among_the_towns_of_the_report(gazetteer: Gazetteer) -> None:
    text = (
        "The United States paid for the dig at Palmyra. Its team came to the Palmyra area from Raqqa and Deir ez-Zor."
    )
    assert {p.country for p in resolved(gazetteer, text, "Palmyra", "Raqqa", "Deir ez-Zor")} == {"SY"}


@pytest.mark.parametrize("land", ["countryside", "province", "front"])
def test_a_village_in_the_land_around_a_town_is_not_at_the_town(gazetteer: Gazetteer, land: str) -> None:
    text = f"The rebels took the town of Brenzik in the eastern Idlib {land} on Monday."
    (found, _) = resolved(gazetteer, text, "Brenzik", "Idlib")
    assert found.feature != "FCL"
    assert (found.lat, found.lon) != (35.93062, 36.63393)


@pytest.mark.parametrize("holder", ["Mali", "Thursday"])
def test_neither_a_country_nor_a_day_is_the_town_of_a_village(gazetteer: Gazetteer, holder: str) -> None:
    (found,) = resolved(gazetteer, f"Fighters blew up the bridge at Brenzik in {holder}, witnesses said.", "Brenzik")
    assert found.feature != "FCL"
