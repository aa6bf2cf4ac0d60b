"""Cues: the words by which a text hands a claim to a voice, with the class that says what they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from wardiary import lexicons
from wardiary.reading.rules.morphology import plural, verb_forms

_REMEMBERED = 4096  # cues asked about: "said" and "according to" come again and again


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: token indices of its whole group `[first, last]` ("has also called for") and of its `head`.

    `takes` are the classes of its lemma in the lexicon; `gerund` and `passive` say how its head is inflected.
    """

    first: int
    head: int
    last: int
    takes: frozenset[str]
    gerund: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    takes: frozenset[str]
    tail: tuple[str, ...]
    gerund: bool
    participle: bool


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Every inflected form of every cue verb, longest phrases first."""
    data = lexicons.load("attribution")
    classes: dict[str, set[str]] = {}
    for name, lemmas in data["verbs"].items():
        for lemma in lemmas.split():
            classes.setdefault(lemma, set()).add(name)
    out: dict[str, list[_Form]] = {}
    for lemma, names in classes.items():
        head, *tail = lemma.split("_")
        for word, gerund, participle in _inflections(head, data["irregular"]):
            out.setdefault(word, []).append(_Form(frozenset(names), tuple(tail), gerund, participle))
    return {word: tuple(sorted(forms, key=lambda f: -len(f.tail))) for word, forms in out.items()}


def _inflections(lemma: str, irregular: dict[str, Any]) -> list[tuple[str, bool, bool]]:
    """Each distinct form with whether it is a gerund and whether it may be a past participle."""
    forms = verb_forms(lemma)
    past, participle = irregular.get(lemma, (forms.past, forms.participle))
    rows = {lemma: (False, False), plural(lemma): (False, False), past: (False, False)}
    rows[participle] = (False, True)
    gerund = lemma[:-1] + "ing" if lemma.endswith("be") and len(lemma) > len("be") else forms.gerund
    rows[gerund] = (True, False)
    return [(word, *flags) for word, flags in rows.items()]


@cache
def words(group: str, name: str) -> frozenset[str]:
    """A word list of the lexicon as a set."""
    value = lexicons.load("attribution")[group][name]
    return frozenset(value.split() if isinstance(value, str) else value)


def find_cues(lower: Sequence[str], tags: Sequence[str]) -> list[Cue]:
    """The cue verbs among the tokens, in order, whatever stands around them."""
    forms = _forms()
    out = []
    for k, word in enumerate(lower):
        for form in forms.get(word, ()):
            if tuple(lower[k + 1 : k + 1 + len(form.tail)]) == form.tail and _is_verb(lower, tags, k, form):
                out.append(_grown(lower, tags, k, form))
                break
    return out


def _is_verb(lower: Sequence[str], tags: Sequence[str], k: int, form: _Form) -> bool:
    """Whether the form stands where a verb can: not after an article, a possessive or an adjective."""
    before = tags[k - 1] if k else "."
    if before in "DS'#" or tags[k] == "P":
        return False
    if before == "J" and tags[k] != "V" and not form.gerund:
        return False
    if before == "I" and lower[k - 1] != "that":
        return form.gerund and lower[k - 1] == "by"
    by_medium = lower[k + 1 : k + 2] == ["by"] and bool(words("phrases", "media").intersection(lower[k + 2 : k + 4]))
    by_somebody = lower[k + 1 : k + 2] == ["by"] and not by_medium
    if form.participle and not form.gerund and by_somebody and not _is_passive(lower, k):
        return False  # "a statement reported by the press"
    in_passing = lower[k] in words("phrases", "issued") and lower[k - 1] in words("phrases", "media")
    if in_passing and lower[k + 1 : k + 2] in (["on"], ["in"], ["to"], ["via"], ["by"]):
        return False  # "a video posted on a channel"
    if lower[k - 1].endswith(("-based", "-run", "-led", "-backed")):
        return False  # "a Lyon-based think tank"
    if tags[k] in "NJ" and before in "NPI" and k + 1 < len(tags) and tags[k + 1] in "IN.V":
        return before != "I" and tags[k + 1] == "." and "say" in form.takes
    return True


def _grown(lower: Sequence[str], tags: Sequence[str], k: int, form: _Form) -> Cue:
    """The cue with its auxiliaries, negation and adverbs."""
    group = words("phrases", "group")
    first = k
    while (
        first
        and tags[first - 1] != "P"
        and (lower[first - 1] in group or (tags[first - 1] in "MR" and lower[first - 1].endswith("ly")))
    ):
        first -= 1
    while first < k and lower[first] in ("now", "then", "meanwhile", "still") and first == 0:
        first += 1
    between = lower[first:k]
    be = any(w in _BE for w in between)
    return Cue(first, k, k + len(form.tail), form.takes, form.gerund, form.participle and be)


_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def _is_passive(lower: Sequence[str], k: int) -> bool:
    return bool(_BE & set(lower[max(0, k - 3) : k]))


@cache
def _stances() -> frozenset[str]:
    return frozenset(lexicons.load("attribution")["stance"]["verbs"].replace("_", " ").split())


def is_base(word: str) -> bool:
    """Whether the word is the base form of a cue verb, as after "to" or in the plural of the present."""
    return _lemmas().get(word) == word


@lru_cache(_REMEMBERED)
def asserts(cue: str) -> bool:
    """Whether a cue, given by its words, hands over something asserted, not a wish, a plan or a liking.

    What follows "said", "denied" or "according to" is a claim of the source; what follows "wants" or "supports" is not.
    """
    heads = [lemma for word in cue.lower().split() if (lemma := _lemmas().get(word)) is not None]
    return not heads or any(lemma not in _stances() for lemma in heads)


@cache
def _lemmas() -> dict[str, str]:
    data = lexicons.load("attribution")
    lemmas = {lemma.split("_")[0] for words_ in data["verbs"].values() for lemma in words_.split()}
    return {word: lemma for lemma in sorted(lemmas) for word, _, _ in _inflections(lemma, data["irregular"])}
