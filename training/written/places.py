"""How well claims say where: the words of their places against those marked in the written reports.

Scored are the places told in a claim's own sentence, by the trigger that heads the claim; what is only understood is
marked nowhere. A place is right where its words overlap those marked, as in `score.py` for places without a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.marking.marks import MarkedTrigger
from training.written.reports import WrittenReport, read_written
from training.written.tally import Counts
from wardiary.model import ArgumentRole, Claim, PlaceRole, Reading, Report
from wardiary.pipeline import Pipeline

_ROLES = {ArgumentRole(role.value) for role in PlaceRole}


@dataclass(slots=True)
class PlaceScore:
    """Sums over reports: single places, claims whose places are all right, and roles of the places found."""

    places: Counts = field(default_factory=Counts)
    whole: list[bool] = field(default_factory=list)
    roles: list[bool] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """As told on the terminal."""
        return {
            "places": self.places.figures(),
            "all_right": round(sum(self.whole) / len(self.whole), 4) if self.whole else None,
            "role": round(sum(self.roles) / len(self.roles), 4) if self.roles else None,
            "claims": len(self.whole),
        }

    def add(self, report: WrittenReport, claims: Sequence[Claim]) -> None:
        """Counts the claims of one report that are headed by a marked trigger."""
        for trigger, claim in _pairs(report.triggers, claims):
            left = [p for p in claim.places if p.span is not None and claim.sentence.contains(p.span)]
            wanted = [a for a in trigger.arguments if a.role in _ROLES]
            found = len(left)
            right = 0
            for argument in wanted:
                twin = next((p for p in left if p.span and p.span.overlaps(argument.span)), None)
                if twin is not None:
                    left.remove(twin)
                    right += 1
                    self.roles.append(twin.role.value == argument.role.value)
            self.places.add(right, found, len(wanted))
            self.whole.append(right == found == len(wanted))


def _pairs(triggers: Iterable[MarkedTrigger], claims: Sequence[Claim]) -> Iterator[tuple[MarkedTrigger, Claim]]:
    """Each marked trigger with the claim that it heads, each claim once, those of the same kind first."""
    asked = list(triggers)
    options = sorted(
        (gold.kind != claim.kind, i, j)
        for i, gold in enumerate(asked)
        for j, claim in enumerate(claims)
        if gold.span.overlaps(claim.trigger)
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, i, j in options:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            yield asked[i], claims[j]


def score_places(held: bool = True, pipeline: Pipeline | None = None) -> dict[str, Any]:
    """The figures on the reports held out, or on all others, by the reader that ships."""
    reports = [report for report in read_written() if report.held is held]
    score = PlaceScore()
    for report, reading in zip(reports, _read(reports, pipeline or Pipeline.open()), strict=True):
        score.add(report, reading.claims)
    return score.figures()


def _read(reports: Iterable[WrittenReport], pipeline: Pipeline) -> Iterator[Reading]:
    """The reports read as of one invented day: their times count nothing here."""
    return pipeline.read(
        Report(r.document.id, r.document.text, publisher="Example Agency", published="2020-01-01") for r in reports
    )
