"""People counted once for several regions; invented places of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import PARTIES, mention
from weighing_samples import POINTS, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceRole, Quantity, QuantityKind, Span
from wardiary.weighing.tellings import tellings


def places(text: str, *, counts: int = 1) -> list[str]:
    """Where a claim is put of people who left Oysterby and Farhill."""
    kept = Wrote("a", text, "left", Kind.DISPLACEMENT).kept()
    starts = {name: text.index(name) for name in ("Oysterby", "Farhill")}
    told = tuple(
        ClaimPlace(Span(at, at + len(name)), name, *POINTS[name], PlaceRole.FROM) for name, at in starts.items()
    )
    number = Quantity(Span(0, 1), QuantityKind.DISPLACED, 9000, 9000)
    claim = replace(kept.reading.claims[0], places=told, quantities=(number,) * counts)
    named = tuple(mention(text, name) for name in starts)
    found = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,), places=named))], PARTIES)
    return sorted(telling.spot.name for telling in found if telling.spot)


@pytest.mark.parametrize(
    "text",
    [
        "9,000 people left the Oysterby and Farhill districts.",
        "9,000 people left southern Oysterby and northern Farhill.",
        "9,000 people left the Oysterby and Farhill area.",
    ],
)
def test_one_number_for_regions_is_of_one_flight(text: str) -> None:
    assert places(text) == ["Oysterby"]


def test_of_towns_and_of_two_numbers_each_is_told_of() -> None:
    assert places("9,000 people left Oysterby and Farhill.") == ["Farhill", "Oysterby"]
    text = "9,000 people left the Oysterby and Farhill districts."
    assert places(text, counts=2) == ["Farhill", "Oysterby"]
    assert places(text, counts=0) == ["Farhill", "Oysterby"]
