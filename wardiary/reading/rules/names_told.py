"""Names that the text itself says are places: "the village of X", "X, a town on the river"; in a gazetteer or not."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from wardiary import lexicons

_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]r|[Aa]d|[Aa]z|[Ee]z)-"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_WORD = rf"(?!{_DAY})(?:{_ARTICLE})?[A-Z][\w’'-]+"
_NAME = rf"(?!(?:In|On|At|Near|From|The|After|Before|To|By)\b)({_WORD}(?:[ -]{_WORD}){{0,3}})"
_NAME_BEFORE = re.compile(rf"{_NAME}$")
_LONGEST = 100  # characters of a name of four words


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a name stands in, twice; and what stands behind one."""
    noun = rf"(?:{'|'.join(lexicons.load('names_told')['nouns'])})"
    directions = rf"(?:{'|'.join(lexicons.load('names_told')['directions'])})"
    link = rf"(?=\s*[,.;:—–]|\s+(?:{'|'.join(lexicons.load('names_told')['links'])})\b)"
    apposed = rf",\s+(?:a|an|the)\s+(?:[a-z-]+\s+){{0,3}}{noun}{link}"
    return (
        re.compile(rf"\b(?:{noun}s?|{directions})\s+of\s+{_NAME}"),
        re.compile(rf"\b[Tt]he\s+(?:[a-z-]+\s+){{0,2}}{noun}\s+{_NAME}"),
        re.compile(apposed),
    )


def told_names(text: str) -> frozenset[str]:
    """The names, lower-case, that the text calls a village, town, city or the like."""
    never = set(lexicons.load("names_told")["never"])
    *around, behind = _patterns()
    ends = (match.start() for match in behind.finditer(text))
    apposed = (_NAME_BEFORE.search(text, max(0, end - _LONGEST), end) for end in ends)
    found = chain((match for pattern in around for match in pattern.finditer(text)), filter(None, apposed))
    return frozenset(name for match in found if (name := match.group(1).lower()) not in never)
