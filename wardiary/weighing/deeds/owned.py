"""Harm that a party owns to: "claimed responsibility for the bomb", "its planes had hit the wedding by mistake".

Invariant: only harm is owned to, only by a party, and who denies his part in it owns to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, Span
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Speaker, Telling, Told
from wardiary.weighing.voices.gains import harm
from wardiary.weighing.voices.parties import Parties

_AHEAD = 200  # characters behind the claim's sentence in which its error may be told: the next sentence


def with_owned(own: Sequence[Told], text: str, parties: Parties) -> list[Told]:
    """The tellings of a report: of harm that a party owns to it is the voice and the doer.

    What it did by error befell those of no party, where nobody is told whom it befell.
    """
    return [(claim, _owned(claim, telling, text, parties) if _may_be(telling) else telling) for claim, telling in own]


def _may_be(telling: Telling) -> bool:
    return telling.kind in harm() and telling.affirms and not telling.checked


def _owned(claim: Claim, telling: Telling, text: str, parties: Parties) -> Telling:
    owner = _owner(claim, telling, text, parties)
    if owner is not None:
        telling = replace(telling, voice=owner, agent=owner.side)
        if telling.target == owner.side:
            telling = replace(telling, target=None)
    if telling.agent is None and _is_own_error(claim, telling, text, parties):
        telling = replace(telling, agent=telling.voice.side)
    is_own = telling.voice.side in parties.sides and telling.agent == telling.voice.side
    if is_own and telling.target is None and (_is_error(claim, text) or _is_admitted(claim, text)):
        return replace(telling, target=THIRD)
    return telling


def _owner(claim: Claim, telling: Telling, text: str, parties: Parties) -> Speaker | None:
    """The party that is told, before the harm, to own to it; the voice of the claim where its own words say so."""
    begin = claim.sentence.start
    found = _words("owns").search(text, begin, claim.trigger.start)
    if found is None or _words("owns_not").search(text, begin, claim.trigger.start):
        return None
    if telling.voice.side in parties.sides:
        return telling.voice
    named = [(start, end, side) for start, end, side in parties.sides_in(text[begin : found.start()])]
    if not telling.voice.is_publisher or not named:
        return None
    start, end, side = named[-1]
    return Speaker(text[begin + start : begin + end], f"side:{side}", side)


def _is_error(claim: Claim, text: str) -> bool:
    """Whether the harm is told to have been an error, or to be regretted, in its sentence or the next."""
    end = min(len(text), claim.sentence.end + _AHEAD)
    stop = text.find("\n", claim.sentence.end, end)
    return _words("error").search(text, claim.sentence.start, stop if stop >= 0 else end) is not None


def _is_own_error(claim: Claim, telling: Telling, text: str, parties: Parties) -> bool:
    """Whether a party concedes an error of which it names no doer: "admitted that a shell had gone astray"."""
    is_partys = telling.voice.side in parties.sides and telling.target != telling.voice.side
    return is_partys and _concedes(claim, text) is not None and _is_error(claim, text)


def _is_admitted(claim: Claim, text: str) -> bool:
    """Whether its voice confirms what was told before: "admitted that its planes had carried out the raid"."""
    cue = _concedes(claim, text)
    return cue is not None and _words("told_before").search(text, cue.end, claim.sentence.end) is not None


def _concedes(claim: Claim, text: str) -> Span | None:
    """The verb of conceding with which its voice tells it."""
    cue = claim.attribution.cue if claim.attribution else None
    is_conceding = cue is not None and party_words("conceding").intersection(cue.of(text).lower().split())
    return cue if is_conceding else None


def _words(name: str) -> Needle:
    return needle("weighing", "owning", name)
