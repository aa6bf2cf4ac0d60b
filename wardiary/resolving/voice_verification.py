"""What a report says of its own checking: which sentences it verified, and which it could not.

Only the report's own checking counts: "verified by" somebody else is a voice like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import Span, Verification, VoiceType
from wardiary.resolving.voice_names import identify

_ANAPHOR = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|such|either|both|any of the|some of the)\s+(?:\w+\s+){0,2}?"
    r"(claims?|reports?|accounts?|figures?|toll|tolls|videos?|footage|images?|statements?|assertions?|allegations?|information|numbers?|details?)\b"
    r"|\b(that|this|it|them|these|those|which|either)\b",
    re.IGNORECASE,
)
_PLURAL = frozenset(
    "claims reports accounts figures statements assertions allegations numbers details them these those".split()
)
_SHORT = 18  # words: a sentence that long or shorter, and pointing back, is about what stands before it


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicons.load("voices")["verification"]
    no, yes = (re.compile(data[name].strip(), re.IGNORECASE) for name in ("unverified", "verified"))
    return no, yes


def verifications(text: str, sentences: Sequence[Span], publisher: str | None) -> tuple[tuple[Span, Verification], ...]:
    """The sentences that the report says it verified or could not verify, in order, each with which.

    A remark of its own ("We could not verify the claims") is about the sentences before it in its paragraph, or
    about the last of the paragraph before.
    """
    out: dict[Span, Verification] = {}
    for number, sentence in enumerate(sentences):
        verdict = _verdict(sentence.of(text), publisher)
        if verdict is not None:
            for target in _targets(text, sentences, number):
                out[target] = verdict
    return tuple(sorted(out.items()))


def _verdict(words: str, publisher: str | None) -> Verification | None:
    no, yes = _patterns()
    if no.search(words):
        return Verification.UNVERIFIED
    if yes.search(words) and _is_own(words, publisher):
        return Verification.VERIFIED
    return None


def _is_own(words: str, publisher: str | None) -> bool:
    """Whether the checking is the report's own: its publisher's, "ours", or an agency's where there is no publisher."""
    _, yes = _patterns()
    match = yes.search(words)
    if match is None:
        return False
    around = words[max(0, match.start() - 60) : match.end() + 60]
    if publisher and _fold(publisher) and _fold(publisher) in _fold(around):
        return True
    if {"we", "our"} & set(re.findall(r"\w+", around.lower())):
        return "by" not in words[match.end() : match.end() + 4] or "by us" in words or "by our" in words
    if re.search(r"\bthis (?:newspaper|agency|newsroom|paper|organisation|organization)\b", around, re.IGNORECASE):
        return True
    named = re.search(r"verified by ((?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*)", around)
    return publisher is None and named is not None and identify(named.group(1)).type is VoiceType.AGENCY


def _fold(words: str) -> str:
    return "".join(ch for ch in words.lower() if ch.isalnum())


def _targets(text: str, sentences: Sequence[Span], number: int) -> list[Span]:
    """What a verdict is about: the sentence itself, or what it points back to."""
    words = sentences[number].of(text)
    anaphor = _ANAPHOR.search(words)
    if number == 0 or anaphor is None or len(words.split()) > _SHORT:
        return [sentences[number]]
    paragraph = _paragraph_before(text, sentences, number)
    if not paragraph:
        return [sentences[number - 1], sentences[number]]
    plural = (anaphor.group(1) or anaphor.group(2) or "").lower() in _PLURAL
    return [*(paragraph if plural else paragraph[-1:]), sentences[number]]


def _paragraph_before(text: str, sentences: Sequence[Span], number: int) -> list[Span]:
    """The sentences before this one in its paragraph."""
    out: list[Span] = []
    for k in range(number - 1, -1, -1):
        if "\n" in text[sentences[k].end : sentences[k + 1].start]:
            break
        out.insert(0, sentences[k])
    return out
