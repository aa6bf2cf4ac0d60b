"""Where a witness is: "a nurse in Marzan said", "two brothers of Marzan": what he tells happened there if nowhere else.

Invariant: a witness bears no arms and holds no office; scholars and lawyers speak of what is far off, so they are none.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.model import Span

_AT_HOME = lexicons.pattern("resolving/voices", "homes", "at_home")
_PERCEIVES = lexicons.pattern("resolving/voices", "homes", "perceives")
_FIRST = lexicons.pattern("resolving/voices", "homes", "first")
_NEXT = re.compile(r",?\s+(?:[a-z]+\s+){0,3}")
_BEHIND = lexicons.pattern("resolving/voices", "homes", "behind")
_REACH = 60  # characters before a name in which it is told whose home it is
_ENDINGS = (("wives", "wife"), ("women", "woman"), ("men", "man"), ("ies", "y"), ("es", ""), ("s", ""), ("", ""))


def is_home(text: str, start: int) -> bool:
    """Whether the place whose name begins at `start` is told as where a witness is or is from."""
    found = _AT_HOME.search(text, max(0, start - _REACH), start)
    return found is not None and _is_witness(found["who"].lower())


def heads_witness(text: str, sentence: Span, name: Span, source: Span) -> bool:
    """Whether a sentence begins with where a witness speaks: "In | Marzan |, | two teachers | told us"."""
    is_first = _FIRST.fullmatch(text, sentence.start, name.start) and _NEXT.fullmatch(text, name.end, source.start)
    who = _BEHIND.sub("", source.of(text)).split()
    return bool(is_first) and bool(who) and _is_witness(who[-1].lower())


def perceives(text: str, end: int) -> bool:
    """Whether who is told to be at the place whose name ends at `end` saw or heard what follows."""
    return _PERCEIVES.match(text, end) is not None


def is_one_of(word: str, known: frozenset[str]) -> bool:
    """Whether a noun, in lower case, is one of those known by their singular: "midwives" where "midwife" is."""
    return any(word.endswith(end) and word[: len(word) - len(end)] + one in known for end, one in _ENDINGS)


def _is_witness(word: str) -> bool:
    return is_one_of(word, _witnesses())


@cache
def _witnesses() -> frozenset[str]:
    trades, told = lexicons.load("trades"), lexicons.load("claims")["homes"]
    return frozenset(f"{trades['trades']} {trades['more']} {told['people']}".split()) - set(told["afar"].split())
