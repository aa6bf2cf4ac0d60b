"""Tolls told apart from what caused them, in a report of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import PARTIES
from weighing_samples import POINTS, Wrote

from wardiary.model import ClaimPlace, ClaimTime, Kind, Span
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings

RAID = "Planes bombed Oysterby on Tuesday."


def toll_of(rest: str, toll: str, *names: str) -> Telling:
    """The telling of the 9 who died, told by the sentence `toll` behind a raid on Oysterby and `rest`."""
    text = f"{RAID} {rest}{toll}"
    raid = replace(
        Wrote("a", text, "bombed", Kind.STRIKE, place="Oysterby").claim(),
        sentence=Span(0, len(RAID)),
        time=ClaimTime(Span(0, 1), "2031-03-04", "2031-03-04"),
    )
    at = text.index(toll)
    dead = Wrote("a", text, "dead", Kind.CASUALTIES, place=None, killed=(9,)).claim()
    places = []
    for name in names:
        begin = text.index(name, at)
        places.append(ClaimPlace(Span(begin, begin + len(name)), name, *POINTS[name]))
    time = ClaimTime(None, "2031-03-05", "2031-03-05")
    dead = replace(dead, id="c2", sentence=Span(at, len(text)), places=tuple(places), time=time)
    kept = Wrote("a", text, "dead").kept()
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(raid, dead)))], PARTIES)
    return next(telling for telling in told if telling.claim == "c2")


@pytest.mark.parametrize(
    ("rest", "toll", "names"),
    [
        ("", "There were 9 dead.", ()),
        ("Fires burned all night. ", "The ambulance service gave a figure of 9 dead.", ()),
        ("\n\n", "A clerk put the number of dead at 9.", ()),
        ("", "9 are dead, said a doctor at a hospital in Gullhaven.", ("Gullhaven",)),
        ("", "The 9 dead were brought by boat to Farhill.", ("Farhill",)),
    ],
)
def test_a_toll_is_of_what_caused_it(rest: str, toll: str, names: tuple[str, ...]) -> None:
    telling = toll_of(rest, toll, *names)
    assert telling.spot is not None
    assert (telling.spot.name, telling.when.from_) == ("Oysterby", "2031-03-04")


@pytest.mark.parametrize(
    ("toll", "names"),
    [
        ("In Farhill there were 9 dead.", ("Farhill",)),
        ("In Farhill and Gullhaven there were 9 dead.", ("Farhill", "Gullhaven")),
        ("The army has counted 9 dead since the siege began.", ()),
        ("It counts 9 dead in three weeks of bombing.", ()),
    ],
)
def test_not_one_with_a_place_of_its_own_nor_one_of_weeks(toll: str, names: tuple[str, ...]) -> None:
    told = toll_of("", toll, *names)
    assert told.killed is None or (told.spot and told.spot.name in names)


def test_men_destroyed_beside_a_fight_died_in_it() -> None:
    text = "The army beat off an attack on Oysterby on Tuesday. Up to 9 rebels were destroyed."
    first = text.index(". ") + 1
    fight = replace(
        Wrote("a", text, "beat off an attack", Kind.CLASH, place="Oysterby").claim(), sentence=Span(0, first)
    )
    lost = replace(
        Wrote("a", text, "destroyed", Kind.DAMAGE, place=None, killed=(9,)).claim(),
        id="c2",
        sentence=Span(first + 1, len(text)),
    )
    kept = Wrote("a", text, "destroyed").kept()
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(fight, lost)))], PARTIES)
    assert [(t.kind, t.killed) for t in told if t.claim == "c2"] == [(Kind.CLASH, (9, 9))]
