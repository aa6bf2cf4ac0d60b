"""Where somebody speaks or signs, and a capital that stands for its state: nothing happened there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceMention, Span
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def _mention(name: str, span: Span) -> PlaceMention:
    feature = "PPLC" if name == "Gullhaven" else "PPL"
    return PlaceMention(span.start, span.end, name, name, *POINTS[name], None, feature, "XX", None, None, 0.9, "told")


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "spots"),
    [
        ("He told reporters in Gullhaven that fragments fell.", "fell", Kind.STRIKE, {None}),
        ("Under a text signed in Gullhaven all guns fired blanks.", "fired", Kind.STRIKE, {None}),
        ("They entered Saltmarsh, and the soldiers of Gullhaven ran.", "entered", Kind.GAIN, {"Saltmarsh"}),
        ("They told us that troops in Gullhaven fired.", "fired", Kind.STRIKE, {"Gullhaven"}),
        ("The soldiers of Saltmarsh were shelled.", "shelled", Kind.STRIKE, {"Saltmarsh"}),
    ],
)
def test_a_seat_is_no_place(text: str, trigger: str, kind: Kind, spots: set[str | None]) -> None:
    kept = Wrote("a", text, trigger, kind).kept()
    named = [(name, text.index(name)) for name in ("Saltmarsh", "Gullhaven") if name in text]
    spans = [(name, Span(at, at + len(name))) for name, at in named]
    places = tuple(_mention(name, span) for name, span in spans)
    claims = tuple(
        replace(claim, places=tuple(ClaimPlace(span, name, *POINTS[name]) for name, span in spans))
        for claim in kept.reading.claims
    )
    kept = replace(kept, reading=replace(kept.reading, claims=claims, places=places))
    found = tellings([kept], Parties(SIDES))
    assert {telling.spot.name if telling.spot else None for telling in found} == spots
