"""Courses of rivers: the data hold what they say, and a point has the bank that maps give it."""

import math
from itertools import pairwise

import pytest

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer, distance_km, names
from wardiary.resolving.place_rivers import Bank, course_of

RIVERS = sorted(lexicons.load("river_courses")["courses"])


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("river", RIVERS)
def test_way_points_are_the_towns_they_are_called(river: str, gazetteer: Gazetteer) -> None:
    course = course_of(river)
    assert course is not None
    for town in course.towns:
        if town.geonameid is None:
            continue
        there = {place.geonameid: place for place in gazetteer.near(town.lat, town.lon, 1)}
        assert names.fold(there[town.geonameid].name) == names.fold(town.name)


@pytest.mark.parametrize("river", RIVERS)
def test_the_line_passes_each_town_on_the_right_side_and_does_not_jump(river: str) -> None:
    course = course_of(river)
    assert course is not None
    for town, point in zip(course.towns, course.line, strict=True):
        assert math.isclose(distance_km(town.lat, town.lon, *point), town.km if town.bank else 0, abs_tol=0.1)
        foot = course.foot(town.lat, town.lon)
        assert town.bank in (None, foot.bank)
        assert not foot.past_end
    assert max(distance_km(*a, *b) for a, b in pairwise(course.line)) < 400


@pytest.mark.parametrize("name", ["Dnieper", "the Dnieper", "Dnipro River", "River Dnieper", "Dnepr"])
def test_a_river_is_known_by_its_names(name: str) -> None:
    course = course_of(name)
    assert course is not None
    assert course.name == "Dnipro River"


def test_a_river_without_a_course_is_none() -> None:
    assert course_of("the Thames") is None
    assert course_of("Kherson") is None


# Towns that are no way points, beyond the part near the line in which the bank is doubtful.
@pytest.mark.parametrize(
    ("river", "town", "country", "bank"),
    [
        ("Dnieper", "Snihurivka", "UA", Bank.RIGHT),
        ("Dnieper", "Chaplynka", "UA", Bank.LEFT),
        ("Dnieper", "Brovary", "UA", Bank.LEFT),
        ("Dnieper", "Bila Tserkva", "UA", Bank.RIGHT),
        ("Euphrates", "Manbij", "SY", Bank.RIGHT),
        ("Euphrates", "Kobani", "SY", Bank.LEFT),
        ("Tigris", "Tall ‘Afar", "IQ", Bank.RIGHT),
        ("Tigris", "Hamdaniya", "IQ", Bank.LEFT),
        ("Donets", "Kreminna", "UA", Bank.LEFT),
        ("Donets", "Bakhmut", "UA", Bank.RIGHT),
        ("Dniester", "Orhei", "MD", Bank.RIGHT),
        ("Danube", "Constanţa", "RO", Bank.RIGHT),
        ("Vistula", "Łódź", "PL", Bank.LEFT),
        ("Vistula", "Lublin", "PL", Bank.RIGHT),
        ("Indus", "Quetta", "PK", Bank.RIGHT),
        ("Indus", "Multan", "PK", Bank.LEFT),
        ("Irrawaddy", "Meiktila", "MM", Bank.LEFT),
        ("Mekong", "Ubon Ratchathani", "TH", Bank.RIGHT),
        ("White Nile", "El Obeid", "SD", Bank.LEFT),
        ("Senegal River", "Linguère", "SN", Bank.LEFT),
        ("Niger River", "Djibo", "BF", Bank.RIGHT),
        ("Congo River", "Impfondo", "CG", Bank.RIGHT),
        ("Ruzizi", "Gitega", "BI", Bank.LEFT),
        ("Blue Nile", "Al Qadarif", "SD", Bank.RIGHT),
        ("Chindwin", "Shwebo", "MM", Bank.LEFT),
        ("Salween", "Taunggyi", "MM", Bank.RIGHT),
        ("Kura", "Ganja", "AZ", Bank.RIGHT),
        ("Kura", "Shamakhi", "AZ", Bank.LEFT),
        ("Karun", "Dezful", "IR", Bank.RIGHT),
        ("Awash", "Semera", "ET", Bank.LEFT),
        ("Tekeze", "Axum", "ET", Bank.RIGHT),
        ("Tekeze", "Gondar", "ET", Bank.LEFT),
    ],
)
def test_towns_lie_on_the_bank_that_maps_give_them(
    river: str, town: str, country: str, bank: Bank, gazetteer: Gazetteer
) -> None:
    course = course_of(river)
    place = next(p for p in gazetteer.find(town) if p.is_settlement and p.country == country)
    assert course is not None
    foot = course.foot(place.lat, place.lon)
    assert foot.bank is bank
    assert foot.km > foot.wander
