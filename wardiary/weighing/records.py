"""What weighing makes of claims: tellings, events, standing, control.

Frozen records; every verdict carries its reasons.

Times are days: the proleptic ordinal of a local calendar day, with the fraction of the day where a clock was told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wardiary import processes
from wardiary.model import Claim, ClaimArea, Kind, Reality

THIRD = "third"
"""The side of those who are no party to the conflict."""
_DENIED = Reality.DENIED  # asked for of every telling again and again: an enumeration's member takes longer to find


class StandingWord(StrEnum):
    """How well an event is supported, by rule."""

    CLAIMED = "claimed"
    CORROBORATED = "corroborated"
    CONCEDED = "conceded"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    REFUTED = "refuted"


class Held(StrEnum):
    """What is known of who holds a settlement."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Sharpness(StrEnum):
    """How exactly a telling says when: told; told as a long or open interval; only understood; not at all."""

    SHARP = "sharp"
    VAGUE = "vague"
    UNDERSTOOD = "understood"
    UNTOLD = "untold"


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Spot:
    """Where: a name, its look-up form `key`, and a point (WGS 84 degrees) where one is known.

    `is_area`: a region, country, river or bank, within which a happening may lie anywhere; `area` is which one, where
    control may move what lies within.
    """

    name: str
    key: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    is_area: bool = False
    area: ClaimArea | None = None


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class When:
    """The days of a telling, `first` <= `last`, and the ISO words they come from (`from_`, `to`; None where open)."""

    first: float
    last: float
    sharpness: Sharpness
    from_: str | None = None
    to: str | None = None

    @property
    def is_told(self) -> bool:
        """Whether the words say when, be it vaguely; else the day is only understood, or none is known."""
        return self.sharpness in (Sharpness.SHARP, Sharpness.VAGUE)

    @property
    def has_clock(self) -> bool:
        """Whether a time of day was told."""
        return self.sharpness is Sharpness.SHARP and len(self.from_ or self.to or "") > len("2023-12-15")


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice as weighing counts it: all with one `key` are one voice; `side` None where unknown."""

    name: str
    key: str
    side: str | None
    is_publisher: bool = False


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Rulings:
    """What analysts decided of a telling: `lines` that say so, by the decision's number; the fields that are theirs.

    Tellings that share a number in `together` are one event; those that share one in `apart`, with another part, never
    are. Numbers are those of decisions.
    """

    lines: tuple[tuple[int, str], ...] = ()
    corrected: frozenset[str] = frozenset()
    together: frozenset[int] = frozenset()
    apart: frozenset[tuple[int, str]] = frozenset()
    accepted: bool = False


UNRULED = Rulings()
"""Of a telling of which nothing was decided."""


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Telling:
    """One claim about one place, put in the terms of the sides.

    `published` is a moment in UTC (ISO 8601). `agent` and `target` are sides, THIRD or None. `checked`: the report
    says that it verified this. `named` are look-up forms of the names in its sentence, `around` of those in its report;
    only where it has no spot. `copy_of`: the earlier report from which the sentence was taken. `mentions`: it speaks of
    the happening and says neither that it happened nor that it did not. `bare`: it may be of an event and founds none,
    for its report alone puts it at a place and on a day.
    """

    report: str
    claim: str
    order: int
    published: str
    publisher: str
    kind: Kind
    reality: Reality
    spot: Spot | None
    when: When
    agent: str | None
    target: str | None
    voice: Speaker
    checked: bool
    killed: tuple[float, float] | None
    injured: tuple[float, float] | None
    words: str
    named: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    copy_of: str | None = None
    mentions: bool = False
    bare: bool = False
    rulings: Rulings = UNRULED

    @property
    def is_papers_answer(self) -> bool:
        """Whether a party's own paper denies something on no day that it names."""
        is_partys = self.voice.is_publisher and self.voice.side not in (None, THIRD)
        return self.denies and is_partys and self.when.sharpness is not Sharpness.SHARP

    @property
    def denies(self) -> bool:
        """Whether the voice says that it did not happen."""
        return self.reality is _DENIED and not self.mentions

    @property
    def affirms(self) -> bool:
        """Whether the voice says that it happened."""
        return self.reality is not _DENIED and not self.mentions

    @property
    def sort_key(self) -> tuple[str, str, int, str]:
        """The order in which tellings are weighed: by publication, whatever the order in which they came."""
        return (self.published, self.report, self.order, self.spot.key if self.spot else "")


Told = tuple[Claim, Telling]
"""A claim as it was read, and one of its tellings."""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening and the tellings of it, in order of publication; `origin` is where the first of them put it."""

    id: str
    kind: Kind
    spot: Spot | None
    when: When
    agent: str | None
    target: str | None
    tellings: tuple[Telling, ...]
    origin: Spot | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell of it, each once, in order of publication."""
        return tuple(dict.fromkeys(t.report for t in self.tellings))

    @property
    def is_told(self) -> bool:
        """Whether anybody says that it happened, or names the side that is said to have done it in denying it.

        That a side does not hold a place answers what somebody has yet to tell; so does what a party's own paper denies
        without a day.
        """
        is_answer = self.kind is Kind.HOLDING or all(telling.is_papers_answer for telling in self.tellings)
        return any(telling.affirms for telling in self.tellings) or (self.agent is not None and not is_answer)

    @property
    def copies(self) -> tuple[str, ...]:
        """Those of them that only repeat another report's words."""
        return tuple(r for r in self.reports if all(t.copy_of for t in self.tellings if t.report == r))


class Reason(NamedTuple):
    """A reason in words, and the telling that they end in, if they end in one."""

    words: str
    telling: Telling | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The word, and the reasons: they are put into plain sentences only where somebody asks for them."""

    word: StandingWord
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in plain sentences."""
        from wardiary.weighing.wording import told

        return tuple(each.words + (told(each.telling) if each.telling else "") for each in self.reasons)


@dataclass(frozen=True, slots=True)
class WeighedEvent:
    """An event with its standing and the range of its casualties over all voices."""

    event: Event
    standing: Standing
    killed: tuple[float, float] | None
    injured: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a settlement, since when (ISO 8601; None where unknown), how well supported, and why."""

    spot: Spot
    holder: str | None
    state: Held
    since: str | None
    standing: StandingWord | None
    why: tuple[str, ...]
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """All that was known at a moment (ISO 8601, as asked)."""

    as_of: str
    events: tuple[WeighedEvent, ...]
    control: tuple[Control, ...]
