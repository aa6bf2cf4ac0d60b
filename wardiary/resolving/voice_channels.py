"""How a saying came to the report: its medium, and who passed it on.

A relay is never the speaker and never the report's own publisher.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.model import AttributionMark, Medium, Span, Voice, VoiceType
from wardiary.model.span import hull
from wardiary.reading.rules.entities_words import lowered
from wardiary.resolving.voice_names import identify

_PASSED_ON = lexicons.pattern("resolving/voices", "voice_channels", "passed_on")
_TOLD = lexicons.pattern("resolving/voices", "voice_channels", "told")
_PUBLIC = frozenset("reporters journalists".split())
_INTERVIEWED = lexicons.pattern("resolving/voices", "voice_channels", "interviewed")
_NEAR_CUE = 60  # characters behind the cue within which "reported by …" belongs to it and not to what was said


@cache
def _media() -> tuple[re.Pattern[str], dict[str, Medium]]:
    words = {phrase: Medium(name) for name, list_ in lexicons.load("voices")["medium"].items() for phrase in list_}
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)).lower() + r")\b"), words


def frame_of(text: str, sentence: Span, mark: AttributionMark) -> str:
    """The words of the sentence that are not content: they tell of the saying itself."""
    out, at = [], sentence.start
    for span in sorted(mark.content):
        if span.start > at:
            out.append(text[at : min(span.start, sentence.end)])
        at = max(at, span.end)
    if at < sentence.end:
        out.append(text[at : sentence.end])
    return " … ".join(out)


def medium_of(frame: str, voice: Voice | None) -> Medium | None:
    """The medium that the words around the saying name; of evidence, what it is.

    A platform goes before the form ("a statement on its Facebook page"), then the longest phrase.
    """
    if voice is not None and voice.type is VoiceType.EVIDENCE:
        return _evidence_medium(voice.name)
    pattern, media = _media()
    found = [(m.start(), m.group()) for m in pattern.finditer(lowered(frame))]
    platform = next((media[word] for _, word in found if media[word] in (Medium.TELEGRAM, Medium.SOCIAL)), None)
    forms = [word for at, word in found if frame[at].islower()]  # "Institute for the Study of War" is no study
    return platform or (media[max(forms, key=len)] if forms else None)


def _evidence_medium(name: str) -> Medium | None:
    words = set(name.lower().split())
    table = lexicons.load("voices")["evidence_medium"]
    return next((Medium(medium) for medium, list_ in table.items() if words & set(list_.split())), None)


def passed_on_by(text: str, sentence: Span, mark: AttributionMark, voice: Voice | None) -> Voice | None:
    """Who carried the saying: "in a statement reported by state news agencies"."""
    if not mark.cue:
        return None
    cue = hull(mark.cue)
    end = min(sentence.end, cue.end + _NEAR_CUE * 2)
    match = _PASSED_ON.search(text, cue.end, end) if text.find("by ", cue.end, end) >= 0 else None
    if match is None or match.start() > cue.end + _NEAR_CUE:
        return None
    return identify(match.group(1), voice.country if voice else None)


def interviewed_by(frame: str) -> Voice | None:
    """The medium to which the speaker gave an interview."""
    match = _INTERVIEWED.search(frame)
    voice = identify(match.group(1)) if match else None
    return voice if voice is not None and voice.type is VoiceType.AGENCY else None


def told_to(text: str, sentence: Span, mark: AttributionMark) -> str | None:
    """Whom the speaker told, in words; None where nobody is named."""
    if not mark.cue:
        return None
    cue = hull(mark.cue)
    last = text[cue.start : cue.end].lower().split()[-1:]
    if not last or last[0] not in ("told", "tells", "tell", "telling"):
        return None
    match = _TOLD.match(text[cue.end : sentence.end])
    return (match.group(1).strip(" .,'’&-") or None) if match else None


def is_public(recipient: str) -> bool:
    """Whether those told are the press at large, or a conference of it."""
    words = recipient.lower().split()
    return bool(_PUBLIC & set(words)) or words[-1] in ("conference", "briefing")


def is_verbatim(text: str, mark: AttributionMark) -> bool:
    """Whether the content is a quotation from its first word to its last."""

    def quoted(span: Span) -> bool:
        return (
            text[span.start] in "“\"«„'`"
            and text[max(span.start, span.end - 3) : span.end].strip(".,!?… ")[-1:] in "”\"»'"
        )

    return bool(mark.content) and all(quoted(span) for span in mark.content)
