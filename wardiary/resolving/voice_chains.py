"""Sayings beside sayings: who relays whom, and whose channel holds for the next saying too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wardiary.model import AttributionMark, AttributionMention, Medium, Span, VoiceType
from wardiary.model.span import hull

RELAYS = frozenset([VoiceType.AGENCY])
"""Types of voices that pass on what others say."""

_NEIGHBOURS = 3  # marks on either side within which one saying can hold another: few sentences have more
_CITING = 40  # characters between "X said" and "citing Y" in one breath
_CHANNELS = frozenset(Medium) - {Medium.VIDEO, Medium.IMAGE}  # evidence is looked at once; a briefing goes on


def place_of(mark: AttributionMark | AttributionMention) -> Span:
    """Where a saying stands: its cue, or where a reader found none, its content or source; (0, 0) for an empty one."""
    return hull(mark.cue or mark.content or mark.source or (Span(0, 0),))


def chained(text: str, read: Sequence[AttributionMention]) -> list[AttributionMention]:
    """Sayings inside sayings: the outer one of a medium, of "according to", or before "citing", relays the inner."""
    out = list(read)
    places = [place_of(mention) for mention in out]  # which no relay changes
    for k, place in enumerate(places):
        for j in range(max(0, k - _NEIGHBOURS), min(len(out), k + _NEIGHBOURS + 1)):
            if j != k and _relays(text, (out[j], places[j]), (out[k], place)):
                out[k], out[j] = _linked(out[k], out[j])
    return out


_Placed = tuple[AttributionMention, Span]


def _linked(inner: AttributionMention, outer: AttributionMention) -> tuple[AttributionMention, AttributionMention]:
    """Both sayings after the relay is told: the inner has it, and what the outer tells is the inner voice's too."""
    if inner.voice is None or outer.voice is None:
        return inner, outer
    relay = (*inner.relay, *outer.relay, outer.voice.name)
    told = replace(inner, relay=relay, medium=inner.medium or outer.medium)
    if outer.voice.type not in RELAYS or "channel" in outer.voice.name.lower():
        return told, outer
    return told, replace(outer, voice=inner.voice, relay=(*outer.relay, outer.voice.name))


def _relays(text: str, outer_at: _Placed, inner_at: _Placed) -> bool:
    (outer, outer_cue), (inner, cue) = outer_at, inner_at
    if outer.voice is None or inner.voice is None or not outer.source or outer.voice.name == inner.voice.name:
        return False
    if text[cue.start : cue.end].lower().startswith(("citing", "quoting")):
        return outer.voice.type in RELAYS and cue.gap(outer_cue) < _CITING and bool(inner.source)
    if outer.voice.type not in RELAYS and outer_cue.of(text)[: len("according")].lower() != "according":
        return False
    return any(span.contains(cue) for span in outer.content)


def carried(text: str, read: Sequence[AttributionMention]) -> list[AttributionMention]:
    """The channel of a voice holds for its next saying and its last, in the same paragraph or the next.

    Sayings inside what another one says are passed over.
    """
    out = list(read)
    outer = [k for k in range(len(out)) if not _is_inside(out, k)]
    for order in (outer, outer[::-1]):
        for at, k in pairwise(order):
            near = out[at]
            if _continues(text, near, out[k], k - at):
                medium = near.medium if near.medium in _CHANNELS else None
                out[k] = replace(out[k], medium=out[k].medium or medium, relay=out[k].relay or near.relay)
    return out


def _is_inside(read: Sequence[AttributionMention], k: int) -> bool:
    if not read[k].cue:
        return False
    place = place_of(read[k])
    near = read[max(0, k - _NEIGHBOURS) : k]
    return any(span.contains(place) for mention in near for span in mention.content)


def _continues(text: str, near: AttributionMention, mention: AttributionMention, step: int) -> bool:
    """Whether `mention` is the same voice's saying, or an unnamed one's of the same crowd, at most a paragraph on."""
    if mention.voice is None or near.voice is None or not (near.medium or near.relay):
        return False
    first, second = (near, mention) if step > 0 else (mention, near)
    between = text[place_of(first).end : place_of(second).start].replace("\n\n", "\n")
    if between.count("\n") > 1:
        return False
    unnamed = mention.voice.name.startswith("unnamed") and bool(near.relay) and step > 0
    return mention.voice.name == near.voice.name or unnamed
