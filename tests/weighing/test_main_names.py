"""Villages by whatever name a paper calls them; real places, invented reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import PlaceMention
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

MALI = Parties(Sides((Side("Malian government", ("army",)), Side("rebels", ())), ()))
ELSEWHERE = Parties(Sides((Side("Chadian government", ("army",)), Side("rebels", ())), ()))


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
