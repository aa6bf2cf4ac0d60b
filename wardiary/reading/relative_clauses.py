"""What stands in a relative clause between a subject and its verb is not of that verb: "A, which armed B, withdrew".

Only a clause between commas, behind which the verb follows at once. Who did it is then who stands before the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Span, Trigger
from wardiary.model.span import Stretches

_CLAUSE = lexicons.pattern("reading/actors", "relative_clauses", "clause")
_PASSIVE = lexicons.pattern("reading/actors", "relative_clauses", "passive")
_HEAD = lexicons.pattern("reading/actors", "relative_clauses", "head")
_OF_A_VERB = frozenset((*ArgumentRole,)) - {ArgumentRole.TIME}


def aside_before(text: str, sentence: Span, trigger: Span) -> Span | None:
    """The relative clause between commas right behind which a verb stands, if its sentence has one there."""
    clause = _CLAUSE.search(text, sentence.start, trigger.start)
    return Span(clause.start(), clause.start("auxiliaries")) if clause is not None else None


def without_relative_clauses(text: str, sentences: Sequence[Span], triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """The triggers without the arguments that stand in a relative clause before them, with the subject before it."""
    bounds = Stretches(sentences)
    for trigger in triggers:
        sentence = bounds.over(trigger.span)
        aside = aside_before(text, sentence, trigger.span) if sentence is not None else None
        yield trigger if aside is None or sentence is None else _without(text, trigger, aside, sentence)


def _without(text: str, trigger: Trigger, aside: Span, sentence: Span) -> Trigger:
    kept = tuple(a for a in trigger.arguments if a.role not in _OF_A_VERB or not aside.contains(a.span))
    if len(kept) == len(trigger.arguments):
        return trigger
    has_doer = any(a.role is ArgumentRole.AGENT for a in kept)
    is_passive = _PASSIVE.search(text, aside.end, trigger.span.start) is not None
    head = None if has_doer or is_passive else _HEAD.search(text[sentence.start : aside.start])
    doer = (Argument(_named(head, sentence), ArgumentRole.AGENT),) if head is not None else ()
    return replace(trigger, arguments=(*doer, *kept))


def _named(head: re.Match[str], sentence: Span) -> Span:
    return Span(sentence.start + head.start("head"), sentence.start + head.end("head"))
