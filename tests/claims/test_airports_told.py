"""Where something told of an airport happened: invented sentences, read by the rules."""

from functools import cache

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import ClaimPlace, Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@cache
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


def places(text: str) -> list[tuple[ClaimPlace, ...]]:
    report = Report("r", text, publisher="Example Wire", published="2021-06-16")
    return [claim.places for claim in next(pipeline().read([report])).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured Kassala airport in Sudan on Monday.", ("Kassala airport", 15.39, 36.33)),
        ("Rebels shelled the airport of Kassala in Sudan on Monday.", ("Kassala airport", 15.39, 36.33)),
        ("Rebels captured the Gardabya air base in Libya on Monday.", ("Gardabya air base", 31.06, 16.59)),
        ("Rebels captured Kassala prison in Sudan on Monday.", ("Kassala prison", 15.45, 36.40)),
    ],
)
def test_it_has_its_own_point_under_the_name_that_is_told(text: str, expected: tuple[str, float, float]) -> None:
    (place,), *_ = places(text)
    assert place.lat is not None
    assert place.lon is not None
    assert (place.name, round(place.lat, 2), round(place.lon, 2)) == expected
    assert place.geonameid is None


def test_the_airport_said_again_has_it_too() -> None:
    found = places("Rebels captured Kassala airport in Sudan on Monday. Soldiers retook the airport on Tuesday.")
    assert [place.name for each in found for place in each] == ["Kassala airport"] * len(found)
    assert len({(place.lat, place.lon) for each in found for place in each}) == 1


def test_a_town_taken_with_an_airport_is_a_place_of_its_own() -> None:
    (found,) = places("Rebels captured Kassala airport and the town of Gedaref in Sudan on Monday.")
    assert [place.name for place in found] == ["Kassala airport", "Al Qadarif"]


def test_its_words_end_before_the_town_told_next() -> None:
    text = "Rebels captured Kassala airport and the town of Gedaref on Monday."
    told = [place for each in places(text) for place in each if place.span is not None]
    assert next(place.span.of(text) for place in told if place.span) == "Kassala airport"
