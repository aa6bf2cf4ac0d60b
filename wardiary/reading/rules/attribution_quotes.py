"""Quotations: which stretches of a text stand between quotation marks, whatever marks are used.

Handles curly, straight, angled, LaTeX-like ('' '') and CSV-doubled ("" "") marks, and quotations that run over several
paragraphs, each of which opens with a mark and only the last of which closes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from wardiary.model import Span

_MARK = re.compile(r"[“”«»„]|\"+|''|``")
_LINE = re.compile(r"[^\n]+")
_OPENERS = "“«„``"
_CLOSERS = "”»"


def find_quotes(text: str) -> tuple[Span, ...]:
    """The quotations of `text` in order, with their marks; one that runs over paragraphs is one span for each."""
    out: list[Span] = []
    for line in _LINE.finditer(text):
        out.extend(_in_line(text, line.start(), line.end()))
    return tuple(out)


def _in_line(text: str, start: int, end: int) -> list[Span]:
    """Quotations never cross a line end unclosed: a mark left open closes with its line."""
    marks = [m for m in _MARK.finditer(text, start, end) if not _is_wrapper(text, m, (start, end))]
    out: list[Span] = []
    opened: int | None = None
    for mark in marks:
        if opened is None:
            opened = _opening(text, mark, start)
        elif not _opens_only(mark):
            out.append(Span(opened, mark.end()))
            opened = None
    if opened is not None and (opened == start or end - opened > 1):
        out.append(Span(opened, end))
    return [_unwrapped(text, span, (start, end)) for span in out]


def _is_wrapper(text: str, mark: re.Match[str], line: tuple[int, int]) -> bool:
    """Whether a single mark only wraps a CSV field: the line holds doubled marks, and this one begins or ends it."""
    edge = mark.start() == line[0] or mark.end() == line[1]
    return mark.group() == '"' and edge and '""' in text[line[0] : line[1]]


def _opening(text: str, mark: re.Match[str], line_start: int) -> int | None:
    """Where the quotation begins, None where the mark closes something never opened."""
    if mark.group() in _CLOSERS:
        return None
    if mark.group() in _OPENERS:
        return mark.start()
    before = text[mark.start() - 1] if mark.start() > line_start else " "
    after = text[mark.end() : mark.end() + 1]
    return mark.start() if after and not after.isspace() and (before.isspace() or not before.isalnum()) else None


def _opens_only(mark: re.Match[str]) -> bool:
    return mark.group() in _OPENERS


def _unwrapped(text: str, span: Span, line: tuple[int, int]) -> Span:
    """Without the extra mark of a CSV wrapper: three marks are one of the wrapper and two of the quotation."""
    start, end = span
    if start == line[0] and text.startswith('"""', start):
        start += 1
    if end == line[1] and text.endswith('"""', start, end):
        end -= 1
    return Span(start, end)


def quote_at(quotes: Sequence[Span], offset: int) -> Span | None:
    """The quotation that holds the character at `offset`."""
    k = bisect_right(quotes, offset, key=lambda q: q.start) - 1
    return quotes[k] if k >= 0 and offset < quotes[k].end else None
