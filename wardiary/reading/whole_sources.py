"""Sources that the rules cut down to the last noun of a long one: "a baker whom we have known for | years writes".

The rules take the noun phrase before the verb; the network sees where the source begins. Invariant: a source only grows
at its head, to where the network has it begin, and never over another voice, a verb of telling or the end of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wardiary.model import AttributionMark, Span
from wardiary.model.span import hull
from wardiary.reading.rules.attribution_cues import words as cue_words

_HEAD = re.compile(
    r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|another|both|our|his|her|its"
    r"|their|people|residents|men|women|families|relatives|neighbours|refugees|witnesses|survivors|footage|video"
    r"|images?|imagery|satellite|[A-Z]\w+[’']s)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[.;:!?“”\"\n]|\b(?:what|which|whoever|that|whether)\b")
_LEADS_ON = re.compile(r"(?:^| )(?:[a-z][\w-]*|[\w’-]+[’']s)[ ,]*(?:(?:an?|the|her|his|its|their)\s+)?$")
_PRONOUNS = frozenset("i he she it they we you who which that this these those one both us them him her".split())
_LONGEST = 90  # characters by which a source grows: more is another clause


def with_whole_sources(
    text: str, rules: Sequence[AttributionMark], network: Sequence[AttributionMark]
) -> list[AttributionMark]:
    """The marks of the rules, those whose source the network has begin earlier with that beginning."""
    return [_whole(text, mark, network) for mark in rules]


def _whole(text: str, mark: AttributionMark, network: Sequence[AttributionMark]) -> AttributionMark:
    if len(mark.source) != 1 or not mark.cue or mark.source[0].of(text).lower() in _PRONOUNS:
        return mark
    own = mark.source[0]
    for other in network:
        is_same = any(one.overlaps(cue) for one in other.cue for cue in mark.cue)
        if other.source and is_same and _is_head(text, hull(other.source), own):
            return replace(mark, source=(Span(hull(other.source).start, own.end),))
    return mark


def _is_head(text: str, whole: Span, own: Span) -> bool:
    """Whether the longer source ends with the shorter one, and what it has before it leads on to that."""
    before = text[whole.start : own.start]
    if whole.start >= own.start or abs(whole.end - own.end) > 1 or len(before) > _LONGEST:
        return False
    if text[own.start].isupper() and before.rstrip().endswith(","):
        return False  # "a baker, Abu Tarn": the name is the better one
    if not _HEAD.match(before) or _BROKEN.search(before) or not _LEADS_ON.search(before):
        return False
    return not cue_words("telling", "words") & set(re.findall(r"\w+", before.lower()))
