"""Words and punctuation of a text, with their place in it. Nothing is normalised: offsets are those of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wardiary.model import Span

APOSTROPHES = "'’ʼ"
QUOTES_OPEN = "“«„"
QUOTES_CLOSE = "”»"

_TOKEN = re.compile(
    rf"""
    (?:[A-Za-z]\.){{2,}}                          # U.S., a.m.
  | \d+(?:[.,:]\d+)*                              # 4,000  4.3  11:30
  | [^\W\d_]+(?:-[^\W_]+)*(?=n[{APOSTROPHES}]t\b) # did|n't
  | n[{APOSTROPHES}]t\b
  | [{APOSTROPHES}](?:s|S|re|ve|ll|d|m)\b         # Ukraine|'s
  | [^\W_]+(?:(?:[-‐‑]|[{APOSTROPHES}](?!(?:s|S|re|ve|ll|d|m|t)\b))[^\W_]+)*  # opposition-held, Sana'a
  | \.{{2,}} | -- | [^\w\s] | _
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """Its lower-case form."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return any(ch.isalnum() for ch in self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()


def tokenize(text: str, within: Span | None = None) -> tuple[Token, ...]:
    """The tokens of `text`, or of the part `within` of it, with offsets into the whole."""
    start, end = within or (0, len(text))
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end))


def inside(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that begin within `span`."""
    low = bisect_left(tokens, span.start, key=lambda token: token.start)
    high = bisect_left(tokens, span.end, key=lambda token: token.start)
    return tokens[low:high]
