"""How many: the quantities of a sentence, each given to the happening it counts."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.claims.resolved import Resolved
from wardiary.model import Quantity, QuantityMention, Trigger
from wardiary.resolving.quantities import what_of


def share_out(resolved: Resolved, triggers: Sequence[Trigger]) -> dict[int, tuple[Quantity, ...]]:
    """Quantities by index of trigger: each quantity goes to the nearest trigger of its sentence that it can count."""
    out: dict[int, list[Quantity]] = {}
    sources = [s for a in resolved.attributions for s in (*a.source, *a.cue)]
    for mention in resolved.quantities:
        if any(s.overlaps(mention.span) for s in sources):
            continue  # "three residents said": the number of the voices, not of the happening
        sentence = resolved.sentence_of(mention.span)
        rivals = [(t.span.gap(mention.span), i) for i, t in enumerate(triggers) if sentence.contains(t.span)]
        for _, index in sorted(rivals):
            quantity = _counted(resolved, mention, triggers[index])
            if quantity:
                out.setdefault(index, []).append(quantity)
                break
    return {index: tuple(quantities) for index, quantities in out.items()}


def _counted(resolved: Resolved, mention: QuantityMention, trigger: Trigger) -> Quantity | None:
    what = what_of(mention, resolved.text, trigger.kind, trigger.span)
    return Quantity(mention.span, what, mention.low, mention.high) if what else None
