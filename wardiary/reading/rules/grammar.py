"""The grammar of one sentence, as far as tags and noun phrases tell it: subjects, objects, agents of passives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wardiary import lexicons
from wardiary.model import Span
from wardiary.reading.rules.patterns import lower_forms
from wardiary.reading.rules.phrases import Chunk, analysed
from wardiary.reading.tokens import Token

_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "get", "gets", "got", "am"))
_VERBS = frozenset("VBLM")
_HEDGES = frozenset(("about", "around", "over", "under", "at", "than", "to", "nearly", "almost", "more", "least", "up"))
REACH = 40  # phrases back: a longer way to a subject is a table or a list, not a clause
_LIST = frozenset((",", "and", "or"))
_OPENERS = frozenset(
    (
        "as",
        "after",
        "before",
        "since",
        "until",
        "while",
        "than",
        "when",
        "where",
        "because",
        "if",
        "although",
        "though",
        "once",
    )
)
_SETTING = frozenset(
    "in at on near after before since during around outside inside as when while if though although".split()
)
"""Words before the phrase that opens a sentence: a comma behind it ends the opening, not the first of a list."""
_OPENING = frozenset('[ ( “ ‘ "'.split())
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_BESIDE = frozenset(
    ("outside", "inside", "near", "opposite", "beyond", "past", "above", "below", "behind", "alongside")
)
"""Prepositions that are tagged as adverbs where they might be."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens with their tags and noun phrases; all indices are into these tokens.

    `bases` are noun phrases up to their heads; `phrases` are these joined by "of" and "and": "troops and equipment",
    "hundreds of rebels".
    """

    tokens: Sequence[Token]
    lower: Sequence[str]
    tags: Sequence[str]
    bases: Sequence[Chunk]
    phrases: Sequence[Chunk]

    def span(self, phrase: Chunk) -> Span:
        """The characters of a phrase."""
        return Span(self.tokens[phrase.first].start, self.tokens[phrase.last].end)

    def before(self, index: int) -> Iterator[Chunk]:
        """Phrases that end before token `index`, nearest first."""
        at = bisect_left(self.phrases, index, key=lambda phrase: phrase.last) - 1
        return (self.phrases[k] for k in range(at, max(-1, at - REACH), -1))

    def after(self, index: int) -> Iterator[Chunk]:
        """Phrases that begin after token `index`, nearest first."""
        return (p for p in self.phrases if p.first > index)

    def around(self, index: int) -> Chunk | None:
        """The base phrase that holds token `index`."""
        return _holding(self.bases, index)

    def ending(self, index: int) -> Chunk | None:
        """The joined phrase whose last token is `index`."""
        found = _holding(self.phrases, index)
        return found if found and found.last == index else None

    def base_ending(self, index: int) -> Chunk | None:
        """The base phrase whose last token is `index`."""
        found = _holding(self.bases, index)
        return found if found and found.last == index else None

    def starting(self, index: int) -> Chunk | None:
        """The phrase that begins at token `index`: joined, or the rest of one that is joined to words before it."""
        base = _holding(self.bases, index)
        whole = _holding(self.phrases, index) if base and base.first == index else None
        return Chunk(index, whole.last) if whole else None

    def is_object_of_preposition(self, phrase: Chunk) -> bool:
        """Whether a preposition stands right before the phrase."""
        at = phrase.first - 1
        if at >= 0 and self.lower[at] in _HEDGES and self.tags[phrase.first] == "#":
            at -= 1
        if at < 0 or self.lower[at] == "that":
            return False
        return self.tags[at] in "IT" or self.lower[at] in _BESIDE


def _holding(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The chunk that holds token `index`; chunks stand in order and apart."""
    at = bisect_right(chunks, index, key=lambda chunk: chunk.first) - 1
    return chunks[at] if at >= 0 and chunks[at].last >= index else None


def parse(tokens: Sequence[Token]) -> Sentence:
    """Tags and noun phrases of one sentence's tokens."""
    tags, found = analysed(tokens)
    lower = lower_forms(tokens)
    bases = [part for base in found for part in _without_day(base, tags, lower)]
    return Sentence(tokens, lower, tags, bases, _joined(bases, lower))


@cache
def times() -> frozenset[str]:
    """Nouns that tell when: a phrase with such a head is nobody."""
    return frozenset(lexicons.load("grammar")["times"].split())


def _without_day(base: Chunk, tags: Sequence[str], lower: Sequence[str]) -> list[Chunk]:
    """A phrase in two where a day stands before it without a preposition: "On Monday | rebels seized ..."."""
    at = base.first
    while at <= base.last and (
        lower[at] in times() or (at + 1 <= base.last and tags[at] == "#" and _dated(base, at, lower))
    ):
        at += 1
    if at == base.first and tags[at] == "J" and tags[at + 1 : at + 2] == ["#"] and base.last > at:
        return [Chunk(at + 1, base.last)]  # "shot dead | three women"
    if at == base.first or at > base.last or tags[base.first] not in "P#" or tags[at] in "#'":
        return [base]
    return [Chunk(base.first, at - 1), Chunk(at, base.last)]


def _dated(base: Chunk, at: int, lower: Sequence[str]) -> bool:
    """Whether a number belongs to a date: "12 April 2001", not "June | two men"."""
    return lower[at].isdigit() and (lower[at + 1] in times() or (at > base.first and lower[at - 1] in times()))


def _joined(bases: Sequence[Chunk], lower: Sequence[str]) -> list[Chunk]:
    """Base phrases joined over "of", and over "and", "or" and commas of a list."""
    out: list[Chunk] = []
    for number, base in enumerate(bases):
        between = lower[out[-1].last + 1 : base.first] if out else []
        lists = bool(out) and (lower[out[-1].last] in times()) == (lower[base.last] in times())
        ends = lists and bool(between) and between[-1] in ("and", "or") and set(between) <= _LIST
        if between == ["of"] or ends or (lists and between == [","] and _is_list(bases, number, lower)):
            out[-1] = Chunk(out[-1].first, base.last)
        else:
            out.append(base)
    return out


def _is_list(bases: Sequence[Chunk], number: int, lower: Sequence[str]) -> bool:
    """Whether the comma before a base stands in a list "A, B and C" rather than after an opening "In A,"."""
    first = bases[number - 1].first
    if first > 0 and lower[first - 1] in _SETTING:
        return False
    for left, right in pairwise(bases[number:]):
        between = lower[left.last + 1 : right.first]
        if between in (["and"], [",", "and"]):
            return True
        if between != [","]:
            return False
    return False


_ADJUNCTS = frozenset("INPDJ#S'RK")  # tags between a verb and what is joined to it: where, when and how it was done


def is_passive(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the participle at `first` is passive: after a form of "be", or before "by" with no object between."""
    if _is_after_be(sentence, first):
        return True
    follows = sentence.lower[last + 1 : last + 2]
    return follows == ["by"] or (first > 0 and _is_reduced(sentence, first)) or _is_joined(sentence, first, last)


def _is_after_be(sentence: Sentence, first: int) -> bool:
    at = _before_adverbs(sentence, first)
    return at >= 0 and sentence.lower[at] in _BE


def _before_adverbs(sentence: Sentence, first: int) -> int:
    at = first - 1
    while at >= 0 and (sentence.tags[at] == "R" or sentence.lower[at] in ("not", "n't")):
        at -= 1
    return at


def _is_reduced(sentence: Sentence, first: int) -> bool:
    at = _before_adverbs(sentence, first)
    return at >= 0 and sentence.tags[at] in "NP" and sentence.tags[first] == "L"


def _is_joined(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a participle is joined to a passive one: "were taken from their homes and | shot", "killed or | held"."""
    at = first - 1
    while at > 0 and (sentence.tags[at] in "RC" or sentence.lower[at] in (",", "then")):
        at -= 1
    if at == first - 1 or at < 1 or sentence.tags[first] not in "VL" or direct_object(sentence, last) is not None:
        return False
    while at > 0 and sentence.tags[at] in _ADJUNCTS:
        at -= 1
    return sentence.tags[at] in "VL" and (_is_after_be(sentence, at) or _is_joined(sentence, at, at))


def subject(sentence: Sentence, index: int) -> Chunk | None:
    """The phrase that is the subject of the verb at token `index`: nearest to the left that hangs on no preposition.

    A relative pronoun passes the search to the phrase before it, a missing subject ("to retake", "and seized") to the
    subject of the verb before.
    """
    for phrase in sentence.before(index):
        if sentence.is_object_of_preposition(phrase) and not _opens_clause(sentence, phrase):
            continue
        if phrase.first == phrase.last and sentence.lower[phrase.first] in _RELATIVE:
            continue
        if _is_object(sentence, phrase, index):
            continue
        return phrase
    return None


def _opens_clause(sentence: Sentence, phrase: Chunk) -> bool:
    """Whether the preposition before the phrase begins a clause: "as Russia said", "after troops left"."""
    opener = sentence.lower[phrase.first - 1]
    following = sentence.tags[phrase.last + 1 : phrase.last + 3]
    return opener in _OPENERS and bool(set(following) & _VERBS)


def _is_object(sentence: Sentence, phrase: Chunk, index: int) -> bool:
    """Whether the phrase follows a verb and another verb's subject is meant: "retake the city", "and seized"."""
    if phrase.first == 0 or sentence.tags[phrase.first - 1] not in "VBG":
        return False
    between = sentence.tags[phrase.last + 1 : index]
    return not between or between[0] in "CT" or "T" in between or between[:2] == [".", "C"]


def direct_object(sentence: Sentence, last: int) -> Chunk | None:
    """The phrase right after the verb that ends at token `last`, if nothing but adverbs stands between."""
    at = last + 1
    while at < len(sentence.tags) and (sentence.tags[at] in "RK" or _is_hedge(sentence, at)):
        at += 1
    found = _holding(sentence.phrases, at)
    return found if found and found.first > last else None


def _is_hedge(sentence: Sentence, at: int) -> bool:
    """Whether the word only bounds a number: "more than 80,000", "at least six"."""
    return sentence.lower[at] in _HEDGES and bool(set(sentence.tags[at + 1 : at + 3]) & {"#"})


def after_preposition(sentence: Sentence, last: int, prepositions: frozenset[str], reach: int = 12) -> Chunk | None:
    """The phrase after one of `prepositions`, at most `reach` tokens past `last` and before the next finite verb."""
    for at in range(last + 1, min(len(sentence.lower), last + reach + 1)):
        if sentence.lower[at] in prepositions:
            first = at + 2 if "".join(sentence.lower[at + 1 : at + 2]) in _OPENING else at + 1
            return sentence.starting(first)
        if sentence.tags[at] in "VM" or sentence.lower[at] in (";", "—"):
            return None
    return None
