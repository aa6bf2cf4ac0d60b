"""Who is called by what he does for a living, his faith or his family: "the boat's cook", "the mayor's brother"."""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.resolving.homes import is_one_of
from wardiary.weighing.lexicon import party_words

_BEHIND_HEAD = lexicons.pattern("weighing/voices", "trades", "behind_head")


def has_trade(name: str) -> bool:
    """Whether the head of a name is a trade or the like, and no word beside it is of those who bear arms or rule."""
    words = _BEHIND_HEAD.sub("", name.lower().replace("’", "'").strip()).split()
    if not words or not is_one_of(words[-1], _trades()):
        return False
    beside = [word for word in words[:-1] if not word.endswith("'s")]  # "the governor's brother" is no governor
    return not _others().intersection(beside)


@cache
def _trades() -> frozenset[str]:
    table = lexicons.load("trades")
    return frozenset(f"{table['trades']} {table['more']}".split())


@cache
def _others() -> frozenset[str]:
    names = ("state_offices", "state_men", "own_fighters", "enemies", "warlike", "ranks", "partisan", "rebels")
    return party_words(*names) | {"military", "army", "police", "party"}
