"""Who is told not to be in a place does not hold it: invented reports of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import mention
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import Kind
from wardiary.weighing.records import THIRD, Telling
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
