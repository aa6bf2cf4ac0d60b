"""Whether a happening is told as having happened: cues before and after its trigger (`lexicons/reality.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from wardiary import lexicons
from wardiary.model import Kind, Reality
from wardiary.reading.rules.grammar import Sentence
from wardiary.reading.rules.morphology import verb_forms
from wardiary.reading.rules.triggers import Found

_ORDER = (Reality.DENIED, Reality.POSSIBLE, Reality.PLANNED, Reality.ONGOING)
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "“", "”", '"'))
_DENYING = ("deny", "deni", "untrue", "false", "wrong", "baseless", "nonsense", "fabricat")
_HELPERS = frozenset(("did", "does", "do", "to"))  # a base form after them is no present tense
_CLAUSE_WORDS = frozenset(
    ("while", "although", "because", "but", "which", "who", "after", "before", "since", "as", "that", "when")
)


@cache
def _cues(side: str) -> dict[str, tuple[tuple[tuple[str, ...], Reality], ...]]:
    """The cues of one side by their first word, each with its reality."""
    data: dict[str, Any] = lexicons.load("reality")[side]
    out: dict[str, list[tuple[tuple[str, ...], Reality]]] = {}
    for reality in _ORDER:
        for cue in data.get(reality, "").split():
            words = tuple(cue.split("_"))
            out.setdefault(words[0], []).append((words, reality))
    return {word: tuple(cues) for word, cues in out.items()}


@cache
def _background() -> frozenset[str]:
    return frozenset(lexicons.load("reality")["background"]["before"].split())


def reality_of(sentence: Sentence, found: Found, offset: int) -> Reality:
    """The reality of one trigger. `background` by time is the claims' business, which know the calendar."""
    first, last = found.first - offset, found.last - offset
    if _follows(sentence, first):
        return Reality.BACKGROUND
    before = _left(sentence, first)
    after = sentence.lower[last + 1 : last + 4]
    cued = _strongest(before, "before") or _strongest(after, "after")
    if cued:
        return cued
    if _is_long_after(sentence, first):
        return Reality.BACKGROUND
    if _is_progressive(sentence, found, first) or _is_standing(sentence, found, first):
        return Reality.ONGOING
    if found.form == "base" and before[-1:] == ["to"]:
        return Reality.PLANNED
    if _is_present(sentence, found, first):
        return Reality.ONGOING  # the present tense of news: "as troops close in"
    if found.form == "noun" and _background().intersection(before[-4:]):
        return Reality.BACKGROUND
    return Reality.OCCURRED


def _follows(sentence: Sentence, first: int) -> bool:
    """Whether the sentence tells what came before its subject: "It follows a counteroffensive …"."""
    data = lexicons.load("reality")["background"]
    if not sentence.lower or sentence.lower[0] not in data["subjects"].split():
        return False
    opening = sentence.lower[1 : min(first, 6)]
    if "that" in opening:
        return False  # "it follows that the town was not taken" draws a conclusion
    return any(_holds(opening, tuple(verb.split("_"))) for verb in data["verbs"].split())


def _strongest(words: Sequence[str], side: str) -> Reality | None:
    """The reality of the cue nearest to the trigger; of two that end alike, the longer, then the first by `_ORDER`."""
    by_word = _cues(side)
    found = [
        (k + len(cue), len(cue), reality)
        for k, word in enumerate(words)
        for cue, reality in by_word.get(word, ())
        if tuple(words[k : k + len(cue)]) == cue
    ]
    if not found:
        return None
    return max(found, key=lambda each: each[:2] if side == "before" else (-each[0], each[1]))[2]


def _is_long_after(sentence: Sentence, first: int) -> bool:
    """Whether the trigger's clause is what a stretch of time has passed since: "eight months after troops took …"."""
    units = lexicons.load("reality")["background"]["units"].split()
    return any(
        sentence.lower[k] == "after"
        and sentence.lower[k - 1] in units
        and not _BREAKS.intersection(sentence.lower[k:first])
        for k in range(1, first)
    )


def _left(sentence: Sentence, first: int) -> Sequence[str]:
    """The words before the trigger in its clause, at most the lexicon's reach."""
    reach = int(lexicons.load("reality")["reach"])
    start = first
    while start > max(0, first - reach) and sentence.lower[start - 1] not in _BREAKS:
        opener = sentence.lower[start - 1]
        governing = sentence.lower[max(0, start - 4) : start] if opener == "that" else ()
        denied = any(w.startswith(_DENYING) or w == "confirm" for w in governing)  # "could not confirm that"
        if opener in _CLAUSE_WORDS and not denied and sentence.tags[start : start + 1] != ["T"]:
            break
        start -= 1
    return sentence.lower[start:first]


def _holds(words: Sequence[str], cue: tuple[str, ...]) -> bool:
    size = len(cue)
    return any(tuple(words[k : k + size]) == cue for k in range(len(words) - size + 1))


def _is_progressive(sentence: Sentence, found: Found, first: int) -> bool:
    if found.form != "gerund":
        return False
    before = sentence.lower[max(0, first - 3) : first]
    return any(word in ("is", "are", "was", "were", "been", "'s", "'re") for word in before)


def _is_present(sentence: Sentence, found: Found, first: int) -> bool:
    """Whether the trigger is a finite verb of the present; "hit" and "set" are far more often of the past."""
    word, before = sentence.lower[first], sentence.lower[max(0, first - 3) : first]
    if found.form not in ("base", "third") or not _HELPERS.isdisjoint(before):
        return False
    return sentence.tags[first] != "N" and verb_forms(word).past != word


def _is_standing(sentence: Sentence, found: Found, first: int) -> bool:
    """A state of holding lasts unless it is told in the past perfect or with an end."""
    if found.kind is not Kind.HOLDING and not found.entry.lasting:
        return False
    before = sentence.lower[max(0, first - 3) : first]
    return not any(word in ("was", "were", "had") for word in before)
