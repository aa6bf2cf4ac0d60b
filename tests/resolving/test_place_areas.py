"""Sides of rivers: which words mean which area, and what lies in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.gazetteer import Gazetteer
from wardiary.resolving.place_areas import Area, bank_of
from wardiary.resolving.place_rivers import Bank

KHERSON, OLESHKY, MELITOPOL = (46.637, 32.615), (46.622, 32.719), (46.849, 35.365)
RAQQA, DEIR_EZ_ZOR, HASAKAH, ALEPPO = (35.95, 39.01), (35.336, 40.141), (36.502, 40.748), (36.201, 37.161)


def area(description: str, river: str) -> Area:
    found = bank_of(description, river)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("description", "river", "bank"),
    [
        ("the western bank of the Dnieper", "Dnieper", Bank.RIGHT),
        ("the Dnieper's west bank", "the Dnieper", Bank.RIGHT),
        ("villages on the left bank of the Dnipro River", "Dnipro River", Bank.LEFT),
        ("the right-hand bank", "Dnieper", Bank.RIGHT),
        ("settlements along the eastern banks of the Dnieper", "Dnieper", Bank.LEFT),
        ("east of the Euphrates", "Euphrates River", Bank.LEFT),
        ("areas north-east of the river Euphrates", "Euphrates", Bank.LEFT),
        ("south of the Litani", "Litani River", Bank.LEFT),
        ("the west bank of the Nile", "Nile", Bank.LEFT),
        ("the northern shore of the Senegal River", "Senegal River", Bank.RIGHT),
        ("the southern side of the Donets", "Siverskyi Donets", Bank.RIGHT),
    ],
)
def test_words_name_a_bank(description: str, river: str, bank: Bank) -> None:
    assert area(description, river).bank is bank


@pytest.mark.parametrize(
    "description",
    [
        "across the Dnieper",
        "the far bank of the Dnieper",
        "both banks of the Dnieper",
        "the western and eastern banks of the Dnieper",
        "35 miles east of Kherson, on the Dnieper",
        "a bank in Kherson",
        "",
    ],
)
def test_words_that_leave_the_side_open_name_none(description: str) -> None:
    assert bank_of(description, "Dnieper") is None


def test_a_river_without_a_course_has_no_banks() -> None:
    assert bank_of("the south bank of the Thames", "Thames") is None


def test_a_bank_holds_what_lies_on_it() -> None:
    west, east = area("the western bank", "Dnieper"), area("the eastern bank", "Dnieper")
    assert [west.contains(*point) for point in (KHERSON, OLESHKY, MELITOPOL)] == [True, False, False]
    assert [east.contains(*point) for point in (KHERSON, OLESHKY)] == [False, True]


def test_a_side_reaches_farther_than_a_bank_and_both_have_an_end() -> None:
    beyond, bank = area("east of the Euphrates", "Euphrates"), area("the eastern bank", "Euphrates")
    assert [beyond.contains(*point) for point in (RAQQA, DEIR_EZ_ZOR, HASAKAH, ALEPPO)] == [True, False, True, False]
    assert [bank.contains(*point) for point in (RAQQA, HASAKAH)] == [True, False]
    assert not beyond.contains(35.7, 51.4)  # Tehran


def test_near_the_line_a_point_is_doubtful_a_listed_town_is_not() -> None:
    west = area("the western bank", "Dnieper")
    assert not west.doubtful(*KHERSON)
    assert west.doubtful(*OLESHKY)
    assert not west.doubtful(*MELITOPOL)


def test_a_direction_along_the_river_as_a_whole_is_judged_where_the_point_lies() -> None:
    east = area("east of the Niger", "Niger River")
    assert east.bank is None
    assert east.contains(15.92, 2.4)  # Ménaka: past Gao the Niger runs south
    assert not east.contains(14.35, -0.6)  # Gourma, on the other side


def test_an_area_tells_its_settlements() -> None:
    found = area("the western bank of the Dnieper", "Dnieper").settlements(Gazetteer.open())
    names = [place.name for place in found]
    assert {"Kyiv", "Kherson", "Beryslav", "Snihurivka"} <= set(names)
    assert not {"Brovary", "Nova Kakhovka", "Melitopol", "Lviv"} & set(names)
    assert [place.population for place in found] == sorted((p.population for p in found), reverse=True)


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_no_point_lies_on_both_banks(lat: float, lon: float) -> None:
    left, right = area("the left bank", "Euphrates"), area("the right bank", "Euphrates")
    assert not (left.contains(lat, lon) and right.contains(lat, lon))


@given(st.text(max_size=60))
def test_any_words_can_be_asked(words: str) -> None:
    found = bank_of(words, "Dnieper")
    assert found is None or found.reach > 0
