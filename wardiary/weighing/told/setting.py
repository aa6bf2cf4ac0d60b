"""A report as its claims are weighed: which of them tell that something happened, what it names, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Claim, Reality
from wardiary.weighing.deeds.given_up import as_left, is_ordered_out
from wardiary.weighing.deeds.outcome import is_tried
from wardiary.weighing.deeds.what import is_nothing
from wardiary.weighing.evidence.shown import Evidence, evidence_of
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.named import NamedSpot, named_spots
from wardiary.weighing.places.quarters import Quarter, quarters_of
from wardiary.weighing.places.spots import named_in
from wardiary.weighing.places.whereabouts import spots_of
from wardiary.weighing.records import Spot
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import speaker_of

_AHEAD = (Reality.PLANNED, Reality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Happening:
    """A claim that something happened, the `order`th of its report, and where its own words place it."""

    order: int
    claim: Claim
    spots: list[Spot | None]


@dataclass(frozen=True)
class Setting:
    """A report and the sides, with what is worked out once for all its claims."""

    kept: KeptReport
    parties: Parties
    seen: Evidence
    happenings: tuple[Happening, ...]
    named: list[NamedSpot]
    focus: Focus

    @property
    def text(self) -> str:
        """The report's words, without its headline."""
        return self.kept.report.text

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that the report puts in towns."""
        return quarters_of(self.kept)

    @cached_property
    def around(self) -> frozenset[str]:
        """The names that the report and its headline hold: where a telling of no place may be of."""
        return named_in(f"{self.kept.report.title or ''}. {self.text}")


def setting_of(kept: KeptReport, parties: Parties) -> Setting:
    """What weighing goes by in a report."""
    seen = evidence_of(kept, parties)
    happenings = tuple(_happenings(kept, seen, parties))
    named = named_spots(kept)
    placed = ((each.claim, each.spots) for each in happenings)
    settlements = ((each.span, each.spot, each.firm) for each in named)
    focus = Focus(kept.report.text, placed, kept.reading.places, settlements, kept.report.title)
    return Setting(kept, parties, seen, happenings, named, focus)


def _happenings(kept: KeptReport, seen: Evidence, parties: Parties) -> Iterator[Happening]:
    eventful = lexicons.load("weighing")["kinds"]["eventful"].split()
    for order, read in enumerate(kept.reading.claims):
        claim = as_left(read, kept.report.text)
        if claim.kind in eventful and _is_told_as_done(claim, kept, parties) and not _is_none(claim, kept, seen):
            yield Happening(order, claim, spots_of(kept, claim, parties))


def _is_told_as_done(claim: Claim, kept: KeptReport, parties: Parties) -> bool:
    """Whether it is told to be, or tried; or, by a party of its own men, to be ordered."""
    if claim.reality not in _AHEAD or is_tried(claim, kept.report.text):
        return True
    return is_ordered_out(claim, kept.report.text) and speaker_of(kept, claim, parties).side in parties.sides


def _is_none(claim: Claim, kept: KeptReport, seen: Evidence) -> bool:
    """Whether its words tell of no happening at all; not where an analyst said what it is."""
    return is_as_read(kept, claim, "kind") and (is_nothing(claim, kept.report.text) or seen.is_way_to_look(claim))
