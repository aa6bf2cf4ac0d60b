"""Sentences that answer what a report told before them, found by what was learned of answers where no rule finds one.

Invariant: only a sentence near the telling, in another voice, that names no other settlement is asked; where the
learned chance is not high, it answers nothing. What it makes stands beside the claims, as other answers do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import needle
from wardiary.model import Kind, Reality, Span
from wardiary.model.kinds import TAKING
from wardiary.weighing.evidence.checking import spares
from wardiary.weighing.evidence.retorts import leaves_open
from wardiary.weighing.evidence.second import REPLIED, second
from wardiary.weighing.evidence.stance import Judged, Reply, Stance, Who, judged
from wardiary.weighing.places.spots import is_settlement, place_key
from wardiary.weighing.records import THIRD, Speaker, Telling, Told
from wardiary.weighing.times.days import until_told
from wardiary.weighing.voices.gains import harm
from wardiary.weighing.voices.lookup import is_nobody
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker

_MOVING = frozenset((Kind.WITHDRAWAL, Kind.ADVANCE))  # who tells that he left, or is still coming, denies no hold
_BLAMES = lexicons.pattern("weighing/evidence", "replies", "blames")


def replied(told: Sequence[Told], answered: Collection[Span], kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of sentences that answer one of `told`, but for those of which the rules judge (`answered`)."""
    for number, sentence in enumerate(kept.reading.sentences, REPLIED):
        if sentence in answered:
            continue
        before = _told_before(told, sentence, kept.report.text)
        name = _speaker_in(sentence, kept) if before else None
        if name is None:
            continue
        for claim, telling in before:
            voice = named_speaker(name, kept, claim, parties)
            if _may_answer(voice, telling) and not _is_elsewhere(sentence, telling, kept):
                found = judged(_reply((claim, telling), sentence, voice, kept, parties))
                here = [t for c, t in told if c.sentence == sentence and t.affirms]
                if found.stance is not Stance.DENIES or not any(_goes_along(each, telling, voice) for each in here):
                    yield from _made(found, second(telling, number), voice, sentence, kept)


def _goes_along(tells: Telling, told: Telling, voice: Speaker) -> bool:
    """Whether what a sentence tells is no denial of what was told: its voice tells how it left or comes itself.

    Nor is it of a retreat where another took or holds the place.
    """
    if tells.kind in _MOVING and tells.agent == voice.side:
        return True
    is_taken = tells.kind in TAKING and tells.agent not in (None, told.agent)
    return told.kind is Kind.WITHDRAWAL and is_taken


def _told_before(told: Sequence[Told], sentence: Span, text: str) -> list[Told]:
    """What the nearest telling sentence before this one tells, in its paragraph or the one before."""
    before = [
        (claim, telling)
        for claim, telling in told
        if claim.sentence.end <= sentence.start
        and telling.affirms
        and telling.reality is not Reality.BACKGROUND
        and text.count("\n", claim.sentence.end, sentence.start) <= 2
    ]
    last = max((claim.sentence.start for claim, _ in before), default=-1)
    return [(claim, telling) for claim, telling in before if claim.sentence.start == last]


def _speaker_in(sentence: Span, kept: KeptReport) -> str | None:
    """Who is named in a sentence for what it says, or before it for a quotation that goes on."""
    for mention in kept.reading.attributions:
        is_here = mention.source and sentence.contains(mention.source[0])
        is_going_on = mention.direct and any(span.overlaps(sentence) for span in mention.content)
        if mention.voice is not None and (is_here or is_going_on):
            return None if is_nobody(mention.voice.name.lower()) else mention.voice.name
    return None


def _may_answer(voice: Speaker, telling: Telling) -> bool:
    return voice.key != telling.voice.key and (voice.side in (None, THIRD) or voice.side != telling.voice.side)


def _is_elsewhere(sentence: Span, telling: Telling, kept: KeptReport) -> bool:
    named = {place_key(p.text) for p in kept.reading.places if sentence.contains(p.span) and is_settlement(p)}
    return bool(named) and telling.spot is not None and telling.spot.key not in named


def _reply(told: Told, sentence: Span, voice: Speaker, kept: KeptReport, parties: Parties) -> Reply:
    (claim, telling), text = told, kept.report.text
    who = Who.OTHER if voice.side in parties.sides else Who.THIRD
    return Reply(telling.kind, claim.sentence.of(text), sentence.of(text), who)


def _made(found: Judged, telling: Telling, voice: Speaker, sentence: Span, kept: KeptReport) -> Iterator[Telling]:
    """The telling in the voice of who answers, where it is certain enough what he says of it."""
    if found.chance < lexicons.load("stances")["certain"].get(found.stance.value, 1.0):
        return
    words = " ".join(sentence.of(kept.report.text).split())
    made = replace(telling, voice=voice, killed=None, injured=None, words=words)
    if found.stance is Stance.DENIES and _may_deny(voice, telling) and not _is_of_less(words, telling.kind):
        yield replace(made, reality=Reality.DENIED, when=until_told(telling.when, telling.published))
    elif found.stance in (Stance.BEARS_OUT, Stance.CONCEDES) and not _is_of_a_part(words, telling.kind):
        yield replace(made, reality=Reality.OCCURRED)


def _is_of_a_part(words: str, kind: Kind) -> bool:
    """Whether no more than some quarter or post is given up, which is not the town."""
    return kind in TAKING and needle("weighing", "places", "only_part").search(words) is not None


def _is_of_less(words: str, kind: Kind) -> bool:
    """Whether only a number, who did it or whom it hurt is denied, or nothing is said at all."""
    return spares(kind, words) or (
        leaves_open(words)
        or needle("weighing", "checked", "unhurt").search(words) is not None
        or _BLAMES.search(words) is not None
        or re.search(lexicons.load("stances")["silence"]["silent"], words) is not None
    )


def _may_deny(voice: Speaker, telling: Telling) -> bool:
    """Whether it concerns him: who is said to have lost the place or to have left, or to have done the harm."""
    if voice.side in (None, THIRD):
        return True
    if telling.kind in TAKING:
        return voice.side != telling.agent
    if telling.kind in harm() or telling.kind is Kind.DISPLACEMENT:
        return voice.side != telling.target and telling.agent in (None, voice.side)
    return telling.kind is Kind.WITHDRAWAL
