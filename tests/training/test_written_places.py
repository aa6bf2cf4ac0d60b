"""How places of claims are counted against written reports; needs no PyTorch."""

from __future__ import annotations

from training.written.places import PlaceScore
from training.written.reports import WrittenReport, parse
from wardiary.model import Claim, ClaimPlace, Kind, PlaceRole, Reality, Span, Verification

REPORT = """\
## tarsa-02 | wire
1. Rebels took the mill at Tarsa and shelled Olvin from the ridge.
--
1 gain occurred "took" agent="Rebels" at="the mill at Tarsa"
1 strike occurred "shelled" agent="Rebels" at="Olvin" from="the ridge"
"""


def report() -> WrittenReport:
    (found,), problems = parse(REPORT)
    assert not problems
    return found


def span(words: str) -> Span:
    start = report().document.text.index(words)
    return Span(start, start + len(words))


def claim(kind: Kind, trigger: str, *places: ClaimPlace) -> Claim:
    sentence = Span(0, len(report().document.text))
    return Claim(
        "c1", kind, span(trigger), (), Reality.OCCURRED, (), places, None, (), None, Verification.NONE, sentence
    )


def place(words: str | None, role: PlaceRole = PlaceRole.AT) -> ClaimPlace:
    return ClaimPlace(span(words) if words else None, words or "Olvin", None, None, role)


def test_places_are_right_by_their_words_and_those_understood_count_neither_way() -> None:
    score = PlaceScore()
    took = claim(Kind.GAIN, "took", place("Tarsa"), place(None))
    shelled = claim(Kind.STRIKE, "shelled", place("Olvin", PlaceRole.TO), place("the mill"))
    score.add(report(), [took, shelled])
    figures = score.figures()
    assert figures["places"] == {"p": 0.6667, "r": 0.6667, "f1": 0.6667}
    assert (figures["all_right"], figures["role"], figures["claims"]) == (0.5, 0.5, 2)
