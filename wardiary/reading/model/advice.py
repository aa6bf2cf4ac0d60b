"""What the rules say, as advice to the network: it moves the scores of the words they mark, and decides nothing alone.

The network knows more words, the rules know the guidelines; where they agree both are nearly always right. How much the
rules' word counts for is found on dev (`training.calibrate`) and kept in the card beside the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wardiary.model import EntityType, Mention, Span, Trigger
from wardiary.reading.model.decoding import Scores
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, REALITIES
from wardiary.reading.model.windows import Window
from wardiary.reading.model.words import Words
from wardiary.reading.rules.entities import find_entities
from wardiary.reading.rules.names import find_toponyms
from wardiary.reading.rules.reader import read_triggers
from wardiary.reading.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Advice:
    """The rules' triggers and mentions of one text."""

    triggers: tuple[Trigger, ...] = ()
    mentions: tuple[Mention, ...] = ()


Advisor = Callable[[str, Sequence[Span]], Advice]


@dataclass(frozen=True, slots=True)
class RuleAdvisor:
    """Asks the rules. `knows` is that of a gazetteer; names and entities are asked for only where they count."""

    knows: Callable[[str], bool]
    triggers: bool = True
    mentions: bool = True

    def __call__(self, text: str, sentences: Sequence[Span]) -> Advice:
        """The advice on one text."""
        tokens = tokenize(text)
        mentions: tuple[Mention, ...] = ()
        if self.mentions:
            toponyms = find_toponyms(text, sentences, tokens, self.knows)
            named = tuple(Mention(*span, EntityType.TOPONYM) for span in toponyms)
            mentions = (*named, *find_entities(text, sentences, tokens, toponyms))
        return Advice(read_triggers(sentences, tokens) if self.triggers else (), mentions)


def take(
    advice: Advice, words: Words, window: Window, scores: Mapping[str, Scores], weights: Mapping[str, float]
) -> None:
    """Moves the scores of one window by the advice, in place; `weights` in logits, by head."""
    for trigger in advice.triggers:
        part = _part(words, window, trigger.span)
        if part:
            scores["trigger"][part, 0] -= weights.get("trigger", 0.0)
            scores["kind"][part, KINDS.index(trigger.kind)] += weights.get("kind", 0.0)
            scores["reality"][part, REALITIES.index(trigger.reality)] += weights.get("reality", 0.0)
    outer: list[Span] = []
    for mention in sorted(advice.mentions, key=lambda m: (m.start, -m.end)):
        head, kind = "toponym", 0
        if mention.type is not EntityType.TOPONYM:
            head = "inner" if any(mention.span.overlaps(span) for span in outer) else "outer"
            kind = ENTITY_TYPES.index(mention.type)
            if head == "outer":
                outer = [*outer[-3:], mention.span]
        part = _part(words, window, mention.span)
        if part:
            scores[head][part.start, 1 + 2 * kind] += weights.get(head, 0.0)
            scores[head][part.start + 1 : part.stop, 2 + 2 * kind] += weights.get(head, 0.0)


def _part(words: Words, window: Window, span: Span) -> slice | None:
    """The words of the window that `span` covers; None where there are none."""
    first, after = words.range_of(span)
    first, after = max(first, window.first) - window.first, min(after, window.after) - window.first
    return slice(first, after) if after > first else None
