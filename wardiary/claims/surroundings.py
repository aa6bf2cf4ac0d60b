"""The part of a report that one sentence's claims can rest on: a sentence of a long text costs no more than of a short.

Invariant: every attribution that touches the sentence is in it, and every mention within `BACK` and `AHEAD` characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol, TypeVar

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import AttributionMention, PlaceMention, Span
from wardiary.resolving.homes import is_home

BACK = 4000  # characters: some six paragraphs, past which "the city" and "the bridge" are named again
AHEAD = 4000  # as far ahead: a facility may be named after it is spoken of


class _Mention(Protocol):
    @property
    def start(self) -> int: ...


M = TypeVar("M", bound=_Mention)


class Surroundings:
    """Looks up what lies around a sentence; made once for a report."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._places = tuple(grounds(resolved))
        self._attributions: dict[Span, list[AttributionMention]] = defaultdict(list)
        for mention in resolved.attributions:
            for sentence in _touched(resolved, mention):
                self._attributions[sentence].append(mention)
        self._verified = {resolved.sentence_of(span): (span, told) for span, told in reversed(resolved.verifications)}

    def of(self, sentence: Span) -> Resolved:
        """The report as seen from `sentence`, which must be one of its own."""
        whole = self._resolved
        verified = self._verified.get(sentence)
        return replace(
            whole,
            places=_near(self._places, sentence),
            times=_near(whole.times, sentence),
            quantities=_near(whole.quantities, sentence),
            attributions=tuple(self._attributions.get(sentence, ())),
            verifications=(verified,) if verified else (),
        )


def grounds(resolved: Resolved) -> Iterator[PlaceMention]:
    """The places that are not part of a voice: "Moscow" in "Moscow's defence ministry" is nowhere."""
    sources = sorted(span for mention in resolved.attributions for span in mention.source)
    for place in resolved.places:
        at = bisect_right(sources, place.span) - 1
        before = sources[max(0, at - 2) : at + 2]
        if not any(source.contains(place.span) and not _is_told_of(resolved.text, source, place) for source in before):
            yield place


@cache
def _own_clause() -> re.Pattern[str]:
    people = "|".join(lexicons.load("claims")["spoken_of"]["people"].split())
    return re.compile(rf"\b(?:that|which|who|where)\s|\b(?:{people})\s+(?:\w+\s+)?(?:of|in|from)\s+(?:the\s+)?$", re.I)


def _is_told_of(text: str, source: Span, place: PlaceMention) -> bool:
    """Whether a source's clause tells of the place, or they are its people: "the force that had guarded Marzan"."""
    return _own_clause().search(text[source.start : place.start]) is not None or is_home(text, place.start)


def _touched(resolved: Resolved, mention: AttributionMention) -> set[Span]:
    """The sentences in which any part of the attribution stands."""
    out: set[Span] = set()
    for span in (*mention.source, *mention.cue, *mention.content):
        at = span.start
        while at < span.end:
            sentence = resolved.sentence_of(Span(at, at + 1))
            out.add(sentence)
            at = max(sentence.end + 1, at + 1)
            while at < span.end and resolved.text[at].isspace():
                at += 1
    return out


def _near(mentions: Sequence[M], sentence: Span) -> tuple[M, ...]:
    low = bisect_left(mentions, sentence.start - BACK, key=lambda mention: mention.start)
    high = bisect_left(mentions, sentence.end + AHEAD, key=lambda mention: mention.start)
    return tuple(mentions[low:high])
