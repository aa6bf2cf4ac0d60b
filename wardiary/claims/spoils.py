"""What is taken and is no place: who seizes boats has gained no ground, and what falls into a river is not taken."""

from __future__ import annotations

from dataclasses import replace

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words
from wardiary.model import ArgumentRole, Kind, Span, Trigger
from wardiary.resolving.quantities import lexicon

_FALLING_INTO = lexicons.pattern("claims/happenings", "spoils", "falling_into")
_RAISED = lexicons.pattern("claims/happenings", "spoils", "raised")
_JOINED = lexicons.pattern("claims/happenings", "spoils", "joined")
_NEXT = lexicons.pattern("claims/happenings", "spoils", "next")
_MOVABLE = ("platforms", "munitions")


def of_things(resolved: Resolved, trigger: Trigger) -> Trigger:
    """The trigger; a gain of nothing but things that can be carried off is something else than a gain."""
    taken = [each.span for each in trigger.arguments if each.role is ArgumentRole.TARGET]
    if trigger.kind is not Kind.GAIN or _takes_a_place(resolved, trigger):
        return trigger
    if _RAISED.match(trigger.span.of(resolved.text)):
        return trigger  # who hoists his flag over a town has taken it
    falls = _FALLING_INTO.match(resolved.text, trigger.span.start)
    if taken and (falls or all(_is_movable(resolved, span) for span in taken)):
        return replace(trigger, kind=Kind.OTHER)
    return trigger


def _takes_a_place(resolved: Resolved, trigger: Trigger) -> bool:
    """Whether a place is what the verb takes, besides things: "captured the town and its tanks"."""
    places = [each.span for each in trigger.arguments if each.role is ArgumentRole.AT]
    return any(_NEXT.fullmatch(resolved.text, trigger.span.end, span.start) for span in places)


def _is_movable(resolved: Resolved, span: Span) -> bool:
    """Whether the words name arms, vehicles or goods, and no place."""
    if any(span.overlaps(place.span) for place in resolved.places):
        return False
    return all(_is_thing(part) for part in _JOINED.split(span.of(resolved.text).lower()) if part.strip())


def _is_thing(part: str) -> bool:
    told = part.split(" of ", maxsplit=1)[0].split()
    head = told[-1].strip(".;") if told else ""
    return head in words("movables") or any(head in lexicon.classes()[name] for name in _MOVABLE)
