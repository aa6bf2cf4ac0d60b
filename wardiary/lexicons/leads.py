"""What words a pattern cannot match without: read off the tree that Python's own compiler of patterns makes of it.

That tree (`re._parser`) is no public interface. Where it is not there, or holds what is not known here, the answer is
that nothing is known, which costs time and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from importlib import import_module
from itertools import accumulate, islice
from typing import Any

LENGTH = 6
"""Letters by which a word is known: enough to tell most words apart, few enough to compare."""
STEMS = (4, 3)
"""To how many letters what is only the beginning of a shorter word is cut, the first that it has."""
END = " "
"""What a lead ends with that is a whole word shorter than `LENGTH`: "we", not "west"."""
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"(\w+)")
_MANY = 2000  # leads: of so many some stands in any text
_REMEMBERED = 20_000  # words: those of a few hundred reports
_FEW = 12  # characters of a class, of which each is followed up
_RARER = 4.0  # a word longer by a letter is so many times rarer, about

_Item = tuple[Any, Any]
_Leads = frozenset[str]


class _UnknownError(Exception):
    """A pattern of which it is not known what words stand there."""


class _At(IntEnum):
    """How far a reading of the pattern has come."""

    ANYWHERE = 0  # perhaps in the middle of a word
    BOUNDARY = 1  # where a word begins, if one comes
    WITHIN = 2  # in a word, which may go on
    DONE = 3


_State = tuple[str, _At]


def leads(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Beginnings of words of which the text of each match has one (`ways_of`); None where none are known.

    Of the words that stand one behind the other in a pattern those are taken that are rarest, as far as length tells.
    """
    try:
        return _rarest(list(import_module("re._parser").parse(pattern, flags)))
    except (ImportError, RecursionError):
        return None


def heads(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Beginnings of words of which each match has one at its start, where a word begins; None where none are known."""
    try:
        items = list(import_module("re._parser").parse(pattern, flags))
    except (ImportError, RecursionError):
        return None
    if not _begins_word(items, is_start=False):
        return None
    try:
        found = frozenset(map(_known, _after(items, frozenset({("", _At.ANYWHERE)}))))
    except _UnknownError:
        return None
    return None if "" in found else found


def folded_words(text: str) -> set[str]:
    """The words of a text, each once, without regard to case."""
    return set(_WORD.findall(_fold(text)))


def ways_of(word: str) -> tuple[str, ...]:
    """How a folded word begins: `LENGTH` letters of it, or all with `END`, and its stems."""
    if len(word) >= LENGTH:
        return (word[:LENGTH], *(word[:length] for length in STEMS))
    return (word, word + END, *(word[:length] for length in STEMS))


def words_of(text: str) -> tuple[tuple[int, frozenset[str] | None], ...]:
    """Where the words of a text begin, and how; None for one that has another length folded, or may have."""
    parts = _PARTS.split(text)  # what is between words, a word, and so on
    return tuple(zip(islice(accumulate(map(len, parts)), 0, None, 2), map(_ways_of_any, parts[1::2]), strict=False))


@lru_cache(_REMEMBERED)
def _ways_of_any(word: str) -> frozenset[str] | None:
    return frozenset(ways_of(_fold(word))) if word.isascii() else None


def _fold(text: str) -> str:
    """Without regard to case, as `re.IGNORECASE` has it, to which a dotless i is an i."""
    return text.casefold().replace("ı", "i")


def _rarest(items: Sequence[_Item], *, is_start: bool = False) -> _Leads | None:
    """The rarest words that one of the items of a sequence must have, or that begin there.

    `is_start` says whether the first item stands where a word would begin.
    """
    starts = [is_start]
    for item in items:
        starts.append(_ends_word(item) or (starts[-1] and _ends_word_if_there(item)))
    found = [each for k in range(len(items)) for each in _ways(items[k:], is_start=starts[k])]
    return min(found, key=_commonness, default=None)


def _commonness(found: _Leads) -> float:
    return sum(_RARER ** -len(lead) for lead in found)


def _ends_word_if_there(item: _Item) -> bool:
    """Whether an item may be left out, and behind it, where it is not, a word would begin: `(?:\\w+ )?`."""
    operation, argument = item
    if str(operation) not in ("MAX_REPEAT", "MIN_REPEAT"):
        return False
    inside = [*argument[2]]
    while len(inside) == 1 and str(inside[0][0]) == "SUBPATTERN":
        inside = [*inside[0][1][-1]]
    return bool(inside) and _ends_word(inside[-1])


def _ends_word(item: _Item) -> bool:
    """Whether behind an item a word would begin."""
    operation, argument = item
    if str(operation) == "AT":
        return str(argument) != "AT_NON_BOUNDARY"
    if str(operation) in ("MAX_REPEAT", "MIN_REPEAT") and argument[0]:
        return _ends_word_if_there(item)
    if str(operation) == "IN":
        return [tuple(map(str, each)) for each in argument] == [("CATEGORY", "CATEGORY_SPACE")]
    return str(operation) == "LITERAL" and not _is_word(chr(argument))


def _begins_word(items: Sequence[_Item], *, is_start: bool) -> bool:
    """Whether what matches these items begins with a letter of a word, and where a word begins.

    `is_start` says whether they stand where a word begins, if it is a letter that comes.
    """
    for operation, argument in items:
        match str(operation):
            case "AT":
                is_start |= str(argument) == "AT_BOUNDARY"
            case "ASSERT_NOT":
                is_start |= _is_no_word_before(argument)
            case "ASSERT":
                pass
            case "LITERAL":
                return is_start and _is_word(chr(argument))
            case "IN":
                return is_start and all(map(_is_of_words, argument))
            case "BRANCH":
                return all(_begins_word([*each], is_start=is_start) for each in argument[1])
            case "SUBPATTERN":
                return _begins_word([*argument[-1]], is_start=is_start)
            case "MAX_REPEAT" | "MIN_REPEAT":
                if not _begins_word([*argument[2]], is_start=is_start):
                    return False
                if argument[0]:
                    return True
            case _:
                return False
    return False


def _is_of_words(told: tuple[Any, Any]) -> bool:
    """Whether a part of a class holds letters of words alone."""
    operation, argument = str(told[0]), told[1]
    if operation == "RANGE":
        return all(_is_word(chr(each)) for each in range(argument[0], min(argument[1] + 1, argument[0] + _MANY)))
    return operation == "LITERAL" and _is_word(chr(argument))


def _ways(items: Sequence[_Item], *, is_start: bool) -> Iterator[_Leads]:
    """The sets of leads that the first of these items gives: as the words begin there, or by what it holds."""
    try:
        states = _after(items, frozenset({("", _At.BOUNDARY if is_start else _At.ANYWHERE)}))
    except _UnknownError:
        states = frozenset()
    found = frozenset(_known(state) for state in states)
    if found and "" not in found:
        yield found
    operation, argument = items[0]
    parts = [_rarest(each, is_start=is_start) for each in _inside(str(operation), argument)]
    known = [each for each in parts if each is not None]
    if known and len(known) == len(parts):
        yield frozenset[str]().union(*known)


def _known(state: _State) -> str:
    """What is to be found among the ways of a text's words; empty where too little is known of a word."""
    lead, at = state
    if at < _At.WITHIN or len(lead) == LENGTH or lead.endswith(END):
        return lead
    return next((lead[:length] for length in STEMS if len(lead) >= length), "")


def _inside(operation: str, argument: Any) -> list[list[_Item]]:
    """The sequences of which a match has one, where an item must match at all."""
    match operation:
        case "BRANCH":
            return [list(each) for each in argument[1]]
        case "SUBPATTERN":
            return [list(argument[-1])]
        case "ATOMIC_GROUP":
            return [list(argument)]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0]:
            return [list(argument[2])]
        case _:
            return []


def _after(items: Iterable[_Item], states: frozenset[_State]) -> frozenset[_State]:
    """The states after these items of a pattern; those that are done stay."""
    for operation, argument in items:
        if len(states) > _MANY:
            raise _UnknownError
        if all(at is _At.DONE for _, at in states):
            return states
        states = _item(str(operation), argument, states)
    return states


def _item(operation: str, argument: Any, states: frozenset[_State]) -> frozenset[_State]:
    match operation:
        case "LITERAL":
            return _read(chr(argument), states)
        case "IN":
            return _class(argument, states)
        case "BRANCH":
            return frozenset[_State]().union(*(_after(each, states) for each in argument[1]))
        case "SUBPATTERN":
            return _after(argument[-1], states)
        case "ATOMIC_GROUP":
            return _after(argument, states)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inside = argument
            return _repeated(inside, states, least=least, most=most)
        case "AT":
            return frozenset(map(_bounded, states)) if str(argument) != "AT_NON_BOUNDARY" else states
        case "ASSERT_NOT":
            return frozenset(map(_bounded, states)) if _is_no_word_before(argument) else states
        case "ASSERT":
            return states
        case _:  # any character, one that is not told, a group said again
            return _unseen(states)


def _read(letter: str, states: frozenset[_State]) -> frozenset[_State]:
    """The states after one character."""
    folded = _fold(letter)
    if len(folded) > 1:
        raise _UnknownError  # "İ", "ß"
    return frozenset(_letter(folded, state) for state in states)


def _letter(letter: str, state: _State) -> _State:
    lead, at = state
    if at is _At.DONE:
        return state
    if not _is_word(letter):
        return _bounded(state) if at is _At.WITHIN else (lead, _At.BOUNDARY)
    if at is _At.ANYWHERE:
        raise _UnknownError
    lead = (lead + letter)[:LENGTH]
    return (lead, _At.DONE if len(lead) == LENGTH else _At.WITHIN)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _class(items: Sequence[_Item], states: frozenset[_State]) -> frozenset[_State]:
    """The states after one character of a class."""
    letters: set[str] = set()
    for operation, argument in items:
        match str(operation):
            case "LITERAL":
                letters.add(chr(argument))
            case "RANGE" if argument[1] - argument[0] < _FEW:
                letters |= set(map(chr, range(argument[0], argument[1] + 1)))
            case "CATEGORY" if str(argument) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
                letters.add(END)
            case _:
                return _unseen(states)
    if len(letters) > _FEW:
        return _unseen(states)
    return frozenset[_State]().union(*(_read(letter, states) for letter in letters))


def _unseen(states: frozenset[_State]) -> frozenset[_State]:
    """The states after a character of which nothing is known: a lead that has begun stops there."""
    if any(at < _At.WITHIN for _, at in states):
        raise _UnknownError
    return frozenset((lead, _At.DONE) for lead, _ in states)


def _repeated(items: Sequence[_Item], states: frozenset[_State], *, least: int, most: int) -> frozenset[_State]:
    once = _after(items, states)
    if most > 1:  # whatever comes next, the same again or what follows
        again = frozenset(state for state in once if state[1] < _At.WITHIN)
        once = frozenset((lead, at if at < _At.WITHIN else _At.DONE) for lead, at in once | _after(items, again))
    return once if least else once | states


def _bounded(state: _State) -> _State:
    """The state at a boundary of words, where a word that has begun is whole."""
    lead, at = state
    if at is _At.WITHIN:
        return (lead + END, _At.DONE)
    return (lead, max(at, _At.BOUNDARY))


def _is_no_word_before(argument: tuple[int, Sequence[_Item]]) -> bool:
    """Whether what may not stand before is any letter of a word: `(?<!\\w)`, `(?<![\\w-])`."""
    direction, items = argument
    if direction > 0 or len(items) != 1 or str(items[0][0]) != "IN":
        return False
    return any(str(operation) == "CATEGORY" and str(told) == "CATEGORY_WORD" for operation, told in items[0][1])
