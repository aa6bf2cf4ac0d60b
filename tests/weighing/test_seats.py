"""Where somebody speaks or signs, and a capital that stands for its state: nothing happened there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceMention, PlaceRole, Span
from wardiary.weighing.records import Telling
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
    assert {telling.spot.name if telling.spot else None for telling in _told(text, trigger, kind)} == spots


def test_a_stretch_of_the_front_is_not_the_town_it_is_called_after() -> None:
    for where, is_area in (
        ("the Gullhaven direction", True),
        ("Gullhaven and Marram directions", True),
        ("Gullhaven", False),
    ):
        (told,) = _told(f"Fighting goes on in {where}.", "Fighting", Kind.CLASH)
        assert told.spot is not None
        assert told.spot.is_area is is_area


def test_a_name_that_calls_itself_a_region_s_is_one() -> None:
    kept = Wrote("a", "They fight in the Marram region.", "fight", Kind.CLASH).kept()
    (claim,) = kept.reading.claims
    claim = replace(claim, places=(ClaimPlace(Span(14, 31), "the Marram region", None, None),))
    (told,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], Parties(SIDES))
    assert told.spot is not None
    assert told.spot.is_area


def test_who_enters_a_town_is_in_it() -> None:
    kept = Wrote("a", "Rebels entered Saltmarsh, and the men in Gullhaven ran.", "entered", Kind.GAIN).kept()
    (claim,) = kept.reading.claims
    claim = replace(claim, places=(ClaimPlace(Span(15, 24), "Saltmarsh", *POINTS["Saltmarsh"], PlaceRole.TO),))
    (told,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], Parties(SIDES))
    assert told.spot is not None
    assert told.spot.name == "Saltmarsh"


def _told(text: str, trigger: str, kind: Kind) -> tuple[Telling, ...]:
    kept = Wrote("a", text, trigger, kind).kept()
    named = [(name, text.index(name)) for name in ("Saltmarsh", "Gullhaven") if name in text]
    spans = [(name, Span(at, at + len(name))) for name, at in named]
    places = tuple(_mention(name, span) for name, span in spans)
    claims = tuple(
        replace(claim, places=tuple(ClaimPlace(span, name, *POINTS[name]) for name, span in spans))
        for claim in kept.reading.claims
    )
    kept = replace(kept, reading=replace(kept.reading, claims=claims, places=places))
    return tellings([kept], Parties(SIDES))
