"""Whose time an expression tells: that of the happening beside it, or that of another, or of somebody's words."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Span

_CLAUSE_BETWEEN = lexicons.pattern("claims/times", "whose_time", "clause_between")
_TO_COME = lexicons.pattern("claims/times", "whose_time", "to_come")
_OPEN_CLAUSE = lexicons.pattern("claims/times", "whose_time", "open_clause")
_SINCE = lexicons.pattern("claims/times", "whose_time", "since")
_LONG_CLAUSE = 160  # characters of a clause before its time
_TURN = lexicons.pattern("claims/times", "whose_time", "turn")


def is_of_another(text: str, mention: Span, trigger: Span) -> bool:
    """Whether the expression dates what happened before or after the trigger: "on Monday, a year after troops took"."""
    if _words("of_word", cased=True).match(text, mention.end) or _words("dates_saying").match(text, mention.start):
        return True
    if _is_of_comparison(text, mention):
        return True
    if trigger.end <= mention.start and _TO_COME.search(text, trigger.end, mention.start):
        return True
    if trigger.end <= mention.start and _is_since_of_clause(text, mention, trigger):
        return True
    if trigger.end <= mention.start and _words("said_then").search(text, trigger.end, mention.start):
        return True
    if mention.end > trigger.start:
        return False
    begin = max(0, mention.start - _LONG_CLAUSE)
    between = (found for found in _CLAUSE_BETWEEN.finditer(text, begin, trigger.start))
    is_between = any(found.start() < mention.start and mention.end < found.end() for found in between)
    return is_between or bool(_TURN.search(text, mention.end, trigger.start))


def _is_of_comparison(text: str, mention: Span) -> bool:
    """Whether it is only since when nothing was like it: "the worst defeat since 2016"."""
    compared = _words("compared").search(text, max(0, mention.start - _LONG_CLAUSE), mention.start + len("since"))
    return compared is not None and compared.end() + 1 >= mention.start


def _is_since_of_clause(text: str, mention: Span, trigger: Span) -> bool:
    """Whether it is since when what a clause behind the trigger tells goes on: "took the base, which it used since"."""
    is_since = _SINCE.search(text, mention.start - len("since "), mention.end)
    return is_since is not None and clause_behind(text, trigger, is_since.start()) is not None


def clause_behind(text: str, trigger: Span, end: int) -> Span | None:
    """The relative clause behind a trigger that is still open at `end`: "left Marzan, | which they took in | May"."""
    found = _OPEN_CLAUSE.search(text, trigger.end, end)
    return Span(*found.span()) if found else None


def _words(name: str, *, cased: bool = False) -> Needle:
    return needle("claims", "when", name, cased=cased)
