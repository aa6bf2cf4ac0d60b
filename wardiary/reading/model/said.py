"""The cues that the network found, with their sources and contents, as marks of the text."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import AttributionMark
from wardiary.reading.model.decoding import Tagged
from wardiary.reading.model.page import Page
from wardiary.reading.model.windows import Window

_SOURCE, _CONTENT = 0, 1  # the types of an attribution's parts
_TOUCH = 2  # words between two stretches of one content: quotation marks and the like


def attribution_marks(
    page: Page,
    window: Window,
    found: Sequence[tuple[Tagged, Sequence[Tagged]]],
    rest: Sequence[tuple[int, int]],
) -> tuple[AttributionMark, ...]:
    """Cues with their parts as marks. `rest`, contents without a cue, go to the part they touch, else stand alone."""
    marks = [(cue, list(parts)) for cue, parts in found]
    alone: list[Tagged] = []
    for first, after in rest:
        touched = (parts for _, parts in marks if _touches(parts, first, after))
        next(touched, alone).append(Tagged(first, after, _CONTENT))
    out = [_mark(page, window, (cue,), parts) for cue, parts in marks]
    return (*out, *(_mark(page, window, (), [content]) for content in alone))


def _touches(parts: Sequence[Tagged], first: int, after: int) -> bool:
    """Whether words stand right beside the content of a cue."""
    return any(part.type == _CONTENT and _words_between(part, first, after) <= _TOUCH for part in parts)


def _words_between(part: Tagged, first: int, after: int) -> int:
    return max(0, first - part.after, part.first - after)


def _mark(page: Page, window: Window, cue: Sequence[Tagged], parts: Sequence[Tagged]) -> AttributionMark:
    source, content = (
        tuple(page.span(part, window.first) for part in sorted(parts) if part.type == kind)
        for kind in (_SOURCE, _CONTENT)
    )
    return AttributionMark(source, tuple(page.span(each, window.first) for each in cue), content)
