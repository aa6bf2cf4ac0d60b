"""The main event of a report: which one type of happening it is about, by rules over concepts.

A type is answered only where a rule speaks for it; where none does, the answer is None. Every rule carries its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.model import Span
from wardiary.reading.openings import Scanner
from wardiary.reading.rules.entities_words import lowered
from wardiary.reading.tokens import Token

_READ_UP_TO = 8  # sentences; the main happening of a news report stands in its first paragraphs


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence with all of `needs` and none of `bars` speaks for `label` with `weight` (against it, if negative)."""

    label: str
    needs: frozenset[str]
    bars: frozenset[str]
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class EventRules:
    """The concepts and their patterns, the rules in the order of the data file, and how a whole text is summed up."""

    concepts: tuple[str, ...]
    patterns: Scanner
    rules: tuple[Rule, ...]
    later_sentence: float
    minimum: float


@cache
def event_rules() -> EventRules:
    """The rules, read once from the lexicon `main_event`. Raises ValueError where a pattern begins with no word."""
    lexicon = lexicons.load("main_event")
    return EventRules(
        concepts=tuple(lexicon["concepts"]),
        patterns=Scanner([rf"\b(?:{pattern})\b" for pattern in lexicon["concepts"].values()]),
        rules=tuple(
            Rule(rule["label"], frozenset(rule["all"]), frozenset(rule.get("none", ())), rule["weight"], rule["why"])
            for rule in lexicon["rules"]
        ),
        later_sentence=lexicon["later_sentence"],
        minimum=lexicon["minimum"],
    )


def main_event(text: str, sentences: Sequence[Span], tokens: Sequence[Token]) -> str | None:
    """The type of the report's main happening, a label of the CASE 2021 task 2 set, or None where nothing speaks.

    `tokens` are not needed by these rules; they are part of the interface that a trained model shares.
    """
    del tokens
    scores = event_scores(text, sentences)
    best = max(scores, key=lambda label: scores[label], default=None)
    return best if best is not None and scores[best] >= event_rules().minimum else None


def event_scores(text: str, sentences: Sequence[Span]) -> dict[str, float]:
    """The score of every label that a rule spoke for or against, in the order of the data file."""
    rules = event_rules()
    best = [0.0] * len(rules.rules)
    lower = lowered(text)
    for at, sentence in enumerate(sentences[:_READ_UP_TO]):
        share = 1.0 if at == 0 else rules.later_sentence
        for number in _spoken(text, lower, sentence, rules):
            best[number] = max(best[number], share)
    scores: dict[str, float] = defaultdict(float)
    for rule, share in zip(rules.rules, best, strict=True):
        if share:
            scores[rule.label] += rule.weight * share
    return dict(scores)


def _spoken(text: str, lower: str, sentence: Span, rules: EventRules) -> Iterator[int]:
    """The numbers of the rules that speak in a sentence of a text, as its lower case has it."""
    held = {rules.concepts[number] for number in rules.patterns.held(text, *sentence, lower)}
    return (n for n, rule in enumerate(rules.rules) if rule.needs <= held and rule.bars.isdisjoint(held))
