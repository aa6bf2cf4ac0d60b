"""The reader by rule, put together: sentences, tokens, names, attributions, triggers with their arguments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from wardiary.model import EntityType, Marks, Mention, Span, Trigger
from wardiary.reading.rules.arguments import find_arguments, in_its_form, settled_arguments, settled_kind
from wardiary.reading.rules.attribution import find_attributions
from wardiary.reading.rules.entities import find_entities
from wardiary.reading.rules.grammar import Sentence, parse
from wardiary.reading.rules.main_event import main_event
from wardiary.reading.rules.names import find_toponyms
from wardiary.reading.rules.reality import reality_of
from wardiary.reading.rules.triggers import find_triggers
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import Token, tokenize


class RuleReader:
    """Implements `Reader` by lexicons and patterns. `knows` tells whether a gazetteer holds a name."""

    name = "rules-1"

    def __init__(self, knows: Callable[[str], bool], remembered: int = 1) -> None:
        """`remembered` texts last read are kept: one who takes the rules' advice asks for the same text again soon."""
        self._knows = knows
        self.marks = lru_cache(remembered)(self._read_one)

    def read(self, texts: Iterable[str]) -> Iterator[Marks]:
        """The marks of each text, one text at a time."""
        return map(self.marks, texts)

    def _read_one(self, text: str) -> Marks:
        sentences = split_sentences(text)
        tokens = tokenize(text)
        toponyms = find_toponyms(text, sentences, tokens, self._knows)
        named = [Mention(*span, EntityType.TOPONYM) for span in toponyms]
        return Marks(
            sentences=sentences,
            mentions=(*named, *find_entities(text, sentences, tokens, toponyms)),
            attributions=find_attributions(text, sentences, tokens),
            triggers=read_triggers(sentences, tokens),
            main_event=main_event(text, sentences, tokens),
        )


def read_triggers(sentences: Sequence[Span], tokens: Sequence[Token]) -> tuple[Trigger, ...]:
    """The happenings of a text with their reality, agents and targets."""
    out: list[Trigger] = []
    starts = _first_tokens(sentences, tokens)
    parsed: dict[int, Sentence] = {}
    for candidate in find_triggers(sentences, tokens):
        first, end = starts[candidate.sentence], starts[candidate.sentence + 1]
        if candidate.sentence not in parsed:
            parsed[candidate.sentence] = parse(tokens[first:end])
        sentence = parsed[candidate.sentence]
        found = in_its_form(sentence, candidate, first)
        if found is None:
            continue
        arguments = find_arguments(sentence, found, first)
        kind = settled_kind(sentence, found, arguments, first)
        if kind:
            tied = settled_arguments(sentence, found, kind, arguments)
            out.append(Trigger(found.span(tokens), kind, reality_of(sentence, found, first), tied))
    return tuple(out)


def _first_tokens(sentences: Sequence[Span], tokens: Sequence[Token]) -> list[int]:
    """Index of each sentence's first token, and one past the last token of all."""
    return [*(bisect_left(tokens, (sentence.start,)) for sentence in sentences), len(tokens)]
