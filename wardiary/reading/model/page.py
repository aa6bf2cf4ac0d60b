"""A text as the network will see it: cut into sentences, words with their forms, word pieces and windows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from wardiary.model import Span
from wardiary.reading.model.advice import Advisor, Moves, hints, moves
from wardiary.reading.model.decoding import Tagged
from wardiary.reading.model.network import Integers, WindowInput
from wardiary.reading.model.pieces import BEGIN, END, WordPieces
from wardiary.reading.model.windows import Window, pack
from wardiary.reading.model.words import OUTER_FORM, Renown, Words, add_renown, plain_forms, split_words
from wardiary.reading.rules.main_event import main_event
from wardiary.reading.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into sentences, words and windows."""

    text: str
    sentences: tuple[Span, ...]
    words: Words
    pieces: list[tuple[int, ...]]
    windows: list[Window]
    moves: Moves | None = None
    hints: Integers | None = None
    main_event: str | None = None

    def span(self, mark: Tagged, offset: int) -> Span:
        """The characters of words marked in a window that begins at word `offset`."""
        return Span(self.words.starts[offset + mark.first], self.words.ends[offset + mark.after - 1])

    def sentences_about(self, window: Window, mark: Tagged, beside: int = 0) -> tuple[int, int]:
        """The words of a window in the sentence of a mark or so many beside it, counted from the window's first."""
        sentences = self.words.sentences
        at = bisect_right(sentences, window.first + mark.first, key=lambda words: words[0]) - 1
        first, after = sentences[max(0, at - beside)][0], sentences[min(at + beside, len(sentences) - 1)][1]
        return max(0, first - window.first), min(after, window.after) - window.first


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts texts for a network. `renown` asks a gazetteer, `advisor` the rules, where they are to be asked."""

    pieces: WordPieces
    renown: Renown
    advisor: Advisor | None = None

    def page(self, text: str, weights: Mapping[str, float]) -> Page:
        """A text cut for the network, with the rules' advice where there is an advisor; `weights`: what it counts for.

        Without one the main event is told by rule all the same: see training/stories.py.
        """
        page = cut(text, self.pieces, self.renown)
        if self.advisor is None:
            return replace(page, main_event=main_event(text, page.sentences, ()))
        advice = self.advisor(text, page.sentences)
        moved = moves(advice, page.words, weights)
        return replace(page, moves=moved, hints=hints(advice.triggers, page.words), main_event=advice.main_event)


def cut(text: str, pieces: WordPieces, renown: Renown) -> Page:
    """A text as the network will see it. Texts in capitals throughout are read as if they had no case."""
    sentences = split_sentences(text)
    words = split_words(text, sentences)
    if _is_capitals(text):
        words.forms = plain_forms(words.forms)
    else:
        add_renown(words, text, renown)
    cuts = pieces.cut(words.texts)
    windows = pack(words.sentences, words.paragraphs, [len(ids) for ids in cuts])
    return Page(text, sentences, words, cuts, windows)


def _is_capitals(text: str) -> bool:
    head = text[:2000]
    upper = sum(map(str.isupper, head))
    return upper > 0.9 * max(1, sum(map(str.isalpha, head)))


def lay_out(page: Page, window: Window) -> WindowInput:
    """A window's pieces between the special ones, the form of each, and where each word's first piece is."""
    part = slice(window.first, window.after)
    cuts, forms = page.pieces[part], page.words.forms[part]
    sizes = np.fromiter(map(len, cuts), dtype=np.int64, count=len(cuts))
    pieces = np.empty(int(sizes.sum()) + 2, dtype=np.int64)
    pieces[0], pieces[-1] = BEGIN, END
    pieces[1:-1] = np.fromiter(chain.from_iterable(cuts), dtype=np.int64, count=len(pieces) - 2)
    word_forms = np.array(forms, dtype=np.int64)
    piece_forms = np.full(len(pieces), OUTER_FORM, dtype=np.int64)
    piece_forms[1:-1] = np.repeat(word_forms, sizes)
    hinted = np.zeros((len(cuts), 2), dtype=np.int64) if page.hints is None else page.hints[part]
    return WindowInput(pieces, piece_forms, 1 + np.cumsum(sizes) - sizes, word_forms, hinted)
