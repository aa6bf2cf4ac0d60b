"""Agents and targets of a trigger out of those of the grammar and of the network, each where it is the better."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Span, Trigger

_ACTORS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_OWNING = re.compile(r"['’]s?((?:\s+[\w'’-]+){4,})\s*$")
_NEXT_WORD = re.compile(r"\W*(?:has|have|had|also|later|earlier)?\s*([a-z]+)")


def with_actors(text: str, trigger: Trigger, network: Sequence[Trigger]) -> Trigger:
    """The trigger with the grammar's agents and the network's targets; those of the other, where one gives none."""
    same = next((t for t in network if t.span.overlaps(trigger.span)), None)
    others = [a for a in trigger.arguments if a.role not in _ACTORS]
    actors: list[Argument] = []
    for role in _ACTORS:
        told = [a for a in trigger.arguments if a.role is role]
        seen = list(_plausible(text, trigger, same, role)) if same else []
        if role is ArgumentRole.AGENT and " " in trigger.span.of(text):  # "the town came under fire" suffers it
            seen = [a for a in seen if not any(a.span.overlaps(hit) for hit in _suffering(trigger))]
        taken = {a.span for a in actors}
        actors += [a for a in _chosen(role, told, seen) if not any(a.span.overlaps(span) for span in taken)]
    return replace(trigger, arguments=(*others, *actors))


def _suffering(trigger: Trigger) -> list[Span]:
    return [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]


def _chosen(role: ArgumentRole, told: list[Argument], seen: list[Argument]) -> list[Argument]:
    """The rules' agents and the network's targets, where there are any; the rules' whole phrase, where it holds one.

    On the written reports held out targets are so 0.71 against 0.65 (on claims dev actors 0.796 against 0.804); with
    the network's agents, too, the actors of claims dev are 0.69.
    """
    if role is ArgumentRole.AGENT:
        return told or seen
    return [next((whole for whole in told if whole.span.contains(a.span)), a) for a in seen] or told


def _plausible(text: str, trigger: Trigger, same: Trigger, role: ArgumentRole) -> Iterator[Argument]:
    """The network's arguments of a role that words can bear: no "its", no number, nobody who only tells of it."""
    for argument in same.arguments:
        if argument.role is not role or argument.span.overlaps(trigger.span) or not is_phrase(text, argument.span):
            continue
        if role is ArgumentRole.TARGET and argument.span.of(text).split()[-1].lower() in _weapons():
            continue
        if role is ArgumentRole.AGENT and (
            _tells(text, argument.span) or _only_owns(text, argument.span, trigger.span)
        ):
            continue
        yield argument


def is_phrase(text: str, span: Span) -> bool:
    """Whether the words can stand for somebody: no lone "its", no number, nothing that ends in "at" or "of"."""
    words = span.of(text).lower().split()
    return bool(words) and words[-1] not in _loose_ends() and not words[-1].isdigit()


@cache
def _loose_ends() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["loose_ends"].split())


def _only_owns(text: str, span: Span, trigger: Span) -> bool:
    """Whether the words own what does it, far before the trigger: "Mali's long rainy season could hamper the army"."""
    return bool(_OWNING.match(text[span.end : trigger.start]))


def _tells(text: str, span: Span) -> bool:
    """Whether a verb of saying or seeing follows the words: "residents reported the bombing"."""
    match = _NEXT_WORD.match(text, span.end)
    return bool(match and match.group(1) in _telling())


@cache
def _weapons() -> frozenset[str]:
    from wardiary.reading.rules.role_phrases import weapons

    return weapons()


@cache
def _telling() -> frozenset[str]:
    from wardiary.reading.rules.subjects import inflected

    return inflected("clausal") | inflected("telling")
