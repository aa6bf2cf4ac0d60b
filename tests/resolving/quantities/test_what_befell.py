"""What befell those counted, in made-up sentences."""

from __future__ import annotations

import pytest

from wardiary.model import Kind, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.quantities import find_quantities, what_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 34 soldiers and members of the militias have been killed in the strike.", [(34.0, None)]),
        ("The strike killed six members of one family, two of them children.", [(6.0, 6.0)]),
        ("The toll from the strike on a house in the old town rose to seven.", [(7.0, 7.0)]),
        ("The toll of the strike rose to seven when a nine-year-old died.", [(7.0, 7.0)]),
        ("After the strike seven bodies were recovered.", [(7.0, 7.0)]),
        ("She spoke of the twelve citizens whom the rebels murdered in the strike.", [(12.0, 12.0)]),
        ("The doctors raised the toll of the strike from four to six dead.", [(6.0, 6.0)]),
    ],
)
def test_killed(text: str, expected: list[tuple[float, float | None]]) -> None:
    at = text.index("strike")
    found = find_quantities(text, split_sentences(text))
    told = [m for m in found if what_of(m, text, Kind.STRIKE, Span(at, at + 6)) == "killed"]
    assert [(m.low, m.high) for m in told] == expected
