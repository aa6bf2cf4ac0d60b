"""What a rebuild finds to be copied: from which earlier reports sentences were taken, in order of publication.

The same rules as `copies`, with the shingles of texts in a file. At hand is only a mask of each text (a Bloom filter of
one hash, Bloom 1970): it tells for most of those who share a phrase that the sentence was not taken from them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from os import SEEK_END
from typing import IO

from wardiary.weighing.grouping.copies import TOO_COMMON, first_taken, least_in_mask, likely, mask, sampled
from wardiary.weighing.kept.rows import Position
from wardiary.weighing.kept.sources import Source, unpacked
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import Voices, revoiced, voices_of

_TEXTS = 4000  # shingles of so many texts are at hand: those that share a phrase of the trade come again and again
_PHRASES = 10_000  # sets of shingles of which it is known who is likely by them: some ten megabytes


class Copying:
    """What was taken from whom so far. Only reports that share one of the `shared` shingles can be originals."""

    def __init__(self, shared: set[int], file: IO[bytes]) -> None:
        self._shared = shared
        self._file = file
        self._holders: dict[int, list[Position]] = defaultdict(list)
        self._voices: dict[str, Voices] = {}
        self._kept_at: dict[str, tuple[int, int]] = {}
        self._masks: dict[str, int] = {}
        self._shingles_of = lru_cache(maxsize=_TEXTS)(self._shingles)
        self._of_phrase: dict[tuple[frozenset[int], int], list[str]] = {}

    def voice(self, source: Source) -> list[Telling]:
        """The tellings of the next report with the voices of those from whom they were copied."""
        hashes = source.hashes & self._shared
        if not hashes:
            return list(source.told)
        found = {words: self._original_of(unpacked(told)) for words, told in source.sentences.items()}
        voiced = [revoiced(telling, found[telling.words], self._voices) for telling in source.told]
        self._take_up(source, hashes)
        return voiced

    def _original_of(self, told: frozenset[int]) -> str | None:
        sample = sampled(told)
        held = frozenset(each for each in sample if each in self._holders)
        if not held:
            return None
        if any(len(self._holders[each]) < TOO_COMMON for each in held):
            return self._first_taken(told, self._likely(sample))
        key = (held, len(sample))  # all have as many holders as count: who is likely by these is so for good
        if len(self._of_phrase) > _PHRASES:
            self._of_phrase.clear()
        if key not in self._of_phrase:
            self._of_phrase[key] = self._likely(sample)
        return self._first_taken(told, self._of_phrase[key])

    def _first_taken(self, told: frozenset[int], likely: Iterable[str]) -> str | None:
        own, masks = mask(told), self._masks
        least = least_in_mask(told, own)
        may_hold = [name for name in likely if (own & masks[name]).bit_count() >= least]
        return first_taken(told, may_hold, self._shingles_of)

    def _likely(self, sample: list[int]) -> list[str]:
        return [name for _, name in sorted(likely(sample, self._holders))]

    def _take_up(self, source: Source, hashes: frozenset[int]) -> None:
        for each in hashes:
            if len(self._holders[each]) < TOO_COMMON:
                self._holders[each].append(source.position)
        name = source.position[1]
        self._voices[name] = voices_of(source.told)
        self._kept_at[name] = (self._file.seek(0, SEEK_END), len(source.shingles))
        self._masks[name] = mask(unpacked(source.shingles))
        self._file.write(source.shingles)

    def _shingles(self, name: str) -> frozenset[int]:
        at, length = self._kept_at[name]
        self._file.seek(at)
        return frozenset(array("I", self._file.read(length)))
