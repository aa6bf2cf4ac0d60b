"""Scores on written reports; skipped where PyTorch is not installed (it is needed to train only)."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: it is needed to train, not to run")

from training.encoder import base_folder
from training.examples import SKIP
from training.tasks import _written
from training.written.reports import WrittenReport, parse
from training.written.scoring import Score
from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.model.labels import KINDS, ROLES
from wardiary.reading.model.pieces import WordPieces

REPORT = """\
## tarsa-01 | wire
1. Rebels took the mill and shot five guards, a miller said.
2. Rain fell.
3. The capture was confirmed.
--
1 gain occurred "took" agent="Rebels" at="the mill"
1 attack occurred "shot" agent="Rebels" target="five guards" quantity="five guards"
1 says cue="said" source="a miller" content="Rebels ... guards"
2 none
3 gain occurred "capture" again=1
"""


def report() -> WrittenReport:
    (found,), problems = parse(REPORT)
    assert not problems
    return found


def span(words: str) -> Span:
    start = report().document.text.index(words)
    return Span(start, start + len(words))


def test_triggers_kinds_realities_and_arguments_are_counted() -> None:
    rebels = Argument(span("Rebels"), ArgumentRole.AGENT)
    found = [
        Trigger(span("took the"), Kind.WITHDRAWAL, Reality.OCCURRED, (rebels,)),
        Trigger(span("shot"), Kind.ATTACK, Reality.PLANNED, (Argument(span("guards"), ArgumentRole.TARGET),)),
        Trigger(span("fell"), Kind.CLASH, Reality.OCCURRED),
        Trigger(span("capture"), Kind.DETENTION, Reality.OCCURRED),
    ]
    score = Score()
    score.add(report(), found)
    figures = score.figures()
    assert figures["trigger"] == {"p": 0.6667, "r": 1.0, "f1": 0.8}, "what is told again counts neither way"
    assert figures["kind_f1"] == 0.4
    assert figures["reality"] == 0.5
    assert figures["agent"] == {"p": 1.0, "r": 0.5, "f1": 0.6667}
    assert figures["target"]["f1"] == 1.0, "half of the words are enough"


def test_a_reader_that_finds_nothing_has_no_precision() -> None:
    score = Score()
    score.add(report(), [])
    assert score.figures()["trigger"] == {"p": None, "r": 0.0, "f1": 0.0}
    assert score.figures()["reality"] is None


def test_a_report_becomes_labels() -> None:
    try:
        pieces = WordPieces(base_folder() / "tokenizer.json")
    except FileNotFoundError:
        pytest.skip("the base encoder is not installed")
    (example,) = _written(report(), pieces)
    words = "Rebels took the mill and shot five guards , a miller said .".split()
    assert example.labels["trigger"][: len(words)] == [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert example.labels["kind"][5] == KINDS.index(Kind.ATTACK)
    assert example.labels["cue"][11] == 1
    assert set(example.labels["cue"][len(words) :]) == {SKIP}, "a sentence without a voice says nothing of cues"
    first, second, said = example.conditions
    assert (first.link, second.link, said.link) == ("argument", "argument", "attribution")
    assert second.labels[6] == 1 + 2 * ROLES.index(ArgumentRole.TARGET), "a target before a quantity"
