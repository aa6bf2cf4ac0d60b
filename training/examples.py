"""Examples: windows of words with what each task knows about them. A task labels only what its corpus marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from training.corpora.document import Document
from training.marking.sheets import shown
from wardiary.gazetteer import Gazetteer
from wardiary.model import Span
from wardiary.reading.model.advice import hints
from wardiary.reading.model.labels import Head
from wardiary.reading.model.page import cut
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.windows import Window
from wardiary.reading.model.words import Renown
from wardiary.reading.rules.reader import read_triggers
from wardiary.reading.tokens import tokenize

SKIP = -100  # a word that a task says nothing about


@dataclass(frozen=True, slots=True)
class Condition:
    """Words `[first, after)` of a window, and the labels of the words about them: `[low, low + len(labels))`."""

    link: str
    first: int
    after: int
    low: int
    labels: tuple[int, ...]


@dataclass(slots=True)
class Example:
    """A window of one document with targets. `labels[head][w]` is the label of word `w`, or SKIP."""

    task: str
    pieces: list[tuple[int, ...]]
    forms: list[int]
    labels: dict[str, list[int]] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    hints: list[list[int]] = field(default_factory=list)  # of each word, as `advice.hints`; empty where none are known
    event: int = SKIP

    @property
    def size(self) -> int:
        """Pieces with the two special ones."""
        return 2 + sum(map(len, self.pieces))


@cache
def renown() -> Renown:
    """The look-up of names in the gazetteer, remembering all of them."""
    return cache(Gazetteer.open().renown)


class Page:
    """A document cut as at run time, and the way from characters to words."""

    def __init__(self, document: Document, cutter: WordPieces) -> None:
        page = cut(shown(document), cutter, renown())
        self.text, self.words, self.pieces, self.windows = page.text, page.words, page.pieces, page.windows
        self._sentences = page.sentences

    def example(self, task: str, window: Window) -> Example:
        """An example of this window without labels."""
        part = slice(window.first, window.after)
        return Example(task, self.pieces[part], self.words.forms[part])

    @cached_property
    def hints(self) -> list[list[int]]:
        """What the rules say of each word."""
        triggers = read_triggers(self._sentences, tokenize(self.text))
        told: list[list[int]] = hints(triggers, self.words).tolist()
        return told


def tags(length: int, marks: Iterable[tuple[int, int, int]]) -> list[int]:
    """B and I labels of `length` words for ranges `(first, after, type)`; on overlap the earlier mark stays."""
    labels = [0] * length
    for first, after, kind in marks:
        if after > first and not any(labels[first:after]):
            labels[first:after] = [2 + 2 * kind] * (after - first)
            labels[first] = 1 + 2 * kind
    return labels


def within(page: Page, window: Window, spans: Iterable[tuple[Span, int]]) -> list[tuple[int, int, int]]:
    """Typed spans as word ranges of the window; what lies outside is cut off."""
    out: list[tuple[int, int, int]] = []
    for span, kind in spans:
        first, after = page.words.range_of(span)
        first, after = max(first, window.first), min(after, window.after)
        if after > first:
            out.append((first - window.first, after - window.first, kind))
    return out


def tag_head(page: Page, window: Window, spans: Iterable[tuple[Span, int]]) -> list[int]:
    """The labels of a tagging head for one window."""
    return tags(window.after - window.first, within(page, window, spans))


def type_index(head: Head, name: str) -> int:
    """The place of a type in a head's vocabulary. Raises ValueError for an unknown one."""
    return head.types.index(name)


def condition(
    link: str, span: tuple[int, int], marks: Sequence[tuple[int, int, int]], bounds: tuple[int, int]
) -> Condition:
    """A condition on the words `span`, with `marks` as labels of the words within `bounds`."""
    low, high = bounds
    inside = [(max(first, low) - low, min(after, high) - low, kind) for first, after, kind in marks]
    return Condition(link, span[0], span[1], low, tuple(tags(high - low, inside)))
