"""Abbreviations that a report explains itself, where the tables know another by the same letters.

"The Arakan Army, or AA," is not the agency that the table has for "AA"; what the report says goes first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wardiary import lexicons
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_names import identify

_EXPLAINED = lexicons.pattern("resolving/voices", "abbreviations", "explained")
_TEXTS = 2  # whose abbreviations are remembered: every name of a report asks for them


def spelled_out(words: str, text: str) -> str:
    """The words with those abbreviations in full that `text` explains otherwise than the tables do."""
    for short, full in _of_its_own(text).items():
        if short in words and full not in words:
            words = re.sub(rf"\b{re.escape(short)}\b", full, words)
    return words


@lru_cache(_TEXTS)
def _of_its_own(text: str) -> dict[str, str]:
    """Full names by abbreviation."""
    out: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text):
        short = match["short"]
        full = _whose_initials(match["name"].split(), short)
        known = tables.organisations().get(tables.key(short))
        if full and known is not None and identify(full).name != known.name:
            out.setdefault(short, full)
    return out


def _whose_initials(words: list[str], short: str) -> str | None:
    """The last words of a name whose capitals are the abbreviation."""
    for first in range(len(words)):
        named = words[first:]
        if named[0][0].isupper() and "".join(w[0] for w in named if w[0].isupper()) == short:
            return " ".join(named)
    return None
