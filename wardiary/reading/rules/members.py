"""Several in one phrase: "Kurdish fighters, tribesmen and police" are three actors, "women and children" one target.

Parts are told apart where each could act or be named by itself; what belongs to another ("and its allies") is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from wardiary import lexicons
from wardiary.reading.rules.grammar import Sentence
from wardiary.reading.rules.phrases import Chunk

_LISTS = frozenset((",", "and", "or"))
_OWNERS = frozenset(("its", "their", "his", "her", "other", "others"))
_INCLUDING = frozenset(("including", "include", "includes", "included", "namely"))

_BACKED = frozenset((("backed", "by"), ("supported", "by"), ("together", "with"), ("along", "with")))


@cache
def _persons() -> frozenset[str]:
    data = lexicons.load("support")
    return frozenset(data["victims"].split()) - frozenset(data["armed"].split())


def members(sentence: Sentence, phrase: Chunk) -> list[Chunk]:
    """The parts of a phrase joined by "and" and commas; the phrase itself where they are one group."""
    parts = _parts(sentence, phrase)
    if len(parts) == 1 or any(sentence.lower[p.first] in _OWNERS for p in parts[1:]):
        return [phrase]
    return [phrase] if all(_is_unnamed_person(sentence, p) for p in parts) else parts


def _parts(sentence: Sentence, phrase: Chunk) -> list[Chunk]:
    """Bases of the phrase, those joined by "of" kept together."""
    parts: list[Chunk] = []
    start = bisect_left(sentence.bases, phrase.first, key=lambda base: base.first)
    for base in takewhile(lambda base: base.last <= phrase.last, islice(sentence.bases, start, None)):
        between = sentence.lower[parts[-1].last + 1 : base.first] if parts else []
        if parts and not _LISTS.intersection(between):
            parts[-1] = Chunk(parts[-1].first, base.last)
        else:
            parts.append(base)
    return parts or [phrase]


def _is_unnamed_person(sentence: Sentence, part: Chunk) -> bool:
    words = range(part.first, part.last + 1)
    return not any(sentence.tags[k] == "P" for k in words) and any(sentence.lower[k] in _persons() for k in words)


def listed(sentence: Sentence, phrase: Chunk) -> Iterator[Chunk]:
    """Those told behind a phrase: "six factions, including Ahrar and the Front", "the army, backed by militias"."""
    at = phrase.last + 1
    if sentence.lower[at : at + 1] == [","]:
        at += 1
    ahead = tuple(sentence.lower[at : at + 2])
    behind = 1 if ahead[:1] and ahead[0] in _INCLUDING else 2 if ahead in _BACKED else 0
    if behind:
        opened = sentence.starting(at + behind)
        if opened:
            yield from _parts(sentence, opened)
