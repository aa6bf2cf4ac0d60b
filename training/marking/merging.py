"""Two annotations of one sheet into one: what both saw, what an adjudicator decided, and the union of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from training.marking.agreement import match_triggers
from training.marking.marks import MarkedArgument, MarkedSentence, MarkedTrigger


def disputed(ours: MarkedSentence, theirs: MarkedSentence) -> bool:
    """Whether the two differ in triggers, or in a kind or a reality; arguments alone are no dispute."""
    pairs = match_triggers(ours.triggers, theirs.triggers)
    if len(pairs) < max(len(ours.triggers), len(theirs.triggers)):
        return True
    return any(a.kind != b.kind or a.reality != b.reality for a, b in pairs)


def merge(
    ours: Sequence[MarkedSentence], theirs: Sequence[MarkedSentence], decided: Sequence[MarkedSentence] = ()
) -> list[MarkedSentence]:
    """One mark for every sentence both answered. A decided sentence is taken as decided; else see `united`."""
    other = {mark.key: mark for mark in theirs}
    verdicts = {mark.key: mark for mark in decided}
    out: list[MarkedSentence] = []
    for mark in ours:
        if mark.key in verdicts:
            out.append(replace(verdicts[mark.key], seen=3, settled="adjudicated"))
        elif mark.key in other:
            out.append(united(mark, other[mark.key]))
    return out


def united(ours: MarkedSentence, theirs: MarkedSentence) -> MarkedSentence:
    """The union: annotators overlook more often than they invent. The first decides a kind or reality."""
    partner = {a.span: b for a, b in match_triggers(ours.triggers, theirs.triggers)}
    taken = {b.span for b in partner.values()}
    triggers = [_united(t, partner.get(t.span)) for t in ours.triggers]
    triggers += [replace(t, same_as=None) for t in theirs.triggers if t.span not in taken]
    settled = "union" if disputed(ours, theirs) else "agreed"
    return replace(ours, triggers=tuple(triggers), seen=2, settled=settled)


def _united(ours: MarkedTrigger, theirs: MarkedTrigger | None) -> MarkedTrigger:
    if theirs is None:
        return ours
    arguments = list(ours.arguments)
    arguments += [a for a in theirs.arguments if not any(a.span.overlaps(b.span) for b in ours.arguments)]
    return replace(ours, arguments=tuple(sorted(arguments, key=_by_place)))


def _by_place(argument: MarkedArgument) -> tuple[int, int, str]:
    return argument.span.start, argument.span.end, argument.role
