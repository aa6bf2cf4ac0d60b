"""What the publisher itself checked, and what it found false, by the words of the claim's sentence.

Only a third party's own sentences count: imagery shown by a side, or a side's reporter, verifies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import Claim, Reality, Verification, VoiceType
from wardiary.resolving.voices import identify

_CHECKERS = frozenset((VoiceType.ANALYST, VoiceType.ORGANISATION, VoiceType.AGENCY))
_CLAIM_NOUN = re.compile(
    r"\b(?:claim|announcement|report|statement|assertion|allegation|boast|account|story|rumour|rumor)s?\b",
    re.IGNORECASE,
)


def is_checked(claim: Claim, sentences: Sequence[str]) -> bool:
    """Whether the publisher, its reporter or an analyst is said to have seen or established what the claim tells.

    `sentences` are those in which it is told, also where it is told again. A third party that tells of its own loss,
    or of what it heard, has checked nothing.
    """
    if claim.verification is not Verification.NONE:
        return claim.verification is Verification.VERIFIED
    speaker = claim.attribution.speaker if claim.attribution else ""
    if speaker and _pattern("eyes").search(f"{speaker} saw"):
        return True
    return any(_shows_check(claim, words, speaker) for words in sentences)


def _shows_check(claim: Claim, words: str, speaker: str) -> bool:
    if _pattern("failed").search(words):
        return False
    instruments = bool(_pattern("instruments").search(words))
    if _is_publishers_own(claim):
        return instruments or bool(_pattern("eyes").search(words))
    return instruments and identify(speaker).type in _CHECKERS


def is_found_false(claim: Claim, text: str) -> bool:
    """Whether the sentence says that a claim which tells this is false: "The claim that ... is false"."""
    words = claim.sentence.of(text)
    trigger = claim.trigger.start - claim.sentence.start
    false = _pattern("falsehood").search(words, trigger)
    return bool(false and _CLAIM_NOUN.search(words, 0, trigger))


def only_mentions(claim: Claim, text: str) -> bool:
    """Whether the sentence leaves open if it happened: "could not rule out the claim", "denied being behind it".

    A denial of responsibility disputes who did it, not that it was done.
    """
    words = claim.sentence.of(text)
    if claim.reality is Reality.DENIED and _pattern("blame").search(words):
        return True
    if _pattern("unsure").search(words, 0, max(0, claim.trigger.start - claim.sentence.start)):
        return True
    open_left = _pattern("failed").search(words)
    return bool(open_left and (claim.reality is Reality.DENIED or _CLAIM_NOUN.search(words))) and _is_publishers_own(
        claim
    )


def is_denied(claim: Claim, text: str) -> bool:
    """Whether it is told to be denied: by its own words, or by a verb of denying that governs all its voice says.

    "Denied that A had fallen and that B had left" denies both, however far the second stands from the verb.
    """
    if claim.reality is Reality.DENIED:
        return True
    cue = claim.attribution.cue if claim.attribution else None
    if cue is None or claim.reality not in (Reality.OCCURRED, Reality.ONGOING):
        return False
    return bool(_denying() & set(cue.of(text).lower().split()))


def shows_evidence(text: str) -> bool:
    """Whether a report rests on imagery or its own eyes anywhere: then its verdicts are checked ones."""
    return bool(_pattern("instruments").search(text) or _pattern("eyes").search(text))


def _is_publishers_own(claim: Claim) -> bool:
    if claim.attribution is None:
        return True
    return identify(claim.attribution.speaker).type is VoiceType.EVIDENCE


@cache
def _denying() -> frozenset[str]:
    return frozenset(lexicons.load("weighing")["checked"]["denying"].split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicons.load("weighing")["checked"][name], re.IGNORECASE)
