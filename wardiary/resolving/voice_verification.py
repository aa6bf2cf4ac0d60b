"""What a report says of its own checking: which sentences it verified, and which it could not.

Only the report's own checking counts: "verified by" somebody else is a voice like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import Span, Verification, VoiceType
from wardiary.reading.rules.attribution_quotes import find_quotes
from wardiary.resolving.voice_names import identify

_ANAPHOR = lexicons.pattern("resolving/voices", "voice_verification", "anaphor")
_PLURAL = frozenset(
    "claims reports accounts figures statements assertions allegations numbers details them these those".split()
)
_NUMBERS = frozenset("estimate estimates figure figures toll tolls number numbers".split())
_HINT = lexicons.pattern("resolving/voices", "voice_verification", "hint")
_OWN = lexicons.pattern("resolving/voices", "voice_verification", "own")
_BY = lexicons.pattern("resolving/voices", "voice_verification", "by")
_NAMES = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_NEAR = 60  # characters on either side of the verb within which the one who checks is named
_SHORT = 18  # words: a sentence that long or shorter, and pointing back, is about what stands before it


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicons.load("voices")["verification"][name].strip(), re.IGNORECASE)


def verifications(text: str, sentences: Sequence[Span], publisher: str | None) -> tuple[tuple[Span, Verification], ...]:
    """The sentences that the report says it verified or could not verify, in order, each with which.

    A remark of its own ("We could not verify the claims") is about the sentences before it in its paragraph, or
    about the last of the paragraph before. What a speaker says of his own checking inside a quotation does not count.
    """
    out: dict[Span, Verification] = {}
    for number, sentence in enumerate(sentences):
        words = sentence.of(text)
        if _HINT.search(words) is None:
            continue
        verdict = _verdict(_unquoted(words), publisher)
        if verdict is not None:
            for target in _targets(text, sentences, number):
                out[target] = verdict
    return tuple(sorted(out.items()))


def _unquoted(words: str) -> str:
    """The sentence with its quotations blanked out."""
    for quote in find_quotes(words):
        words = words[: quote.start] + " " * (quote.end - quote.start) + words[quote.end :]
    return words


def _verdict(words: str, publisher: str | None) -> Verification | None:
    if _pattern("unverified").search(words):
        return Verification.UNVERIFIED
    unable = _pattern("not_able").search(words)
    if unable is not None:
        before = words[max(0, unable.start() - _NEAR) : unable.end()]
        return Verification.UNVERIFIED if _is_own(before, publisher) or _names_agency(before) else None
    done = _pattern("verified").search(words)
    if done is None:
        return None
    around = words[max(0, done.start() - _NEAR) : done.end() + _NEAR]
    by = _BY.search(around)
    own = _is_own(by.group(1) if by else around, publisher)
    return Verification.VERIFIED if own or (publisher is None and by and _names_agency(by.group(1))) else None


def _is_own(words: str, publisher: str | None) -> bool:
    """Whether the words name the report itself as the one who checks: its publisher, "we", "this newspaper"."""
    return _OWN.search(words) is not None or bool(publisher and _fold(publisher) and _fold(publisher) in _fold(words))


def _names_agency(words: str) -> bool:
    """Whether a news agency is named: agency copy in another's paper speaks of its own checking."""
    return any(identify(run).type is VoiceType.AGENCY for run in _NAMES.findall(words))


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
    claimant = next(
        (w for w in anaphor.group().replace("’s", "").replace("'s", "").split()[1:] if w[0].isupper()), None
    )
    named = [s for s in paragraph if claimant is not None and claimant in s.of(text)]
    if named:
        return [named[-1], sentences[number]]
    if anaphor.group(1) and anaphor.group(1).lower() in _NUMBERS:
        counted = [s for s in paragraph if any(ch.isdigit() for ch in s.of(text))]
        return [*(counted[-1:] or paragraph[-1:]), sentences[number]]
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
