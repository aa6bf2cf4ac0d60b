"""Who is called by his trade, whose spokesman speaks, who stands where in a civilian's words. Invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.model import Kind
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.records import THIRD
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker
from wardiary.weighing.voices.trades import has_trade

PARTIES = Parties(SIDES)


@pytest.mark.parametrize(
    "name", ["ferry's cook", "two millers", "livestock dealers", "deacon at one of the churches", "fishwives", "miner"]
)
def test_who_has_a_trade_is_of_no_party(name: str) -> None:
    assert has_trade(name)
    assert PARTIES.side_of(name) == THIRD


@pytest.mark.parametrize("name", ["military doctor", "party secretary", "militia leader", "group's spokesman", "it"])
def test_who_bears_arms_or_leads_is_told_by_no_trade(name: str) -> None:
    assert not has_trade(name)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("CF took Saltmarsh, its spokesman said.", FRONT),
        ("The army took Saltmarsh, its press office said.", REPUBLIC),
        ("CF took Saltmarsh from the army, its spokesman said.", None),
    ],
)
def test_its_spokesman_speaks_for_the_only_party_named(text: str, side: str | None) -> None:
    speaker = text.split("its ")[1].removesuffix(" said.")
    wrote = Wrote("a", text, "took", speaker=speaker, agent="CF").kept()
    sentences = tuple(split_sentences(text))
    report = replace(wrote, reading=replace(wrote.reading, sentences=sentences))
    assert tellings([report], PARTIES)[0].voice.side == side


def test_another_resident_is_another_voice_and_a_un_body_of_no_party() -> None:
    report = Wrote("a", "CF took Saltmarsh, a resident said.", "took", speaker="resident", agent="CF").kept()
    claim = report.reading.claims[0]
    first, other = (named_speaker(name, report, claim, PARTIES) for name in ("resident", "another resident"))
    assert (first.side, other.side) == (THIRD, THIRD)
    assert first.key != other.key
    assert PARTIES.side_of("UNHCR") == THIRD


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Tarn Institute", THIRD),
        ("Lamplight Foundation", THIRD),
        ("a tribal source", THIRD),
        ("unnamed sources", None),
        ("security sources", REPUBLIC),
        ("Rebel Alliance", None),
    ],
)
def test_a_body_that_no_table_has_and_a_mere_source_are_of_no_party(name: str, side: str | None) -> None:
    report = Wrote("a", f"CF took Saltmarsh, {name} said.", "took", speaker=name, agent="CF").kept()
    assert named_speaker(name, report, report.reading.claims[0], PARTIES).side == side


def test_what_fell_to_the_army_a_state_says_fell_to_the_others() -> None:
    text = "Saltmarsh had fallen to the army, a ministry said."
    (telling,) = tellings([Wrote("a", text, "fallen", Kind.GAIN, speaker="army", agent="army").kept()], PARTIES)
    assert telling.agent == FRONT


def test_a_partys_building_is_none_of_its_men() -> None:
    assert men_in("the rebels were already in the army barracks", PARTIES) == ({FRONT}, set())


def test_a_mission_is_of_no_party_unless_it_is_one_of_arms() -> None:
    assert PARTIES.side_of("mission") == THIRD
    assert PARTIES.side_of("army mission") != THIRD
