"""Whether a text is English: told at once by its function words, by a language identifier only in doubt.

The identifier (py3langid) takes about 0.9 s to load, so it is loaded for the doubtful and the rejected only.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons

# Of 2,000 reports of the corpora's train parts with 80 words or more, 99 % have at least this share of function words
# among their first words; running texts of nine other languages had 0.15 at most.
SURELY_ENGLISH = 0.18
# What py3langid calls English news with many local names: Nigerian Pidgin, Scots.
ENGLISH = frozenset({"en", "pcm", "sco"})
# Below this number of words a headline may have no function word at all ("Airstrikes on Lviv"): unknown, let pass.
FEW_WORDS = 20
# Share of letters in the Latin script below which a text of any length is not English.
LATIN_SHARE = 0.5
_LOOK_AT = 4000  # characters: some 600 words, enough for a share that is steady to 0.02

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicons.load("english")["function_words"])


def other_language(text: str) -> str | None:
    """Why `text` is not English, as a sentence; None where it is, or is too short to tell."""
    head = text[:_LOOK_AT]
    words = _WORD.findall(head.lower())
    if _latin_share(words) < LATIN_SHARE:
        return "most of its letters are not of the Latin script"
    share = sum(word in _function_words() for word in words) / max(1, len(words))
    if len(words) < FEW_WORDS or share >= SURELY_ENGLISH:
        return None
    code = _identified(head)
    if code in ENGLISH:
        return None
    return f"by its letters it is of language {code!r}, and {share:.0%} of its words are English function words"


def _latin_share(words: list[str]) -> float:
    letters = "".join(words)
    return len(_LATIN.findall(letters)) / len(letters) if letters else 1.0


def _identified(text: str) -> str:
    """ISO 639-1 code of the likeliest language."""
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)
