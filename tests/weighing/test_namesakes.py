"""Villages taken for a namesake in another part of the country lose their points; invented reports of a war in Chad."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.gazetteer import Gazetteer
from wardiary.model import ClaimPlace, PlaceMention, RunnerUp
from wardiary.weighing.places.namesakes import _namesakes
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

ABECHE, NEAR, FAR = (13.8, 20.8), (13.9, 20.6), (8.6, 16.1)


def mention(text: str, name: str, point: tuple[float, float], score: float, rival: float = 0.0) -> PlaceMention:
    at = text.index(name)
    rivals = (RunnerUp(name, *NEAR, 900, rival),) if rival else ()
    return PlaceMention(at, at + len(name), name, name, *point, at + 1, "PPL", "TD", None, None, score, "", rivals)


def is_pointless(text: str, point: tuple[float, float], score: float, rival: float = 0.0) -> bool:
    """Whether the telling of Goz has no point, where Goz was resolved to one with a score, and a rival's score."""
    goz, town = mention(text, "Goz", point, score, rival), mention(text, "Abeche", ABECHE, 0.9)
    report = Wrote("a", text, "took", agent="army").kept()
    place = ClaimPlace(goz.span, "Goz", *point, geonameid=goz.geonameid)
    claim = replace(report.reading.claims[0], places=(place,))
    (telling,) = tellings(
        [replace(report, reading=replace(report.reading, claims=(claim,), places=(goz, town)))], PARTIES
    )
    assert telling.spot is not None
    assert telling.spot.name == "Goz"
    return telling.spot.lat is None


PARTIES = Parties(SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "The army took Goz, a village some 5 km west of the besieged town of Abeche.",
        "The army took Goz near Abeche.",
        "The army took the village of Goz north-east of Abeche.",
        "The army took Goz, a hamlet on the railway to the north of Abeche.",
        "The army took Goz, 12 km from Abeche.",
    ],
)
def test_a_village_told_to_lie_beside_a_town_is_no_namesake_far_away(text: str) -> None:
    assert is_pointless(text, FAR, 0.7)
    assert not is_pointless(text, NEAR, 0.7)


@pytest.mark.parametrize(
    "text",
    [
        "The army took Goz and people in Abeche cheered.",
        "The army took Goz, 700 km south-west of Abeche.",
        "The army took Goz from rebels who came from Abeche.",
        "The army took Goz, a halt on the road from Abeche to the west.",
    ],
)
def test_a_town_that_is_only_named_too_says_nothing_of_where_it_lies(text: str) -> None:
    assert not is_pointless(text, FAR, 0.7)


@pytest.mark.parametrize(
    ("score", "rival", "pointless"),
    [(0.28, 0.25, True), (0.28, 0.05, True), (0.7, 0.5, False), (0.28, 0.0, True), (0.45, 0.0, False)],
)
def test_a_guess_far_from_all_else_is_none(score: float, rival: float, *, pointless: bool) -> None:
    text = "The army took Goz. In Abeche people cheered."
    assert is_pointless(text, FAR, score, rival) is pointless


def test_a_guess_near_to_something_sure_stays() -> None:
    assert not is_pointless("The army took Goz. In Abeche people cheered.", NEAR, 0.28)


def test_a_large_town_stays_wherever_it_lies() -> None:
    moundou = Gazetteer.open().candidates("Moundou")[0].place
    text = "The army took Goz. In Abeche people cheered."
    goz = replace(mention(text, "Goz", (moundou.lat, moundou.lon), 0.28), geonameid=moundou.geonameid)
    assert not namesakes(text, goz, "its own name")
    assert namesakes(text, goz, "its name but for one letter")


def namesakes(text: str, goz: PlaceMention, why: str) -> list[PlaceMention]:
    """What is taken for a namesake in a report that names Goz, explained so, and Abeche."""
    return list(_namesakes(text, [replace(goz, why=why), mention(text, "Abeche", ABECHE, 0.9)]))


def test_a_namesake_is_called_as_its_report_calls_it() -> None:
    text = "The army took Goz near Abeche."
    goz = replace(mention(text, "Goz", FAR, 0.7), name="Goz Beida", text="Goz")
    town = mention(text, "Abeche", ABECHE, 0.9)
    report = Wrote("a", text, "took", agent="army").kept()
    claim = replace(report.reading.claims[0], places=(ClaimPlace(goz.span, goz.name, *FAR, geonameid=goz.geonameid),))
    reading = replace(report.reading, claims=(claim,), places=(goz, town))
    (telling,) = tellings([replace(report, reading=reading)], PARTIES)
    assert telling.spot is not None
    assert (telling.spot.name, telling.spot.lat) == ("Goz", None)
