"""What the diary hands out: frozen records, in the words of the model; no SQL and no rows leave this package.

Everything a page shows is in these records, so that a page never asks the diary anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardiary.diary.decision import Decided
from wardiary.diary.times import publication
from wardiary.model import Check, Claim, Reading, Rejection, Report


@dataclass(frozen=True, slots=True)
class Side:
    """One party of the conflict and the names that speak and act for it."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The diary's own table of sides; `third` are names known to belong to none of them."""

    sides: tuple[Side, ...] = ()
    third: tuple[str, ...] = ()

    def of(self, name: str) -> str | None:
        """The side of `name`, matched whole without regard to case; None where it is third or unknown."""
        wanted = name.casefold()
        for side in self.sides:
            if wanted in (side.name.casefold(), *(member.casefold() for member in side.members)):
                return side.name
        return None


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report of the diary with what was read out of it.

    `number` counts reports in the order in which they came; `also_as` are other names under which the same text came;
    `added_at` is in UTC, ISO 8601. The claims of `reading` are those that count, as analysts have decided;
    `decided` tells what they decided of each, `rejected` are the claims that they set aside.
    """

    number: int
    report: Report
    reading: Reading
    added_at: str
    also_as: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    rejected: tuple[Claim, ...] = ()

    @property
    def moment(self) -> str:
        """When it was published (UTC), or, where nobody knows, when it was added."""
        when = publication(self.reading.published)
        return when.utc if when else self.added_at

    def decided_of(self, claim: str) -> Decided | None:
        """What was decided of a claim, by its id; None where nothing was."""
        return next((each for each in self.decided if each.claim == claim), None)


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the report it stands in. All spans of the claim are into `report.text`."""

    claim: Claim
    report: Report


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """A check with the report it was made on."""

    check: Check
    report: Report


@dataclass(frozen=True, slots=True)
class KeptRejection:
    """Something that could not be taken as a report, and when it was offered (UTC, ISO 8601)."""

    rejection: Rejection
    at: str


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A report as it bears on the days of a brief.

    Where it was published within the days (`of_the_days`), `claims` are all its claims; otherwise only those that tell
    of happenings within the days. `kept.reading.published` is its date, given or inferred.
    """

    kept: KeptReport
    of_the_days: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class BriefData:
    """All that a brief shows, for the days from `first_day` to `last_day`, both included.

    `reports` are in order of publication; `undated` counts the reports of the diary that have no date, given or
    inferred, and tell of nothing in these days; `made_at` is in UTC, ISO 8601.
    """

    diary: str
    first_day: date
    last_day: date
    reports: tuple[BriefReport, ...]
    rejections: tuple[KeptRejection, ...]
    sides: Sides
    undated: int
    made_at: str

    @property
    def claims(self) -> Iterator[KeptClaim]:
        """Every claim of the days, in the order of the reports and of their texts."""
        return (KeptClaim(claim, shown.kept.report) for shown in self.reports for claim in shown.claims)

    @property
    def checks(self) -> Iterator[KeptCheck]:
        """Every check made on the reports published within the days."""
        shown = (each.kept for each in self.reports if each.of_the_days)
        return (KeptCheck(check, kept.report) for kept in shown for check in kept.reading.checks)

    @property
    def readers(self) -> tuple[str, ...]:
        """The readers, with their versions, that made what is shown."""
        return tuple(sorted({shown.kept.reading.reader for shown in self.reports}))


@dataclass(frozen=True, slots=True)
class Added:
    """A report was added under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The same text is kept already, under `name`; `noted` says whether the new name was noted beside it just now."""

    number: int
    name: str
    noted: bool = False


@dataclass(frozen=True, slots=True)
class NameTaken:
    """Another text is kept under the same name; the report was not added."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a diary holds. `copies` are other names of kept texts, `disagreeing` checks whose verdict is that."""

    reports: int
    copies: int
    claims: int
    checks: int
    disagreeing: int
    rejections: int
