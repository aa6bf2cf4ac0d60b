"""The dead and hurt that a sentence counts which tells of nothing else: "The doctor counted nine bodies."

They are told of where the report has just told of what may have caused them, by whoever counts them; the claim's words
are those of the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import Argument, ArgumentRole, Kind, QuantityMention, Reality, Span, Trigger
from wardiary.model.kinds import VIOLENT
from wardiary.resolving.quantities import befell

_BACK = 3  # sentences: a toll further from its cause says again what it is of


def with_tolls(resolved: Resolved) -> tuple[Trigger, ...]:
    """The report's triggers in order, and one for each sentence without any that counts the dead or the hurt."""
    triggers = resolved.marks.triggers
    told = {resolved.sentence_of(trigger.span) for trigger in triggers}
    causes = {resolved.sentence_of(trigger.span) for trigger in triggers if trigger.kind in VIOLENT}
    alone = list(_alone(resolved, told, causes)) if causes else []
    return tuple(sorted((*triggers, *alone), key=lambda trigger: trigger.span)) if alone else triggers


def _alone(resolved: Resolved, told: set[Span], causes: set[Span]) -> Iterator[Trigger]:
    sentences = resolved.marks.sentences
    for number, sentence in enumerate(sentences):
        if sentence in told or causes.isdisjoint(sentences[max(0, number - _BACK) : number]):
            continue
        counted = _counted(resolved, sentence)
        if counted and not _otherwise().search(sentence.of(resolved.text)):
            suffering = tuple(Argument(mention.span, ArgumentRole.TARGET) for mention in counted)
            yield Trigger(counted[0].span, Kind.CASUALTIES, Reality.OCCURRED, suffering)


def _counted(resolved: Resolved, sentence: Span) -> Sequence[QuantityMention]:
    """The numbers of the dead and hurt in the sentence, but of those who speak."""
    sources = [span for mark in resolved.attributions for span in mark.source]
    return [
        mention
        for mention in resolved.quantities
        if sentence.contains(mention.span)
        and not any(source.overlaps(mention.span) for source in sources)
        and befell(mention, resolved.text)
    ]


@cache
def _otherwise() -> re.Pattern[str]:
    """What else people die of, and what is only feared, denied or of a long time."""
    return re.compile(lexicons.load("claims")["tolls_alone"]["otherwise"], re.IGNORECASE)
