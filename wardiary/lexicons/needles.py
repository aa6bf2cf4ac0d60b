"""Patterns that are looked for only in texts that have a word without which they cannot match.

A long list of words is slow to search for: Python's `re` tries it anew at every character. Most sentences have none of
its words, though, and that is known from the beginnings of their words alone, which all patterns share. The words that
a pattern needs are read off the pattern itself (`leads`), in the manner of the prefilters of RE2 and Hyperscan; where
that gives nothing, it is searched for as ever. (`wardiary.reading.openings` asks another question: at which words of a
text each of many patterns may begin.)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.lexicons.leads import folded_words, heads, leads, ways_of, words_of

OFTEN = 1000
"""Searches: to read the leads off a pattern that is sought more seldom takes longer than they save."""
_WITHIN = re.compile(r"\w\w")
LONG = 600
"""Characters: to try a shorter pattern at all places of a text takes no longer than to ask where its words begin."""
_words = lru_cache(64)(words_of)


class Needle:
    """A compiled pattern; where it is often sought, texts are first asked for its leads. Methods as in `re.Pattern`.

    What was found last is remembered: the claims of a report ask one after the other what stands in its text behind
    them.
    """

    __slots__ = ("_all", "_asked", "_bit", "_heads", "_last", "_pattern", "fullmatch", "match", "sub")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern = re.compile(pattern, flags)
        self._asked = 0
        self._bit: int | None = None  # what stands for its leads, where they are known
        self._heads: frozenset[str] | None = None
        self._last: tuple[str, int, int, re.Match[str] | None] | None = None
        self._all: tuple[str, tuple[re.Match[str], ...]] | None = None
        self.match, self.fullmatch, self.sub = self._pattern.match, self._pattern.fullmatch, self._pattern.sub

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Needle) and self._pattern == other._pattern

    def __hash__(self) -> int:
        return hash(self._pattern)

    @property
    def pattern(self) -> str:
        """The words of the pattern."""
        return self._pattern.pattern

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets, as `re.Pattern.search` finds it."""
        if self._last is not None:
            asked, low, high, found = self._last
            if low <= start and high == end and asked == text and (found is None or start <= found.start()):
                return found
        found = self._search(text, start, end) if self._may_match(text, end) else None
        self._last = text, start, end, found
        return found

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two offsets, as `re.Pattern.finditer` finds them."""
        return self._each(text, start, end) if self._may_match(text, end) else iter(())

    def all_in(self, text: str) -> tuple[re.Match[str], ...]:
        """All matches in a text, as `finditer` finds them; those of the text asked about last are remembered."""
        if self._all is None or self._all[0] != text:
            self._all = text, tuple(self.finditer(text))
        return self._all[1]

    def _search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        if self._heads is None or _is_cut(text, end):
            return self._pattern.search(text, start, end)
        return next(self._headed(self._heads, text, start, end), None)

    def _each(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        if self._heads is None or _is_cut(text, end):
            return self._pattern.finditer(text, start, end)
        return self._headed(self._heads, text, start, end)

    def _headed(self, heads: frozenset[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches, tried for only where a word begins as one of them may."""
        for at, ways in _words(text):
            if at >= start and (ways is None or not heads.isdisjoint(ways)):
                found = self._pattern.match(text, at, end)
                if found:
                    yield found
                    start = found.end()

    def _may_match(self, text: str, end: int) -> bool:
        if self._bit is None:
            self._asked += 1
            if self._asked > OFTEN:
                self._learn()
            return True
        if not self._bit or _of_text(text, len(_BITS)) & self._bit:
            return True
        return _is_cut(text, end)

    def _learn(self) -> None:
        pattern, flags = self._pattern.pattern, re.RegexFlag(self._pattern.flags)
        self._heads = heads(pattern, flags) if len(pattern) > LONG else None
        self._bit = _bit_of(leads(pattern, flags) or frozenset())


_BITS: dict[frozenset[str], int] = {}
"""The sets of leads of all needles that have learnt theirs, each with a bit of its own."""
_NEEDED: dict[str, int] = {}
"""By each lead, the bits of the sets that have it."""


def _bit_of(leads: frozenset[str]) -> int:
    """The bit of a set of leads; 0 of none."""
    if not leads:
        return 0
    if leads not in _BITS:
        bit = 1 << len(_BITS)
        for lead in leads:
            _NEEDED[lead] = _NEEDED.get(lead, 0) | bit
        _BITS[leads] = bit
    return _BITS[leads]


@lru_cache(512)  # the sentences of a few reports: they are asked for one after the other
def _of_text(text: str, known: int) -> int:
    """The bits of the sets of leads of which a text has one, of the first `known` sets."""
    bits = 0
    for word in folded_words(text):
        bits |= _of_word(word, known)
    return bits


@lru_cache(20_000)
def _of_word(word: str, _known: int) -> int:
    bits = 0
    for way in ways_of(word):
        bits |= _NEEDED.get(way, 0)
    return bits


def _is_cut(text: str, end: int) -> bool:
    """Whether the text is left off within a word, which is then another word."""
    return 0 < end < len(text) and _WITHIN.match(text, end - 1) is not None


@cache
def needle(lexicon: str, table: str, name: str, *, cased: bool = False) -> Needle:
    """A pattern of a lexicon, compiled once; capitals do not matter unless it is `cased`."""
    return Needle(lexicons.load(lexicon)[table][name], re.NOFLAG if cased else re.IGNORECASE)
