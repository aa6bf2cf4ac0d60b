"""What a blow has left, seen in a later report, bears that blow out and nothing else: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, POINTS, SIDES, Wrote, day, tell

from wardiary.model import Kind, PlaceMention
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
PICTURE = "A satellite picture of Saltmarsh shows one span of the bridge lying in the river."


def looked(text: str) -> list[Telling]:
    """What a report tells that tells of no happening, of 5 March."""
    kept = Wrote("z", text, text.split(maxsplit=1)[0], Kind.DAMAGE, published="2031-03-05T12:00:00Z", place=None).kept()
    places = tuple(
        PlaceMention(at, at + len(name), name, name, *point, 100 + number, "PPL", None, None, None, 1.0, "given")
        for number, (name, point) in enumerate(POINTS.items())
        if (at := text.find(name)) >= 0
    )
    reading = replace(kept.reading, claims=(), sentences=tuple(split_sentences(text)), places=places)
    return list(tellings([replace(kept, reading=reading)], PARTIES))


def blow(report: str, kind: Kind, on: int) -> Telling:
    """One voice's word of a blow on Saltmarsh."""
    return tell(report, at=on, kind=kind, when=day(on), agent=None)


def words(*told: Telling, text: str) -> list[StandingWord]:
    return [standing(event, NAMES).word for event in group([*told, *looked(text)])]


@pytest.mark.parametrize("kind", [Kind.STRIKE, Kind.EXPLOSION, Kind.DAMAGE])
def test_ruins_seen_days_later_bear_out_the_one_blow_told_there(kind: Kind) -> None:
    told = blow("a", kind, 2)
    assert words(told, text=PICTURE) == [StandingWord.VERIFIED]


@pytest.mark.parametrize(
    "text",
    [
        "A satellite picture of Farhill shows one span of the bridge lying in the river.",
        "A satellite picture of Saltmarsh shows the bridge undamaged.",
        "A video released by the army shows the burnt-out market of Saltmarsh.",
        "A nurse told the Wire of craters in Saltmarsh.",
    ],
)
def test_what_shows_no_ruins_there_does_not(text: str) -> None:
    assert words(blow("a", Kind.STRIKE, 2), text=text) == [StandingWord.CLAIMED]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Our reporter met nine of the wounded from Saltmarsh.", StandingWord.VERIFIED),
        ("Our reporter saw bodies in the streets of Saltmarsh.", StandingWord.VERIFIED),
        ("Our reporter met a healer from Saltmarsh.", StandingWord.CLAIMED),
    ],
)
def test_the_dead_and_the_wounded_bear_out_a_massacre(text: str, word: StandingWord) -> None:
    assert words(blow("a", Kind.ATTACK, 2), text=text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Wire reporters who entered Saltmarsh found burnt lorries and no front fighters.", StandingWord.VERIFIED),
        ("Our team drove through Saltmarsh and saw no sign of the front fighters.", StandingWord.VERIFIED),
        ("Our team drove through Saltmarsh and saw no soldiers of the army.", StandingWord.CONCEDED),
        ("A nurse told our team that there were no front fighters in Saltmarsh.", StandingWord.CONCEDED),
    ],
)
def test_whom_nobody_saw_any_more_has_left(text: str, word: StandingWord) -> None:
    left = tell("a", at=3, kind=Kind.WITHDRAWAL, when=day(3), agent=FRONT)
    assert words(left, text=text) == [word]


def test_of_two_blows_neither_is_borne_out() -> None:
    two = blow("a", Kind.STRIKE, 2), blow("b", Kind.STRIKE, 4)
    assert words(*two, text=PICTURE) == [StandingWord.CLAIMED, StandingWord.CLAIMED]


def test_ruins_tell_of_no_massacre_and_found_no_event() -> None:
    assert words(blow("a", Kind.ATTACK, 2), text=PICTURE) == [StandingWord.CLAIMED]
    assert words(text=PICTURE) == []
