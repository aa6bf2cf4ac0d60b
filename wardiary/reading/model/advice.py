"""What the rules say, as advice to the network: it moves the scores of the words they mark, and decides nothing alone.

The network knows more words, the rules know the guidelines; where they agree both are nearly always right. How much the
rules' word counts for is found on dev (`training.calibrate`) and kept in the card beside the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wardiary.model import AttributionMark, EntityType, Mention, Span, Trigger
from wardiary.reading.model.decoding import Scores
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, REALITIES, columns
from wardiary.reading.model.network import Integers
from wardiary.reading.model.trust import key, log_odds
from wardiary.reading.model.windows import Window
from wardiary.reading.model.words import Words
from wardiary.reading.rules.attribution import find_attributions
from wardiary.reading.rules.entities import find_entities
from wardiary.reading.rules.main_event import main_event
from wardiary.reading.rules.names import find_toponyms
from wardiary.reading.rules.reader import read_triggers
from wardiary.reading.tokens import tokenize

_COLUMNS = columns()
_PLACES_OF_TYPES = {kind: place for place, kind in enumerate(ENTITY_TYPES)}


@dataclass(frozen=True, slots=True)
class Advice:
    """The rules' triggers, mentions and attributions of one text, and what they take for its main event."""

    triggers: tuple[Trigger, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[AttributionMark, ...] = ()
    main_event: str | None = None


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
        triggers = read_triggers(sentences, tokens) if self.triggers else ()
        attributions = find_attributions(text, sentences, tokens)
        return Advice(triggers, mentions, attributions, main_event(text, sentences, tokens))


@dataclass(frozen=True, slots=True)
class Moves:
    """What advice does to the scores of one text: `amounts` are added at `words`, in order, and `columns`."""

    words: Integers
    columns: Integers
    amounts: Scores

    def apply(self, window: Window, scores: Scores) -> None:
        """Moves the scores of one window [words, outputs of all word heads], in place."""
        low, high = np.searchsorted(self.words, (window.first, window.after)).tolist()
        if low < high:
            places = (self.words[low:high] - window.first, self.columns[low:high])
            np.add.at(scores, places, self.amounts[low:high])


def moves(advice: Advice, words: Words, weights: Mapping[str, float]) -> Moves:
    """What the advice on a text moves; `weights` in logits, by head."""
    told = sorted(
        (
            *_of_triggers(advice.triggers, words, weights),
            *_of_mentions(advice.mentions, words, weights),
            *_of_cues(advice.attributions, words, weights.get("cue", 0.0)),
        )
    )
    at, columns_, amounts = zip(*told, strict=True) if told else ((), (), ())
    return Moves(np.array(at, dtype=np.int64), np.array(columns_, dtype=np.int64), np.array(amounts, dtype=np.float32))


def hints(triggers: Iterable[Trigger], words: Words) -> Integers:
    """What the rules say of each word, [words, 2]: a trigger's kind and reality, counted from 1; 0 for none."""
    out = np.zeros((len(words.starts), 2), dtype=np.int64)
    for trigger in triggers:
        first, after = words.range_of(trigger.span)
        out[first:after] = 1 + KINDS.index(trigger.kind), 1 + REALITIES.index(trigger.reality)
    return out


_Move = tuple[int, int, float]  # word, column, what is added there


def _of_triggers(triggers: Iterable[Trigger], words: Words, weights: Mapping[str, float]) -> Iterator[_Move]:
    """Towards a trigger of the kind and reality, at each of its words; the more, the oftener the rules are right."""
    at = _COLUMNS
    marked, trusted, kind, reality = (weights.get(name, 0.0) for name in ("trigger", "trust", "kind", "reality"))
    for trigger in triggers:
        told = marked + trusted * log_odds(key(words, trigger.span))
        for word in range(*words.range_of(trigger.span)):
            yield word, at["trigger"].start, -told
            yield word, at["kind"].start + KINDS.index(trigger.kind), kind
            yield word, at["reality"].start + REALITIES.index(trigger.reality), reality


def _of_cues(attributions: Iterable[AttributionMark], words: Words, weight: float) -> Iterator[_Move]:
    """Towards a cue at the words by which the rules know that somebody speaks."""
    begins = _COLUMNS["cue"].start + 1
    for cue in {cue for mark in attributions for cue in mark.cue}:
        first, after = words.range_of(cue)
        for word in range(first, after):
            yield word, begins + (word > first), weight


def _of_mentions(mentions: Iterable[Mention], words: Words, weights: Mapping[str, float]) -> Iterator[_Move]:
    """Towards the beginning of each mention at its first word, and towards what goes on at the others."""
    outer: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        head, kind = "toponym", 0
        if mention.type is not EntityType.TOPONYM:
            inside = any(mention.start < m.end and m.start < mention.end for m in outer)
            head, kind = "inner" if inside else "outer", _PLACES_OF_TYPES[mention.type]
            if not inside:
                outer = [*outer[-3:], mention]
        first, after = words.range_of(mention.span)
        begins, weight = _COLUMNS[head].start + 1 + 2 * kind, weights.get(head, 0.0)
        for word in range(first, after):
            yield word, begins + (word > first), weight
