"""Copies and light rewrites: which sentences of a report stand, word for word, in one published before.

By word shingles (Broder 1997). Candidates come from a sample of the shingles, the same for every text, so that each
report is compared with those few that share words with it; the share itself is counted exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from wardiary import lexicons

_WORD = re.compile(r"\w+")
_SAMPLE = 4  # one shingle in four finds a report that shares a sentence of ten words nine times in ten
_TOO_COMMON = 50  # reports: a shingle that more of them share is a phrase of the trade


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text with its place in the order of publication."""

    report: str
    words: str


class Copies:
    """Reports met so far, in order of publication, and what later ones took from them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._shingles: dict[str, frozenset[int]] = {}
        self._holders: dict[int, list[str]] = {}
        self._earlier: dict[str, tuple[str, ...]] = {}
        self._position: dict[str, int] = {}
        for text in texts:
            self._take(text)

    def original_of(self, report: str, sentence: str) -> str | None:
        """The earliest report from which a sentence of `report` was taken; None where it is its own."""
        told = shingles(sentence)
        if len(told) < int(_rule("least")):
            return None
        for earlier in self._earlier.get(report, ()):
            if len(told & self._shingles[earlier]) >= _rule("sentence") * len(told):
                return earlier
        return None

    def _take(self, text: Text) -> None:
        own = shingles(text.words)
        sampled = [each for each in own if each % _SAMPLE == 0]
        met = Counter(holder for each in sampled for holder in self._holders.get(each, ()))
        self._earlier[text.report] = tuple(sorted(met, key=self._position.__getitem__))
        self._position[text.report] = len(self._position)
        self._shingles[text.report] = own
        for each in sampled:
            holders = self._holders.setdefault(each, [])
            if len(holders) < _TOO_COMMON:
                holders.append(text.report)


def shingles(words: str) -> frozenset[int]:
    """Hashes of the runs of five words, without regard to case and punctuation."""
    found = _WORD.findall(words.lower())
    return frozenset(crc32(" ".join(run).encode()) for run in _runs(found, int(_rule("words"))))


def _runs(words: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    return (words[at : at + length] for at in range(len(words) - length + 1))


def _rule(name: str) -> float:
    return float(lexicons.load("weighing")["copies"][name])
