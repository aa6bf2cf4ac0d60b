"""Who says a claim: the attribution in whose content its trigger stands, with its voice, relays and medium."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import Attribution, AttributionMention, Kind, Span, Verification, VoiceType
from wardiary.model.span import hull
from wardiary.reading.rules.attribution_cues import asserts
from wardiary.reading.rules.attribution_quotes import quote_at

UNNAMED = "unnamed sources"


def voice_of(resolved: Resolved, trigger: Span, kind: Kind) -> AttributionMention | None:
    """The attribution that voices the trigger: of several, the one with the least content. None: the publisher does."""
    if kind is Kind.STATEMENT:
        own = [a for a in resolved.attributions if any(c.overlaps(trigger) for c in a.cue)]
        if own:
            return own[0]
    around = [a for a in resolved.attributions if _voices(resolved, a) and _holds(resolved.text, a, trigger)]
    return min(around, key=lambda a: sum(c.end - c.start for c in a.content), default=None)


_NOBODY = frozenset(("it", "this", "that", "these", "those", "the", "whoever", "what", "which", "there"))
"""What no voice is behind: "it is recalled that", "this confirms that", "the claim that"."""
_OF_ITSELF = frozenset(
    "recalled noted remembered recall note appear appears appeared seem seems seemed establish establishes established"
    " confirm confirms show shows prove proves indicate indicates suggest suggests reveal reveals".split()
)
"""Verbs behind which, where nobody is named, the report itself stands: "it is recalled", "they appear to have left"."""
_ASIDE = lexicons.pattern("claims/happenings", "voiced", "aside")
_OVER = lexicons.pattern("claims/happenings", "voiced", "over")


def _holds(text: str, mention: AttributionMention, trigger: Span) -> bool:
    """Whether the trigger stands in the voice's own words, not in a relative clause that the publisher adds."""
    content = next((c for c in mention.content if c.contains(trigger)), None)
    if content is None:
        return False
    aside = _ASIDE.search(text, content.start, trigger.start)
    return mention.direct or aside is None or _OVER.search(text, aside.end(), trigger.start) is not None


def _voices(resolved: Resolved, mention: AttributionMention) -> bool:
    """Whether the attribution tells what happened, rather than what its source wants or likes."""
    if not asserts(" ".join(span.of(resolved.text) for span in mention.cue)):
        return False
    if not mention.source and not mention.cue:
        return False  # nobody is said to say it
    if mention.voice and mention.voice.name.lower() in _NOBODY and mention.voice.type is VoiceType.UNKNOWN:
        return False
    if not mention.source and mention.cue and mention.cue[-1].of(resolved.text).lower().split()[-1] in _OF_ITSELF:
        return False
    if any(_OBJECT.search(resolved.text, max(0, span.start - _SHORT), span.end) for span in mention.source):
        return False
    if mention.source and _FINDINGS.fullmatch(hull(mention.source).of(resolved.text)):
        return False  # "according to preliminary information" somebody else says it
    first = min(mention.content, default=None)
    if first is None or _is_only_spoken_of(resolved.text, mention):
        return False
    words = first.of(resolved.text)  # "To spare the town, it was decided to go" begins a sentence
    return not words.startswith("to ") or words.startswith("to have ")  # "claim to have taken it" says so


_FINDINGS = lexicons.pattern("claims/happenings", "voiced", "findings")
_OBJECT = lexicons.pattern("claims/happenings", "voiced", "object")
_WHAT = lexicons.pattern("claims/happenings", "voiced", "what")
_IS_SO = lexicons.pattern("claims/happenings", "voiced", "is_so")
_SHORT = 26  # characters: "regardless of what the "
_AGAINST = lexicons.pattern("claims/happenings", "voiced", "against")


def _is_only_spoken_of(text: str, mention: AttributionMention) -> bool:
    """Whether somebody's words are only what the sentence judges: "what the rebels announced on Monday is not so".

    Or what it tells against them: "the town has fallen, whatever the ministry says".
    """
    if not mention.source or not mention.cue or mention.cue[0].start < mention.source[0].end:
        return False
    begin = mention.source[0].start
    if _AGAINST.search(text, max(0, begin - _SHORT), begin):
        return True
    is_what = _WHAT.search(text, max(0, begin - _SHORT), begin)
    return bool(is_what) and _IS_SO.match(text, mention.cue[-1].end) is not None


def as_attribution(resolved: Resolved, mention: AttributionMention, trigger: Span) -> Attribution:
    """The claim's attribution; the speaker's plain name, or the source's own words where the voice is unresolved."""
    source = hull(mention.source) if mention.source else None
    words = source.of(resolved.text) if source else UNNAMED
    return Attribution(
        speaker=mention.voice.name if mention.voice else words,
        span=source,
        cue=hull(mention.cue) if mention.cue else None,
        relay=mention.relay,
        medium=mention.medium,
        direct=quote_at(resolved.quotes, trigger.start) is not None,
    )


def verification_of(resolved: Resolved, sentence: Span) -> Verification:
    """What the report says of its own checking of this sentence."""
    return next((v for span, v in resolved.verifications if span.overlaps(sentence)), Verification.NONE)
