"""Whose time an expression tells: that of the happening beside it, or that of another, or of somebody's words."""

from __future__ import annotations

import re

from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Span

# "At Marzan, where shells fell on Sunday, they fight on": the clause between commas has a time of its own.
_CLAUSE_BETWEEN = re.compile(
    r",\s+(?:where|which|who|whose|when)\s[^.;:]*?,(?=\s)|\s(?:that|which|who)\s+ha(?:d|s|ve)\s[^.;:,]*,(?=\s)"
    r"|\s(?:whom|who|which)\s[^.;:,]*;(?=\s)"  # "was shown to men whom they flew in on Sunday; gunners had hit it"
    # "Marzan, lost in 2014, was retaken": what only tells more of a name between commas
    r"|(?<=[\w’”]),\s+(?:\w+ly\s+)?(?:\w+ed|lost|taken|held|built|overrun|left|won|given|cut)\s"
    r"(?:in|on|by|to|from|since|at|during|last|early|late)\s[^.;:,]*,(?=\s(?!and\b|but\b|or\b|then\b))"
)
# "The town was quiet and the vote would be held on Sunday": the day of what is to come.
_TO_COME = re.compile(
    r"\b(?:and|but|while|whereas)\b (?:that )?[^.;:]{2,60}?\b(?:would|will|shall|(?:is|are|was|were) to) (?:\w+ ){1,4}$"
)
# "Took the base, from which the army has shelled the town since April": it was not taken in April.
_OPEN_CLAUSE = re.compile(r",\s+(?:(?:from|to|in|on|at|through|by)\s+)?(?:which|whom|where|who|whose)\s[^,;:.]*$")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_LONG_CLAUSE = 160  # characters of a clause before its time
_TURN = re.compile(r"\b(?:after|before|since|until)\b", re.IGNORECASE)


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
    return is_since is not None and _OPEN_CLAUSE.search(text, trigger.end, is_since.start()) is not None


def _words(name: str, *, cased: bool = False) -> Needle:
    return needle("claims", "when", name, cased=cased)
