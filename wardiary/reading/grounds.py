"""Places of a trigger: those that the grammar gives it; where it gives none, those that the network ties to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Span, Trigger
from wardiary.reading.rules.triggers import is_listed_noun

PLACE_ROLES = (ArgumentRole.AT, ArgumentRole.FROM, ArgumentRole.TO, ArgumentRole.NEAR, ArgumentRole.TOWARD)
_RELATIVE = lexicons.pattern("reading/places", "grounds", "relative")
_DEFINITE = lexicons.pattern("reading/places", "grounds", "definite")
_QUANTIFIERS = frozenset(("no", "every", "each", "any", "either", "neither", "nearly"))
_POINTING = frozenset(("there", "here", "it", "its"))


def with_places(text: str, trigger: Trigger, network: Sequence[Trigger]) -> Trigger:
    """The trigger with the places of the network, where the rules tie none to it that words can bear."""
    others = [a for a in trigger.arguments if a.role not in PLACE_ROLES]
    told = [a for a in trigger.arguments if a.role in PLACE_ROLES and _is_ground(a.span.of(text))]
    same = next((t for t in network if t.span.overlaps(trigger.span)), None)
    seen = list(_plausible(text, trigger, same)) if same else []
    if told and not any(_is_named(text, a) or _DEFINITE.match(a.span.of(text)) for a in told):
        told = [a for a in seen if _is_named(text, a) and not any(a.span.overlaps(t.span) for t in told)] or told
    return replace(trigger, arguments=(*others, *(told or seen)))


def _is_named(text: str, argument: Argument) -> bool:
    return any(word[:1].isupper() for word in argument.span.of(text).split())


def _is_ground(words: str) -> bool:
    """Whether words of the grammar can be a place: a name, or a noun of places; not "sway", "two", "he"."""
    parts = words.split()
    if not _is_somewhere(parts):
        return False
    if any(part[:1].isupper() for part in parts[1:]) or (parts[0] not in _starters() and parts[0][:1].isupper()):
        return True
    return any(part.lower().strip(",") in _nouns() for part in re.split(r"[\s-]+", words))


def _is_somewhere(parts: Sequence[str]) -> bool:
    """Whether the words may be one place: not "every building", "no position", "the Syrian army", "thousands"."""
    from wardiary.reading.rules.role_phrases import armed

    last = parts[-1].lower()
    if len(parts) == 1 and is_listed_noun(last):
        return False  # "Clashes went on around Marzan, lost by the army"
    return parts[0].lower() not in _QUANTIFIERS and last not in armed() and last not in _amounts()


def _plausible(text: str, trigger: Trigger, same: Trigger) -> Iterator[Argument]:
    """The network's places without loose words behind, no part of an agent, each as its preposition says it stands."""
    agents = [a.span for a in trigger.arguments if a.role is ArgumentRole.AGENT]
    for argument in _whole(text, same.arguments):
        span = _phrase(text, argument.span)
        if (
            span is None
            or not _is_somewhere(span.of(text).split())
            or span.overlaps(trigger.span)
            or any(agent.overlaps(span) for agent in agents)
        ):
            continue
        role = None if _RELATIVE.search(text, span.end, max(span.end, trigger.span.start)) else _role(text, span)
        yield Argument(span, role or argument.role)


def _whole(text: str, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """The places among the arguments; two of one role with nothing between them are one that was cut."""
    last: Argument | None = None
    for argument in sorted((a for a in arguments if a.role in PLACE_ROLES), key=lambda a: a.span):
        if last is not None and text[last.span.end : argument.span.start].isspace():
            last = replace(last, span=Span(last.span.start, argument.span.end))
            continue
        if last is not None:
            yield last
        last = argument
    if last is not None:
        yield last


def _phrase(text: str, span: Span) -> Span | None:
    """The span without a preposition or article left over at its end; None where no noun is left."""
    words = list(re.finditer(r"\S+", span.of(text)))
    while words and words[-1].group().lower() in _loose():
        words.pop()
    while words and words[0].group().lower() in _loose() - _articles():
        words.pop(0)
    if not words or (len(words) == 1 and words[0].group().islower() and words[0].group() not in _nouns()):
        return None
    return Span(span.start + words[0].start(), span.start + words[-1].end())


def _role(text: str, span: Span) -> ArgumentRole | None:
    before = text[max(0, span.start - 40) : span.start]
    if re.search(r"\b(?:(?:close|next|adjacent)\s+to|(?:km|kilomet\w+|miles?)\s+from)\s+(?:the\s+)?$", before):
        return ArgumentRole.NEAR
    found = re.search(r"([A-Za-z]+)\s+(?:the\s+)?$", before)
    return _prepositions().get(found.group(1).lower()) if found else None


@cache
def _amounts() -> frozenset[str]:
    """Words for how many, whoever they are."""
    return frozenset(lexicons.load("grammar")["amounts"].split()) | {"people"}


@cache
def _prepositions() -> dict[str, ArgumentRole]:
    told = lexicons.load("claims")["place"]
    return {word: role for role in PLACE_ROLES for word in told[role.value].split()}


def _articles() -> frozenset[str]:
    return frozenset(("the", "a", "an"))


@cache
def _starters() -> frozenset[str]:
    """Words whose capital only says that a sentence begins."""
    return frozenset("The A An Its It He She They We His Her Their Our This That These Those".split())


@cache
def _loose() -> frozenset[str]:
    return frozenset(_prepositions()) | frozenset("their his her our my the a an by with and or that which".split())


@cache
def _nouns() -> frozenset[str]:
    told = lexicons.load("claims")["place"]
    keys = ("references", "descriptions", "unnamed", "facilities")
    listed = (word for key in keys for word in told[key].split())
    return frozenset(listed) | frozenset(lexicons.load("support")["objects"].split()) | _POINTING
