"""Whom a strike, blast or attack harmed, where another verb of the sentence says so: "the blast killed six people".

A verb of harm (`grammar.toml`, `effects`) belongs to the trigger if the trigger is its subject, if it is a participle
that follows the trigger's clause, or if it happened "in" or "by" the trigger.
"""

from __future__ import annotations

from collections.abc import Iterator

from wardiary.reading.rules.grammar import Sentence, direct_object, is_passive
from wardiary.reading.rules.phrases import Chunk
from wardiary.reading.rules.subjects import inflected, is_time, subject_of

_MEANS = frozenset("in by during when after from as under following".split())
_AHEAD = 60  # tokens: behind the cause harm may stand at the end of a long sentence, no further
_LEFT = frozenset(("left", "leaving", "leaves"))
_STATES = frozenset("dead wounded injured hurt homeless trapped damaged destroyed ruined without".split())
_BACK = 14  # tokens between harm and its cause behind: "were killed when two successive barrel bombs hit"


def harmed(sentence: Sentence, first: int, last: int) -> Iterator[Chunk]:
    """The phrases that name what the trigger at tokens `[first, last]` hit, killed, hurt or destroyed."""
    effects = inflected("effects") | inflected("dying") | _LEFT
    for at in range(max(0, first - _BACK), min(len(sentence.lower), last + _AHEAD)):
        if sentence.lower[at] not in effects or first <= at <= last or sentence.tags[at] not in "VLGB":
            continue
        phrase = _behind(sentence, at, first, last) if at > last else _before(sentence, at, first)
        if phrase is not None and not is_time(sentence, phrase) and not phrase.first <= first <= phrase.last:
            yield phrase


def _behind(sentence: Sentence, at: int, first: int, last: int) -> Chunk | None:
    """The object of a verb of harm after the trigger."""
    if ";" in sentence.lower[last + 1 : at] and sentence.tags[at - 1] != ".":
        return None
    if sentence.lower[at] in inflected("dying"):
        return None
    if sentence.lower[at] in _LEFT:
        left = direct_object(sentence, at)
        return left if left and _STATES.intersection(sentence.lower[left.last + 1 : left.last + 3]) else None
    passive = sentence.tags[at] in "VL" and _is_suffered(sentence, at)
    if passive:
        return None
    if sentence.tags[at] == "G" and sentence.lower[at - 1 : at] in ([","], ["and"]):
        return _object(sentence, at)
    if _is_relative_to(sentence, at, last):
        return _object(sentence, at)
    subject = subject_of(sentence, at)
    if subject is None or not subject.first <= first <= subject.last:
        return None
    return _object(sentence, at)


def _is_suffered(sentence: Sentence, at: int) -> bool:
    """Whether a participle is passive, by itself or joined to one that is: "were killed and | injured"."""
    joined = at > 1 and sentence.lower[at - 1] in ("and", "or")
    return is_passive(sentence, at, at) or (joined and is_passive(sentence, at - 2, at - 2))


def _object(sentence: Sentence, at: int) -> Chunk | None:
    """What a verb of harm hits: its object, or what it "ripped through"."""
    through = "".join(sentence.lower[at + 1 : at + 2]) in ("through", "into")
    return sentence.starting(at + 2) if through else direct_object(sentence, at)


def _is_relative_to(sentence: Sentence, at: int, last: int) -> bool:
    """Whether "that" or "which" before the verb takes up the trigger: "a blast at a mosque that killed ..."."""
    pronoun = next((k for k in range(at - 1, last, -1) if sentence.tags[k] not in "RV" or k == at - 1), last)
    if pronoun <= last or sentence.lower[pronoun] not in ("that", "which"):
        return False
    return not any(sentence.tags[k] in "VMB" for k in range(last + 1, pronoun))


def harmer(sentence: Sentence, first: int) -> Chunk | None:
    """Who killed or destroyed "in" the trigger told behind: "a drone | killed a guard in a strike"."""
    for at in range(first - 1, max(-1, first - _BACK), -1):
        if sentence.lower[at] in inflected("effects") and sentence.tags[at] in "VL":
            between = sentence.lower[at + 1 : first]
            active = not _is_suffered(sentence, at) and "in" in between and not {",", ";"} & set(between)
            return subject_of(sentence, at) if active else None
    return None


def _before(sentence: Sentence, at: int, first: int) -> Chunk | None:
    """Who was killed "in" the trigger told behind: the subject of a passive, the object of a participle."""
    between = sentence.lower[at + 1 : first]
    if first - at > _BACK or not _MEANS.intersection(between) or {",", ";"} & set(between):
        return None
    if sentence.lower[at] in _LEFT:
        return None
    if sentence.lower[at] in inflected("dying"):
        return subject_of(sentence, at)
    if sentence.tags[at] == "G":
        return direct_object(sentence, at)
    if sentence.tags[at] not in "VL":
        return None
    if _is_suffered(sentence, at):
        return subject_of(sentence, at)
    hit = direct_object(sentence, at)  # without one, "four men | killed in the attack" suffered it
    return hit or sentence.ending(at - 1)
