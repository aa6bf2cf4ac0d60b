"""What was before the news that a report tells: what the dead that are buried died of, and what "had" happened.

Invariant: only what nobody is told to say; "they said that it had fallen" is the news of the day.
"""

from __future__ import annotations

from wardiary import lexicons
from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import Sharpness, When

_HARM = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CASUALTIES))
_AT_ONCE = _HARM | {Kind.GAIN, Kind.WITHDRAWAL, Kind.CLASH, Kind.DETENTION, Kind.ABDUCTION, Kind.DAMAGE}
_BURIED = lexicons.pattern("weighing/times", "earlier", "buried")
_HAD = lexicons.pattern("weighing/times", "earlier", "had")
_HAD_BEHIND = lexicons.pattern("weighing/times", "earlier", "had_behind")
_THAT = lexicons.pattern("weighing/times", "earlier", "that")


def before_the_news(when: When, claim: Claim, text: str) -> When:
    """What the dead are buried of, and what "had" happened, without a day of its own was before the day of the report.

    Not what somebody is told to say: "they said that it had fallen" is the day's news.
    """
    is_dead = claim.kind in _HARM and _is_buried(when, claim, text)
    is_past = claim.kind in _AT_ONCE and when.sharpness is Sharpness.UNDERSTOOD and _is_past_of_past(claim, text)
    if not (is_dead or is_past) or claim.reality is not Reality.OCCURRED:
        return when
    last = when.last
    return When(int(last) - limit("times", "sharp_days"), last, Sharpness.UNTOLD)


def _is_buried(when: When, claim: Claim, text: str) -> bool:
    """Whether its words tell of a burial, and no day but that of the burial."""
    found = _BURIED.search(text, claim.sentence.start, claim.trigger.start)
    if found is None:
        return False
    day = claim.time.span if claim.time else None
    if when.sharpness is Sharpness.UNDERSTOOD or day is None:
        return when.sharpness is Sharpness.UNDERSTOOD
    if day.end <= found.start() or day.start >= claim.trigger.end:
        return when.sharpness is Sharpness.SHARP
    return False


def _is_past_of_past(claim: Claim, text: str) -> bool:
    """Whether a report tells in its own course, and not as somebody's words, what "had" happened."""
    begin = claim.sentence.start
    cue = claim.attribution.cue if claim.attribution else None
    if (cue is not None and cue.start < claim.trigger.start) or _THAT.search(text, begin, claim.trigger.start):
        return False
    is_before = _HAD.search(text, begin, claim.trigger.start) is not None
    return is_before or _HAD_BEHIND.match(text, claim.trigger.end, claim.sentence.end) is not None
