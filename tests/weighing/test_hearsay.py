"""Denials in passing, and reports that rest on what others say: invented sentences."""

from __future__ import annotations

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind, Reality
from wardiary.weighing.parties import Parties
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings

PARTIES = Parties(SIDES)
RADIO = "Example Front Radio (Telegram)"


def told(wrote: Wrote) -> list[Telling]:
    return [each for each in tellings([wrote.kept()], PARTIES) if "+" not in each.claim]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("It is, on the other hand, a lie that the mill of Saltmarsh was bombed.", "bombed"),
        ("It was, needless to say, an invention that Saltmarsh was shelled.", "shelled"),
        ("As for the air strike on the commander of Saltmarsh, there was none: he is well.", "air strike"),
        ("The tale that the army has shelled Saltmarsh is made of air.", "shelled"),
        ("The version in which Saltmarsh was bombed is made up.", "bombed"),
        ("The shelling of Saltmarsh of which the town talks never took place.", "shelling"),
    ],
)
def test_a_denial_in_passing(text: str, trigger: str) -> None:
    (telling,) = told(Wrote("a", text, trigger, Kind.STRIKE, publisher=RADIO))
    assert telling.reality is Reality.DENIED


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("In the evening our men took charge of Saltmarsh airport as well.", True),
        ("In the evening our men took charge of the town of Saltmarsh.", True),
        ("In the evening our men took charge of a relief convoy in Saltmarsh.", False),
    ],
)
def test_who_takes_charge_of_a_place_takes_it(text: str, taken: bool) -> None:
    assert bool(told(Wrote("a", text, "took", publisher=RADIO, agent="our men"))) is taken


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("The Bay Observatory, a monitor based in Farhill, also reported that Saltmarsh was in rebel hands.", False),
        ("A watchdog reported that Saltmarsh was in rebel hands.", False),
        ("Our correspondent reports that Saltmarsh was in rebel hands.", True),
        ("A monitor who drove through the town saw that Saltmarsh was in rebel hands.", True),
        ("Our reporter has been in Saltmarsh since noon: she met rebels at every corner, it was in rebel hands.", True),
    ],
)
def test_a_war_monitor_reports_what_it_hears(text: str, checked: bool) -> None:
    speaker = "monitor" if "a monitor" in text else None
    (telling,) = told(Wrote("a", text, "in rebel hands", Kind.HOLDING, agent="rebels", speaker=speaker))
    assert telling.checked is checked
