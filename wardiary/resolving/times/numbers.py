"""Numbers of time expressions, in figures or words, as values: "2 1/2", "twenty-five", "a", "several"."""

from __future__ import annotations

import re

from wardiary.resolving.times.lexicon import Lexicon

_WORD = re.compile(r"[a-z]+")
_HALF = {"half": 0.5, "half a": 0.5, "half an": 0.5}


def number(words: str | None, lexicon: Lexicon) -> float | None:
    """The number that `words` say; None where they are vague ("several") or absent."""
    if words is None:
        return None
    words = " ".join(words.lower().split())
    if words in ("a", "an"):
        return 1.0
    if words in _HALF:
        return _HALF[words]
    if words[0].isdigit():
        return _figures(words)
    return _spelled(words, lexicon)


def _figures(words: str) -> float:
    whole, _, fraction = words.replace(",", "").partition(" ")
    if not fraction:
        return float(whole)
    if "/" not in fraction:
        return float(whole) + 0.5  # "2 and a half"
    above, below = fraction.split("/")
    return float(whole) + (int(above) / int(below) if int(below) else 0.0)


def _spelled(words: str, lexicon: Lexicon) -> float | None:
    half = 0.5 if words.endswith(" and a half") else 0.0
    table = lexicon.tables["number"]
    total, group, seen = 0, 0, False
    for word in _WORD.findall(words.removesuffix(" and a half")):
        value = table.get(word)
        if value is None:
            continue
        seen = True
        if value == 100:
            group = max(group, 1) * 100
        elif value >= 1000:
            total, group = total + max(group, 1) * value, 0
        else:
            group += value
    return total + group + half if seen else None


def plain(value: float) -> str:
    """A number as TIMEX3 values write it: no decimal point where it is whole."""
    return str(int(value)) if value == int(value) else str(value)
