"""What is said in passing of who holds a place, and places that only say whose something is; invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote, day, tell

from wardiary.diary.records import KeptReport
from wardiary.model import ClaimPlace, Kind, PlaceMention
from wardiary.weighing.places.compounds import without_compounds
from wardiary.weighing.records import Telling
from wardiary.weighing.state import weigh
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def mention(text: str, name: str, number: int) -> PlaceMention:
    at = text.index(name)
    return PlaceMention(at, at + len(name), name, name, *POINTS[name], number, "PPL", None, None, None, 1.0, "given")


def kept(text: str, trigger: str, kind: Kind, *names: str) -> KeptReport:
    report = Wrote("a", text, trigger, kind, place=None).kept()
    places = tuple(mention(text, name, 101 + number) for number, name in enumerate(names))
    return replace(report, reading=replace(report.reading, places=places))


def holdings(text: str, trigger: str, kind: Kind = Kind.STRIKE) -> list[tuple[str, str | None]]:
    """The places and holders told beside the claims of a report that names Saltmarsh."""
    told = tellings([kept(text, trigger, kind, "Saltmarsh")], PARTIES)
    return [(t.spot.name if t.spot else "", t.agent) for t in told if t.kind is Kind.HOLDING]


@pytest.mark.parametrize(
    "words",
    ["rebel-held", "the rebel-controlled town of", "CF-run", "the rebel-occupied port city of"],
)
def test_what_a_place_is_called_tells_who_holds_it(words: str) -> None:
    assert holdings(f"Jets struck a mill in {words} Saltmarsh.", "struck") == [("Saltmarsh", "Coast Front")]


@pytest.mark.parametrize("words", ["formerly rebel-held", "once rebel-held", "sea-girt", "the rebels’"])
def test_not_what_it_was_called(words: str) -> None:
    assert holdings(f"Jets struck a mill in {words} Saltmarsh.", "struck") == []


def test_not_where_somebody_takes_it() -> None:
    text = "The army took rebel-held Saltmarsh."
    report = Wrote("a", text, "took", agent="army").kept()
    report = replace(report, reading=replace(report.reading, places=(mention(text, "Saltmarsh", 101),)))
    assert [t.kind for t in tellings([report], PARTIES)] == [Kind.GAIN]


def test_it_contradicts_nothing_and_comes_before_what_is_new() -> None:
    text = "Jets struck a mill in rebel-held Saltmarsh."
    (passing,) = (t for t in tellings([kept(text, "struck", Kind.STRIKE, "Saltmarsh")], PARTIES) if "+" in t.claim)
    assert held(passing) == [("held", "Coast Front")]
    gain = tell("b", agent="Republic", when=day(5))
    assert held(passing, gain) == [("held", "Republic")]


def held(*told: Telling) -> list[tuple[str, str | None]]:
    return [(c.state.value, c.holder) for c in weigh(told, PARTIES.sides, "2031-03-20T00:00:00Z").control]


def test_who_backs_them_is_not_where_they_are() -> None:
    text = "Farhill-backed fighters took Saltmarsh."
    report = kept(text, "took", Kind.GAIN, "Farhill", "Saltmarsh")
    (claim,) = report.reading.claims
    far = report.reading.places[0]
    claim = replace(claim, places=(ClaimPlace(far.span, "Farhill", far.lat, far.lon, geonameid=far.geonameid),))
    left = without_compounds(replace(report, reading=replace(report.reading, claims=(claim,))))
    assert [place.name for place in left.reading.places] == ["Saltmarsh"]
    assert left.reading.claims[0].places == ()


def test_where_a_paper_is_at_home_is_not_where_it_happened() -> None:
    for text in (
        "A story in a Farhill newspaper has it that they took Saltmarsh.",
        "Farhill radio says they took Saltmarsh.",
    ):
        left = without_compounds(kept(text, "took", Kind.GAIN, "Farhill", "Saltmarsh"))
        assert [place.name for place in left.reading.places] == ["Saltmarsh"]
    shelled = kept(
        "They shelled the Farhill radio station and took Saltmarsh.", "took", Kind.GAIN, "Farhill", "Saltmarsh"
    )
    assert len(without_compounds(shelled).reading.places) == 2
