"""Airports told by their town, by their own name and again, in sentences made up for the purpose."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.gazetteer import Gazetteer
from wardiary.model import PlaceMention, Span
from wardiary.resolving.place_airports import ToldAirport, find_airports, with_airports
from wardiary.resolving.places import resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def told(gazetteer: Gazetteer, text: str, *names: str) -> tuple[Sequence[PlaceMention], tuple[ToldAirport, ...]]:
    spans = [Span(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text)]
    places = resolve_places(text, sorted(set(spans)), gazetteer)
    return places, find_airports(text, places, gazetteer)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Shells fell on Nyala airport in Sudan.", "Nyala", "Nyala airport"),
        ("In Sudan the airport of Nyala was shut.", "Nyala", "the airport of Nyala"),
        ("NYALA AIRPORT in Sudan was shut.", "NYALA", "NYALA AIRPORT"),
        ("Sudan's army left Nyala's military airfield.", "Nyala", "Nyala's military airfield"),
        ("In Sudan, jets left from Nyala International Airport.", "Nyala International Airport", None),
    ],
)
def test_a_towns_airport(gazetteer: Gazetteer, text: str, name: str, words: str | None) -> None:
    _, (airport,) = told(gazetteer, text, name, "Sudan")
    assert airport.mention.name == "Nyala Airport"
    assert airport.mention.feature == "AIRP"
    assert airport.span.of(text) == (words or name)


def test_the_town_stays_the_town_and_is_the_runner_up(gazetteer: Gazetteer) -> None:
    places, airports = told(gazetteer, "Gunmen held Goma airport in Congo.", "Goma", "Congo")
    town = with_airports(places, airports)[0]
    assert (town.name, town.feature) == ("Goma", "PPL")
    assert "Goma International Airport" in town.why
    assert airports[0].mention.runners_up[0].name == "Goma"
    assert "1 km from Goma" in airports[0].mention.why


def test_a_base_known_only_by_its_own_name(gazetteer: Gazetteer) -> None:
    text = "Libya said that the Gardabya air base was lost."
    places, airports = told(gazetteer, text, "Libya", "Gardabya")
    base = with_airports(places, airports)[1]
    assert (base.text, base.name, base.country) == ("Gardabya", "Gardabya Airport", "LY")
    assert told(gazetteer, "Peru said that the Gardabya air base was lost.", "Peru")[1] == ()


def test_a_name_that_the_reader_passed_over(gazetteer: Gazetteer) -> None:
    _, airports = told(gazetteer, "The Shayrat Airbase in Syria burned.", "Syria")
    assert [a.called for a in airports] == ["Shayrat Airbase"]


def test_the_airport_again_is_the_only_one_told(gazetteer: Gazetteer) -> None:
    text = "Kassala airport in Sudan was bombed. The airport was shut."
    assert [a.called for a in told(gazetteer, text, "Kassala", "Sudan")[1]] == ["Kassala airport"] * 2
    text = "Kassala airport and Nyala airport in Sudan were bombed. The airport was shut."
    assert len(told(gazetteer, text, "Kassala", "Nyala", "Sudan")[1]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Drones were heard over Kyiv airport.",  # three serve it, and none has its name
        "An airfield near Nyala in Sudan was hit.",
        "Nyala market in Sudan was hit.",
        "The Russian airport was shut.",
    ],
)
def test_nothing_is_guessed(gazetteer: Gazetteer, text: str) -> None:
    assert told(gazetteer, text, "Kyiv", "Nyala", "Sudan")[1] == ()


def test_the_military_one_where_the_words_say_so(gazetteer: Gazetteer) -> None:
    _, airports = told(gazetteer, "In Sudan, Port Sudan air base was hit, not Port Sudan airport.", "Port Sudan")
    assert [a.mention.name for a in airports] == ["Port Sudan Air Base", "Port Sudan New International Airport"]


def test_an_imported_airport_is_taken_as_it_was_resolved(gazetteer: Gazetteer) -> None:
    text = "Nyala Airport in Sudan was shut."
    places, _ = told(gazetteer, text, "Nyala Airport", "Sudan")
    imported = replace(places[0], feature="AIRP", geonameid=7)
    assert find_airports(text, [imported, places[1]], gazetteer)[0].mention is imported


@given(st.text(alphabet="aA tTheirportbsNyla.,'", max_size=60))
def test_any_text_is_taken(gazetteer: Gazetteer, text: str) -> None:
    assert all(a.span.of(text) for a in find_airports(text, (), gazetteer))


def test_an_airport_is_told_by_the_town_that_it_lies_beside_and_again_by_its_terminal(gazetteer: Gazetteer) -> None:
    text = "In Sudan shells hit Nyala. The old airport north of the town was shut. Soldiers sat in the terminal."
    _, airports = told(gazetteer, text, "Nyala", "Sudan")
    assert [(a.span.of(text), a.called) for a in airports] == [
        ("The old airport north of the town", "Nyala Airport"),
        ("the terminal", "Nyala Airport"),
    ]
