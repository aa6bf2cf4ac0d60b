"""How a place stands to those who leave it, and those of a list to what happened: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import sites_of
from wardiary.claims.tied import tied_places
from wardiary.model import Argument, ArgumentRole, Kind, Marks, PlaceMention, PlaceRole, Reality, Report, Span, Trigger
from wardiary.reading.sentences import split_sentences


def roles(text: str, word: str, kind: Kind, **read: str) -> dict[str, PlaceRole]:
    """The role of each place, by name; `read` are the places as a reader tied them to `word`, with their role."""
    sentences = tuple(split_sentences(text))
    marks = Marks(sentences=sentences, mentions=(), attributions=(), triggers=(), main_event=None)
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in read}
    named = tuple(
        PlaceMention(*span, name, name, None, None, None, None, None, None, None, 1.0, "invented")
        for name, span in spans.items()
    )
    resolved = Resolved(Report("r", text), "2021-06-16", marks, places=named)
    tied = tuple(Argument(spans[name], ArgumentRole(role)) for name, role in read.items())
    at = text.index(word)
    trigger = Trigger(Span(at, at + len(word)), kind, Reality.OCCURRED, tied)
    return {place.name: place.role for place in tied_places(resolved, trigger, sites_of(resolved, sentences[0]))}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hundreds fled Marzan on Monday.", "fled"),
        ("Hundreds are leaving the town of Marzan.", "leaving"),
        ("Hundreds came on foot out of Marzan.", "came on foot out"),
        ("Hundreds streamed out of Marzan.", "streamed"),
    ],
)
def test_who_flees_a_place_is_from_there(text: str, word: str) -> None:
    assert roles(text, word, Kind.DISPLACEMENT, Marzan="to") == {"Marzan": PlaceRole.FROM}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Hundreds fled to Marzan on Monday.", "fled", Kind.DISPLACEMENT),
        ("Hundreds moved into Marzan.", "moved", Kind.DISPLACEMENT),
        ("A shell left Marzan dark.", "left", Kind.STRIKE),
    ],
)
def test_who_goes_to_a_place_is_not(text: str, word: str, kind: Kind) -> None:
    assert roles(text, word, kind, Marzan="to")["Marzan"] is PlaceRole.TO


def test_those_of_a_list_stand_as_the_first_of_them() -> None:
    text = "People displaced from Marzan were counted in Karsa, Um Sarir and Dobor."
    read = {"Marzan": "from", "Karsa": "at", "Um Sarir": "from", "Dobor": "from"}
    found = roles(text, "displaced", Kind.DISPLACEMENT, **read)
    assert found == {
        "Marzan": PlaceRole.FROM,
        "Karsa": PlaceRole.AT,
        "Um Sarir": PlaceRole.AT,
        "Dobor": PlaceRole.AT,
    }
