"""Whose men "their fighters" and "fighters of the Council" are: invented sentences."""

from __future__ import annotations

import pytest
from weighing_samples import FRONT, NAMES, REPUBLIC, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

HILL = "Hill Council"
PARTIES = Parties(
    Sides(
        (
            Side(REPUBLIC, ("army",)),
            Side(FRONT, ("rebels", "local fighters")),
            Side(HILL, ("Hill Military Council", "commander-in-chief of the Hill Council")),
        ),
        (),
    )
)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("fighters", None),
        ("fighters of the Hill Military Council", HILL),
        ("fighters of the Republic", REPUBLIC),
        ("local fighters", FRONT),
        ("Local fighters", FRONT),
    ],
)
def test_local_fighters_of_the_table_are_not_all_fighters(name: str, side: str | None) -> None:
    assert PARTIES.side_of(name) == side


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "trigger", "side"),
    [
        (
            "The commander-in-chief of the Hill Council said that his fighters had left Saltmarsh.",
            "commander-in-chief of the Hill Council",
            Kind.WITHDRAWAL,
            "left",
            HILL,
        ),
        ("The Hill Council announced that their fighters had taken over Saltmarsh.", None, Kind.GAIN, "taken", HILL),
        ("The army made known that its men seized Saltmarsh.", None, Kind.GAIN, "seized", REPUBLIC),
        ("The army announced that rebels and their fighters had taken Saltmarsh.", None, Kind.GAIN, "taken", FRONT),
    ],
)
def test_his_fighters_are_of_whom_the_sentence_speaks(
    text: str, speaker: str | None, kind: Kind, trigger: str, side: str
) -> None:
    agent = "fighters" if "fighters" in text else "men"
    (told,) = tellings([Wrote("r", text, trigger, kind, speaker=speaker, agent=agent).kept()], PARTIES)
    assert told.agent == side
    assert side in (*NAMES, HILL)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The rebels informed their friends that its forces withdrew from Saltmarsh.", FRONT),
        ("The rebels said that the army and its forces withdrew from Saltmarsh.", REPUBLIC),
    ],
)
def test_its_forces_are_the_voices_whatever_a_reader_takes_them_for(text: str, side: str) -> None:
    wrote = Wrote("r", text, "withdrew", Kind.WITHDRAWAL, speaker="rebels", agent="army")
    (told,) = tellings([wrote.kept()], PARTIES)
    assert told.agent == side
