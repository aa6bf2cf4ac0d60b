"""Which words of a text are names of places: as they were read, without mere directions, with names told again.

Invariant: only what was read as a name somewhere in the text is one elsewhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wardiary.model import EntityType, Mention, Span

_DIRECTION = re.compile(r"(?:north|south)(?:-?(?:east|west))?|east|west", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")
_SHORT = 4  # letters: "Idlib", not "Aru", which may be part of anything
_WORD = re.compile(r"[A-Z][\w’'-]+")


def toponyms_of(text: str, mentions: Sequence[Mention]) -> list[Span]:
    """The spans of the toponyms, in order: "South-west of there" is none; a name of one word is one wherever it stands.

    A dispatch from "NAKHLA" may tell of Nakhla.
    """
    told = [m.span for m in mentions if m.type is EntityType.TOPONYM and not _is_direction(text, m.span)]
    taken = [m.span for m in mentions]
    return sorted({*told, *_again(text, told, taken)})


def _is_direction(text: str, span: Span) -> bool:
    return bool(_DIRECTION.fullmatch(text, span.start, span.end) and _OF.match(text, span.end))


def _again(text: str, told: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Where the names are told again in plain letters and nothing else was read there."""
    words = {span.of(text) for span in told}
    names = {word.capitalize() if word.isupper() else word for word in words}
    known = {name for name in names if len(name) > _SHORT and _WORD.fullmatch(name)}
    for found in _WORD.finditer(text) if known else ():
        span = Span(*found.span())
        if found.group() in known and not any(span.overlaps(each) for each in taken):
            yield span
