"""How many: the quantities of a sentence, each given to the happening it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import ArgumentRole, Kind, Quantity, QuantityKind, QuantityMention, Span, Trigger
from wardiary.resolving.quantities import what_of

_HARM = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CASUALTIES, Kind.CLASH))
_PEOPLE = (QuantityKind.TROOPS, QuantityKind.CIVILIANS)
_SUFFERED = (QuantityKind.KILLED, QuantityKind.INJURED)


def share_out(resolved: Resolved, triggers: Sequence[Trigger]) -> dict[Trigger, tuple[Quantity, ...]]:
    """Quantities of the triggers of one sentence: each goes to the nearest trigger that it can count.

    Those killed and hurt go to the nearest that can harm them. The number of those who speak ("three residents said")
    belongs to no happening.
    """
    out: dict[Trigger, list[Quantity]] = {}
    sentence = resolved.sentence_of(triggers[0].span)
    told = [m for m in resolved.quantities if sentence.start <= m.start and m.end <= sentence.end]
    sources = [s for a in resolved.attributions for s in (*a.source, *a.cue)] if told else []
    for mention in told:
        if any(s.overlaps(mention.span) for s in sources):
            continue
        nearest = sorted(triggers, key=lambda t: (not _is_tied(t, mention.span), t.span.gap(mention.span)))
        counted = ((trigger, _counted(resolved, mention, trigger, triggers)) for trigger in nearest)
        told_by = [(trigger, quantity) for trigger, quantity in counted if quantity]
        if told_by:
            harming = [each for each in told_by if each[0].kind in _HARM and each[1].what in _SUFFERED]
            trigger, quantity = (harming or told_by)[0] if told_by[0][1].what in _SUFFERED else told_by[0]
            out.setdefault(trigger, []).append(quantity)
    return {trigger: tuple(quantities) for trigger, quantities in out.items()}


def _is_tied(trigger: Trigger, number: Span) -> bool:
    """Whether the reader ties the number to the trigger."""
    return any(a.role is ArgumentRole.QUANTITY and a.span.overlaps(number) for a in trigger.arguments)


def _counted(
    resolved: Resolved, mention: QuantityMention, trigger: Trigger, triggers: Sequence[Trigger]
) -> Quantity | None:
    """What is counted of a happening; who is told by another word of the sentence to have been massacred is dead."""
    what = what_of(mention, resolved.text, trigger.kind, trigger.span)
    words = [trigger, *(t for t in triggers if t.kind is trigger.kind and trigger.kind in _HARM)]
    if what in _PEOPLE and any(_kills(word, mention.span, resolved.text) for word in words):
        what = QuantityKind.KILLED
    return Quantity(mention.span, what, mention.low, mention.high) if what else None


def _kills(trigger: Trigger, people: Span, text: str) -> bool:
    """Whether the trigger says by itself that whom it was done to died: "wiped out 100 men", "80 were shot dead"."""
    suffered = (ArgumentRole.TARGET, ArgumentRole.QUANTITY)
    is_done_to = any(a.role in suffered and a.span.overlaps(people) for a in trigger.arguments)
    return is_done_to and bool(_deadly().search(trigger.span.of(text)))


@cache
def _deadly() -> re.Pattern[str]:
    return re.compile(lexicons.load("quantities")["labels"]["deadly"], re.IGNORECASE)
