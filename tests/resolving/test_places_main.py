"""Where a short report's happening took place, and what stands in a town; lines made up for the purpose."""

import re

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import MainPlace, PlaceMention, RunnerUp, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.place_spotting import spot_places
from wardiary.resolving.places import main_place, resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def mentions(gazetteer: Gazetteer, text: str, *names: str) -> tuple[PlaceMention, ...]:
    spans = [Span(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text)]
    return resolve_places(text, sorted(spans), gazetteer)


def placed(gazetteer: Gazetteer, text: str, *names: str) -> MainPlace | None:
    return main_place(text, mentions(gazetteer, text, *names), split_sentences(text), gazetteer)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Grain silo ablaze in Voznesensk", ("Voznesensk",), "Voznesensk"),
        ("Convoy from Rostov halted near Volnovakha", ("Rostov", "Volnovakha"), "Volnovakha"),
        ("Two wounded on Odesa Street in Poltava", ("Odesa", "Poltava"), "Poltava"),
        ("Rockets land on a dairy in El Fasher, North Darfur", ("El Fasher", "North Darfur"), "El Fasher"),
    ],
)
def test_the_place_after_the_preposition(
    gazetteer: Gazetteer, text: str, names: tuple[str, ...], expected: str
) -> None:
    found = placed(gazetteer, text, *names)
    assert found is not None
    assert found.name == expected


def test_an_unknown_village_is_not_the_middle_of_its_region(gazetteer: Gazetteer) -> None:
    assert placed(gazetteer, "Barn on fire in Qorvyzne, Sumy Oblast", "Qorvyzne", "Sumy Oblast") is None


def test_a_line_without_toponyms_is_searched(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "Shattered windows at a bakery in Voznesens'k")
    assert found is not None
    assert (round(found.lat, 1), round(found.lon, 1)) == (47.6, 31.3)
    assert main_place("Shattered windows in Voznesensk", (), ()) is None


def test_words_that_head_a_line_are_no_towns(gazetteer: Gazetteer) -> None:
    text = "Police and Orange vests seen, Victoria cheers"
    assert spot_places(text, Span(0, len(text)), gazetteer) == ()


def test_a_facility_takes_the_point_of_its_town(gazetteer: Gazetteer) -> None:
    (airport,) = mentions(gazetteer, "Smoke over Poltava Airport at dawn.", "Poltava Airport")
    (town,) = mentions(gazetteer, "Smoke over Poltava at dawn.", "Poltava")
    assert (airport.lat, airport.lon) == (town.lat, town.lon)
    assert airport.name == "Poltava Airport"
    assert airport.geonameid is None
    assert "Poltava" in airport.why


def test_a_quarter_is_put_where_the_text_puts_it(gazetteer: Gazetteer) -> None:
    (quarter, _) = mentions(gazetteer, "A blast in Zqarbiya in Damascus.", "Zqarbiya", "Damascus")
    assert quarter.country == "SY"
    assert quarter.score <= 0.3


@pytest.mark.parametrize(
    ("likenesses", "expected"), [((0.08,), "Volnovakha"), ((0.08, 0.05), None), ((0.02,), None), ((), None)]
)
def test_a_misspelt_name_is_the_only_one_near_to_it(likenesses: tuple[float, ...], expected: str | None) -> None:
    near = tuple(RunnerUp("Volnovakha", 47.6, 37.5, None, score) for score in likenesses)
    start, end = 8, 18
    mention = PlaceMention(
        start, end, "Volnovhaka", "Volnovhaka", None, None, None, None, None, None, None, 0.9, "", near
    )
    found = main_place("Fire in Volnovhaka", [mention], [Span(0, 18)])
    assert (found.name if found else None) == expected
