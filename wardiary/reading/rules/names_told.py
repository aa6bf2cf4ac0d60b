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
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """Patterns of names; with what must be in a text, where it is sooner found than that something begins a name."""
    noun = rf"(?:{'|'.join(lexicons.load('names_told')['nouns'])})"
    directions = rf"(?:{'|'.join(lexicons.load('names_told')['directions'])})"
    link = rf"(?=\s*[,.;:—–]|\s+(?:{'|'.join(lexicons.load('names_told')['links'])})\b)"
    apposed = rf",\s+(?:a|an|the)\s+(?:[a-z-]+\s+){{0,3}}{noun}{link}"
    return (
        (re.compile(rf"\b(?:{noun}s?|{directions})\s+of\s+{_NAME}"), None),
        (re.compile(rf"\b[Tt]he\s+(?:[a-z-]+\s+){{0,2}}{noun}\s+{_NAME}"), None),
        (re.compile(rf"{_NAME}{apposed}"), re.compile(apposed)),
    )


def told_names(text: str) -> frozenset[str]:
    """The names, lower-case, that the text calls a village, town, city or the like."""
    never = set(lexicons.load("names_told")["never"])
    patterns = (pattern for pattern, needed in _patterns() if needed is None or needed.search(text))
    found = (match.group(1) for pattern in patterns for match in pattern.finditer(text))
    return frozenset(name.lower() for name in found if name.lower() not in never)
