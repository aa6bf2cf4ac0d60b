"""Words and punctuation of a text, with their place in it. Nothing is normalised: offsets are those of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wardiary.model import Span

APOSTROPHES = "'’ʼ"

_TOKEN = re.compile(
    rf"""
    [^\W\d_ʼ]{{2,}}+(?![\d_‐‑{APOSTROPHES}-])      # most words: sooner found than by what tells the others
  | (?:[A-Za-z]\.){{2,}}(?:[-‐‑][^\W_]+)*          # U.S., a.m., U.N.-backed
  | \d+(?:[.,:]\d+)*                              # 4,000  4.3  11:30
  | [^\W\d_]+(?:-[^\W_]+)*(?=n[{APOSTROPHES}]t\b) # did|n't
  | n[{APOSTROPHES}]t\b
  | [{APOSTROPHES}](?:s|S|re|ve|ll|d|m)\b         # Ukraine|'s
  | [^\W_]+(?:(?:[-‐‑]|[{APOSTROPHES}](?!(?:s|S|re|ve|ll|d|m|t)\b))[^\W_]+)*  # opposition-held, Sana'a
  | \.{{2,}} | -- | [^\w\s] | _
    """,
    re.VERBOSE,
)


_KEPT = 4  # texts whose tokens are remembered: each step of a reading asks for the report's, some for a phrase's


class Token(NamedTuple):
    """One word, number or mark; with its lower-case form, and whether it begins with an upper-case letter."""

    start: int
    end: int
    text: str
    lower: str
    is_capital: bool

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return any(ch.isalnum() for ch in self.text)


def token_at(start: int, text: str) -> Token:
    """The token `text` that begins at `start`."""
    return Token(start, start + len(text), text, text.lower(), text[0].isupper())


def tokenize(text: str, within: Span | None = None) -> tuple[Token, ...]:
    """The tokens of `text`, or of the part `within` of it, with offsets into the whole."""
    tokens = _all_tokens(text)
    if within is None:
        return tokens
    low, high = range_of(tokens, within)
    cut = (low and tokens[low - 1].end > within.start) or (high and tokens[high - 1].end > within.end)
    return _tokens(text, within) if cut else tokens[low:high]


@lru_cache(_KEPT)
def _all_tokens(text: str) -> tuple[Token, ...]:
    return _tokens(text, Span(0, len(text)))


def _tokens(text: str, within: Span) -> tuple[Token, ...]:
    made = tuple.__new__  # what Token(...) comes to, at half its cost
    found = [(*m.span(), m.group()) for m in _TOKEN.finditer(text, *within)]
    return tuple([made(Token, (start, end, w, w.lower(), w[0].isupper())) for start, end, w in found])


def inside(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that begin within `span`."""
    low, high = range_of(tokens, span)
    return tokens[low:high]


def range_of(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """The first token that begins within `span`, and the first after it. Tokens compare by where they begin."""
    low = bisect_left(tokens, (span.start,))
    return low, bisect_left(tokens, (span.end,), low)
