"""The trained reader around a network that answers by rule, to tell exactly what it makes of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from wardiary.model import ArgumentRole, EntityType, Kind, Reality
from wardiary.reading.model.conditions import left_over
from wardiary.reading.model.decoding import Tagged
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, REALITIES, ROLES, columns
from wardiary.reading.model.network import Floats, LinkInput, WindowInput, WindowOutput
from wardiary.reading.model.page import Cutter, cut
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.reader import ModelReader
from wardiary.reading.model.shipped import available, shipped_reader
from wardiary.reading.model.tuning import Tuning

TEXT = "Rebels shelled Tarsa. “It burns,” a medic said."


class LengthPieces(WordPieces):
    """Cuts a word into one piece: its number among the words seen."""

    def __init__(self) -> None:
        self.known: list[str] = [""] * 200

    def cut(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        out: list[tuple[int, ...]] = []
        for word in words:
            if word not in self.known:
                self.known.append(word)
            out.append((self.known.index(word),))
        return out


class StubNetwork:
    """Says B or the given label of a head for the words in a table, and O for all others."""

    name = "stub 1"

    def __init__(self, pieces: LengthPieces) -> None:
        self.pieces = pieces
        self.columns = columns()

    def encode(self, window: WindowInput) -> WindowOutput:
        words = [self.pieces.known[piece] for piece in window.pieces[window.first]]
        out = np.zeros((len(words), max(part.stop for part in self.columns.values())), dtype=np.float32)
        for name in ("toponym", "outer", "inner", "cue", "trigger", "timex"):
            out[:, self.columns[name].start] = 1
        for at, word in enumerate(words):
            self._say(out[at], word)
        return WindowOutput(out, np.arange(len(words), dtype=np.float32)[:, None])

    def _say(self, row: Floats, word: str) -> None:
        kind, reality = KINDS.index(Kind.STRIKE), REALITIES.index(Reality.ONGOING)
        organisation = 1 + 2 * ENTITY_TYPES.index(EntityType.ORGANISATION)
        said = {
            "Tarsa": [("toponym", 1)],
            "Rebels": [("outer", organisation)],
            "said": [("cue", 1)],
            "shelled": [("trigger", 1), ("kind", kind), ("reality", reality)],
        }
        for head, label in said.get(word, []):
            row[self.columns[head].start + label] = 2

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        size = 5 if head == "attribution" else 1 + 2 * len(ROLES)
        out = np.zeros((*conditions.words.shape, size), dtype=np.float32)
        out[..., 0] = 1
        agent, place = 1 + 2 * ROLES.index(ArgumentRole.AGENT), 1 + 2 * ROLES.index(ArgumentRole.AT)
        marks = {5: 3, 6: 4, 9: 1, 10: 2} if head == "attribution" else {0: agent, 2: place}
        for word, label in marks.items():
            out[conditions.words == word, label] = 2
        return out


@pytest.fixture
def reader() -> ModelReader:
    pieces = LengthPieces()
    return ModelReader(StubNetwork(pieces), Cutter(pieces, lambda _name: -1), threads=2)


def test_marks_have_the_offsets_of_the_text(reader: ModelReader) -> None:
    (marks,) = reader.read([TEXT])
    assert [s.of(TEXT) for s in marks.sentences] == ["Rebels shelled Tarsa.", "“It burns,” a medic said."]
    assert {(m.span.of(TEXT), m.type) for m in marks.mentions} == {
        ("Rebels", EntityType.ORGANISATION),
        ("Tarsa", EntityType.TOPONYM),
    }
    (attribution,) = marks.attributions
    assert [s.of(TEXT) for s in attribution.cue] == ["said"]
    assert [s.of(TEXT) for s in attribution.content] == ["It burns"]
    assert [s.of(TEXT) for s in attribution.source] == ["a medic"]
    (trigger,) = marks.triggers
    assert (trigger.span.of(TEXT), trigger.kind, trigger.reality) == ("shelled", Kind.STRIKE, Reality.ONGOING)
    assert [(a.span.of(TEXT), a.role) for a in trigger.arguments] == [
        ("Rebels", ArgumentRole.AGENT),
        ("Tarsa", ArgumentRole.AT),
    ]


class LookingNetwork(StubNetwork):
    """Keeps where it was told to look."""

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        self.looked: list[list[int]] = conditions.words.tolist()
        return super().link(head, states, conditions)


def test_a_source_is_looked_for_in_the_sentences_beside_its_cue() -> None:
    pieces = LengthPieces()
    network = LookingNetwork(pieces)
    reader = ModelReader(network, Cutter(pieces, lambda _name: -1), threads=1)
    list(reader.read(["It was cold. It burns. A medic said. She left. Nobody came."]))
    assert network.looked == [list(range(4, 14))]  # words: from "It burns" to "She left."


def test_a_text_is_read_alike_in_any_company(reader: ModelReader) -> None:
    (alone,) = reader.read([TEXT])
    texts = ["Quiet.", TEXT, "", TEXT * 40, TEXT]
    together = list(reader.read(texts))
    assert together[1] == together[4] == alone
    assert len(together) == len(texts)
    assert together[2].sentences == ()


def test_reads_ahead_a_bounded_number_of_texts(reader: ModelReader) -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield TEXT

    readings = reader.read(texts())
    next(readings)
    assert taken < 20


def test_texts_in_capitals_are_read_as_if_without_case() -> None:
    page = cut("THE REBELS LEFT TARSA.", LengthPieces(), lambda _name: 10)
    lower = cut("the rebels left tarsa.", LengthPieces(), lambda _name: 10)
    assert page.words.forms == lower.words.forms


def test_missing_weights_say_how_to_make_them(tmp_path: Path) -> None:
    assert not available(tmp_path)
    with pytest.raises(FileNotFoundError, match="make train"):
        shipped_reader(lambda _name: -1, tmp_path)


def test_contents_that_no_cue_has_claimed() -> None:
    scores = np.array([1, 1, 1, 1, -1, 2, 2, 2, 2, 3], dtype=np.float32)
    assert left_over(scores, [Tagged(1, 2, 1)], lean=0.0) == [(5, 10)], "two words are too few"
    assert left_over(scores, [], lean=1.5) == [(0, 10)]
    assert left_over(scores, [], lean=-5.0) == []


def test_a_second_head_adds_to_the_contents_of_cues() -> None:
    pieces = LengthPieces()
    network, cutter = StubNetwork(pieces), Cutter(pieces, lambda _name: -1)
    roles = network.columns["roles"].start

    def say(row: Floats, word: str) -> None:
        StubNetwork._say(network, row, word)
        row[roles + 1] = 3 if word in ("Rebels", "shelled", "Tarsa") else -3

    network._say = say  # type: ignore[method-assign]
    text = TEXT + " Night fell. Rebels shelled Tarsa."
    (marks,) = ModelReader(network, cutter, Tuning({"content": 0.0})).read([text])
    assert [tuple(s.of(text) for s in a.content) for a in marks.attributions] == [
        ("Rebels shelled Tarsa", "It burns"),
        ("Rebels shelled Tarsa",),
    ], "what touches a content belongs to it"
    assert [len(a.cue) for a in marks.attributions] == [1, 0]
    (marks,) = ModelReader(network, cutter, Tuning({}, {"content": 1.0})).read([text])
    found = {s.of(text) for a in marks.attributions for s in a.content}
    assert found == {"Rebels", "shelled", "Tarsa"}, "the other head speaks against “It burns”"
