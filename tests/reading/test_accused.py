"""Who is accused is not who says so."""

from __future__ import annotations

import pytest

from wardiary.model import AttributionMark, Span
from wardiary.reading.accused import without_accused


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("The army has been widely accused of shelling Marzan.", "The army", "accused", False),
        ("Northern troops and allied militias have been accused of looting.", "Northern", "have been accused", False),
        ("The brigade was blamed for the blast.", "The brigade", "was blamed", False),
        ("The army stands accused of it.", "The army", "accused of", False),
        ("They ousted rebels accused of killing dozens there.", "rebels", "accused", False),
        ("Fighters blamed for the raid were held.", "Fighters", "blamed for", False),
        ("The army accused the rebels of shelling Marzan.", "The army", "accused", True),
        ("The army was accused by a mayor of shelling Marzan.", "a mayor", "accused", True),
        ("The army, accused of shelling Marzan, said it had not.", "The army", "said", True),
        ("The army said so. The rebels were accused of it.", "The army", "accused", True),
    ],
)
def test_the_accused_says_nothing(text: str, source: str, cue: str, *, kept: bool) -> None:
    mark = AttributionMark((_span(text, source),), (_span(text, cue),), ())
    (left,) = without_accused(text, [mark])
    assert bool(left.source) is kept
