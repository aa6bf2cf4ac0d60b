"""Villages by whatever name a paper calls them; real places, invented reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind, PlaceMention
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

MALI = Parties(Sides((Side("Malian government", ("army",)), Side("rebels", ())), ()))
ELSEWHERE = Parties(Sides((Side("Chadian government", ("army",)), Side("rebels", ())), ()))


def test_what_is_told_of_no_place_may_be_of_a_village_by_its_other_name() -> None:
    text = "Since Friday our men have been fighting the convoy south of Anefif."
    report = Wrote("a", text, "fighting", Kind.CLASH, place=None).kept()
    at = text.index("Anefif")
    mention = PlaceMention(at, at + 6, "Anefif", "Anefif", None, None, None, None, None, None, None, 0.0, "")
    (telling,) = tellings([replace(report, reading=replace(report.reading, places=(mention,)))], MALI)
    assert place_key("Anefis") in (telling.named or {telling.spot and telling.spot.key})


@pytest.mark.parametrize(
    ("name", "parties", "called"),
    [("Anefif", MALI, "Anefis"), ("Anefif", ELSEWHERE, "Anefif"), ("Qorzabad", MALI, "Qorzabad")],
)
def test_a_village_by_its_other_name_is_that_village(name: str, parties: Parties, called: str) -> None:
    text = f"The rebels took {name} on Monday."
    report = Wrote("a", text, "took", agent="rebels", place=name).kept()
    at = text.index(name)
    mention = PlaceMention(at, at + len(name), name, name, None, None, None, None, None, None, None, 0.0, "")
    (telling,) = tellings([replace(report, reading=replace(report.reading, places=(mention,)))], parties)
    assert telling.spot is not None
    assert telling.spot.name == called
    assert telling.spot.lat is None


def test_a_camp_is_not_called_after_a_town_whose_name_sounds_like_it() -> None:
    america = Parties(Sides((Side("United States", ("US forces",)), Side("rebels", ())), ()))
    report = Wrote("a", "Rockets hit Camp Taji on Monday.", "hit", Kind.STRIKE, place="Camp Taji").kept()
    mention = PlaceMention(12, 21, "Camp Taji", "Camp Taji", None, None, None, None, None, None, None, 0.0, "")
    (telling,) = tellings([replace(report, reading=replace(report.reading, places=(mention,)))], america)
    assert telling.spot is not None
    assert telling.spot.name == "Camp Taji"
