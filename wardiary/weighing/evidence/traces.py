"""What a look has of a happening in it: a trace of its kind, where a recording was made, work done on it."""

from __future__ import annotations

import re

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.evidence.lookers import pattern, word_list
from wardiary.weighing.evidence.looks import Look

_SAME = lexicons.pattern("weighing/evidence", "traces", "same")

_LONG_WORD = re.compile(r"[a-z]{4,}")


def fits(look: Look) -> bool:
    """Whether a recording was placed where the telling has it."""
    return bool(pattern("words", "locates").search(look.words) and pattern("words", "recording").search(look.words))


def established(words: str) -> bool:
    """Whether somebody is told to have worked on evidence, not only to have seen something."""
    return any(word_list("verbs", name).search(words) for name in ("checks", "works_on"))


def is_of_it(look: Look) -> bool:
    """Whether who looks after a blow was told looks into it, or was there: not who only saw something then."""
    worked = word_list("verbs", "works_on").search(look.shown) or pattern("verbs", "on_the_spot").search(look.shown)
    return worked is not None and not pattern("traces", "quiet").search(look.shown)


def traced(shown: str, kind: Kind, told: str) -> bool | None:
    """Whether what was seen is a trace of that kind of happening, or of nothing having happened to the same thing."""
    traces = lexicons.load("evidence")["kinds"].get(kind.value, "").split()
    is_same = bool(set(_LONG_WORD.findall(shown.lower())) & set(_LONG_WORD.findall(told.lower())))
    is_harm = {"harm", "killing"} & set(traces)
    is_same = is_same or bool(_SAME.search(shown))
    if is_harm and is_same and pattern("traces", "unharmed").search(shown):
        return False
    if kind is Kind.DISPLACEMENT and pattern("traces", "unfled").search(shown):
        return False
    seen = pattern("traces", "circumstance").sub(" ", shown)
    return True if any(pattern("traces", name).search(seen) for name in traces) else None
