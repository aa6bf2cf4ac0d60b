"""Forces told by where they stand, and what they do: "the units stationed at Marzan were regrouped" is one happening.

That they are stationed there only says which forces are meant, and where from they go: who is regrouped, moved or sent
elsewhere from a place has left it. Knowledge: `garrisons` in `lexicons/triggers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Kind, Trigger
from wardiary.reading.grounds import PLACE_ROLES

_STANDING = frozenset((Kind.DEPLOYMENT, Kind.HOLDING))
_MOVED = frozenset((Kind.DEPLOYMENT, Kind.OTHER, Kind.WITHDRAWAL, Kind.ADVANCE))
_ACTORS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_HERE = (ArgumentRole.AT, ArgumentRole.NEAR)


def with_garrisons(text: str, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """The triggers without those that only say where forces stand that do something else; these go from there."""
    stand = {at: where for at, trigger in enumerate(triggers) if (where := _mover(text, trigger, triggers)) is not None}
    for at, trigger in enumerate(triggers):
        if at in stand:
            continue
        posts = [triggers[each] for each, mover in stand.items() if mover is trigger]
        yield _leaving(text, trigger, posts) if posts else trigger


def _mover(text: str, stands: Trigger, triggers: Sequence[Trigger]) -> Trigger | None:
    """What the forces do that a participle says to stand somewhere; None where it is no such participle."""
    if stands.kind not in _STANDING or not _standing().fullmatch(stands.span.of(text)):
        return None
    who = [a.span for a in stands.arguments if a.role in _ACTORS]
    if not any(text[span.end : stands.span.start].isspace() for span in who):
        return None  # "the units were stationed there": that is told
    for other in triggers:
        if other is stands or other.span.start < stands.span.end:
            continue
        theirs = [a.span for a in other.arguments if a.role in _ACTORS]
        if any(span.contains(stands.span) or span in who for span in theirs):
            return other
    return None


def _leaving(text: str, trigger: Trigger, posts: Sequence[Trigger]) -> Trigger:
    """The trigger, the forces going from where they stood, if it moves them."""
    if trigger.kind not in _MOVED or not _moving().match(trigger.span.of(text)):
        return trigger
    from_ = [replace(a, role=ArgumentRole.FROM) for post in posts for a in post.arguments if a.role in PLACE_ROLES]
    if not from_:
        return trigger
    spans = {a.span for a in from_}
    others = [a for a in trigger.arguments if a.span not in spans and a.role not in _HERE]
    arguments: tuple[Argument, ...] = (*others, *from_)
    return replace(trigger, kind=Kind.WITHDRAWAL, arguments=arguments)


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(lexicons.load("triggers")["garrisons"]["standing"], re.IGNORECASE)


@cache
def _moving() -> re.Pattern[str]:
    return re.compile(lexicons.load("triggers")["garrisons"]["moving"], re.IGNORECASE)
