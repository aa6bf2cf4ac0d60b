"""Airports and air bases in the gazetteer: which are in it, under which names, and never under a town's."""

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.gazetteer.airports import bare_name, is_base, read_airports, whole_name


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Nyala Airport", "Nyala Airport"),
        ("Kassala airfield", "Kassala Airport"),
        ("Benina airport", "Benina International Airport"),
        ("Incirlik airbase", "Incirlik Air Base"),
        ("Mogadishu airport", "Aden Adde International Airport"),
        ("Shayrat Air Base", "Shayrat Air Base"),
    ],
)
def test_an_airport_is_found_by_its_name_and_its_city(gazetteer: Gazetteer, name: str, called: str) -> None:
    place = gazetteer.find(name)[0]
    assert (place.name, place.feature, place.geonameid, place.population) == (called, "AIRP", None, 0)


def test_it_has_a_country_a_division_and_a_zone(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Nyala Airport")[0]
    town = gazetteer.find("Nyala")[0]
    assert (place.country, place.admin1, place.admin1_name) == ("SD", town.admin1, town.admin1_name)
    assert place.zone == "Africa/Khartoum"


@pytest.mark.parametrize("name", ["Goma", "Nyala", "Incirlik", "Shayrat", "Al Kharj", "Merowe"])
def test_the_name_of_a_town_is_none_of_an_airport(gazetteer: Gazetteer, name: str) -> None:
    assert all(place.feature != "AIRP" for place in gazetteer.find(name))


def test_an_airport_makes_no_word_a_place_and_has_no_number(gazetteer: Gazetteer) -> None:
    assert gazetteer.renown("Nyala Airport") == -1
    assert gazetteer.numbered(0) is None


def test_those_around_a_point_are_told_the_nearest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.airports(50.57, 30.27, 40)
    assert found[0].name == "Hostomel Airport"
    assert {place.feature for place in found} == {"AIRP"}
    assert all(place.is_settlement for place in gazetteer.near(50.57, 30.27, 10))


def test_private_strips_are_left_out() -> None:
    names = {airport.place.name for airport in read_airports()}
    assert not names & {"Aero B Ranch Airport", "Osborn Airfield", "G 404 Airport", "Rancho El Durangueno Airport"}
    assert 10_000 < len(names) < 15_000


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Goma International Airport", "Goma"),
        ("Swartkop Air Force Base", "Swartkop"),
        ("Tall Afar Army Air Field", "Tall Afar"),
        ("Beda (M-3) Airport", "Beda"),
        ("Airport", None),
        ("Amsterdam Airport Schiphol", None),
    ],
)
def test_the_bare_name(name: str, bare: str | None) -> None:
    assert bare_name(name) == bare


def test_every_name_says_what_it_is() -> None:
    assert whole_name("Al Kharj") == "Al Kharj Airport"
    assert whole_name("RAF Benson") == "RAF Benson"
    assert is_base("Hamah Air Base")
    assert not is_base("Hamah Airport")
