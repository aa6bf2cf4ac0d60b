"""Fixed phrases with inflected heads and gaps, found in tokens: the matcher behind the trigger lexicon.

A phrase is written `take_control`, `push_*_back` (up to `GAP` words between) or `%-held` (any word with that ending);
`{win|score}_a_victory` stands for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from wardiary.reading.rules.morphology import VerbForms, british_forms, plural, verb_forms
from wardiary.reading.tokens import Token

GAP = 4  # words between the parts of a phrase: "drove the last of the militants out"; longer gaps read across clauses

Form = Literal["base", "third", "past", "participle", "gerund", "noun", "adjective"]
_REMEMBERED = 20_000  # words: those of some hundred reports
_CHOICE = re.compile(r"(\{[^}]*\})")
_STOPS = frozenset('.;:!?”“"()—')


def spelled_out(specs: str) -> Iterator[str]:
    """Each phrase of a list, the choices between braces made."""
    for spec in specs.split():
        parts = [part.strip("{}").split("|") for part in _CHOICE.split(spec) if part]
        yield from map("".join, product(*parts))


class Phrase(NamedTuple):
    """One surface form of a lexicon entry: its words (None for a gap), what form it is, and whose entry it is.

    A tuple, for 24,000 are made at every start.
    """

    words: tuple[str | None, ...]
    form: Form
    lemma: str
    entry: int


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands: token indices `[first, last]`, and the phrase."""

    first: int
    last: int
    phrase: Phrase


class PhraseBook:
    """All surface forms of a lexicon, numbered, by their first word and the word that comes next, if behind a gap."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, dict[str, list[tuple[int, Phrase]]]] = {}
        self._by_ending: list[Phrase] = []
        for number, phrase in enumerate(phrases):
            first, *others = phrase.words
            if first is not None and first.startswith("%"):
                self._by_ending.append(phrase)
            else:
                known = self._by_first.setdefault(first or "", {})
                known.setdefault(next(filter(None, others), ""), []).append((number, phrase))
        self._endings = tuple((phrase.words[0] or "")[1:] for phrase in self._by_ending)
        self.begins = lru_cache(_REMEMBERED)(self._begins)

    def _begins(self, word: str) -> bool:
        """Whether any phrase begins with a lower-case word: one in fifty does."""
        return word in self._by_first or word.endswith(self._endings)

    def at(self, lower: Sequence[str], index: int) -> list[Match]:
        """Every phrase that begins at token `index`, longest first. `lower` are the tokens' lower-case forms."""
        word = lower[index]
        if not self.begins(word):
            return []
        known = self._by_first.get(word, {})
        following = dict.fromkeys(("", *lower[index + 1 : index + GAP + 2])) if known else ()
        begun = sorted(pair for after in following for pair in known.get(after, ()))
        found = [m for _, phrase in begun if (m := _match(lower, index, phrase))]
        found += [Match(index, index, p) for p in self._by_ending if word.endswith((p.words[0] or "")[1:])]
        return sorted(found, key=lambda m: (-len(m.phrase.words), m.last)) if len(found) > 1 else found


def _match(lower: Sequence[str], index: int, phrase: Phrase) -> Match | None:
    if None in phrase.words:
        return _walk(lower, index, phrase)
    end = index + len(phrase.words)
    return Match(index, end - 1, phrase) if tuple(lower[index:end]) == phrase.words else None


def _walk(lower: Sequence[str], first: int, phrase: Phrase) -> Match | None:
    at, gap = first, 0
    for word in phrase.words[1:]:
        if word is None:
            gap = GAP
            continue
        reach = range(at + 1, min(len(lower), at + gap + 2))
        hit = next((k for k in reach if lower[k] == word and not _STOPS.intersection(lower[at + 1 : k])), None)
        if hit is None:
            return None
        at, gap = hit, 0
    return Match(first, at, phrase)


def verb_phrases(spec: str, entry: int) -> list[Phrase]:
    """All forms of a verb phrase: only its first word is inflected."""
    head, *rest = spec.split("_")
    tail = tuple(None if word == "*" else word for word in rest)
    spelled = (verb_forms(head), british_forms(head))
    surfaces = (pair for forms in spelled if forms for pair in _surfaces(forms))
    return [Phrase((word, *tail), form, spec, entry) for form, word in dict.fromkeys(surfaces)]


def _surfaces(forms: VerbForms) -> list[tuple[Form, str]]:
    """Each form with its word."""
    return [
        ("base", forms.base),
        ("third", forms.third),
        ("past", forms.past),
        ("participle", forms.participle),
        ("gerund", forms.gerund),
    ]


def noun_phrases_of(spec: str, entry: int) -> list[Phrase]:
    """Singular and plural of a noun phrase: its last word, or the first before "of", is inflected."""
    words = spec.lower().split("_")
    head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    many = [*words[:head], plural(words[head]), *words[head + 1 :]]
    return [Phrase(tuple(w), "noun", spec, entry) for w in (words, many)]


def lower_forms(tokens: Sequence[Token]) -> list[str]:
    """Lower-case forms, with typographic apostrophes made plain."""
    return [token.lower.replace("’", "'") for token in tokens]
