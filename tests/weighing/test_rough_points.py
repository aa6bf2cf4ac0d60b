"""Places without a number of GeoNames, whose points are approximate: the gazetteer holds them all the same.

Invented sentences; the villages and their points are those of the file `approximate.tsv`.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.gazetteer.approximate import is_rough_point, read_approximate
from wardiary.model import ClaimPlace, Kind, PlaceMention, PlaceRole
from wardiary.weighing.places.focus import settlements_in
from wardiary.weighing.places.spots import is_same, is_settlement, place_key
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

BABAJI = next(row.place for row in read_approximate() if row.place.name == "Babaji")
NORTH_KM = 1 / 111.2  # degrees of latitude


def rough(text: str, words: str, name: str = "Babaji", feature: str = "PPL") -> PlaceMention:
    at = text.index(words)
    point = BABAJI.lat, BABAJI.lon
    return PlaceMention(at, at + len(words), words, name, *point, None, feature, "AF", None, None, 0.9, "invented")


def numbered(text: str, name: str) -> PlaceMention:
    at = text.index(name)
    return PlaceMention(at, at + len(name), name, name, 31.6, 64.4, 7, "PPL", "AF", None, None, 0.9, "invented")


def told(text: str, trigger: str, *places: PlaceMention, at: PlaceMention | None = None) -> Telling:
    report = Wrote("a", text, trigger, Kind.GAIN, agent="rebels", place=None).kept()
    claim = report.reading.claims[0]
    if at is not None:
        claim = replace(claim, places=(ClaimPlace(at.span, at.name, at.lat, at.lon, PlaceRole.AT),))
    (telling,) = tellings([replace(report, reading=replace(report.reading, places=places, claims=(claim,)))], PARTIES)
    return telling


PARTIES = Parties(SIDES)


def test_it_is_called_as_the_report_calls_it() -> None:
    text = "The rebels took Babajee on Wednesday."
    place = rough(text, "Babajee")
    spot = told(text, "took", place, at=place).spot
    assert spot is not None
    assert (spot.name, spot.lat) == ("Babajee", BABAJI.lat)


def test_it_is_the_one_settlement_that_a_sentence_names() -> None:
    text = "Of Babaji it was said that the rebels have taken it."
    spot = told(text, "taken", rough(text, "Babaji")).spot
    assert spot is not None
    assert spot.name == "Babaji"


def test_it_is_a_settlement_beside_those_that_have_numbers() -> None:
    text = "Shells fell between Babaji and Gereshk, and on Babaji again."
    named = [rough(text, "Babaji"), numbered(text, "Gereshk"), replace(rough(text, "Babaji"), start=53, end=59)]
    assert [
        p.name for p in settlements_in(Wrote("a", text, "fell").kept().reading.claims[0].sentence, named).values()
    ] == [
        "Babaji",
        "Gereshk",
    ]


@pytest.mark.parametrize(
    ("feature", "words", "is_one"),
    [("INSM", "Babaji", True), ("PSTB", "Babaji", True), ("INSM", "Babaji barracks", False), ("MT", "Babaji", False)],
)
def test_a_base_that_is_called_like_a_village_is_taken_like_one(feature: str, words: str, *, is_one: bool) -> None:
    text = f"The rebels took {words}."
    assert is_settlement(rough(text, words, words, feature)) is is_one


@pytest.mark.parametrize(
    ("other", "number", "km", "is_one"),
    [
        ("Nahr", 7, 0.8, False),  # another village: which of the two is where is not known
        ("Nahr", None, 0.0, True),  # two names of one entry
        ("Babajee", 7, 12.0, True),
        ("Babajee", 7, 400.0, True),  # a namesake taken by mistake, as of any name that no gazetteer holds
    ],
)
def test_its_point_says_roughly_where_it_lies(other: str, number: int | None, km: float, *, is_one: bool) -> None:
    one = Spot("Babaji", place_key("Babaji"), BABAJI.lat, BABAJI.lon)
    assert is_same(one, Spot(other, place_key(other), BABAJI.lat + km * NORTH_KM, BABAJI.lon, number)) is is_one


def test_two_villages_with_numbers_that_lie_so_near_are_one() -> None:
    one = Spot("Babaji", place_key("Babaji"), 31.61, 64.41, 8)
    assert is_same(one, Spot("Nahr", place_key("Nahr"), 31.61 + 0.8 * NORTH_KM, 64.41, 7))
    assert not is_rough_point(31.61, 64.41)


def test_short_names_are_told_with_and_without_an_h_at_their_end() -> None:
    assert place_key("Qaddahiyah") == place_key("Al-Gaddahiya")


def test_a_dispatch_may_tell_of_another_town_than_it_was_sent_from() -> None:
    text = "GERESHK - The army denied that Babaji had fallen."
    sent = replace(numbered(text, "GERESHK"), name="Gereshk")
    claim = Wrote("a", text, "fallen").kept().reading.claims[0]
    assert [p.name for p in settlements_in(claim.sentence, [sent, rough(text, "Babaji")]).values()] == ["Babaji"]
    assert [p.name for p in settlements_in(claim.sentence, [sent]).values()] == ["Gereshk"]
