"""Whether what is held is anywhere at all, by invented words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardiary.claims.nowhere import holds_nowhere, sums_up
from wardiary.model import Claim, ClaimPlace, Kind, Quantity, QuantityKind, Reality, Span, Verification

TEXT = "Lorries may not drive into rebel-held areas of Gezira."
AREAS, GEZIRA = Span(38, 43), Span(47, 53)


def place(span: Span, lat: float | None = None) -> ClaimPlace:
    return ClaimPlace(span, span.of(TEXT), lat, lat)


def claim(*places: ClaimPlace, kind: Kind = Kind.HOLDING, quantities: tuple[Quantity, ...] = ()) -> Claim:
    told = (Span(27, 37), (), Reality.ONGOING, (), places, None, quantities, None, Verification.NONE, Span(0, 54))
    return Claim("c1", kind, *told)


def test_areas_without_a_name_are_nowhere() -> None:
    assert holds_nowhere(claim(place(AREAS)), TEXT)


@pytest.mark.parametrize(
    "told",
    [
        claim(place(GEZIRA, 14.5)),
        claim(place(AREAS), place(GEZIRA, 14.5)),
        claim(),
        claim(place(AREAS), kind=Kind.GAIN),
        claim(place(AREAS), quantities=(Quantity(AREAS, QuantityKind.KM2, 40.0, 40.0),)),
    ],
)
def test_a_name_a_number_or_another_kind_tells_of_something(told: Claim) -> None:
    assert not holds_nowhere(told, TEXT)


@pytest.mark.parametrize(
    ("words", "is_sum"),
    [
        ("changed hands twice", True),
        ("changed hands at least four times", True),
        ("changed hands on Monday", False),
        ("changed hands", False),
    ],
)
def test_that_a_place_changed_hands_so_often_sums_up(words: str, *, is_sum: bool) -> None:
    text = f"The mill {words} this week."
    gain = replace(claim(kind=Kind.GAIN), trigger=Span(9, 22), sentence=Span(0, len(text)))
    assert sums_up(gain, text) is is_sum
