"""Noun phrases taken apart for `voice_names`: words, country, organisation, head noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wardiary.model import Voice, VoiceType
from wardiary.reading.rules.phrases import is_common
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_tables import Naming

_DETERMINERS = frozenset(
    "the a an this that these those some several many other all both its his her their our my no any one".split()
)
_PARTS = frozenset("one some several many both most all two three four none any each".split())
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_FOLLOWERS = frozenset(
    "group organisation organization militants fighters forces militia militias movement rebels terrorists jihadists "
    "extremists insurgents members troops gunmen soldiers paramilitaries news agency newspaper outlet officials".split()
)
_REMEMBERED = 4096  # phrases: each is taken apart several times
_LONGEST_NAME = 12  # words: the longest of the table has nine
_STOPS = frozenset(
    "of for in from with on at whose that by near to and inside close along around across over under".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in pieces: its words without determiner, and the country they name, if any."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    naming: Naming | None
    where: tuple[int, int]

    @property
    def rest(self) -> tuple[str, ...]:
        """The lower-case words besides the country's, without possessives and articles."""
        first, last = self.where
        kept = [w for k, w in enumerate(self.lower) if not first <= k < last]
        kept = [w for w in kept if w not in POSSESSIVES and w != "the"]
        return tuple(kept[:-1] if kept[-1:] in (["of"], ["in"]) else kept)


def words_of(phrase: str) -> list[str]:
    """The words without a leading determiner; full stops of abbreviations dropped, those inside ("U.S.") kept."""
    return list(_words_of(phrase))


@lru_cache(_REMEMBERED)
def _words_of(phrase: str) -> list[str]:
    words = [part for word in phrase.split() for part in _split_ending(word) if part]
    cut = next((k for k, word in enumerate(words) if k and word.lower() in ("who", "which")), len(words))
    words = words[:cut]
    while len(words) > 1 and words[-1] in ("there", "here", "themselves", "himself", "herself", "itself", "alike"):
        words = words[:-1]
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in _PARTS:
        words = words[2:]  # "one of the nurses"
    while len(words) > 1 and words[0].lower() in _DETERMINERS and not (words[0] == "The" and words[1] in ("Hague",)):
        words = words[1:]
    return words


def _split_ending(word: str) -> tuple[str, ...]:
    """A word without the marks around it, and its possessive ending."""
    word = word.strip(',;:!?()[]"“”«»')
    if not (word.count(".") > 1 or (len(word) == 2 and word[0].isupper())):
        word = word.rstrip(".")
    if word.endswith(("'s", "’s")):
        return word[:-2], word[-2:]
    return (word[:-1], word[-1]) if word.endswith(("s'", "s’")) else (word,)


def joined(words: Sequence[str]) -> str:
    """Words put together again, possessive endings without a space."""
    out = ""
    for word in words:
        out += word if word in POSSESSIVES or not out else " " + word
    return out


def organisation_of(words: Sequence[str]) -> Voice | None:
    """An organisation of the table, with or without "group" or "fighters" behind it, or "members of" before."""
    table = tables.organisations()
    spelled = list(words)
    while spelled and spelled[-1] in POSSESSIVES:
        spelled.pop()
    for first in (0, 2) if len(spelled) > 2 and spelled[1].lower() == "of" else (0,):
        if first and spelled[0].lower() not in _FOLLOWERS:
            continue
        for last in range(len(spelled), max(first, len(spelled) - 3), -1):
            if any(w.lower() not in _FOLLOWERS for w in spelled[last:]):
                break
            found = table.get(tables.key(joined(spelled[first:last])))
            if found is not None and (found.uncapitalised or not spelled[first][0].islower()):
                return Voice(found.name, found.type, found.country, f"“{joined(words)}” is {found.name}")
    return None


def organisation_in(words: Sequence[str]) -> Voice | None:
    """An organisation named anywhere in the words, longest first."""
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        for first in range(len(words) - length + 1):
            found = organisation_of(words[first : first + length]) if words[first][:1].isupper() else None
            if found is not None:
                return found
    return None


def parse(words: Sequence[str]) -> Phrase:
    """The words in pieces."""
    naming, where = _country_in(words)
    return Phrase(tuple(words), tuple(w.lower() for w in words), naming, where)


def _country_in(words: Sequence[str]) -> tuple[Naming | None, tuple[int, int]]:
    """The first country named in the words, longest name first, and where."""
    names = tables.country_names()
    for first in range(len(words)):
        if not words[first][:1].isupper():
            continue
        for length in range(min(5, len(words) - first), 0, -1):
            found = names.get(tables.key(joined(words[first : first + length])))
            if found is not None:
                return found, (first, first + length)
    return None, (0, 0)


def head_of(lower: Sequence[str]) -> int:
    """Where the head noun is: the last word before "of", "for", "in", "from", "with", "on", "at", "whose", "who"."""
    for k in range(1, len(lower)):
        follows = lower[k - 1] in tables.kinds() and (lower[k].endswith(("ed", "ing")) or lower[k] == "still")
        if lower[k] in _STOPS or follows:
            return k - 1
    return len(lower) - 1


def noun_type(words: Sequence[str]) -> VoiceType | None:
    """The type by an organisation's noun among the words, the last one first; of "a house" there is none."""
    named = (word.lower() for word in reversed(words) if word[:1].isupper() or word not in tables.things())
    return next((kind for word in named if (kind := tables.nouns().get(word)) is not None), None)


def plain_name(p: Phrase) -> str:
    """The phrase as a plain name: its first word in lower case where only the sentence made it a capital."""
    first = p.words[0]
    is_proper = (
        tables.key(first) in tables.country_names() or first.lower() in tables.peoples() or not first[1:].islower()
    )
    lower = first.lower()
    alone = len(p.words) == 1 or not p.words[1][:1].isupper()
    known = (
        lower in tables.kinds() or lower in tables.offices("titles") | tables.offices("modifiers") or is_common(lower)
    )
    if first[:1].isupper() and not is_proper and known and alone:
        first = first.lower()
    words = [w for w in p.words[1:] if w]
    return joined([first, *words]).replace("unidentified", "unnamed").replace("anonymous", "unnamed")
