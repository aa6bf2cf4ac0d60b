"""Who suffers what their own verb tells: who flees is uprooted, who loses a town is its loser.

Invariant: no other argument than an agent changes, and none is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.rules.role_phrases import armed
from wardiary.reading.whole_phrases import whole_phrase

_ONLY_TO_COME = frozenset((Reality.PLANNED, Reality.POSSIBLE, Reality.DENIED))
_AUXILIARY = 20  # characters in which "were" and an adverb stand before a participle
_PASSIVE = lexicons.pattern("reading/actors", "sufferers", "passive")
_LOSING = lexicons.pattern("reading/actors", "sufferers", "losing")
_FIRST = lexicons.pattern("reading/actors", "sufferers", "first")
_IS_DONE = lexicons.pattern("reading/actors", "sufferers", "is_done")
_BY = lexicons.pattern("reading/actors", "sufferers", "by")
_WORD = re.compile(r"[\w’'-]+")


def as_suffered(text: str, trigger: Trigger) -> Trigger:
    """The trigger, its agents as targets, too, or instead, where its words say that it befell them."""
    if trigger.kind is Kind.DISPLACEMENT:
        return _uprooted(text, trigger)
    if trigger.kind is Kind.GAIN and _LOSING.match(trigger.span.of(text)):
        return _losing(trigger)
    if trigger.kind is Kind.HOLDING:
        return _held(text, trigger)
    return trigger


def _held(text: str, trigger: Trigger) -> Trigger:
    """What "has been held by" somebody is the place, and whoever stands behind "by" its holder."""
    start, end = trigger.span
    by = _BY.match(text, max(start, end - len(" by")))
    is_passive = _IS_DONE.match(text, start) or _PASSIVE.search(text, max(0, start - _AUXILIARY), start)
    if by is None or not is_passive:
        return trigger
    subjects = [a for a in trigger.arguments if a.role is ArgumentRole.AGENT and _is_before(a.span, trigger.span)]
    if not subjects:
        return trigger
    rest = [a for a in trigger.arguments if a not in subjects]
    held = [replace(a, role=ArgumentRole.AT) for a in subjects]
    has_holder = any(a.role is ArgumentRole.AGENT for a in rest)
    holder = [] if has_holder else [Argument(_holder(text, Span(*by.span("who"))), ArgumentRole.AGENT)]
    return replace(trigger, arguments=(*rest, *holder, *held))


def _holder(text: str, words: Span) -> Span:
    """Up to the first word for men under arms, else the noun phrase that the words begin: "the security forces"."""
    for found in _WORD.finditer(text, words.start, words.end):
        if found.group().lower() in armed():
            return Span(words.start, found.end())
    first = _FIRST.match(text, words.start, words.end)
    return whole_phrase(text, Span(words.start, first.end() if first else words.end))


def _uprooted(text: str, trigger: Trigger) -> Trigger:
    """Who flees suffers it, and does it, too; who was moved, or is only to go, does nothing yet.

    In the marked sentences and in the written reports that are not held out who leaves is a target in nine of ten and
    an agent in six, who "was driven" out an agent in one of eight, who may or shall leave in two of five.
    """
    leaving = [a for a in trigger.arguments if a.role is ArgumentRole.AGENT and _is_unarmed(a.span.of(text))]
    if not leaving or any(a.role is ArgumentRole.TARGET for a in trigger.arguments):
        return trigger
    start = trigger.span.start
    is_moved = _PASSIVE.search(text, max(0, start - _AUXILIARY), start) is not None
    does_nothing = is_moved or trigger.reality in _ONLY_TO_COME
    kept = (a for a in trigger.arguments if not (does_nothing and a in leaving))
    return replace(trigger, arguments=(*kept, *map(_suffering, leaving)))


def _is_unarmed(words: str) -> bool:
    """Whether the words are nobody who could drive others out: "villagers", not "the army", "the authorities"."""
    return armed().isdisjoint(_WORD.findall(words.lower()))


def _losing(trigger: Trigger) -> Trigger:
    """Who stands before "lost the town" suffers it; who stands behind it, after "to", has it."""
    told = (_suffering(a) if _is_before(a.span, trigger.span) else a for a in trigger.arguments)
    return replace(trigger, arguments=tuple(dict.fromkeys(told)))


def _is_before(span: Span, trigger: Span) -> bool:
    return span.end <= trigger.start


def _suffering(argument: Argument) -> Argument:
    return replace(argument, role=ArgumentRole.TARGET) if argument.role is ArgumentRole.AGENT else argument
