"""Places that only say where another one lies, raids that come from the air, and the dead of no one blow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.model import ClaimPlace, ClaimTime, Kind, PlaceMention, Span
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def _mention(name: str, span: Span) -> PlaceMention:
    return PlaceMention(span.start, span.end, name, name, *POINTS[name], None, "PPL", "XX", None, None, 0.9, "told")


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("Shells hit Saltmarsh, a village near Gullhaven.", {"Saltmarsh"}),
        ("Shells hit Saltmarsh, near Gullhaven.", {"Saltmarsh"}),
        ("Shells hit Saltmarsh, a small market town some 20 km north of Gullhaven.", {"Saltmarsh"}),
        ("Shells hit the Saltmarsh position near Gullhaven.", {"Saltmarsh position"}),
        ("Shells hit villages south of Gullhaven, at Saltmarsh.", {"Saltmarsh"}),
        ("Shells hit Saltmarsh and near Gullhaven.", {"Saltmarsh", "Gullhaven"}),
    ],
)
def test_what_lies_near_a_place_is_not_that_place(text: str, spots: set[str]) -> None:
    kept = Wrote("a", text, "hit", Kind.STRIKE).kept()
    spans = {name: Span(at, at + len(name)) for name in ("Saltmarsh", "Gullhaven") if (at := text.index(name)) >= 0}
    places = tuple(_mention(name, span) for name, span in spans.items())
    (claim,) = kept.reading.claims
    claim = replace(claim, places=tuple(ClaimPlace(span, name, *POINTS[name]) for name, span in spans.items()))
    kept = replace(kept, reading=replace(kept.reading, claims=(claim,), places=places))
    assert {telling.spot.name for telling in tellings([kept], Parties(SIDES)) if telling.spot} == spots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The air force said it flew the raid on Saltmarsh.", Kind.STRIKE),
        ("Gunmen on foot led the raid on Saltmarsh.", Kind.CLASH),
    ],
)
def test_a_raid_of_aircraft_is_a_strike(text: str, kind: Kind) -> None:
    (telling,) = tellings([Wrote("a", text, "raid", Kind.CLASH).kept()], Parties(SIDES))
    assert telling.kind is kind


@pytest.mark.parametrize(
    ("text", "killed", "is_bare"),
    [
        ("Nine have been killed by bombs.", 9.0, False),
        ("Some 2,000 have been killed by bombs.", 2000.0, True),
        ("Nine have been killed in three weeks of bombs.", 9.0, True),
    ],
)
def test_the_dead_of_a_war_place_no_blow(text: str, killed: float, *, is_bare: bool) -> None:
    kept = Wrote("a", text, "bombs", Kind.STRIKE, killed=(killed,)).kept()
    (claim,) = kept.reading.claims
    claim = replace(claim, time=ClaimTime(None, "2031-03-05", "2031-03-05"))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], Parties(SIDES))
    assert telling.bare is is_bare
