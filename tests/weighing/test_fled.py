"""Families seen on their way from a town bear out the flight that was told of it: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import NAMES, POINTS, SIDES, WITNESSES, Wrote, day, tell

from wardiary.model import Kind, PlaceMention
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import THIRD, StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def looked(text: str) -> list[Telling]:
    """What a report of 5 March tells beside its claims, of which it has none."""
    kept = Wrote("z", text, text.split(maxsplit=1)[0], Kind.DAMAGE, published="2031-03-05T12:00:00Z", place=None).kept()
    places = tuple(
        PlaceMention(at, at + len(name), name, name, *point, 100 + number, "PPL", None, None, None, 1.0, "given")
        for number, (name, point) in enumerate(POINTS.items())
        if (at := text.find(name)) >= 0
    )
    reading = replace(kept.reading, claims=(), sentences=tuple(split_sentences(text)), places=places)
    return list(tellings([replace(kept, reading=reading)], Parties(SIDES)))


def words(text: str) -> list[StandingWord]:
    fled = tell("a", WITNESSES, at=2, kind=Kind.DISPLACEMENT, when=day(2), agent=THIRD, target=THIRD)
    return [standing(event, NAMES).word for event in group([fled, *looked(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "In Gullhaven our reporter watched three lorries unload families from Saltmarsh.",
        "Our reporter counted 300 carts out of Saltmarsh that passed the bridge between six and noon.",
        "Our reporter walked along the line of people who had fled Saltmarsh, camped beside the road.",
    ],
)
def test_who_is_seen_on_the_way_bears_out_the_flight(text: str) -> None:
    assert words(text) == [StandingWord.VERIFIED]


@pytest.mark.parametrize(
    "text",
    [
        "In Gullhaven our reporter watched three lorries unload families from Farhill.",
        "In Gullhaven our reporter met traders who buy salt from Saltmarsh.",
        "In Gullhaven the army showed lorries that unload families from Saltmarsh.",
        "A nurse told the Wire of families from Saltmarsh who sleep in the open.",
    ],
)
def test_what_nobody_saw_or_of_another_town_does_not(text: str) -> None:
    assert words(text) == [StandingWord.CLAIMED]


def test_a_flight_that_nobody_told_is_no_event() -> None:
    assert group(looked("In Gullhaven our reporter watched three lorries unload families from Saltmarsh.")) == ()
