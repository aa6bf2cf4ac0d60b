"""Marks as web pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.reading.plain_marks import with_plain_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali‘s army", "Mali’s army"),
        ("Mali`s army", "Mali’s army"),
        ("12\u00a0men", "12 men"),
        ("He said: ‘We won.’", "He said: ‘We won.’"),
        ("‘Go’, they said", "‘Go’, they said"),
    ],
)
def test_marks_are_plain(text: str, expected: str) -> None:
    assert with_plain_marks(text) == expected


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(with_plain_marks(text)) == len(text)
