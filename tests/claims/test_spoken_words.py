"""Somebody's words that a sentence only judges voice nothing else in it: invented sentences, read by the rules."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@cache
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("What the ministry announced on Saturday is not so, and the rebels hold Sabha.", None),
        ("Whatever the ministry claimed on Saturday was wrong, and the rebels hold Sabha.", None),
        ("What the ministry said was that the rebels hold Sabha.", "ministry"),
        ("The ministry announced on Saturday that the rebels hold Sabha.", "ministry"),
    ],
)
def test_words_that_are_only_judged_voice_nothing_else(text: str, speaker: str | None) -> None:
    (claim,) = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")])).claims
    told = claim.attribution.speaker if claim.attribution else None
    assert told == speaker or (speaker is not None and told is not None and speaker in told.lower())


def test_behind_preliminary_information_stands_who_passes_it_on() -> None:
    text = "The mayor of Sabha said that according to preliminary information, rebels shelled the market."
    pipeline = Pipeline.open()
    (claim,) = next(pipeline.read([Report("r", text, publisher="Example Wire", published="2021-06-16")])).claims
    assert claim.attribution is not None
    assert "mayor" in claim.attribution.speaker
