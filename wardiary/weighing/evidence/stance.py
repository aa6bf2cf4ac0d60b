"""What a sentence makes of what was told before it, by learned weights: denies it, bears it out, owns to it, shows it.

Invariant: only words, their classes and who speaks count, never a name, so that no war is known better than another.
The weights are learned by `python -m training.answers`; what weighed most is told as the reason.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from wardiary import lexicons
from wardiary.model import Kind

_TOKEN = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W_]+(?:-[^\W_]+)*|['’]s\b|[“”\"?!;:,.]")
_SUFFIXES = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""))
_STEM = 3  # letters that a suffix must leave
_SCOPE = 4  # words behind a negation that it reaches
_NEAR = 6  # words from one class of words to the next for the two to belong together
_CONTENT = 5  # letters of a word that two sentences share because they speak of one thing
_TOLD = 5  # words named in a reason
_MARKS = frozenset(",.;:!?")
_QUOTES = frozenset('“”"')


class Stance(StrEnum):
    """What a sentence makes of what was told before it."""

    DENIES = "denies"
    BEARS_OUT = "bears"
    CONCEDES = "concedes"
    SHOWS_TRUE = "true"
    SHOWS_FALSE = "false"
    NONE = "none"


class Who(StrEnum):
    """Who speaks, as against who told it: the other party, the same voice, no party, or the publisher by itself."""

    OTHER = "other"
    SAME = "same"
    THIRD = "third"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reply:
    """A sentence after what was told: its words, those of the telling and of what stands between, and who speaks."""

    kind: Kind
    told: str
    words: str
    who: Who
    before: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The likeliest stance, its chance, and the words that weighed most for it."""

    stance: Stance
    chance: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the logit of each stance; `bias` is what every sentence has."""

    bias: Mapping[Stance, float]
    of: Mapping[str, tuple[float, ...]]

    def chances(self, found: Sequence[str]) -> dict[Stance, float]:
        """The chance of each stance."""
        scale, known = length_scale(len(found)), [row for name in found if (row := self.of.get(name))]
        logits = [self.bias[s] + scale * sum(row[k] for row in known) for k, s in enumerate(Stance)]
        highest = max(logits)
        raised = [math.exp(each - highest) for each in logits]
        return {stance: each / sum(raised) for stance, each in zip(Stance, raised, strict=True)}

    def judged(self, reply: Reply) -> Judged:
        """The likeliest stance of a reply."""
        found = features(reply)
        chances = self.chances(found)
        best = max(Stance, key=lambda stance: chances[stance])
        column = list(Stance).index(best)
        weighty = sorted(((self.of[name][column], name) for name in found if name in self.of), reverse=True)
        return Judged(best, chances[best], tuple(name for weight, name in weighty[:_TOLD] if weight > 0))


@lru_cache(256)
def judged(reply: Reply) -> Judged:
    """The likeliest stance by the weights that ship."""
    return shipped().judged(reply)


def length_scale(count: int) -> float:
    """What a feature counts in a sentence that has so many: a long one says not more by being long."""
    return 10.0 / math.sqrt(count + 20.0)


def features(reply: Reply) -> list[str]:
    """What holds of a reply, each once, in a fixed order."""
    words = tuple(_words(reply.words))
    family = _family(reply.kind)
    told = {stem(w) for w in _words(reply.told) if len(w) >= _CONTENT}
    found = [*_of_words(words), *_of_classes(words, family, reply.who), *_of_told(words, told, family, reply.who)]
    found += [f"who={reply.who}", f"kind={reply.kind}", f"who={reply.who} of {family}"]
    found += [f"before: {c}" for w in _words(reply.before) if (c := _class_of(w))]
    found += [f"quotation {reply.who}"] if any(mark in reply.words for mark in _QUOTES) else []
    found += ["a question"] if "?" in reply.words else []
    return list(dict.fromkeys(found))


def _words(text: str) -> Iterator[str]:
    """The words in lower case, names as one "Name", with the marks that part clauses."""
    is_begin, is_named = True, False
    for match in _TOKEN.finditer(text):
        word = match.group()
        is_name = word[:1].isupper() and not is_begin and word != "I"
        if not is_name:
            yield '"' if word in _QUOTES else word.lower()
        elif not is_named:
            yield "Name"
        is_begin, is_named = word in '“”":.?!', is_name


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """A word without the ending of its form."""
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM and not word.endswith("ss"):
            return word[: -len(suffix)] + instead
    return word


def _of_words(words: Sequence[str]) -> Iterator[str]:
    """Words, pairs of words, and words within the reach of a negation."""
    plain = [stem(word) for word in words]
    mapped = [_class_of(word) or own for word, own in zip(words, plain, strict=True)]
    scope = 0
    for at, (word, one) in enumerate(zip(plain, mapped, strict=True)):
        if word in _MARKS:
            scope = 0
            continue
        yield word
        if at and plain[at - 1] not in _MARKS:
            yield f"{mapped[at - 1]} {one}"
        if scope and word.isalpha():
            yield f"not … {one}"
        scope = _SCOPE if one == "NOT" else max(0, scope - 1)
    yield f"begins {' '.join(mapped[:1])}"
    yield f"begins {' '.join(mapped[:2])}"


def _of_classes(words: Sequence[str], family: str, who: Who) -> Iterator[str]:
    """Classes of words, who speaks in them of which family of kinds, and which classes follow one another closely."""
    classes = [(at, name) for at, word in enumerate(words) if (name := _class_of(word))]
    for number, (at, name) in enumerate(classes):
        yield name
        yield f"{who} {name}"
        yield f"{who} {name} of {family}"
        for behind, other in classes[number + 1 : number + 3]:
            if behind - at <= _NEAR and other != name:
                yield f"{name} … {other}"
                yield f"{who} {name} … {other}"


def _of_told(words: Sequence[str], told: set[str], family: str, who: Who) -> Iterator[str]:
    """Words that were told before come again; also denied, and in whose mouth."""
    scope = 0
    for word in words:
        if len(word) >= _CONTENT and stem(word) in told:
            yield "told again"
            yield f"{who} told again of {family}"
            if scope:
                yield "not … told again"
        scope = _SCOPE if _class_of(word) == "NOT" else max(0, scope - 1)


@lru_cache(1 << 14)
def _class_of(word: str) -> str:
    return _classes().get(word) or _classes().get(stem(word), "")


@cache
def _classes() -> dict[str, str]:
    table = lexicons.load("stances")["classes"]
    return {
        form: name.upper() for name, words in table.items() for word in words.split() for form in (word, stem(word))
    }


@cache
def _family(kind: Kind) -> str:
    table = lexicons.load("stances")["families"]
    return next((name for name, kinds in table.items() if kind.value in kinds.split()), "other")


@cache
def shipped() -> Weights:
    """The weights that ship, read once."""
    found = json.loads(files(lexicons).joinpath("answer_weights.json").read_text(encoding="utf-8"))
    bias = {Stance(name): value for name, value in found["bias"].items()}
    return Weights(bias, {name: tuple(row) for name, row in found["weights"].items()})
