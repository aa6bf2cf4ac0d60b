"""How many: the quantities of a sentence, each given to the happening it counts."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.claims.resolved import Resolved
from wardiary.model import ArgumentRole, Quantity, QuantityMention, Span, Trigger
from wardiary.resolving.quantities import what_of


def share_out(resolved: Resolved, triggers: Sequence[Trigger]) -> dict[Trigger, tuple[Quantity, ...]]:
    """Quantities of the triggers of one sentence: each goes to the nearest trigger that it can count.

    The number of those who speak ("three residents said") belongs to no happening.
    """
    out: dict[Trigger, list[Quantity]] = {}
    sentence = resolved.sentence_of(triggers[0].span)
    told = [m for m in resolved.quantities if sentence.start <= m.start and m.end <= sentence.end]
    sources = [s for a in resolved.attributions for s in (*a.source, *a.cue)] if told else []
    for mention in told:
        if any(s.overlaps(mention.span) for s in sources):
            continue
        for trigger in sorted(triggers, key=lambda t: (not _is_tied(t, mention.span), t.span.gap(mention.span))):
            quantity = _counted(resolved, mention, trigger)
            if quantity:
                out.setdefault(trigger, []).append(quantity)
                break
    return {trigger: tuple(quantities) for trigger, quantities in out.items()}


def _is_tied(trigger: Trigger, number: Span) -> bool:
    """Whether the reader ties the number to the trigger."""
    return any(a.role is ArgumentRole.QUANTITY and a.span.overlaps(number) for a in trigger.arguments)


def _counted(resolved: Resolved, mention: QuantityMention, trigger: Trigger) -> Quantity | None:
    what = what_of(mention, resolved.text, trigger.kind, trigger.span)
    return Quantity(mention.span, what, mention.low, mention.high) if what else None
