"""A voice before a colon, without a verb: "Mordovia's ministry of defence: nothing was fired in that direction".

Only words that name who speaks, at the start of their sentence; a dateline or a heading names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import AttributionMark, Span
from wardiary.reading.rules.attribution_quotes import quote_at
from wardiary.reading.rules.attribution_spans import Sentence

_LONGEST = 9  # words of who speaks: "the spokesman of the Mordovian ministry of defence in Saltmarsh"
_LEAST = 2  # words of what he says
_INITIALS = re.compile(r"[A-Z]{2,6}")
_VOWELS = re.compile(r"[AEIOUY]")
_ENDS = ".!?\n"


def before_colon(s: Sentence, quotes: Sequence[Span]) -> list[AttributionMark]:
    """The mark of the voice that stands before the sentence's first colon; none where something else does."""
    at = next((k for k, word in enumerate(s.lower[: _LONGEST + 1]) if word == ":"), 0)
    if not at or len(s.lower) < at + 1 + _LEAST or any(s.quoted[k] is not None for k in range(at)):
        return []
    if any(s.tags[k] == "V" or s.lower[k] in (",", ";", "(") for k in range(at)) or not _names_voice(s, at):
        return []
    first, last = at + 1, len(s.lower) - 1
    end = s.tokens[last].end if s.lower[last] not in _ENDS else s.tokens[last - 1].end
    content = Span(s.tokens[first].start, end)
    quote = quote_at(quotes, content.start)
    content = Span(content.start, max(content.end, quote.end)) if quote is not None else content
    return [AttributionMark((s.span_of(0, at - 1),), (s.span_of(at, at),), (content,))]


def _names_voice(s: Sentence, at: int) -> bool:
    """Whether the words before the colon name an office, a force or its initials; not a place that opens a report."""
    words = [s.span_of(k, k).of(s.text) for k in range(at)]
    if len(words) == 1:
        return bool(_INITIALS.fullmatch(words[0])) and len(_VOWELS.findall(words[0])) <= 1
    return words[0][:1].isupper() and s.tags[0] != "I" and not _speakers().isdisjoint(word.lower() for word in words)


@cache
def _speakers() -> frozenset[str]:
    return frozenset(lexicons.load("attribution")["phrases"]["before_colon"].split())
