"""What befell those counted, by the words beside a number: killed, injured, missing, detained, displaced, hit.

The word may stand right after ("three were wounded", "two dead"), right before ("killing at least 13"), before a list
the number is in ("killed nine soldiers, 12 officers"), or after a description ("15 people in the village were killed").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wardiary.model import QuantityMention, Span
from wardiary.reading.tokens import Token, tokenize
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.figures_of_speech import state_by_turn
from wardiary.resolving.quantities.inclusions import past_inclusion
from wardiary.resolving.quantities.noun_phrases import is_stop
from wardiary.resolving.quantities.toll_heads import is_lost, toll_of

_CLAUSE_END = re.compile(r"[.!?;\n](?=\s|$)|\n")
_REACH = 160  # characters either side in which a state word is looked for: about one clause of news prose
_LIST_REACH = 600  # of a list of things hit, as military communiqués have them
_RELATIVE_REACH = 6  # words of "whom the rebels are said to have murdered"
_WHO_REACH = 20  # words of "who had picked up uniforms and rifles were shot dead"
_NAMES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "hit")
_DESCRIBED = ("killed", "injured", "missing")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_LIST_WORDS = frozenset("a an and or the his her their its some also of least".split())
_PLACING = frozenset("a an the of in at on from near with their his her outside inside around".split())
_AGED = frozenset(("aged", "under", "over", "above", "below", "between"))
_WITHIN_AGE = frozenset(("the", "age", "ages", "of", "and", "to", "or"))
_APPOSITION = 8  # words of ", a Briton and an Algerian," or ", all civilians,"
_DEADLY = frozenset(("fatally", "mortally"))
_NO_VERBS = frozenset(("dead", "missing", "hostage", "captive"))  # "left two dead the day before"
_BEFORE_COUNT = frozenset("of to the among :".split())  # "the deaths of", "injuries to"


@cache
def _state_words() -> dict[str, str]:
    return {word: state for state in _NAMES for word in lexicon.words("states", state)}


def states_of(mention: QuantityMention, text: str) -> frozenset[str]:
    """The states of those counted, empty where none is told; more than one for "killed and injured"."""
    right = _past_apposition(_past_age(tokenize(text, _clause_right(text, mention.end))))
    left = tokenize(text, _clause_left(text, mention.start, _REACH))
    return (
        _adjacent_right(right)
        or _adjacent_left(left)
        or _passive_right(right)
        or _relative_right(right)
        or state_by_turn(
            mention, _clause_left(text, mention.start, _REACH).of(text), _clause_right(text, mention.end).of(text)
        )
        or _in_list(left, text, mention.start)
        or (frozenset({"killed"}) if is_lost(left, mention.counted) else frozenset())
    )


def _in_list(left: Sequence[Token], text: str, start: int) -> frozenset[str]:
    """The state told before a list that the number at `start` is part of."""
    if not left or left[-1].lower not in ("and", ","):
        return frozenset()
    return _list_left(tokenize(text, _clause_left(text, start, _LIST_REACH)))


def _clause_right(text: str, at: int) -> Span:
    stop = _CLAUSE_END.search(text, at, min(len(text), at + _REACH))
    return Span(at, stop.start() if stop else min(len(text), at + _REACH))


def _clause_left(text: str, at: int, reach: int) -> Span:
    start = max(0, at - reach)
    stops = list(_CLAUSE_END.finditer(text, start, at))
    return Span(stops[-1].end() if stops else start, at)


def _past_age(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind how old those counted are: "four children | under the age of ten | were killed"."""
    if not tokens or tokens[0].lower not in _AGED:
        return tokens
    years = (token.text[0].isdigit() or token.lower in lexicon.number_words() for token in tokens)
    is_age = [year or token.lower in _AGED | _WITHIN_AGE for year, token in zip(years, tokens, strict=True)]
    end = is_age.index(False) if False in is_age else len(is_age)
    return tokens[end:]


def _past_apposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind who those counted are: "two people, | a Briton and an Algerian, | were killed".

    Nothing else that is counted stands between the commas: then it is a list.
    """
    if not tokens or tokens[0].text != ",":
        return tokens
    for at, token in enumerate(tokens[1 : _APPOSITION + 2], 1):
        if token.text == ",":
            is_told = at + 1 < len(tokens) and tokens[at + 1].lower in lexicon.words("states", "passive")
            return tokens[at + 1 :] if is_told else tokens
        if token.text[0].isdigit() or token.lower in lexicon.number_words() or token.lower in _BE | {"who", "which"}:
            return tokens
    return tokens


def _run(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The state at `at` and those joined to it: "killed and wounded", "killed or injured", "dead and missing"."""
    table = _state_words()
    if at and tokens[at - 1].lower in _DEADLY and table[tokens[at].lower] == "injured":
        return frozenset({"killed"})
    found = {table[tokens[at].lower]}
    joined = at + 2 < len(tokens) and tokens[at + 1].lower in ("and", "or", "and/or")
    if joined and tokens[at + 2].lower in table and not _counts_others(tokens, at):
        found.add(table[tokens[at + 2].lower])
    return frozenset(found)


def _counts_others(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word joined to the one at `at` has a number of its own: "dead and | displaced two million"."""
    after = tokens[at + 3 : at + 4]
    return tokens[at].lower in _NO_VERBS and any(
        t.text[0].isdigit() or t.lower in lexicon.number_words() or t.lower in (*lexicon.vague_numbers(), "at")
        for t in after
    )


def _adjacent_right(tokens: Sequence[Token]) -> frozenset[str]:
    """Killed, with only auxiliaries and adverbs between."""
    passive = lexicon.words("states", "passive")
    tokens = past_inclusion(tokens)
    if len(tokens) > 1 and tokens[0].lower == "of" and _state_words().get(tokens[1].lower) in _DESCRIBED:
        return _run(tokens, 1)  # "dozens of | wounded people"
    if len(tokens) > 2 and tokens[0].lower == "of" and tokens[1].lower in ("them", "whom", "these"):
        tokens = tokens[2:]  # "leaving 15 of them dead"
    for at, token in enumerate(tokens):
        if _lost_life(tokens, at):
            return frozenset({"killed"})
        if token.lower in _state_words():
            active = at > 0 and tokens[at - 1].lower in ("have", "has", "had") and _takes_object(tokens, at)
            bare = at == 0 and _takes_object(tokens, at)
            return frozenset() if active or bare else _run(tokens, at)
        if token.lower not in passive and not token.lower.endswith("ly"):
            return frozenset()
    return frozenset()


def _lost_life(tokens: Sequence[Token], at: int) -> bool:
    """Whether "lost their lives" stands here."""
    words = [token.lower for token in tokens[at : at + 3]]
    return len(words) == 3 and words[0] in ("lost", "lose", "losing") and words[2] in ("lives", "life")


def _takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether the state word is what those counted did to others: "two bombs killed six"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or tokens[at].lower in _NO_VERBS or _state_words()[tokens[at].lower] == "displaced":
        return False
    if after.lower == "at":
        return _at_least(tokens, at + 1)
    named = after.is_capital and not after.text.isupper() and not is_stop(after.lower) and not _is_month(after)
    counted = after.text[0].isdigit() or after.lower in lexicon.number_words() or after.lower in lexicon.vague_numbers()
    return named or counted or after.lower in lexicon.words("states", "objects")


def _is_month(token: Token) -> bool:
    return token.lower in lexicon.words("labels", "months")


def _at_least(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("least", "most")


def _adjacent_left(tokens: Sequence[Token]) -> frozenset[str]:
    """Killing; the deaths of; the toll to; shot dead."""
    toll = toll_of(tokens, _state_words())
    if toll is not None:
        return frozenset({toll})
    at = len(tokens) - 1
    while at >= 0 and tokens[at].lower in _BEFORE_COUNT:
        at -= 1
    if at < 0 or tokens[at].lower not in _state_words():
        return frozenset()
    found = _run(tokens, at)
    is_joined = at >= 2 and tokens[at - 1].lower in ("and", "or") and tokens[at - 2].lower in _state_words()
    if is_joined and tokens[at - 2].lower not in _NO_VERBS:
        found |= {_state_words()[tokens[at - 2].lower]}
    passive = at and tokens[at - 1].lower in _BE and tokens[at].lower.endswith("ed")
    return frozenset() if passive else found


def _passive_right(tokens: Sequence[Token]) -> frozenset[str]:
    """Were killed, after a description without a comma: "people in the northern village of X were killed"."""
    tokens = tokens[1:] if _goes_on(tokens) else tokens
    for at, token in enumerate(tokens[:-1]):
        if token.lower in _BE | {"have", "has", "had"}:
            return _adjacent_right(tokens[at:])
        if not token.text[0].isalpha() or (is_stop(token.lower) and token.lower not in _PLACING):
            return frozenset()
    return frozenset()


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether those counted are joined to others without a number: "34 soldiers | and members of militias"."""
    return len(tokens) > 1 and tokens[0].lower == "and" and tokens[1].lower in lexicon.words("labels", "joined")


def _relative_right(tokens: Sequence[Token]) -> frozenset[str]:
    """Murdered, in a relative clause on those counted: "the twelve citizens whom the rebels murdered"."""
    if not tokens or tokens[0].lower != "whom":
        return _past_who(tokens)
    for at in range(1, min(len(tokens), _RELATIVE_REACH)):
        if tokens[at].lower in _state_words():
            return _run(tokens, at)
    return frozenset()


def _past_who(tokens: Sequence[Token]) -> frozenset[str]:
    """Shot dead, in or after a clause with "who": "three boys who had picked up rifles were shot dead"."""
    if not tokens or tokens[0].lower != "who":
        return frozenset()
    for at in range(1, min(len(tokens), _WHO_REACH)):
        if tokens[at].text == ",":
            break
        if tokens[at].lower in _BE | {"have", "has", "had"}:
            found = _adjacent_right(tokens[at:]) & {"killed", "injured"}
            if found:
                return found
    return frozenset({"killed"}) if len(tokens) > 1 and tokens[1].lower in ("died", "perished") else frozenset()


def _list_left(tokens: Sequence[Token]) -> frozenset[str]:
    """Killed, before a list that the number is part of: only nouns, numbers, commas and "and" between."""
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at].lower
        if word in _state_words():
            passive = at and tokens[at - 1].lower in _BE
            return frozenset() if passive or not _takes_object_list(tokens, at) else _run(tokens, at)
        if word not in _LIST_WORDS and is_stop(word):
            return frozenset()
    return frozenset()


def _takes_object_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether something follows the state word at all: "three killed, two ..." has its own number before it."""
    return at + 2 < len(tokens) and tokens[at + 1].lower not in (",", "and")
