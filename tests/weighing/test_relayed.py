"""Whose word a paper passes on, and who speaks for a party without its name. Invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.reading.sentences import split_sentences
from wardiary.weighing.records import THIRD
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
TAKEN = "The rebels took Saltmarsh on Wednesday"


def voice_side(text: str, speaker: str | None = None) -> str | None:
    wrote = Wrote("a", text, "took", speaker=speaker, agent="rebels").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(wrote.reading.claims[0], sentence=sentences[0])
    report = replace(wrote, reading=replace(wrote.reading, claims=(claim,), sentences=sentences))
    return tellings([report], PARTIES)[0].voice.side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"{TAKEN}, the radio reported, citing CF.", FRONT),
        (f"{TAKEN}, the radio reported, which quoted a statement of the army.", REPUBLIC),
        (f"{TAKEN}. The information comes from CF.", FRONT),
        (f"{TAKEN}. That is what the army says.", REPUBLIC),
        (f"{TAKEN}. The figures were given by two residents.", THIRD),
        (f"{TAKEN}. The paper cites CF.", FRONT),
        (f"{TAKEN}. The news was denied by the army.", THIRD),
        (f"{TAKEN}, citing fears of a flood.", THIRD),
        ("The Republican Army now puts those killed when the rebels took Saltmarsh at 40.", REPUBLIC),
        ("Our reporter counted 40 lorries when the rebels took Saltmarsh.", THIRD),
    ],
)
def test_what_a_paper_passes_on_its_source_tells(text: str, side: str) -> None:
    assert voice_side(text) == side


def test_the_groups_spokesman_speaks_for_the_party_named_before() -> None:
    assert voice_side(f"{TAKEN}, the group's spokesman said.", "group's spokesman") == FRONT
    assert voice_side(f"{TAKEN}, the movement said.", "movement") == FRONT
    assert voice_side(f"{TAKEN}, the movement's radio said.", "movement's radio") == FRONT


def test_a_states_own_station_is_the_states() -> None:
    assert PARTIES.side_of("state television") == REPUBLIC
    assert PARTIES.side_of("official news agency") == REPUBLIC
    assert PARTIES.side_of("local radio") == THIRD
