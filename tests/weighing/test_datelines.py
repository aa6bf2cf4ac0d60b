"""Where a report was sent from, and what "the base" of a report on one town is: invented places of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_headline import told
from test_strange_places import PARTIES
from weighing_samples import FRONT, Wrote, spot

from wardiary.model import ClaimPlace, Kind, PlaceMention, Span
from wardiary.resolving.datelines import is_dateline, is_tag
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.namesakes import _namesakes
from wardiary.weighing.places.whereabouts import spots_of

NEAR, FAR = (13.8, 20.8), (8.6, 16.1)


def named(text: str, name: str, point: tuple[float, float], score: float) -> PlaceMention:
    at = text.index(name)
    return PlaceMention(at, at + len(name), name, name, *point, at + 1, "PPL", "TD", None, None, score, "")


@pytest.mark.parametrize(
    ("text", "name", "is_line"),
    [
        ("OYSTERBY, May 25 (Example Wire) - The army denied it.", "OYSTERBY", True),
        ("OYSTERBY, Bayland, 3 March - The army denied it.", "OYSTERBY", True),
        ("FARHILL/OYSTERBY, May 25 - The army denied it.", "OYSTERBY", True),
        ("OYSTERBY - The army denied it.", "OYSTERBY", True),
        ("Oysterby, 11 April. The army denied it.", "Oysterby", True),
        ("Old Oysterby, April 11. “We deny it.”", "Old Oysterby", True),
        ("Oysterby, a port. The army denied it.", "Oysterby", False),
        ("Oysterby - a port - is calm.", "Oysterby", False),
        ("OYSTERBY IS FREE! We hold it.", "OYSTERBY", False),
        ("FARHILL, May 25 - The army left Oysterby.", "Oysterby", False),
    ],
)
def test_a_dateline_ends_at_its_dash(text: str, name: str, *, is_line: bool) -> None:
    begin = text.index(name)
    assert is_dateline(Span(begin, begin + len(name)), text) is is_line


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("OYSTERBY: The army denied it.", True),
        ("OYSTERBY, Bayland: “We deny it.”", True),
        ("Oysterby: the army denied it.", False),
        ("OYSTERBY is calm: the army left.", False),
    ],
)
def test_a_tag_ends_at_its_colon(text: str, *, is_line: bool) -> None:
    assert is_tag(Span(0, len("OYSTERBY")), text) is is_line


def test_a_town_is_not_strange_for_lying_far_from_where_the_report_was_sent_from() -> None:
    text = "ABECHE - The army took Goz on Monday."
    goz = replace(named(text, "Goz", FAR, 0.3), why="")
    town = named(text, "ABECHE", NEAR, 0.9)
    assert not list(_namesakes(text, (town, goz)))
    assert list(_namesakes(text.replace(" - ", ", "), (town, goz)))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("OYSTERBY, May 25 (Example Wire) - A base in the east was overrun by rebels.", None),
        ("Officers spoke. In Oysterby a base was overrun by rebels.", "Oysterby"),
    ],
)
def test_nothing_happened_where_the_report_was_sent_from(text: str, where: str | None) -> None:
    name = "OYSTERBY" if "OYSTERBY" in text else "Oysterby"
    telling = told(Wrote("a", text, "overrun", Kind.GAIN, agent=FRONT), name)
    assert (telling.spot.name if telling.spot else None) == where


@pytest.mark.parametrize(("words", "is_known"), [("the base", True), ("Farhill", False)])
def test_the_base_of_a_report_on_one_town_is_there(words: str, *, is_known: bool) -> None:
    text = f"Rebels shelled Oysterby.\n\nTheir radio said that they had seized {words}."
    at = text.index(words)
    first = replace(Wrote("a", text, "shelled", Kind.STRIKE).kept().reading.claims[0], sentence=Span(0, 24))
    place = ClaimPlace(Span(at, at + len(words)), words, None, None)
    taken = replace(first, kind=Kind.GAIN, places=(place,), sentence=Span(26, len(text)))
    found = Focus(text, [(first, [spot("Oysterby")])]).of(taken)
    assert (found is not None) is is_known


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("Oysterby. The rebels have overrun the mill of Farhill.", False),
        ("Oysterby. The rebels have overrun the mill.", True),
        ("Oysterby, 3 March. The rebels have overrun the mill.", False),
        ("The rebels have overrun the mill, says a statement read in Oysterby.", False),
    ],
)
def test_what_no_word_places_did_not_happen_where_its_report_was_sent_from(text: str, *, is_there: bool) -> None:
    kept = Wrote("a", text, "overrun", Kind.STRIKE, place="Oysterby").kept()
    claim = replace(
        kept.reading.claims[0],
        places=(ClaimPlace(None, "Oysterby", *NEAR),),
        sentence=Span(text.index("The"), len(text)),
    )
    places = tuple(named(text, name, NEAR, 0.9) for name in ("Oysterby", "Farhill") if name in text)
    reading = replace(kept.reading, claims=(claim,), places=places, sentences=(Span(0, len(text)),))
    found = spots_of(replace(kept, reading=reading), claim, PARTIES)
    assert ("Oysterby" in {spot.name for spot in found if spot}) is is_there
