"""Quarters of towns, in which harm is done to the town; invented places of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import PARTIES, mention
from weighing_samples import POINTS, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceRole, Span
from wardiary.weighing.tellings import tellings

POINTS_OF = {**POINTS, "Reedham": (40.9, 10.9)}  # a village of that name is far from Oysterby


def places(text: str, *of_claim: str, kind: Kind = Kind.STRIKE) -> list[str]:
    """Where shells are told to have hit."""
    kept = Wrote("a", text, "hit", kind).kept()
    told = []
    for name in of_claim:
        at = text.index(name)
        lat, lon = POINTS_OF.get(name, (None, None))
        told.append(ClaimPlace(Span(at, at + len(name)), name, lat, lon, PlaceRole.AT))
    claim = replace(kept.reading.claims[0], places=tuple(told))
    named = tuple(mention(text, name) for name in ("Oysterby", "Reedham", "Salt", "Farhill") if name in text)
    found = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,), places=named))], PARTIES)
    return sorted(telling.spot.name for telling in found if telling.spot)


@pytest.mark.parametrize(
    ("text", "of_claim"),
    [
        ("Shells hit the Reedham quarter of Oysterby on Monday.", ["Reedham"]),
        ("Shells hit the Salt district on the southern edge of Oysterby.", ["Salt"]),
        ("Shells hit the Salt and Reedham quarters of Oysterby.", ["Salt", "Reedham"]),
        ("In Oysterby two were hit in the Salt quarter.", ["Oysterby", "Salt"]),
        ("The Salt quarter of Oysterby slept. Shells hit the lanes of Salt.", ["Salt"]),
    ],
)
def test_harm_in_a_quarter_is_done_to_the_town(text: str, of_claim: list[str]) -> None:
    assert places(text, *of_claim) == ["Oysterby"]


def test_a_far_village_in_a_district_called_after_a_town_stays() -> None:
    text = "Shells hit the Farhill district of Oysterby."
    assert places(text, "Farhill") == ["Farhill"]
    assert places("In Oysterby and in the Farhill district shells hit.", "Oysterby", "Farhill") == [
        "Farhill",
        "Oysterby",
    ]


def test_who_takes_a_quarter_has_not_taken_its_town() -> None:
    assert places("The army hit the Salt quarter of Oysterby.", "Salt", kind=Kind.GAIN) == ["Salt"]
