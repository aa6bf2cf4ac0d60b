"""How real a happening is, where the grammar beside it says so whatever the network takes it for.

Knowledge: `construction` in `lexicons/reality.toml`, and `no_happening` in `lexicons/triggers.toml`. A construction is
tried only where one of its words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from wardiary import lexicons
from wardiary.model import Kind, Reality, Span, Trigger
from wardiary.model.span import Stretches

_IDIOM = 40  # characters on either side: a number with its currency
_REACH = 120  # characters of the sentence on either side: a clause, as far as the patterns go
_APART = str.maketrans(dict.fromkeys(',.;:!?()[]“”"—–\n', " ") | {"'": " '", "’": " ’"})  # "they've" is two words


@dataclass(frozen=True, slots=True)
class Construction:
    """What stands before and after a happening, and how real it then is, where it was taken for one of `over`."""

    reality: Reality
    over: frozenset[Reality]
    kinds: frozenset[Kind]
    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]

    def holds(self, trigger: Trigger, words: str, before: str, after: str) -> bool:
        """Whether a trigger of these words stands in it."""
        if trigger.reality not in self.over or trigger.kind not in self.kinds:
            return False
        return bool(self.words.match(words) and self.after.match(after) and self.before.search(before))


@dataclass(frozen=True, slots=True)
class _Idiom:
    """Words that tell of no happening between these."""

    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def as_grammar_has_it(text: str, sentences: Sequence[Span], triggers: Iterable[Trigger]) -> Iterator[Trigger]:
    """The triggers in order, each as real as the construction it stands in says, where it stands in one."""
    bounds = Stretches(sentences)
    for trigger in triggers:
        sentence = bounds.over(trigger.span) or Span(0, len(text))
        reality = _told(text, sentence, trigger)
        yield trigger if reality is None else replace(trigger, reality=reality)


def goes_through(text: str, trigger: Trigger) -> bool:
    """Whether somebody goes through a place, which the network takes for something else: "walked through Marzan"."""
    words, after, over = _passing()
    if trigger.kind not in over or not words.fullmatch(trigger.span.of(text)):
        return False
    start, end = trigger.span
    found = after.match(text, end)
    return found is not None and "through" in text[start : found.end()]


def is_no_happening(text: str, span: Span) -> bool:
    """Whether the words, beside those that stand there, tell of none, whichever reader took them for one."""
    words = span.of(text)
    before, after = text[max(0, span.start - _IDIOM) : span.start], text[span.end : span.end + _IDIOM]
    return any(
        each.words.fullmatch(words) and each.before.search(before) and each.after.match(after) for each in _idioms()
    )


@cache
def _idioms() -> tuple[_Idiom, ...]:
    return tuple(
        _Idiom(*(re.compile(row.get(part, ""), re.IGNORECASE) for part in ("words", "before", "after")))
        for row in lexicons.load("triggers")["no_happening"]
    )


@cache
def _passing() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[Kind]]:
    told = lexicons.load("triggers")["passing"]
    return re.compile(told["words"]), re.compile(told["after"]), frozenset(map(Kind, told["over"].split()))


def _told(text: str, sentence: Span, trigger: Trigger) -> Reality | None:
    """What the first construction says that holds; None where none does."""
    start, end = trigger.span
    before = _in_one_line(text[max(sentence.start, start - _REACH) : start])
    after = _in_one_line(text[end : min(sentence.end, end + _REACH)])
    for construction in _beside(before, after):
        if construction.holds(trigger, text[start:end], before, after):
            return construction.reality
    return None


def _in_one_line(words: str) -> str:
    return words.replace("\n", " ")


def _beside(before: str, after: str) -> Iterator[Construction]:
    """The constructions of which a word stands on the right side."""
    for side, words in (("cue", before), ("after_cue", after)):
        known = _by_cue(side)
        for word in dict.fromkeys(words.lower().translate(_APART).split()):
            if word in known:
                yield from known[word]


@cache
def _by_cue(side: str) -> Mapping[str, Sequence[Construction]]:
    """The constructions by each of their words that stands on one side."""
    out: dict[str, list[Construction]] = {}
    for row in lexicons.load("reality")["construction"]:
        made = _construction(row)
        for word in row.get(side, "").split():
            out.setdefault(word, []).append(made)
    return out


def _construction(row: Mapping[str, Any]) -> Construction:
    kinds = frozenset(map(Kind, row["kinds"].split())) if "kinds" in row else frozenset(Kind)
    parts = (re.compile(row.get(part, ""), re.IGNORECASE) for part in ("words", "before", "after"))
    over = frozenset(map(Reality, row["over"].split()))
    return Construction(Reality(row["reality"]), over, kinds - _not_kinds(row), *parts)


def _not_kinds(row: Mapping[str, Any]) -> frozenset[Kind]:
    return frozenset(map(Kind, row.get("not_kinds", "").split()))
