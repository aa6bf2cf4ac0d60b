"""Whose word it is that a paper passes on: "…, the agency said, citing the ministry"; "The figure is the monitor's."

Invariant: only what the publisher or another outlet tells, without having checked it, is given to the one it names as
its source, in the same sentence or at the head of the next; and only to somebody who can speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, Span, VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.records import Telling, Told
from wardiary.weighing.voices.lookup import fold
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker

_SMALL_WORDS = lexicons.pattern("weighing/voices", "relayed", "small_words")

_SILENT = frozenset((VoiceType.UNKNOWN, VoiceType.EVIDENCE))
_BREAK = re.compile(r"\n")


def with_sources(own: Sequence[Told], kept: KeptReport, parties: Parties) -> list[Told]:
    """The tellings of a report, those that an outlet only passes on in the voice of its source."""
    waiting = {claim.sentence for claim, telling in own if _passes_on(telling, parties)}
    sources = {sentence: _source_of(sentence, kept) for sentence in waiting}
    return [(claim, _from(claim, telling, sources.get(claim.sentence, []), kept, parties)) for claim, telling in own]


def _from(claim: Claim, telling: Telling, names: Sequence[str], kept: KeptReport, parties: Parties) -> Telling:
    if not names or not _passes_on(telling, parties):
        return telling
    who = next((name for name in names if _can_speak(name, parties)), None)
    if who is None or fold(who) == fold(telling.voice.name):
        return telling
    return replace(telling, voice=named_speaker(who, kept, claim, parties))


def _passes_on(telling: Telling, parties: Parties) -> bool:
    """Whether it is unchecked, in the voice of a paper of no side: its publisher's, or an outlet's that it names."""
    if telling.checked or telling.voice.side in parties.sides:
        return False
    name = telling.voice.name
    return telling.voice.is_publisher or identify(name).type is VoiceType.AGENCY or bool(_outlet().search(name))


def _can_speak(name: str, parties: Parties) -> bool:
    return identify(name).type not in _SILENT or parties.side_of(name) is not None


def _source_of(sentence: Span, kept: KeptReport) -> list[str]:
    """Who a sentence, or the next one of its paragraph, names as the source."""
    text = kept.report.text
    names = [m["who"] for each in _patterns("in_sentence") for m in each.finditer(text, sentence.start, sentence.end)]
    following = next((s for s in kept.reading.sentences if s.start >= sentence.end), None)
    if following is not None and not _BREAK.search(text, sentence.end, following.start):
        names += list(_named_at_head(following, text))
    return [_plain(name) for name in names]


def _named_at_head(sentence: Span, text: str) -> Iterator[str]:
    for each in _patterns("next_sentence"):
        found = each.match(text, sentence.start, sentence.end)
        if found:
            yield found["who"]


def _plain(name: str) -> str:
    return _SMALL_WORDS.sub("", name.strip())


@cache
def _patterns(name: str) -> tuple[Needle, ...]:
    table = lexicons.load("weighing")["relays"]
    who = table["who"]
    return tuple(
        Needle(each.replace("{who}", who).replace("{outlet}", table["outlet"]).replace("{word}", table["word"]))
        for each in table[name]
    )


def _outlet() -> Needle:
    return needle("weighing", "relays", "outlet")
