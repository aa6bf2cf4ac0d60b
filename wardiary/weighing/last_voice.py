"""A sentence that ends in a voice is that voice's: "they hold the town and pursue the enemy, the spokesman said".

Invariant: only what has no voice of its own, and was not checked by who publishes it, is given the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.model import Claim, Span
from wardiary.weighing.records import Speaker, Telling

_LAST_WORDS = 3  # behind "he said": "on Monday evening"


def with_last_voice(own: Sequence[tuple[Claim, Telling]], text: str) -> list[tuple[Claim, Telling]]:
    """The tellings of a report, the publisher's in the voice with which their sentence ends, where it ends in one."""
    last: dict[Span, tuple[int, Speaker]] = {}
    for claim, telling in own:
        begin = _begin_of_last(claim, text)
        if begin is not None:
            last[claim.sentence] = (begin, telling.voice)
    return [(claim, _said(claim, telling, last)) for claim, telling in own]


def _said(claim: Claim, telling: Telling, last: dict[Span, tuple[int, Speaker]]) -> Telling:
    if claim.attribution is not None or not telling.voice.is_publisher or telling.checked:
        return telling
    begin, voice = last.get(claim.sentence, (0, telling.voice))
    return replace(telling, voice=voice) if claim.trigger.end <= begin else telling


def _begin_of_last(claim: Claim, text: str) -> int | None:
    """Where the claim's voice begins, if the sentence ends with it."""
    said = claim.attribution
    if said is None or said.span is None or said.cue is None or not claim.sentence.contains(said.span):
        return None
    begin, end = min(said.span.start, said.cue.start), max(said.span.end, said.cue.end)
    is_last = begin >= claim.trigger.end and len(text[end : claim.sentence.end].split()) <= _LAST_WORDS
    return begin if is_last else None
