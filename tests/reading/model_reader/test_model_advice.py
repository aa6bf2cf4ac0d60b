"""The rules' advice: it moves the scores of the words that they mark, by the weight that it was given."""

from __future__ import annotations

import numpy as np

from wardiary.model import AttributionMark, EntityType, Kind, Mention, Reality, Span, Trigger
from wardiary.reading.model.advice import Advice, RuleAdvisor, moves
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, columns
from wardiary.reading.model.windows import Window
from wardiary.reading.model.words import split_words
from wardiary.reading.sentences import split_sentences

TEXT = "Rain fell. Rebels shelled the town of Tarsa on Monday."


def test_scores_move_where_the_rules_marked() -> None:
    sentences = split_sentences(TEXT)
    words = split_words(TEXT, sentences)
    window = Window(3, len(words), 0)  # the second sentence
    shelled, town = TEXT.index("shelled"), TEXT.index("the town")
    advice = Advice(
        (
            Trigger(Span(shelled, shelled + 7), Kind.STRIKE, Reality.OCCURRED),
            Trigger(Span(0, 4), Kind.OTHER, Reality.ONGOING),
        ),
        (
            Mention(town, town + 17, EntityType.LOCATION),
            Mention(town + 12, town + 17, EntityType.LOCATION),
            Mention(town + 12, town + 17, EntityType.TOPONYM),
        ),
    )
    weights = {"trigger": 3.0, "kind": 2.0, "outer": 1.0, "inner": 1.5, "toponym": 4.0}
    parts = columns()
    all_scores = np.zeros((len(words) - 3, parts["timex"].stop), dtype=np.float32)
    moves(advice, words, weights).apply(window, all_scores)
    scores = {head: all_scores[:, part] for head, part in parts.items()}
    assert scores["trigger"][:, 0].tolist() == [0, -3, 0, 0, 0, 0, 0, 0, 0]
    assert scores["kind"][1, KINDS.index(Kind.STRIKE)] == 2.0
    assert scores["kind"].sum() == 2.0
    begin = 1 + 2 * ENTITY_TYPES.index(EntityType.LOCATION)
    assert scores["outer"][2:6, begin].tolist() == [1, 0, 0, 0]
    assert scores["outer"][2:6, begin + 1].tolist() == [0, 1, 1, 1]
    assert scores["inner"][5, begin] == 1.5
    assert scores["toponym"][5, 1] == 4.0
    assert scores["reality"].sum() == 0


def test_the_rules_are_asked_for_what_counts_only() -> None:
    sentences = split_sentences(TEXT)
    asked: list[str] = []

    def knows(name: str) -> bool:
        asked.append(name)
        return name == "Tarsa"

    advice = RuleAdvisor(knows, mentions=False)(TEXT, sentences)
    assert [t.span.of(TEXT) for t in advice.triggers] == ["shelled"]
    assert not advice.mentions
    assert not asked
    assert RuleAdvisor(knows, triggers=False)(TEXT, sentences).mentions


def test_the_rules_word_counts_for_more_where_they_are_oftener_right() -> None:
    text = "They left; gunmen kidnapped her."
    words = split_words(text, split_sentences(text))
    left, kidnapped = text.index("left"), text.index("kidnapped")
    spans = (Span(left, left + 4), Span(kidnapped, kidnapped + 9))
    advice = Advice(tuple(Trigger(span, Kind.OTHER, Reality.OCCURRED) for span in spans))
    amounts = moves(advice, words, {"trigger": 4.0, "trust": 2.0}).amounts
    towards = [-amount for amount in amounts.tolist() if amount]
    assert towards[0] < 4.0 < towards[1]


def test_a_cue_of_the_rules_moves_the_scores_of_its_words() -> None:
    text = "Rain fell, according to locals."
    words = split_words(text, split_sentences(text))
    start = text.index("according")
    mark = AttributionMark((Span(text.index("locals"), len(text) - 1),), (Span(start, start + 12),), (Span(0, 9),))
    moved = moves(Advice(attributions=(mark, mark)), words, {"cue": 2.0})
    scores = np.zeros((len(words), columns()["timex"].stop), dtype=np.float32)
    moved.apply(Window(0, len(words), 0), scores)
    assert scores[:, columns()["cue"]].tolist() == [[0, 0, 0]] * 3 + [[0, 2, 0], [0, 0, 2]] + [[0, 0, 0]] * 2
