"""Forms of English verbs and nouns, by rule, with the irregular ones from `lexicons/verbs.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wardiary import lexicons

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def verb_forms(lemma: str) -> VerbForms:
    """The forms of one verb given by its lemma, lower-case."""
    data = lexicons.load("verbs")
    stem = lemma + lemma[-1] if lemma in data["double"]["verbs"] or _doubles(lemma) else lemma
    regular = lemma + "d" if lemma.endswith("e") else _y_to_i(stem) + "ed"
    past, participle = data["irregular"].get(lemma, (regular, regular))
    return VerbForms(lemma, plural(lemma), past, participle, _gerund(lemma, stem))


def british_forms(lemma: str) -> VerbForms | None:
    """The forms of a verb whose last consonant doubles in British spelling only: "levelled"; None of all others."""
    if lemma not in lexicons.load("verbs")["british"]["verbs"]:
        return None
    stem = lemma + lemma[-1]
    return VerbForms(lemma, plural(lemma), stem + "ed", stem + "ed", stem + "ing")


def plural(noun: str) -> str:
    """The plural of a noun; also the third person of a verb."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _gerund(lemma: str, stem: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return stem + "ing"


def _y_to_i(stem: str) -> str:
    return stem[:-1] + "i" if stem.endswith("y") and stem[-2:-1] not in _VOWELS else stem


def _doubles(lemma: str) -> bool:
    """One syllable, one vowel, one final consonant: the consonant doubles."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    return sum(ch in _VOWELS for ch in lemma) == 1
