"""Numbers that follow a noun that counts the dead or the hurt: "the toll rose to 15", "the number of wounded is at 20".

The noun may stand far before its number, and verbs of other happenings between them do not count those people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon

_TOLL_REACH = 18  # words from "toll" to its number: "toll of last night's twin bombing at a mosque in X has climbed to"
_COUNT_REACH = 24  # "number of people known to have been killed by Friday's missiles on the town has risen to"
_TOLLS = frozenset({"toll", "losses"})
_COUNTS = frozenset({"number", "count", "tally", "figure"})
_BEFORE_TOLL = frozenset("to at of reached past is was passed topped hit".split())
_BEFORE_COUNT = _BEFORE_TOLL | {"as", "exceeded", "stands", "stood", "exceeds"}
_LOSE = frozenset({"lost", "lose", "loses", "losing"})


def toll_of(left: Sequence[Token], states: Mapping[str, str]) -> str | None:
    """The state of those whom the number behind `left` counts, by a noun that counts them; `states` by word."""
    if not left:
        return None
    words = [token.lower for token in left[-_COUNT_REACH:]]
    if not _TOLLS.isdisjoint(words[-_TOLL_REACH:]) and words[-1] in _BEFORE_TOLL:
        return "killed"
    return _counted(words, states) if words[-1] in _BEFORE_COUNT else None


def _counted(words: Sequence[str], states: Mapping[str, str]) -> str | None:
    """Of "the number of people killed … rose to": killed; None where it is that of raids or of towns."""
    at = max((i for i, word in enumerate(words[:-2]) if word in _COUNTS and words[i + 1] == "of"), default=None)
    if at is None:
        return None
    for word in words[at + 2 : -1]:
        if states.get(word) in ("killed", "injured"):
            return states[word]
        if word in _COUNTS or word in lexicon.classes()["happenings"] or word in lexicon.classes()["settlements"]:
            return None
    return None


def is_lost(left: Sequence[Token], counted: str | None) -> bool:
    """Whether those counted were lost by their own: "lost 20 men", "at the loss of some 30 soldiers"."""
    people = lexicon.classes()["troops"] | {"men", "people", "dead"}
    if counted not in people or not left:
        return False
    return left[-1].lower in _LOSE or [token.lower for token in left[-2:]] == ["loss", "of"]
