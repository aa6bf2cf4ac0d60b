"""Who holds a place by what is said in passing: "a market in rebel-held Oysterby", "army-controlled Saltmarsh".

It tells of the day before the report, so that what the report goes on to tell comes after it. Invariant: of a place of
which the report tells that somebody took, holds, left or fights for it, nothing is told in passing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.second import PASSING, is_set_aside, second
from wardiary.weighing.places.named import NamedSpot
from wardiary.weighing.records import THIRD, Sharpness, Telling, Told, When
from wardiary.weighing.times.days import day_of, iso_day
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import publisher_of

_BEFORE = 60  # characters before a name in which it is said whose it is: "the Houthi-controlled port city of"
_HELD = lexicons.pattern("weighing/evidence", "in_passing", "held")
_MOVED = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.CLASH))


def told_in_passing(
    own: Sequence[Told], named: Sequence[NamedSpot], kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """The tellings of who held which place on the day before, as the publisher calls it."""
    moved = {t.spot.key for _, t in own if t.spot is not None and t.kind in _MOVED and t.agent is not None}
    plain, day = own[0][1], day_of(own[0][1].published[:10], last=False)
    for number, place in enumerate(named, PASSING):
        side = _holder(kept.report.text, place.span.start, parties)
        if side is None or day is None or place.spot.key in moved or is_set_aside(place.span, kept):
            continue
        moved.add(place.spot.key)
        eve = iso_day(day - 1)
        yield replace(
            second(plain, number),
            kind=Kind.HOLDING,
            reality=Reality.ONGOING,
            spot=place.spot,
            when=When(day - 1, day - 0.001, Sharpness.UNDERSTOOD, eve, eve),
            agent=side,
            target=None,
            voice=publisher_of(kept, parties),
            killed=None,
            injured=None,
            words=_sentence_with(place, kept),
            named=frozenset(),
            around=frozenset(),
        )


def _holder(text: str, start: int, parties: Parties) -> str | None:
    """The party that holds the place whose name begins at `start`, by the words before it."""
    found = _HELD.search(text, max(0, start - _BEFORE), start)
    if found is None:
        return None
    who = found["who"]
    sides = (parties.side_of(name) for name in (who, f"{who}s", f"{who} forces"))
    side = next((each for each in sides if each is not None), None)
    return side if side != THIRD else None


def _sentence_with(place: NamedSpot, kept: KeptReport) -> str:
    sentence = next((s for s in kept.reading.sentences if s.contains(place.span)), place.span)
    return " ".join(sentence.of(kept.report.text).split())
