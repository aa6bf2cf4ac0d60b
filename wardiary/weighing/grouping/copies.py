"""Copies and light rewrites: which sentences of a report stand, word for word, in one published before.

By word shingles (Broder 1997). Candidates come from a sample of the shingles in the sentences that tell of something,
the same sample for every text, so that each sentence is compared with those few that share words with it; the share
itself is counted exactly, over the whole of the earlier text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

from wardiary.weighing.lexicon import limit

Holder = TypeVar("Holder")

_WORD = re.compile(r"\w+")
_SAMPLE = 3  # one shingle in three finds a sentence of ten words that was taken whole nine times in ten
_MASK = 2048  # the few hundred shingles of a report set one bit in seven
TOO_COMMON = 50  # reports: a shingle that more of them share is a phrase of the trade, and only the first of them count


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text, and the sentences of it that tell of something."""

    report: str
    words: str
    sentences: tuple[str, ...]


class Copies:
    """Reports in order of publication, and what later ones took from them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._shingles: dict[str, frozenset[int]] = {}
        self._holders: dict[int, list[str]] = {}
        self._position: dict[str, int] = {}
        for text in texts:
            self._take(text)

    def original_of(self, report: str, sentence: str) -> str | None:
        """The earliest report from which a sentence of `report` was taken; None where it is its own."""
        own = self._position[report]
        met = likely(sampled(shingles(sentence)), self._holders)
        earlier = sorted((name for name in met if self._position[name] < own), key=self._position.__getitem__)
        return original(sentence, earlier, self._shingles.__getitem__)

    def _take(self, text: Text) -> None:
        self._position[text.report] = len(self._position)
        self._shingles[text.report] = shingles(text.words)
        for each in sample(text.sentences):
            holders = self._holders.setdefault(each, [])
            if len(holders) < TOO_COMMON:
                holders.append(text.report)


def likely(told: Collection[int], holders: Mapping[int, Iterable[Holder]]) -> list[Holder]:
    """Those who hold so many of a sentence's sampled shingles that it may have been taken from them.

    Half the share that makes a copy: of sentences that just make one, six in seven are found, of whole ones nearly all;
    and one phrase of the trade in a long sentence makes nobody likely.
    """
    least = limit("copies", "sentence") / 2 * len(told)
    held = [holders[each] for each in told if each in holders]
    if len(held) < least:
        return []  # nobody can hold more of them than anybody does
    counts = Counter(holder for each in held for holder in each)
    return [holder for holder, count in counts.items() if count >= least]


def original(sentence: str, earlier: Sequence[str], shingles_of: Callable[[str], frozenset[int]]) -> str | None:
    """The first of the `earlier` reports, in order of publication, from which the sentence was taken."""
    return first_taken(shingles(sentence), earlier, shingles_of) if earlier else None


def first_taken(
    told: frozenset[int], earlier: Sequence[str], shingles_of: Callable[[str], frozenset[int]]
) -> str | None:
    """As `original`, from the shingles of the sentence."""
    if len(told) < limit("copies", "least"):
        return None
    least = limit("copies", "sentence") * len(told)
    return next((report for report in earlier if len(told & shingles_of(report)) >= least), None)


def is_taken(told: frozenset[int], text: frozenset[int]) -> bool:
    """Whether so much of a sentence stands in a text that it was taken from there."""
    return len(told) >= limit("copies", "least") and len(told & text) >= limit("copies", "sentence") * len(told)


def sample(sentences: Iterable[str]) -> set[int]:
    """The shingles of the sentences by which copies are looked for."""
    return {each for sentence in set(sentences) for each in sampled(shingles(sentence))}


def sampled(told: frozenset[int]) -> list[int]:
    """Those of the shingles by which copies are looked for."""
    return [each for each in told if each % _SAMPLE == 0]


def shingles(words: str) -> frozenset[int]:
    """Hashes of the runs of five words, without regard to case and punctuation."""
    found = " ".join(_WORD.findall(words.lower())).encode().split(b" ")
    runs = zip(*(found[at:] for at in range(int(limit("copies", "words")))), strict=False)
    return frozenset(map(crc32, map(b" ".join, runs)))


def mask(shingles: Iterable[int]) -> int:
    """A number of `_MASK` bits of which each shingle sets one: whose bits a text lacks are not in it (Bloom 1970)."""
    bits = bytearray(_MASK // 8)
    for each in shingles:
        bits[each % _MASK >> 3] |= 1 << (each & 7)
    return int.from_bytes(bits, "little")


def least_in_mask(told: frozenset[int], own: int) -> float:
    """How many bits of its `own` mask a sentence shares with a text it was taken from, at least: some set the same."""
    return limit("copies", "sentence") * len(told) - (len(told) - own.bit_count())
