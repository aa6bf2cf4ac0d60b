"""The trained reader: texts to marks.

1. sentences, words with their forms, word pieces  2. windows of neighbouring sentences  3. first pass: names, cues,
triggers with kind and reality  4. second pass: source and content of each cue, arguments of each trigger  5. marks
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np

from wardiary.model import (
    Argument,
    AttributionMark,
    EntityType,
    Marks,
    Mention,
    Span,
    Trigger,
)
from wardiary.reading.model.advice import Advisor, Moves, hints, moves
from wardiary.reading.model.conditions import BESIDE, arguments, attributions, left_over
from wardiary.reading.model.decoding import Tagged, tagged
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, PARTS, REALITIES, ROLES, columns
from wardiary.reading.model.network import (
    CARD_FILE,
    TOKENIZER_FILE,
    Floats,
    Integers,
    Network,
    OnnxNetwork,
    WindowInput,
)
from wardiary.reading.model.pieces import BEGIN, END, WordPieces
from wardiary.reading.model.windows import Window, pack
from wardiary.reading.model.words import OUTER_FORM, Renown, Words, add_renown, plain_forms, split_words
from wardiary.reading.rules.main_event import main_event
from wardiary.reading.sentences import split_sentences

FOLDER = Path(__file__).with_name("weights")
_AHEAD = 4  # texts being read ahead of the one that is waited for, for each thread
_SURE = 4.0  # logits over which a second opinion on sources and contents counts for no more
_TOUCH = 2  # words between two stretches of one content: quotation marks and the like
_COLUMNS = columns()


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


@dataclass(frozen=True, slots=True)
class WindowMarks:
    """What was read in one window."""

    mentions: tuple[Mention, ...]
    attributions: tuple[AttributionMark, ...]
    triggers: tuple[Trigger, ...]


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


@dataclass(frozen=True, slots=True)
class Tuning:
    """A few numbers found on dev after training, in logits, by head: see `training.calibrate`.

    `lean`: how much "no mark" is held back; `advice`: how much the rules' word counts for. For "source" and "content",
    whose words one head finds for each cue and another for all cues at once: how much the other's word counts, and the
    lean of contents that no cue has claimed (none given: they are dropped).
    """

    lean: Mapping[str, float] = field(default_factory=dict)
    advice: Mapping[str, float] = field(default_factory=dict)


_UNTUNED = Tuning()


class ModelReader:
    """Reads with a network. Pure: a window is run by itself, so a text gives the same marks in any company."""

    def __init__(
        self,
        network: Network,
        pieces: WordPieces,
        renown: Renown,
        threads: int | None = None,
        tuning: Tuning = _UNTUNED,
        advisor: Advisor | None = None,
    ) -> None:
        """`renown` asks a gazetteer; `threads` windows are read at once, by default as many as there are processors.

        One is read in the caller's own thread.
        """
        self._tuning = tuning
        self._advisor = advisor
        self._renown = renown
        self._network = network
        self._pieces = pieces
        self._threads = threads or _processors()

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        return self._network.name

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="wardiary-reader")

    def read(self, texts: Iterable[str]) -> Iterator[Marks]:
        """The marks of each text, in order. Reads a bounded number of texts ahead."""
        return self._read_here(texts) if self._threads == 1 else self._read_ahead(texts)

    def _read_here(self, texts: Iterable[str]) -> Iterator[Marks]:
        for page in map(self.page, texts):
            yield _collect(page, [self.read_window(page, window) for window in page.windows])

    def _read_ahead(self, texts: Iterable[str]) -> Iterator[Marks]:
        waiting: deque[tuple[Page, list[Future[WindowMarks]]]] = deque()
        for page in map(self.page, texts):
            waiting.append((page, [self._pool.submit(self.read_window, page, window) for window in page.windows]))
            if len(waiting) > texts_ahead(self._threads):
                yield _awaited(*waiting.popleft())
        while waiting:
            yield _awaited(*waiting.popleft())

    def page(self, text: str) -> Page:
        """A text cut for the network, with the rules' advice where there is an advisor."""
        page = cut(text, self._pieces, self._renown)
        if self._advisor is None:
            return replace(page, main_event=main_event(text, page.sentences, ()))  # by rule: see training/stories.py
        advice = self._advisor(text, page.sentences)
        moved = moves(advice, page.words, self._tuning.advice)
        hinted = hints(advice.triggers, page.words)
        return replace(page, moves=moved, hints=hinted, main_event=advice.main_event)

    def read_window(self, page: Page, window: Window) -> WindowMarks:
        """Both passes over one window."""
        output = self._network.encode(lay_out(page, window))
        for head in self._tuning.lean.keys() & _COLUMNS.keys():
            output.columns[:, _COLUMNS[head].start] -= self._tuning.lean[head]
        if page.moves:
            page.moves.apply(window, output.columns)
        scores = {name: output.columns[:, part] for name, part in _COLUMNS.items()}
        return WindowMarks(
            mentions=_mentions(page, window, scores),
            attributions=self._attributions(page, window, scores, output.states),
            triggers=self._triggers(page, window, scores, output.states),
        )

    def _attributions(
        self, page: Page, window: Window, scores: dict[str, Floats], states: Floats
    ) -> tuple[AttributionMark, ...]:
        parts = self._parts(scores["roles"])
        cues = tagged(scores["cue"])
        bounds = [_sentences_about(page, window, cue, BESIDE) for cue in cues]
        read = attributions(self._network, states, cues, bounds, parts)
        found = [(cue, marks) for cue, marks in read if any(mark.type == 1 for mark in marks)]
        rest: list[tuple[int, int]] = []
        if "content" in self._tuning.lean:
            taken = [mark for cue, marks in found for mark in (cue, *marks)]
            rest = left_over(scores["roles"][:, 1], taken, self._tuning.lean["content"])
        return _attribution_marks(page, window, found, rest)

    def _parts(self, roles: Floats) -> Floats | None:
        """What is known of sources and contents without their cue, as far as it counts."""
        weights = [self._tuning.advice.get(name, 0.0) for name in PARTS]
        return roles.clip(-_SURE, _SURE) * np.array(weights, dtype=np.float32) if any(weights) else None

    def _triggers(self, page: Page, window: Window, scores: dict[str, Floats], states: Floats) -> tuple[Trigger, ...]:
        found = tagged(scores["trigger"])
        bounds = [_sentences_about(page, window, mark) for mark in found]
        out: list[Trigger] = []
        for mark, parts in zip(found, arguments(self._network, states, found, bounds), strict=True):
            out.append(
                Trigger(
                    page.span(mark, window.first),
                    KINDS[_best(scores["kind"], mark)],
                    REALITIES[_best(scores["reality"], mark)],
                    tuple(Argument(page.span(part, window.first), ROLES[part.type]) for part in parts),
                )
            )
        return tuple(out)


def _best(scores: Floats, mark: Tagged) -> int:
    """The label that speaks loudest for the words of a mark together."""
    words = scores[mark.first : mark.after]
    return int((words[0] if len(words) == 1 else words.sum(0)).argmax())


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


def _sentences_about(page: Page, window: Window, mark: Tagged, beside: int = 0) -> tuple[int, int]:
    """The words of a window that stand in the sentence of a mark or so many beside it, counted from its first."""
    sentences = page.words.sentences
    at = bisect_right(sentences, window.first + mark.first, key=lambda words: words[0]) - 1
    first, after = sentences[max(0, at - beside)][0], sentences[min(at + beside, len(sentences) - 1)][1]
    return max(0, first - window.first), min(after, window.after) - window.first


def _mentions(page: Page, window: Window, scores: dict[str, Floats]) -> tuple[Mention, ...]:
    heads = {"outer": ENTITY_TYPES, "inner": ENTITY_TYPES, "toponym": (EntityType.TOPONYM,)}
    found = [
        Mention(*page.span(mark, window.first), types[mark.type])
        for head, types in heads.items()
        for mark in tagged(scores[head])
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda m: (m.start, -m.end, m.type))))


def _attribution_marks(
    page: Page,
    window: Window,
    found: Sequence[tuple[Tagged, Sequence[Tagged]]],
    rest: Sequence[tuple[int, int]],
) -> tuple[AttributionMark, ...]:
    """Cues with their parts as marks. `rest`, contents without a cue, go to the part they touch, else stand alone."""
    marks = [(cue, list(parts)) for cue, parts in found]
    alone: list[tuple[int, int]] = []
    for first, after in rest:
        beside = [
            parts for _, parts in marks if any(p.type == 1 and _words_between(p, first, after) <= _TOUCH for p in parts)
        ]
        if beside:
            beside[0].append(Tagged(first, after, 1))
        else:
            alone.append((first, after))
    out = [
        AttributionMark(
            tuple(page.span(part, window.first) for part in sorted(parts) if part.type == 0),
            (page.span(cue, window.first),),
            tuple(page.span(part, window.first) for part in sorted(parts) if part.type == 1),
        )
        for cue, parts in marks
    ]
    return (*out, *(AttributionMark((), (), (page.span(Tagged(*bounds, 1), window.first),)) for bounds in alone))


def _words_between(part: Tagged, first: int, after: int) -> int:
    return max(0, first - part.after, part.first - after)


def _awaited(page: Page, windows: Sequence[Future[WindowMarks]]) -> Marks:
    return _collect(page, [window.result() for window in windows])


def _collect(page: Page, marks: Sequence[WindowMarks]) -> Marks:
    return Marks(
        sentences=page.sentences,
        mentions=tuple(mention for mark in marks for mention in mark.mentions),
        attributions=tuple(attribution for mark in marks for attribution in mark.attributions),
        triggers=tuple(trigger for mark in marks for trigger in mark.triggers),
        main_event=page.main_event,
    )


def _processors() -> int:
    return os.cpu_count() or 1


def texts_ahead(threads: int | None) -> int:
    """How many texts a reader of so many threads is at most ahead of the one that it gives out."""
    threads = threads or _processors()
    return 0 if threads == 1 else _AHEAD * threads


def available(folder: Path = FOLDER) -> bool:
    """Whether the trained weights are there; a checkout before the first training has none."""
    return (folder / CARD_FILE).is_file()


def shipped_reader(
    renown: Renown, folder: Path = FOLDER, threads: int | None = None, advisor: Advisor | None = None
) -> ModelReader:
    """The reader with the weights of `folder`; `renown` is that of a gazetteer, `advisor` asks the rules.

    Raises FileNotFoundError, saying how to make the weights, where there are none.
    """
    if not available(folder):
        raise FileNotFoundError(f"no trained reader in {folder}: make it with `make train`")
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    network = OnnxNetwork(folder, f"{card['name']} {card['version']}")
    tuning = Tuning(card.get("lean", {}), card.get("advice", {}))
    return ModelReader(network, WordPieces(folder / TOKENIZER_FILE), renown, threads, tuning, advisor)
