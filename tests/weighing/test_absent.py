"""Who is told not to be in a place does not hold it: invented reports of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import mention
from weighing_samples import FRONT, NAMES, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import AttributionMention, ClaimTime, Kind, Span
from wardiary.resolving.voices import identify
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.state import weigh
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
LOOKED = "A mill burned. Our correspondent walked to the harbour. "


def kept(text: str, publisher: str = "Example Wire") -> KeptReport:
    report = Wrote("a", text, "burned", kind=Kind.DAMAGE, place="Oysterby", publisher=publisher).kept()
    named = tuple(mention(text, name) for name in ("Saltmarsh", "Gullhaven") if name in text)
    return replace(report, reading=replace(report.reading, places=named))


def absent(report: KeptReport) -> list[Telling]:
    return [t for t in tellings([report], PARTIES) if t.kind is Kind.HOLDING and t.denies]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The rebels are not in Saltmarsh.", FRONT),
        ("There is not a single soldier of the Republican Army in Saltmarsh.", REPUBLIC),
        ("There are no front fighters in Saltmarsh.", FRONT),
        ("Republican Army units were nowhere in Saltmarsh.", REPUBLIC),
        ("None of the rebels has entered Saltmarsh.", FRONT),
        ("No rebels are or were in Saltmarsh.", FRONT),
        ("There have been no front fighters in Saltmarsh.", FRONT),
        ("All is calm at Saltmarsh. There are no rebels in the town.", FRONT),
    ],
)
def test_who_is_not_there_does_not_hold_it(words: str, side: str) -> None:
    (telling,) = absent(kept(LOOKED + words))
    assert (telling.agent, telling.checked, telling.voice.side) == (side, True, THIRD)
    assert telling.spot is not None
    assert telling.spot.name == "Saltmarsh"


@pytest.mark.parametrize(
    "words",
    [
        "The bakers are not in Saltmarsh.",
        "The rebels are not in doubt about Saltmarsh.",
        "The rebels are in Saltmarsh, not in Gullhaven.",
        "The rebels had no tea in Saltmarsh.",
    ],
)
def test_what_says_nothing_of_a_party_in_a_place_denies_nothing(words: str) -> None:
    assert absent(kept(LOOKED + words)) == []


def test_a_partys_own_news_that_it_is_not_there_is_no_denial_and_the_others_is_unchecked() -> None:
    radio = "Example Front Radio (Telegram)"
    assert absent(kept("A mill burned. The rebels are not in Saltmarsh.", radio)) == []
    (telling,) = absent(kept("A mill burned. The army is not in Saltmarsh.", radio))
    assert not telling.checked


def denial_of_the_army(day: str) -> KeptReport:
    """A report that tells of no happening: the army says that no rebels are there."""
    text = "No rebels are in Saltmarsh, the Republican Army said."
    report = Wrote("a", f"{text} A mill burned.", "burned", publisher="Example Wire", published=day).kept()
    said = AttributionMention(
        (Span(29, 49),), (Span(50, 54),), (Span(0, text.index(",")),), identify("Republican Army")
    )
    named = (mention(text, "Saltmarsh"),)
    return replace(report, reading=replace(report.reading, claims=(), places=named, attributions=(said,)))


@pytest.mark.parametrize(("taken_on", "word"), [("2031-03-05", "disputed"), ("2031-03-06", "claimed")])
def test_a_denial_waits_for_what_it_denies(taken_on: str, word: str) -> None:
    first = denial_of_the_army("2031-03-05T08:00:00Z")
    alone = weigh(tellings([first], PARTIES), NAMES, "2031-03-09T00:00:00Z")
    assert alone.events == ()
    later = "2031-03-06T10:00:00Z"
    taken = Wrote("b", "The rebels took Saltmarsh, CF said.", "took", published=later, speaker="CF", agent="rebels")
    report = taken.kept()
    claim = replace(report.reading.claims[0], time=ClaimTime(Span(0, 1), taken_on, taken_on))
    report = replace(report, reading=replace(report.reading, claims=(claim,)))
    (event,) = weigh(tellings([first, report], PARTIES), NAMES, "2031-03-09T00:00:00Z").events
    assert event.standing.word.value == word
