"""A sentence that ends in a voice is that voice's: "they hold the town and pursue the enemy, the spokesman said".

So is what a witness goes on to tell of his own eyes: "A cook said that gunmen came. He had seen three of them."
Invariant: only what has no voice of its own, and was not checked by who publishes it, is given the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Claim, Span
from wardiary.weighing.records import Speaker, Telling, Told

_LAST_WORDS = 3  # behind "he said": "on Monday evening"


def with_last_voice(own: Sequence[Told], text: str) -> list[Told]:
    """The tellings of a report, the publisher's in the voice with which their sentence ends, where it ends in one."""
    last: dict[Span, tuple[int, Speaker]] = {}
    for claim, telling in own:
        begin = _begin_of_last(claim, text)
        if begin is not None:
            last[claim.sentence] = (begin, telling.voice)
    return _as_seen_by(text, [(claim, _said(claim, telling, last)) for claim, telling in own])


_HIS_EYES = lexicons.pattern("weighing/voices", "last_voice", "his_eyes")


def _as_seen_by(text: str, own: list[Told]) -> list[Told]:
    """The tellings, the publisher's of what "he had seen" in the voice that told of it before in the paragraph."""
    made: list[Told] = []
    last: tuple[Claim, Speaker] | None = None
    for claim, telling in own:
        is_plain = claim.attribution is None and telling.voice.is_publisher and not telling.checked
        is_his = is_plain and last is not None and _HIS_EYES.match(text, claim.sentence.start) is not None
        if is_his and last is not None and "\n" not in text[last[0].sentence.end : claim.sentence.start]:
            made.append((claim, replace(telling, voice=last[1])))
            continue
        last = (claim, telling.voice) if not telling.voice.is_publisher else last
        made.append((claim, telling))
    return made


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
