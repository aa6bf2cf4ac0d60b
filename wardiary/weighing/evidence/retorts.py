"""What somebody says of what was told before, by what it says alone: "not a word of it is true", "we never left".

Three sorts: that it is *untrue*; that who is said to have left or lost a place *stays*; that who is said to have done
it left it *undone*. The last two deny only in the mouth of whom it concerns. A doubted number denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Kind, Span
from wardiary.weighing.places.spots import is_settlement, place_key
from wardiary.weighing.records import THIRD, Speaker, Telling
from wardiary.weighing.voices.gains import harm
from wardiary.weighing.voices.parties import Parties

_TAKEN = frozenset((Kind.GAIN, Kind.HOLDING))
_COLON = re.compile(r"(?P<who>[A-Z][^,.;:“”\"]{2,60}): (?=\S)")
_QUOTED = re.compile(r"[“\"](?P<said>[^“”\"]{2,300})[”\"]")
_BETWEEN = lexicons.pattern("weighing/evidence", "retorts", "between")
_SPEECH_ENDS = re.compile(r"[,;:—–“”\"’'!?.]\s*$")
_TITLE = lexicons.pattern("weighing/evidence", "retorts", "title")
_LEAST = 4  # characters of something said


class Says(StrEnum):
    """What a retort says of the telling before it."""

    UNTRUE = "untrue"
    STAYS = "stays"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Retort:
    """That somebody says so of what was told before, and in which words; `where` are the settlements it names."""

    who: str
    says: Says
    words: str
    where: frozenset[str] = frozenset()

    def bears_on(self, telling: Telling, voice: Speaker, parties: Parties) -> bool:
        """Whether it denies the telling in the mouth of that voice: not where it names another settlement."""
        is_elsewhere = bool(self.where) and telling.spot is not None and telling.spot.key not in self.where
        if voice.side is None or is_elsewhere:
            return False
        if self.says is Says.UNTRUE:
            return True
        if voice.side == THIRD or any(side != voice.side for _, _, side in parties.sides_in(self.words)):
            return False  # that the other one stays where it is denies nothing of what the other one did
        if self.says is Says.STAYS:
            is_taken = telling.kind in _TAKEN and telling.agent not in (None, voice.side)
            return is_taken or (telling.kind is Kind.WITHDRAWAL and telling.agent == voice.side)
        return (telling.kind in harm() or telling.kind is Kind.DISPLACEMENT) and telling.agent == voice.side


def retort_in(kept: KeptReport, sentence: Span) -> Retort | None:
    """What a sentence says of what was told before it; None where nobody is named for it, or it says something else."""
    if _open_left().search(sentence.of(kept.report.text)):
        return None
    where = frozenset(place_key(p.text) for p in kept.reading.places if sentence.contains(p.span) and is_settlement(p))
    for who, said in _spoken(kept, sentence):
        found = _says(said) if len(said) >= _LEAST else None
        if found is not None:
            return Retort(who, *found, where)
    return None


def leaves_open(words: str) -> bool:
    """Whether a sentence neither affirms nor denies, or speaks of a number or of who did it."""
    return bool(_open_left().search(words) or _of_number().search(words))


def _says(said: str) -> tuple[Says, str] | None:
    """The first sort whose words are said, and those; nothing where they are of a number."""
    for says, patterns in _patterns().items():
        found = next((match for pattern in patterns if (match := pattern.search(said))), None)
        if found is not None:
            return None if _of_number().search(said) else (says, found.group())
    return None


def _spoken(kept: KeptReport, sentence: Span) -> Iterator[tuple[str, str]]:
    """Who says what in a sentence: before or behind a verb of saying, behind a colon, in a quotation that goes on."""
    text, words = kept.report.text, sentence.of(kept.report.text)
    for mention in kept.reading.attributions:
        if mention.voice is None:
            continue
        own = [span for span in (*mention.source, *mention.cue) if sentence.contains(span)]
        if own and mention.source and sentence.contains(mention.source[0]):
            group = Span(min(own).start, max(span.end for span in own))
            yield mention.voice.name, _beside(text, sentence, group)
            title = _TITLE.search(text, sentence.start, group.start)
            if title is not None:
                yield mention.voice.name, text[sentence.start : title.start()]
        elif not own and any(span.overlaps(sentence) for span in mention.content):
            yield mention.voice.name, words
    colon = _COLON.match(words)
    if colon:
        yield colon["who"], words[colon.end() :]
    between = _BETWEEN.match(words)
    if between:
        yield between["who"], f"{between['first']} {between['second']}"
    answered = _answered().search(words)
    quoted = _QUOTED.search(words)
    if answered and quoted:
        yield answered["who"] or answered["by"], quoted["said"]


def _beside(text: str, sentence: Span, group: Span) -> str:
    """What is said, on the side of the voice and its verb on which it stands."""
    before, after = text[sentence.start : group.start], text[group.end : sentence.end]
    is_before = len(before) >= _LEAST and _SPEECH_ENDS.search(before)
    return before if is_before else after.lstrip(" ,:")


@cache
def _patterns() -> dict[Says, tuple[Needle, ...]]:
    table = lexicons.load("evidence")["retorts"]
    return {says: tuple(Needle(_filled(each), re.IGNORECASE) for each in table[says.value]) for says in Says}


def _filled(pattern: str) -> str:
    answers, retorts = lexicons.load("evidence")["answers"], lexicons.load("evidence")["retorts"]
    pattern = pattern.replace("{of_it}", retorts["of_it"]).replace("{plainly}", retorts["plainly"])
    return pattern.replace("{noun}", answers["noun"]).replace("{false}", retorts["false"])


def _open_left() -> Needle:
    return needle("evidence", "retorts", "open_left")


def _of_number() -> Needle:
    return needle("evidence", "retorts", "of_number")


def _answered() -> Needle:
    return needle("evidence", "retorts", "answered", cased=True)
