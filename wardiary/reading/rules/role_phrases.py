"""What the roles of verbs and of nouns share: the phrases of a role, who can do it, who held the place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Kind, Span
from wardiary.reading.rules.grammar import Sentence, after_preposition, direct_object
from wardiary.reading.rules.members import listed, members
from wardiary.reading.rules.phrases import Chunk, is_common
from wardiary.reading.rules.subjects import is_time, word_set

_SHARING = 3  # verbs before one object: "captured, tortured and murdered"
_LOSER_REACH = 20  # tokens: "dozens of villages and more than 700 square miles of rebel-held terrain"
_HELD = ("-held", "-controlled", "-occupied", "-run", "-besieged")


@dataclass(frozen=True, slots=True)
class Roles:
    """The phrases found for one trigger."""

    agents: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None


def after(sentence: Sentence, last: int, prepositions: frozenset[str], reach: int) -> Chunk | None:
    """The phrase after one of `prepositions`, at most `reach` tokens past `last`, unless it tells when."""
    phrase = after_preposition(sentence, last, prepositions, reach)
    return None if phrase is None or is_time(sentence, phrase) or sentence.lower[phrase.last] == "least" else phrase


def with_holder(sentence: Sentence, kind: Kind, last: int, roles: Roles) -> Roles:
    """A place that is "rebel-held" is taken from the rebels, or given up by them."""
    gives_up = kind is Kind.WITHDRAWAL
    if roles.place is None or (roles.agents if gives_up else roles.targets):
        return roles
    for at in range(last + 1, min(len(sentence.tokens), last + _LOSER_REACH)):
        token = sentence.tokens[at]
        if sentence.tags[at] in "VM":
            return roles
        if sentence.lower[at].endswith(_HELD) and token.text.index("-"):
            holder = (Span(token.start, token.start + token.text.index("-")),)
            return replace(roles, agents=holder) if gives_up else replace(roles, targets=holder)
    return roles


def is_doer(sentence: Sentence, index: int) -> bool:
    """Whether a word before a noun can be who did it: a name or an armed noun."""
    word = sentence.lower[index]
    if sentence.tags[index] == "P":
        return word not in _calendar() and not (index == 0 and (is_common(word) or word.endswith(("ous", "al", "ive"))))
    return word in armed() and sentence.tokens[index].text != "is"  # the verb, no group's initials


@cache
def armed() -> frozenset[str]:
    """Nouns of armed actors, lower-case."""
    return frozenset(lexicons.load("support")["armed"].split()) | {"government", "opposition"}


@cache
def weapons() -> frozenset[str]:
    """Nouns of weapons, which do nothing by themselves."""
    return frozenset(lexicons.load("support")["weapons"].split()) - armed()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(lexicons.load("support")["calendar"].split()) | word_set("times")


def all_of(sentence: Sentence, phrase: Chunk | None) -> tuple[Span, ...]:
    """The actors that a phrase lists, with those told after "including"."""
    return tuple(sentence.span(p) for p in _chunks(sentence, phrase)) if phrase else ()


def _chunks(sentence: Sentence, phrase: Chunk) -> Iterator[Chunk]:
    yield from members(sentence, phrase)
    yield from listed(sentence, phrase)


def with_allegiance(sentence: Sentence, span: Span) -> Span:
    """An actor with the party that the words behind say he is of: "gunmen | linked to the Front"."""
    first = bisect_left(sentence.tokens, span.end, key=lambda token: token.start)
    first += sentence.lower[first : first + 1] == [","]
    to = first + 1
    if sentence.lower[to : to + 1] not in (["to"], ["with"]) or sentence.lower[first] not in word_set("allegiance"):
        return span
    party = sentence.starting(to + 1)
    return Span(span.start, sentence.span(party).end) if party else span


def span_of(sentence: Sentence, phrase: Chunk | None) -> Span | None:
    """The characters of a phrase, None of none."""
    return sentence.span(phrase) if phrase else None


def object_of(sentence: Sentence, last: int) -> Chunk | None:
    """The object of the verb that ends at token `last`; of verbs joined before one object, that one."""
    at = last
    for _ in range(_SHARING):  # "captured, tortured and murdered | medical staff"
        ahead = at + 1 + (sentence.lower[at + 1 : at + 2] == [","])
        ahead += sentence.lower[ahead : ahead + 1] in (["and"], ["or"])
        if ahead == at + 1 or ahead >= len(sentence.tags) or sentence.tags[ahead] not in "VLB":
            break
        at = ahead
    phrase = direct_object(sentence, at)
    return None if phrase is None or is_time(sentence, phrase) else phrase
