"""Stretches answer as a look through all spans would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Span
from wardiary.model.span import Stretches

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 12))


@given(st.lists(spans, max_size=8), spans)
def test_touch_is_any_overlap(kept: list[Span], asked: Span) -> None:
    assert Stretches(kept).touch(asked) == any(span.overlaps(asked) for span in kept)
