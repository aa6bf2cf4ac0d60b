"""The compiled gazetteer: what it finds, how it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.gazetteer import Gazetteer, Match, compiling, distance_km
from wardiary.gazetteer.gazetteer import _one_edit
from wardiary.gazetteer.index import Index


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The one compiled file of this machine, compiled now if need be."""
    return Gazetteer.open()


def test_a_settlement_is_found_under_all_its_names(gazetteer: Gazetteer) -> None:
    ids = {gazetteer.find(name)[0].geonameid for name in ("Kyiv", "Kiev", "KYIV", "Київ", "كييف")}
    assert ids == {703448}


@pytest.mark.parametrize(
    ("name", "feature", "geonameid"),
    [
        ("United States", "PCLI", 6252001),
        ("U.S.", "PCLI", 6252001),
        ("the UAE", "PCLI", 290557),
        ("Sudanese", "PCLI", 366755),
        ("Tex.", "ADM1", 4736286),
        ("W.Va.", "ADM1", 4826850),
        ("Gezira state", "ADM1", 408648),
        ("Kherson region", "ADM1", 706442),
        ("Mykolaiv Oblast", "ADM1", 700567),
        ("Africa", "CONT", 6255146),
        ("Donbass", "RGN", None),
        ("Euphrates", "STM", None),
        ("the Black Sea", "SEA", 630673),
    ],
)
def test_areas_and_waters_are_found(gazetteer: Gazetteer, name: str, feature: str, geonameid: int | None) -> None:
    place = gazetteer.find(name)[0]
    assert (place.feature, place.geonameid) == (feature, geonameid)


@pytest.mark.parametrize(
    ("variant", "name"),
    [
        ("Snigiryovka", "Snihurivka"),
        ("Ouad Madani", "Wad Medani"),
        ("Nikolaïev", "Mykolayiv"),
        ("Dayr az Zawr", "Deir ez-Zor"),
        ("Snihurivkka", "Snihurivka"),
    ],
)
def test_transliterations_meet(gazetteer: Gazetteer, variant: str, name: str) -> None:
    assert name in {place.name for place in gazetteer.find(variant)}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Anbar", "IQ"),  # filed as Al Anbar, where a village in Turkey is also called Anbar
        ("Anbar province", "IQ"),
        ("Shabwa", "YE"),
        ("Bayda", "YE"),
        ("North Kivu", "CD"),
        ("North Kivu province", "CD"),
        ("South Darfur", "SD"),
        ("Lower Shabelle", "SO"),  # not the river
        ("Middle Shabelle region", "SO"),
    ],
)
def test_divisions_are_found_as_newspapers_call_them(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert country in {place.country for place in gazetteer.find(name) if place.feature == "ADM1"}


@pytest.mark.parametrize("name", ["Hodeidah", "Hudaydah", "Hasaka", "Raqqa", "Taiz"])
def test_the_seat_of_a_division_is_found_beside_it(gazetteer: Gazetteer, name: str) -> None:
    features = {place.feature for place in gazetteer.find(name)}
    assert "ADM1" in features
    assert any(feature.startswith("PPL") for feature in features)


def test_a_country_has_one_capital(gazetteer: Gazetteer) -> None:
    capitals = [place for place in gazetteer.find("Washington") if place.feature == "PPLC"]
    assert [place.geonameid for place in capitals] == [4140963]


def test_abbreviations_keep_their_case(gazetteer: Gazetteer) -> None:
    assert any(place.is_country for place in gazetteer.find("US"))
    assert not any(place.is_country for place in gazetteer.find("us"))


def test_a_made_up_name_is_not_known(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qxzzyvorplatz") == ()
    assert not gazetteer.knows("Qxzzyvorplatz")
    assert gazetteer.knows("Kharkov")


def test_a_river_that_is_not_held_is_not_a_town(gazetteer: Gazetteer) -> None:
    assert not any(place.is_settlement for place in gazetteer.find("Kharkiv River"))


def test_match_says_how_a_name_was_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Snihurivka")[0].match is Match.NAME
    assert gazetteer.candidates("the town of Snihurivka")[0].match is Match.GENERIC
    assert gazetteer.candidates("Snigiryovka")[0].match is Match.SPELLING


def test_a_district_without_an_entry_is_found_by_its_seat(gazetteer: Gazetteer) -> None:
    seats = gazetteer.candidates("Pauktaw township")
    assert seats[0].place.name == "Pauktaw"
    assert {seat.match for seat in seats} == {Match.GENERIC}


def test_near_gives_settlements_nearest_first(gazetteer: Gazetteer) -> None:
    places = gazetteer.near(46.637, 32.615, 20)
    assert places[0].name == "Kherson"
    away = [distance_km(46.637, 32.615, place.lat, place.lon) for place in places]
    assert away == sorted(away)
    assert away[-1] <= 20


@given(lat=st.floats(-89, 89), lon=st.floats(-180, 180))
def test_near_never_fails_and_keeps_its_bound(lat: float, lon: float) -> None:
    for place in Gazetteer.open().near(lat, lon, 30):
        assert distance_km(lat, lon, place.lat, place.lon) <= 30


@given(st.text(max_size=40))
def test_any_name_can_be_asked_for(name: str) -> None:
    gazetteer = Gazetteer.open()
    assert isinstance(gazetteer.find(name), tuple)
    assert gazetteer.knows(name) in (True, False)


def test_countries_and_divisions_by_code(gazetteer: Gazetteer) -> None:
    sudan, division = gazetteer.country("SD"), gazetteer.admin1("SD", "38")
    assert sudan is not None
    assert sudan.name == "Sudan"
    assert division is not None
    assert division.geonameid == 408648
    assert gazetteer.country("ZZ") is None


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.idx"
    path.write_bytes(b"not an index, but long enough to look at")
    with pytest.raises(ValueError, match="not a gazetteer index"):
        Index(path)


def test_the_cache_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARDIARY_CACHE", str(tmp_path))
    assert compiling.cache_path().parent == tmp_path


def test_of_many_keys_those_are_held_under_which_something_is_filed() -> None:
    index = Index(compiling.cache_path())
    keys = ["kherson", "khersonn", "kyiv", "", "zzzz", "kherson"]
    assert index.held(keys) == [key for key in keys if index.has(key)] == ["kherson", "kyiv", "kherson"]
    index.close()


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("Kibumba", "Kirumba"),
        ("Tarhun", "Tarnun"),
        ("Malagat", "Malabat"),
        ("Sarifa", "Satifa"),
        ("Qoramat", "Qorabat"),
    ],
)
def test_another_consonant_in_a_short_name_is_another_village(told: str, held: str) -> None:
    assert held.lower() not in set(_one_edit(told.lower()))


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Kramatorks", "Kramatorsk"),
        ("Donestk", "Donetsk"),
        ("Benghasi", "Benghazi"),
        ("Mariupil", "Mariupol"),
        ("Mogadishuu", "Mogadishu"),
        ("Stepanakerd", "Stepanakert"),
    ],
)
def test_a_slip_of_the_pen_or_of_the_ear_is_not(told: str, meant: str) -> None:
    assert meant.lower() in set(_one_edit(told.lower()))
