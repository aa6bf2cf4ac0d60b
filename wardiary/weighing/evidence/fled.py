"""Who was seen to have fled: "our reporter watched lorries unload families from Oysterby" bears out the flight from it.

Such a look tells of no flight of its own day: it speaks for the one that was told of that place in the days before, and
founds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.evidence.looks import Look
from wardiary.weighing.evidence.second import FLED, is_set_aside, second
from wardiary.weighing.evidence.shown import Evidence
from wardiary.weighing.evidence.sightings import day_seen, walked_on
from wardiary.weighing.lexicon import limit
from wardiary.weighing.places.named import NamedSpot
from wardiary.weighing.records import THIRD, Sharpness, Spot, Telling, Told, When
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import publisher_of

_BEFORE = 90  # characters before a name in which it is told who comes from there


def seen_to_have_fled(
    own: Sequence[Told], plain: Telling, seen: Evidence, named: Sequence[NamedSpot], kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """The tellings of flights by who saw those who fled; `own` are the report's, of `plain` only the report counts."""
    told = {t.spot.key for _, t in own if t.kind is Kind.DISPLACEMENT and t.spot is not None}
    for number, look in enumerate((*seen.looks, *walked_on(seen)), FLED):
        if look.instrument or seen.is_of_party(look.clause) or is_set_aside(look.clause, kept):
            continue
        spot = next((s for s in _whence(look, named, seen.text) if s.key not in told), None)
        if spot is not None:
            told.add(spot.key)
            yield _flight(second(plain, number), spot, look, kept, parties)


def _whence(look: Look, named: Sequence[NamedSpot], text: str) -> Iterator[Spot]:
    """The settlements from which those come who were seen on their way or arriving."""
    for each in named:
        if look.clause.contains(each.span) and not each.spot.is_area:
            before = text[max(look.clause.start, each.span.start - _BEFORE) : each.span.start]
            if pattern("traces", "come_from").search(before) and pattern("traces", "on_their_way").search(look.words):
                yield each.spot


def _flight(plain: Telling, spot: Spot, look: Look, kept: KeptReport, parties: Parties) -> Telling:
    seen = day_seen(look.clause, plain, kept)
    return replace(
        plain,
        kind=Kind.DISPLACEMENT,
        reality=Reality.OCCURRED,
        spot=spot,
        when=When(seen.first - limit("times", "scar_days"), seen.last, Sharpness.UNTOLD),
        agent=THIRD,
        target=THIRD,
        voice=publisher_of(kept, parties),
        checked=True,
        bare=True,
        killed=None,
        injured=None,
        words=" ".join(look.clause.of(kept.report.text).split()),
        named=frozenset(),
        around=frozenset(),
    )
