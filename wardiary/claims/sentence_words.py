"""The words of one sentence, cut once for all that is told in it, with their stems."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property, lru_cache

from wardiary import lexicons
from wardiary.model import Span

_WORD = re.compile(r"\w[\w'’-]*")
_ENDING = re.compile(r"(?:ings?|ed|es|s|als?|ments?|ions?|ers?|ures?|e)$")
_PLURAL = re.compile(r"(\w{2}[^su])s$")  # "raids", not "class" or "status"
_STEM = 5  # letters that "seized", "seizure" and "seizing" share
_LONG = 5  # letters of a word that may have an ending to cut off
_CONTENT = 4  # letters: shorter words say little of what else is told


class SentenceWords:
    """One sentence of a report; words are numbered from 0."""

    def __init__(self, text: str, sentence: Span) -> None:
        found = [(match.start(), match.group()) for match in _WORD.finditer(text, sentence.start, sentence.end)]
        self.text = text
        self.starts = [start for start, _ in found]
        self.words = [word for _, word in found]
        self.stems = list(map(stem, self.words))
        self._head = text[sentence.start : sentence.start + 30]

    @cached_property
    def content(self) -> list[str]:
        """The stems of the longer words, the others empty."""
        return [root if len(word) >= _CONTENT else "" for word, root in zip(self.words, self.stems, strict=True)]

    @cached_property
    def is_once_more(self) -> bool:
        """Whether it says that something happened once more."""
        return not listed("again").isdisjoint(map(str.lower, self.words))

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether it begins with another place or time: "Separately,", "On Monday"."""
        return bool(_head_words().match(self._head))

    def within(self, start: int, end: int) -> range:
        """The numbers of the words that begin in a stretch of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def run_before(self, number: int, most: int) -> list[str]:
        """Up to `most` words before word `number`, the nearest first, with nothing but white space between."""
        run: list[str] = []
        while number > 0 and len(run) < most:
            before = self.words[number - 1]
            if not self.text[self.starts[number - 1] + len(before) : self.starts[number]].isspace():
                break
            run.append(before.lower())
            number -= 1
        return run


@lru_cache(maxsize=20_000)  # the words of many reports: some 2 MB
def stem(word: str) -> str:
    """The first letters of a word in its base form, without its ending: "airstrikes" and "struck" are "strik".

    Empty for a word that does not say what happened ("had been").
    """
    plain = _PLURAL.sub(r"\1", re.sub(r"-|['’]s$", "", word.lower()))
    if plain in listed("support"):
        return ""
    plain = _base_forms().get(plain, plain)
    if plain.startswith("air") and len(plain) > _LONG + 1:
        plain = plain[3:]
    return (_ENDING.sub("", plain) if len(plain) > _LONG else plain)[:_STEM]


def stems(words: str) -> frozenset[str]:
    """The stems of the longer words of a name."""
    return frozenset(stem(word) for word in _WORD.findall(words) if len(word) >= _CONTENT) - {""}


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of the lexicon."""
    words: str = lexicons.load("same_happening")["words"][name]
    return frozenset(words.split())


@cache
def _base_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base, others in lexicons.load("verbs")["irregular"].items():
        for form in others:
            forms.setdefault(form, base)
    return forms


@cache
def _head_words() -> re.Pattern[str]:
    heads = sorted(words.replace("_", " ") for words in listed("elsewhere"))
    return re.compile(rf"\s*(?:{'|'.join(heads)})")
