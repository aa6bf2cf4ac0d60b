"""Villages, camps and quarters that only wars are told of: in the gazetteer, with approximate points."""

import pytest

from wardiary.gazetteer import Gazetteer, names
from wardiary.gazetteer.approximate import is_approximate, read_approximate


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Anefis", "ML"),
        ("Kitshanga", "CD"),
        ("Robotyne", "UA"),
        ("Hsipaw", "MM"),
        ("Khan Touman", "SY"),
    ],
)
def test_a_village_of_a_war_is_found_with_its_time_zone(gazetteer: Gazetteer, name: str, country: str) -> None:
    place = next(place for place in gazetteer.find(name) if place.country == country)
    assert is_approximate(place.geonameid, place.feature)
    assert place.zone


def test_every_row_is_whole() -> None:
    rows = list(read_approximate())
    assert len(rows) > 5000
    for row in rows:
        assert len(row.place.country or "") == 2
        assert -60 < row.place.lat < 80
        assert -180 <= row.place.lon <= 180
        assert row.place.name == row.place.name.strip() != ""
        assert row.place.population >= 0


def test_what_geonames_writes_otherwise_keeps_its_number(gazetteer: Gazetteer) -> None:
    row = next(row for row in read_approximate() if row.place.geonameid)
    assert row.place.geonameid in {place.geonameid for place in gazetteer.find(row.place.name)}


def test_a_camp_makes_no_word_a_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.renown("Dadaab camp") == -1


@pytest.mark.parametrize(("one", "other"), [("hawija", "al hawijah"), ("sokna", "suknah"), ("khiam", "al khiyam")])
def test_names_that_differ_by_a_vowel_are_one(one: str, other: str) -> None:
    assert names.consonants(one) == names.consonants(other)
    assert names.vowels_apart(one, other)


@pytest.mark.parametrize(("one", "other"), [("amiriya", "amarah"), ("robotyne", "rybotyn"), ("hammam", "hamah")])
def test_names_that_differ_by_more_are_two(one: str, other: str) -> None:
    assert names.consonants(one) != names.consonants(other) or not names.vowels_apart(one, other)


def test_at_home_a_name_is_found_though_another_is_called_so_elsewhere(gazetteer: Gazetteer) -> None:
    assert "NO" in {place.country for place in gazetteer.find("Sokna")}
    assert [c.place.name for c in gazetteer.at_home("Sokna", "LY")] == ["Sūknah"]


def test_a_settlement_that_geonames_misplaces_is_where_its_division_is(gazetteer: Gazetteer) -> None:
    (bamba,) = (place for place in gazetteer.find("Bamba") if place.country == "ML")
    assert bamba.lat > 16
