"""Names that the text itself says are places: "the village of X", "X, a town on the river"; in a gazetteer or not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from wardiary import lexicons

_LONGEST = 100  # characters of a name of four words


def _any(key: str) -> Callable[[], str]:
    return lambda: "|".join(lexicons.load("names_told")[key])


_NOUNS = _any("nouns")
_OF_NAME = lexicons.pattern("reading/rules", "names_told", "of_name", nouns=_NOUNS, directions=_any("directions"))
_NOUN_NAME = lexicons.pattern("reading/rules", "names_told", "noun_name", nouns=_NOUNS)
_NAME_BEFORE = lexicons.pattern("reading/rules", "names_told", "name_before")
_APPOSED = lexicons.pattern("reading/rules", "names_told", "apposed", nouns=_NOUNS, links=_any("links"))


def told_names(text: str) -> frozenset[str]:
    """The names, lower-case, that the text calls a village, town, city or the like."""
    never = set(lexicons.load("names_told")["never"])
    ends = (match.start() for match in _APPOSED.finditer(text))
    apposed = (_NAME_BEFORE.search(text, max(0, end - _LONGEST), end) for end in ends)
    found = chain(
        (match for pattern in (_OF_NAME, _NOUN_NAME) for match in pattern.finditer(text)), filter(None, apposed)
    )
    return frozenset(name for match in found if (name := match.group(1).lower()) not in never)
