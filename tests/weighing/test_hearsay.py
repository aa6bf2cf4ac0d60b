"""Denials in passing, and reports that rest on what others say: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind, Reality
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
RADIO = "Example Front Radio (Telegram)"


def told(wrote: Wrote) -> list[Telling]:
    return [each for each in tellings([wrote.kept()], PARTIES) if "+" not in each.claim]


def told_first(text: str, trigger: str, kind: Kind) -> Telling:
    """The telling of a report whose first sentence tells it."""
    kept, sentences = Wrote("a", text, trigger, kind).kept(), tuple(split_sentences(text))
    claim = replace(kept.reading.claims[0], sentence=sentences[0])
    reading = replace(kept.reading, claims=(claim,), sentences=sentences)
    (telling,) = (t for t in tellings([replace(kept, reading=reading)], PARTIES) if "+" not in t.claim)
    return telling


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


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Saltmarsh was hit, the agency reported.", False),
        ("The agency Bread for Tero reports that Saltmarsh was hit.", False),
        ("Saltmarsh was hit, a surveyor who was in the third bus told us.", False),
        ("Saltmarsh was hit, a UN official who was with the lorries told us.", False),
        ("Our reporter is crouching behind a wall in Saltmarsh, where a house was hit.", True),
        ("Our correspondent was in Saltmarsh, where a house was hit.", True),
        ("Saltmarsh was hit. A team of this bulletin visited it and saw the crater.", True),
        ("Saltmarsh was hit. Our reporter saw families crossing the square after the blood was washed off.", False),
        ("Saltmarsh was hit. Our reporter saw women leave before the first fires.", False),
    ],
)
def test_who_was_there_or_reports_has_not_looked_unless_he_is_the_papers(text: str, checked: bool) -> None:
    assert told_first(text, "hit", Kind.STRIKE).checked is checked


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Some 900 people fled. Our team watched canoes bring families over the river.", True),
        ("Some 900 people fled. Our team watched villagers crossing with their bedding.", True),
        ("Some 900 people fled. Our reporter at the port watched them come ashore.", True),
        ("Some 900 people fled. Our reporter at the port watched them dance.", False),
        ("Some 900 people fled. Our team watched families having lunch.", False),
    ],
)
def test_who_watches_families_arrive_has_seen_the_flight(text: str, checked: bool) -> None:
    assert told_first(text, "fled", Kind.DISPLACEMENT).checked is checked


@pytest.mark.parametrize(
    "text",
    [
        "What the front announced on Sunday, that its men seized Saltmarsh, is not true.",
        "What their channel boasts, that Saltmarsh was seized, is untrue.",
        "The report that rebels have seized Saltmarsh is without any foundation.",
        "The news that rebels have seized Saltmarsh lacks all substance.",
        "What was posted of Saltmarsh being seized has no foundation.",
    ],
)
def test_what_was_announced_and_is_untrue_is_denied(text: str) -> None:
    (telling,) = told(Wrote("a", text, "seized"))
    assert telling.reality is Reality.DENIED
    assert telling.voice.is_publisher


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Rights investigators have established that Saltmarsh was shelled on 5 March.", True),
        ("Rights investigators saw craters where Saltmarsh was shelled on 5 March.", False),
    ],
)
def test_what_was_found_out_weeks_later_is_checked_what_is_seen_then_is_not(text: str, checked: bool) -> None:
    wrote = Wrote("a", text, "shelled", Kind.STRIKE, published="2031-06-05T12:00:00Z")
    (telling,) = told(wrote)
    assert telling.checked is checked
