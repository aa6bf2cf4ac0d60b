"""Blows whose scars a reporter saw in the next paragraph: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def is_checked(text: str, kind: Kind = Kind.STRIKE) -> bool:
    """Whether the blow on Saltmarsh that the first sentence tells is checked."""
    report = Wrote("a", text, "hit", kind).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[0])
    reading = replace(report.reading, claims=(claim,), sentences=sentences)
    told = tellings([replace(report, reading=reading)], Parties(SIDES))
    return any(telling.checked for telling in told if "+" not in telling.claim)


LEAD = "Rockets hit Saltmarsh on Monday, the mayor said.\n\n"


@pytest.mark.parametrize(
    "seen",
    [
        "A Wire correspondent who reached the town saw the shattered ward of its hospital and a crater in the yard.",
        "Our team walked past a block of flats with its entrance torn off.",
        "Satellite images show four roofs gone and the mill in ruins.",
    ],
)
def test_scars_seen_in_the_next_paragraph_bear_a_blow_out(seen: str) -> None:
    assert is_checked(LEAD + seen)


@pytest.mark.parametrize(
    "seen",
    [
        "A nurse told a Wire correspondent of a crater in the yard.",
        "Our team walked past shops and cafes that were open.",
        "Our team found the hospital undamaged and no crater in its yard.",
        "A video released by the army shows a crater in the yard.",
        "Our team saw craters of another attack in a neighbouring village.",
        "The mayor was calm.\n\nOur team saw a crater two streets away.",
    ],
)
def test_what_shows_no_scars_of_it_does_not(seen: str) -> None:
    assert not is_checked(LEAD + seen)


def test_an_arrest_leaves_no_scars() -> None:
    assert not is_checked(LEAD + "Our team saw a crater in the yard.", Kind.DETENTION)
