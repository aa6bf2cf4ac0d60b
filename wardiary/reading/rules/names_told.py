"""Names that the text itself says are places: "the village of X", "X, a town on the river"; in a gazetteer or not."""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons

_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]r|[Aa]d|[Aa]z|[Ee]z)-"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_WORD = rf"(?!{_DAY})(?:{_ARTICLE})?[A-Z][\w’'-]+"
_NAME = rf"(?!(?:In|On|At|Near|From|The|After|Before|To|By)\b)({_WORD}(?:[ -]{_WORD}){{0,3}})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    noun = rf"(?:{'|'.join(lexicons.load('names_told')['nouns'])})"
    directions = rf"(?:{'|'.join(lexicons.load('names_told')['directions'])})"
    link = rf"(?=\s*[,.;:—–]|\s+(?:{'|'.join(lexicons.load('names_told')['links'])})\b)"
    return (
        re.compile(rf"\b(?:{noun}s?|{directions})\s+of\s+{_NAME}"),
        re.compile(rf"\b[Tt]he\s+(?:[a-z-]+\s+){{0,2}}{noun}\s+{_NAME}"),
        re.compile(rf"{_NAME},\s+(?:a|an|the)\s+(?:[a-z-]+\s+){{0,3}}{noun}{link}"),
    )


def told_names(text: str) -> frozenset[str]:
    """The names, lower-case, that the text calls a village, town, city or the like."""
    never = set(lexicons.load("names_told")["never"])
    found = (match.group(1) for pattern in _patterns() for match in pattern.finditer(text))
    return frozenset(name.lower() for name in found if name.lower() not in never)
