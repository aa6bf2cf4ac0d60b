"""The second pass: which words are looked at for a cue or a trigger, and what their labels make of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from wardiary.reading.model.decoding import Tagged, decoded
from wardiary.reading.model.labels import ARGUMENT_LINK, ATTRIBUTION_LINK, ROLES
from wardiary.reading.model.network import Floats, Integers, LinkInput, Network

REACH = (48, 48)
"""Words before and after a condition. Version 4 was trained with 56 and 80, which hold 98 % of PolNeAR's sources and
contents; on the attribution dev part fewer are as good (relation 0.720, not 0.717) and take a third less time."""
BESIDE = 1  # sentences on either side of a cue's own that are looked at: more give the same figures, and take longer
_NEAR = 24  # distances up to this many words are told apart singly, larger ones by eights
_HALF = _NEAR + 12
DISTANCES = 2 * _HALF
_FURTHEST = _NEAR + 8 * (_HALF - 1 - _NEAR)  # from here on, all are of one class

_LEAST = 3  # words of a content that no cue has claimed: shorter ones are ends that were cut a word too late

Bounds = tuple[int, int]


def reach(first: int, after: int, bounds: Bounds) -> Bounds:
    """The words about a condition `[first, after)` that are looked at, within `bounds`."""
    return max(bounds[0], first - REACH[0]), min(bounds[1], after + REACH[1])


def distances(words: Integers) -> Integers:
    """The classes of signed distances in words, from 0 to DISTANCES - 1."""
    return _classes().take(words + _FURTHEST, mode="clip")


@cache
def _classes() -> Integers:
    """The class of each distance from -_FURTHEST to _FURTHEST."""
    words = np.arange(-_FURTHEST, _FURTHEST + 1, dtype=np.int64)
    size = np.abs(words)
    step = np.where(size < _NEAR, size, np.minimum(_NEAR + (size - _NEAR) // 8, _HALF - 1))
    return np.where(words >= 0, step, _HALF + step)


def lay_out(spans: Sequence[Bounds], abouts: Sequence[Bounds]) -> LinkInput:
    """The input of a link for conditions `spans`, with the words `abouts` looked at for each."""
    rows = [(*span, *about) for span, about in zip(spans, abouts, strict=True)]
    first, after, low, high = np.array(rows, dtype=np.int64).T[..., None]
    words = low + np.arange((high - low).max(), dtype=np.int64)
    absent = words >= high
    inside = ((words >= first) & (words < after) & ~absent).astype(np.int64)
    far = distances(words - first)
    words[absent], far[absent] = -1, 0
    return LinkInput(words, first[:, 0], far, inside)


def attributions(
    network: Network, states: Floats, cues: Sequence[Tagged], sentences: Sequence[Bounds], parts: Floats | None = None
) -> list[tuple[Tagged, list[Tagged]]]:
    """For each cue of a window, the spans of its source (type 0) and content (type 1).

    `sentences`: the words of each cue's sentence and those beside it.
    `parts` [words, 2]: what speaks for a word's being in a source and in a content of whatever cue, in logits.
    """
    spans = [(cue.first, cue.after) for cue in cues]
    abouts = [reach(*span, bounds) for span, bounds in zip(spans, sentences, strict=True)]
    extra = None
    if parts is not None:
        extra = np.zeros((len(parts), ATTRIBUTION_LINK.size), dtype=np.float32)
        extra[:, 1:] = np.repeat(parts, 2, axis=1)
    found = _linked(network, ATTRIBUTION_LINK.name, states, (spans, abouts), extra)
    return list(zip(cues, found, strict=True))


def arguments(
    network: Network, states: Floats, triggers: Sequence[Tagged], sentences: Sequence[Bounds]
) -> list[list[Tagged]]:
    """For each trigger of a window, its arguments; the type is the place of the role in ROLES."""
    spans = [(trigger.first, trigger.after) for trigger in triggers]
    abouts = [reach(*span, bounds) for span, bounds in zip(spans, sentences, strict=True)]
    found = _linked(network, ARGUMENT_LINK.name, states, (spans, abouts))
    return [[mark for mark in marks if mark.type < len(ROLES)] for marks in found]


def _linked(
    network: Network,
    head: str,
    states: Floats,
    places: tuple[Sequence[Bounds], Sequence[Bounds]],
    extra: Floats | None = None,
) -> list[list[Tagged]]:
    """The spans about each condition; `places` are the conditions and the words about them, `extra` [words, labels]."""
    spans, abouts = places
    if not spans:
        return []
    plan = lay_out(spans, abouts)
    logits = network.link(head, states, plan)
    if extra is not None:
        logits = logits + extra[plan.words]  # what is added where a row has no word is not looked at
    best = logits.argmax(2)
    out: list[list[Tagged]] = []
    for row, (low, high) in enumerate(abouts):
        marks = decoded(best[row, : high - low], logits[row])
        out.append([Tagged(low + mark.first, low + mark.after, mark.type) for mark in marks])
    return out


def left_over(scores: Floats, taken: Sequence[Tagged], lean: float) -> list[Bounds]:
    """Stretches of words that are in some content by `scores` [words], though no cue has claimed them."""
    free = scores > -lean
    for mark in taken:
        free[mark.first : mark.after] = False
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.view(np.int8), [0]))))
    stretches = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(first, after) for first, after in stretches if after - first >= _LEAST]
