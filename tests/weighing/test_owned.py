"""Harm that a party owns to, in many wordings; and two who speak together. Invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind, Span
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, speaker: str | None = None, agent: str | None = None) -> Telling:
    return tellings([Wrote("a", text, trigger, Kind.STRIKE, speaker=speaker, agent=agent).kept()], PARTIES)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The army has owned up to a raid in error on a wedding at Saltmarsh.",
        "The army on Tuesday took full responsibility for the raid on a mill at Saltmarsh. It was a mistake.",
        "In a note the army apologised to the families for the raid at Saltmarsh.",
        "On Monday the army admitted that its jets were behind the raid on Saltmarsh and spoke of regret.",
    ],
)
def test_who_owns_to_harm_did_it_and_says_so(text: str) -> None:
    telling = told(text, "raid")
    assert (telling.voice.side, telling.agent, telling.target) == (REPUBLIC, REPUBLIC, THIRD)


def test_who_claims_a_blow_did_it() -> None:
    telling = told("In a leaflet CF claimed responsibility for the raid at Saltmarsh.", "raid", speaker="CF")
    assert (telling.agent, telling.target) == (FRONT, None)


@pytest.mark.parametrize(
    "text",
    [
        "The army has not taken responsibility for the raid at Saltmarsh.",
        "Nobody in the army claimed responsibility for the raid at Saltmarsh.",
        "The army spoke of the raid at Saltmarsh.",
    ],
)
def test_who_does_not_own_to_it_is_not_its_voice(text: str) -> None:
    assert told(text, "raid").voice.is_publisher


def test_its_own_crews_are_the_voices() -> None:
    telling = told("It found that one of its own gun crews shelled Saltmarsh by mistake.", "shelled", speaker="army")
    assert (telling.agent, telling.target) == (REPUBLIC, THIRD)


@pytest.mark.parametrize("who", ["a baker and a nurse", "a baker as well as a nurse", "both a baker and a nurse"])
def test_two_who_speak_together_are_two_voices(who: str) -> None:
    words = who.removeprefix("both ").removeprefix("a ")
    text = f"Shells fell on Saltmarsh, {who} said."
    report = Wrote("a", text, "fell", Kind.STRIKE, speaker=words).kept()
    keys = {telling.voice.key for telling in tellings([report], PARTIES)}
    assert {"baker in example wire", "nurse in example wire"} <= keys


def test_an_office_of_a_country_of_two_words_is_its_sides() -> None:
    sides = Sides((Side("North Marland", ("North Marland",)), Side("Burkina Faso", ("Burkina Faso",))), ())
    assert Parties(sides).side_of("Burkinabe army") == "Burkina Faso"
    assert Parties(Sides((Side("South Sudan", ("South Sudan",)), Side("Io", ("IO",))), ())).side_of("army")


def with_cue(wrote: Wrote, word: str) -> Telling:
    kept = wrote.kept()
    claim, at = kept.reading.claims[0], wrote.text.index(word)
    said = replace(claim.attribution, cue=Span(at, at + len(word))) if claim.attribution else None
    claims = (replace(claim, attribution=said),)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=claims))], PARTIES)
    return telling


def test_who_confirms_a_raid_that_was_told_before_boasts_of_nothing() -> None:
    text = "The army confirmed that its jets had carried out the raid on Saltmarsh."
    telling = with_cue(Wrote("a", text, "raid", Kind.STRIKE, speaker="The army", agent="army"), "confirmed")
    assert (telling.agent, telling.target) == (REPUBLIC, THIRD)


@pytest.mark.parametrize(
    ("text", "cue", "agent"),
    [
        ("The army conceded that a shell meant for a battery fell on a school at Saltmarsh.", "conceded", REPUBLIC),
        ("The army admitted that a shell fell short and fell on a school at Saltmarsh.", "admitted", REPUBLIC),
        ("The army acknowledged that a shell fell on a school at Saltmarsh.", "acknowledged", None),
    ],
)
def test_who_concedes_an_error_of_no_doer_did_it(text: str, cue: str, agent: str | None) -> None:
    assert with_cue(Wrote("a", text, "fell on", Kind.STRIKE, speaker="The army"), cue).agent == agent


def test_according_to_one_and_to_another_are_two_voices() -> None:
    text = "A raid hit Saltmarsh, according to a nurse and to residents of the street."
    wrote = Wrote("a", text, "raid", Kind.STRIKE, speaker="a nurse")
    assert {t.voice.name for t in tellings([wrote.kept()], PARTIES)} >= {"residents of the street"}
