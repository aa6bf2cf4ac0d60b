"""Who is told not to be in a place: "the rebels are not in Marzan" denies that they hold it, or have taken it.

Invariant: only a party that is named, and a settlement that is named right behind it, or before it ("in the town"),
make such a denial; it founds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Kind, Reality, Span
from wardiary.weighing.evidence.checking import shows_evidence
from wardiary.weighing.evidence.second import ABSENT, is_set_aside, second
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.named import NamedSpot
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, When
from wardiary.weighing.times.days import day_of, iso_day
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker, publisher_of

_NOT_IN = re.compile(
    r"(?:^|[.!?;:,“\"]\s*|\bthat\s+)(?P<who>[^.,;:“”\"]{3,60}?)\s+(?:is|are|was|were)\s+(?:not|nowhere)\s+"
    r"(?:yet\s+|now\s+|actually\s+)?(?:in|inside)\s+(?=[A-Z]|the (?:city|town|village)\b)"
    r"|\b(?:[Tt]here\s+(?:is|are|was|were)\s+(?:no|not\s+one|not\s+a\s+single)|[Nn]ot\s+one|[Nn]ot\s+a\s+single|\bNo)\s+"
    r"(?P<none>[^.,;:“”\"]{3,50}?)\s+(?:(?:is|are|was|were|stands?)\s+)?(?:in|inside)\s+"
    r"(?=[A-Z]|the (?:city|town|village)\b)"
)


def not_there(
    plain: Telling, named: Sequence[NamedSpot], focus: Focus, kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """The denials of a report by which a party is not in a settlement; `plain` is one of the report's tellings."""
    text = kept.report.text
    spots = {each.span.start: each.spot for each in named}
    for number, found in enumerate(_NOT_IN.finditer(text), ABSENT):
        here = Span(found.start(), found.end())
        side, spot = parties.side_of(found["who"] or found["none"]), spots.get(found.end())
        if text.startswith("the ", found.end()):
            spot = _named_last(named, here.start, text) or focus.at(here)
        if side in (None, THIRD) or spot is None or is_set_aside(here, kept):
            continue
        voice = _voice(found.end(), kept, parties)
        if voice.side == side:
            continue  # that its men are not there is its own news
        yield replace(
            second(plain, number),
            kind=Kind.HOLDING,
            reality=Reality.DENIED,
            spot=spot,
            when=_lately(plain),
            agent=side,
            target=None,
            voice=voice,
            checked=voice.is_publisher and voice.side == THIRD and shows_evidence(text),
            killed=None,
            injured=None,
            words=" ".join(found.group().split()),
        )


def _named_last(named: Sequence[NamedSpot], at: int, text: str) -> Spot | None:
    """The settlement that is named last before, in the same paragraph: "the town"."""
    before = [each for each in named if each.span.end <= at and "\n" not in text[each.span.end : at]]
    return max(before, key=lambda each: each.span.end).spot if before else None


def _voice(at: int, kept: KeptReport, parties: Parties) -> Speaker:
    """Who says so: the voice whose words they are, else the publisher."""
    for mention in kept.reading.attributions:
        if mention.voice is not None and any(span.start <= at < span.end for span in mention.content):
            return named_speaker(mention.voice.name, kept, kept.reading.claims[0], parties)
    return publisher_of(kept, parties)


def _lately(plain: Telling) -> When:
    """The day of the report: they are not there as it is written."""
    last = day_of(plain.published[:10], last=True)
    first = day_of(plain.published[:10], last=False)
    if first is None or last is None:
        return plain.when
    return When(first, last, Sharpness.UNDERSTOOD, iso_day(first), iso_day(first))
