"""Who is accused is not who says so: "the army has been accused of shelling the town" is in nobody's named voice.

An accusation taken for the word of the accused would be his confession. Invariant: only marks whose source stands
before a cue that is a passive of blame, or a participle, lose it; who accuses, also behind "by", stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardiary.lexicons.needles import needle
from wardiary.model import AttributionMark
from wardiary.model.span import hull

_LINK = len(" over")  # behind the cue: "accused of", "blamed for"
_BROKEN = re.compile(r"[.;:!?“”\"\n]")  # between the accused and the charge no clause ends


def without_accused(text: str, marks: Iterable[AttributionMark]) -> Iterator[AttributionMark]:
    """The marks; those whose source is only the one accused, with none."""
    for mark in marks:
        yield replace(mark, source=()) if _is_of_accused(text, mark) else mark


def _is_of_accused(text: str, mark: AttributionMark) -> bool:
    if not mark.source or not mark.cue:
        return False
    end, cue = hull(mark.source).end, hull(mark.cue)
    told = needle("attribution", "blame", "passive").finditer(text, end, cue.end + _LINK)
    return any(found.end() > cue.start and not _BROKEN.search(text, end, found.start()) for found in told)
