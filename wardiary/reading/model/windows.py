"""Windows: neighbouring sentences of one text that the encoder reads together, each word in exactly one window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LIMIT = 254  # pieces in a window, without the two special ones: attention is cheap up to 256
_EARLY = 0.6  # a window this full ends at the next paragraph, so that fewer quotations are cut in two


@dataclass(frozen=True, slots=True)
class Window:
    """The words `[first, after)` of a text, and how many pieces they have."""

    first: int
    after: int
    pieces: int


def pack(
    sentences: Sequence[tuple[int, int]], paragraphs: Sequence[bool], sizes: Sequence[int], limit: int = LIMIT
) -> list[Window]:
    """Windows of whole sentences, each as full as can be; a sentence over the limit is cut.

    `sizes` are the pieces of each word; `sentences` and `paragraphs` as in `Words`.
    """
    windows: list[Window] = []
    first = after = pieces = 0
    for (start, stop), new_paragraph in zip(sentences, paragraphs, strict=True):
        size = sum(sizes[start:stop])
        full = pieces + size > limit or (new_paragraph and pieces > _EARLY * limit)
        if full and after > first:
            windows.append(Window(first, after, pieces))
            first, pieces = start, 0
        if size > limit:
            cut = _cut(start, stop, sizes, limit)
            windows += cut[:-1]
            first, pieces = cut[-1].first, cut[-1].pieces
        else:
            pieces += size
        after = stop
    if after > first:
        windows.append(Window(first, after, pieces))
    return windows


def _cut(start: int, stop: int, sizes: Sequence[int], limit: int) -> list[Window]:
    """One overlong sentence, cut where it is full."""
    out: list[Window] = []
    first, pieces = start, 0
    for word in range(start, stop):
        if pieces + sizes[word] > limit:
            out.append(Window(first, word, pieces))
            first, pieces = word, 0
        pieces += sizes[word]
    out.append(Window(first, stop, pieces))
    return out
