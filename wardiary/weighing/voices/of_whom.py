"""Whose "the group's spokesman", "the country's defence ministry", "a commander of theirs" is: the party's before.

A group is no state and a country is one, where the table tells which sides are states. Where a body that is no party
speaks in between ("the charity said …; the group's spokesman"), nobody is meant whom the table knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import VoiceType
from wardiary.weighing.records import THIRD
from wardiary.weighing.voices.parties import Parties

_BEFORE = 7  # characters: "their" and a space before a speaker, and the mark before that
_BODIES = frozenset((VoiceType.ORGANISATION, VoiceType.ANALYST))


def side_meant(speaker: str, kept: KeptReport, at: int, parties: Parties) -> str | None:
    """The side of a speaker who is told by what he belongs to, named before the offset `at`; None for all others."""
    group, country = _belongs("of_group").match(speaker), _belongs("of_country").match(speaker)
    if _belongs("of_it").search(kept.report.text, max(0, at - _BEFORE), at + len(speaker) + _BEFORE):
        here = _named_in_sentence(kept, at, parties)
        return here[0] if here and len(set(here)) == 1 else None
    if group is None and country is None:
        return last_named(kept.report.text, at, parties) if speaker.endswith(" of theirs") else None
    named = _named_before(kept.report.text, at, parties)
    states = parties.states
    fitting = [each for each in named if (each[1] in states) == bool(country)] if states else named
    if not fitting or _body_speaks(kept, fitting[-1][0], at, parties):
        return None
    sentence = max((s.start for s in kept.reading.sentences if s.start < at), default=0)
    here = [side for start, side in fitting if start >= sentence]
    return here[0] if here else fitting[-1][1]  # the subject of its own sentence, else whom the text named last


_GROUP = lexicons.pattern("weighing/voices", "of_whom", "group")


def group_meant(words: str, text: str, at: int, parties: Parties) -> str | None:
    """The party that is meant by "the group" or "the movement": the last named before that is no state.

    None where the table tells of no state beside the groups, since then a group may be any of its parties.
    """
    if not _GROUP.fullmatch(words) or not parties.states:
        return None
    named = [side for _, side in _named_before(text, at, parties) if side not in (THIRD, *parties.states)]
    return named[-1] if named else None


def _named_in_sentence(kept: KeptReport, at: int, parties: Parties) -> list[str]:
    """The parties named in the sentence of an offset before it, or where there are none in the one before that."""
    starts = [s.start for s in kept.reading.sentences if s.start <= at][-2:]
    for begin in reversed(starts):
        found = [side for _, _, side in parties.sides_in(kept.report.text[begin:at])]
        if found:
            return found
    return []


def last_named(text: str, at: int, parties: Parties) -> str | None:
    """The party that the sentence names last before an offset."""
    begin = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    return next(iter([side for _, _, side in parties.sides_in(text[begin:at])][-1:]), None)


def _named_before(text: str, at: int, parties: Parties) -> Sequence[tuple[int, str]]:
    """Parties named in the paragraph of an offset, or the one before, by where they stand."""
    paragraph = max(0, text.rfind("\n", 0, at))
    begin = text[:paragraph].rstrip().rfind("\n") + 1
    return [(begin + start, side) for start, _, side in parties.sides_in(text[begin:at])]


def _body_speaks(kept: KeptReport, since: int, at: int, parties: Parties) -> bool:
    """Whether a body of no party is quoted between two offsets."""
    return any(
        m.voice.type in _BODIES and parties.side_of(m.voice.name) in (None, THIRD)
        for m in kept.reading.attributions
        if m.voice and m.source and since < m.source[0].start < at and not _belongs("of_group").match(m.voice.name)
    )


def _belongs(name: str) -> Needle:
    return needle("weighing", "parties", name)
