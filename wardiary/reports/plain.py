"""Plain text and Markdown: one report a file, with an optional header of `Key: value` lines and a blank line after it.

    Title: Shelling reported near the port
    Publisher: Example Wire
    Published: 2022-11-10T18:00+02:00
    URL: https://example.org/1

    The report begins here, and so do its offsets.

The keys are these four, in any order and case; where another line stands among them, it is no header but text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

KEYS = frozenset({"title", "publisher", "published", "url"})
_LINE = re.compile(r"([A-Za-z]+):[ \t]*([^\r\n]*?)[ \t]*\r?\n")
_BLANK = re.compile(r"[ \t]*\r?\n")


class Headed(NamedTuple):
    """A text without its header, and what the header said by lower-case key."""

    text: str
    header: dict[str, str]


def split_header(text: str) -> Headed:
    """The text after the header, to the character, and the header; the whole text where it has none."""
    header: dict[str, str] = {}
    at = 0
    while (line := _LINE.match(text, at)) and line.group(1).lower() in KEYS:
        header[line.group(1).lower()] = line.group(2)
        at = line.end()
    blank = _BLANK.match(text, at)
    if not header or not blank:
        return Headed(text, {})
    return Headed(text[blank.end() :], {key: value for key, value in header.items() if value})
