"""Where a report was sent from: "OYSTERBY, May 25 (Wire) - The army denied": a place of the report, of no happening."""

from __future__ import annotations

import re

from wardiary.model import Span

_LINE = re.compile(
    r"[A-Z][A-Z’'/ -]+(?:, [A-Z][\w. ]+)?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?(?: \([^()\n]{1,40}\))? [-–—] "
    r"|(?:[A-Z][\w’'-]+ ?){1,4}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?\. (?=\W?[A-Z])"
)
_TAG = re.compile(r"[A-Z][A-Z’'/ -]+(?:, [A-Z][\w. ]+)?: (?=\W?[A-Z])")
_ALONE = re.compile(r"(?:[A-Z][\w’'-]+ ?){1,4}\. (?=\W?[A-Z])")


def is_dateline(span: Span, text: str) -> bool:
    """Whether a name stands in the line, before a dash, with which the report begins."""
    line = _LINE.match(text)
    return line is not None and span.end <= line.end()


def is_tag(span: Span, text: str) -> bool:
    """Whether a name in capitals stands with a colon before the first sentence: where it was sent from, or is about."""
    tag = _TAG.match(text)
    return tag is not None and span.end <= tag.end()


def is_headed(span: Span, text: str) -> bool:
    """Whether a name stands alone before the first sentence: where it was sent from, or what it is about."""
    alone = _ALONE.match(text)
    return alone is not None and span.end <= alone.end()
