"""Word pieces: the encoder's vocabulary. A word's pieces depend on the word alone, so each is cut once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PADDING, UNKNOWN, BEGIN, END, HIDDEN = 0, 100, 101, 102, 103  # BERT's special pieces
_MOST = 6  # pieces of a word that are kept: longer ones are addresses and hashes, of which the beginning says enough
_REMEMBERED = 200_000  # words; at about 200 bytes each, 40 MB at most


class WordPieces:
    """Cuts words into pieces, remembering those seen before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tokenizer: Tokenizer | None = None
        self._seen: dict[str, tuple[int, ...]] = {}

    def cut(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, at least one."""
        seen = self._seen
        new = [word for word in set(words) if word not in seen]
        if new:
            if len(seen) + len(new) > _REMEMBERED:
                seen.clear()
                new = list(set(words))
            self._learn(new)
        return [seen[word] for word in words]

    def _learn(self, words: list[str]) -> None:
        if self._tokenizer is None:
            from tokenizers import Tokenizer

            self._tokenizer = Tokenizer.from_file(str(self._path))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
        for word, encoding in zip(words, self._tokenizer.encode_batch(words, add_special_tokens=False), strict=True):
            self._seen[word] = tuple(encoding.ids[:_MOST]) or (UNKNOWN,)
