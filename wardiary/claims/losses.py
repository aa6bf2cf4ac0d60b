"""Places that change hands in words of other things: "had been lost to the army", "was freed from occupation".

Invariant: only what is told of a named place becomes a gain; men and things lost and captives freed stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.lexicons.needles import needle
from wardiary.model import Argument, ArgumentRole, Kind, Span, Trigger

_LOST_TO = lexicons.pattern("claims/happenings", "losses", "lost_to")
_PASSIVE = lexicons.pattern("claims/happenings", "losses", "passive")
_NAME = re.compile(r"\b[A-Z]")
_CLAUSE = 24  # characters before a participle in which its auxiliary stands
_KINDS = (Kind.CASUALTIES, Kind.WITHDRAWAL, Kind.GAIN)
_LOSABLE = (ArgumentRole.AT, ArgumentRole.FROM, ArgumentRole.TARGET, ArgumentRole.AGENT)


_OTHERWISE = (Kind.OTHER, Kind.DETENTION, Kind.DISPLACEMENT)


def of_ground(resolved: Resolved, trigger: Trigger) -> Trigger:
    """The trigger; one of losing a named place to somebody is his gain of it, one of freeing it its liberation."""
    if trigger.kind in _OTHERWISE and needle("claims", "losses", "freed").match(resolved.text, trigger.span.start):
        at = any(a.role is ArgumentRole.AT and _NAME.search(a.span.of(resolved.text)) for a in trigger.arguments)
        return replace(trigger, kind=Kind.GAIN) if at else trigger
    found = _LOST_TO.match(resolved.text, trigger.span.start, resolved.sentence_of(trigger.span).end)
    if trigger.kind not in _KINDS or not found or any(a.role is ArgumentRole.QUANTITY for a in trigger.arguments):
        return trigger
    lost = tuple(_lost(resolved, trigger, Span(*found.span("what")), is_passive=bool(found["aux"])))
    if not lost:
        return trigger
    taker = Argument(Span(*found.span("who")), ArgumentRole.AGENT)
    times = (a for a in trigger.arguments if a.role is ArgumentRole.TIME)
    return replace(trigger, kind=Kind.GAIN, arguments=(*lost, taker, *times))


def _lost(resolved: Resolved, trigger: Trigger, what: Span, *, is_passive: bool) -> Iterator[Argument]:
    """The named places that are lost: those between "lost" and "to", or of a passive those tied to it before it."""
    sentence = resolved.sentence_of(trigger.span)
    named = [place.span for place in resolved.places_in(sentence)]
    begin = max(sentence.start, trigger.span.start - _CLAUSE)
    if is_passive or _PASSIVE.search(resolved.text, begin, trigger.span.start):
        tied = {a.span for a in trigger.arguments if a.role in _LOSABLE and a.span.end <= trigger.span.start}
        if any(span.overlaps(name) for span in tied for name in named):  # then those beside it are places as well
            yield from (
                Argument(span, ArgumentRole.AT) for span in sorted(tied) if _NAME.search(span.of(resolved.text))
            )
    else:
        yield from (Argument(name, ArgumentRole.AT) for name in named if what.contains(name))
