"""A claim: one happening as one voice tells it in one report. Fields and vocabularies are those of the guidelines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wardiary.model.span import Span


class Kind(StrEnum):
    """What happened, by the guidelines' table."""

    GAIN = "gain"
    WITHDRAWAL = "withdrawal"
    ADVANCE = "advance"
    CLASH = "clash"
    STRIKE = "strike"
    EXPLOSION = "explosion"
    ATTACK = "attack"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    CASUALTIES = "casualties"
    DAMAGE = "damage"
    DISPLACEMENT = "displacement"
    DEPLOYMENT = "deployment"
    HOLDING = "holding"
    PROTEST = "protest"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    OTHER = "other"


class Reality(StrEnum):
    """Whether, in the voice's telling, it happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    BACKGROUND = "background"


class ActorRole(StrEnum):
    """Who does it, and who suffers it."""

    AGENT = "agent"
    TARGET = "target"


class PlaceRole(StrEnum):
    """How the place stands to the happening."""

    AT = "at"
    FROM = "from"
    TO = "to"
    NEAR = "near"
    TOWARD = "toward"


class QuantityKind(StrEnum):
    """What is counted or measured. `km` is a distance moved; `km2` an area."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    TROOPS = "troops"
    CIVILIANS = "civilians"
    SETTLEMENTS = "settlements"
    WEAPONS = "weapons"
    TARGETS = "targets"
    ROUNDS_PER_DAY = "rounds_per_day"
    KM = "km"
    KM2 = "km2"
    OTHER = "other"


class Medium(StrEnum):
    """The channel through which a voice spoke."""

    STATEMENT = "statement"
    BRIEFING = "briefing"
    TELEGRAM = "telegram"
    SOCIAL = "social"
    INTERVIEW = "interview"
    REPORT = "report"
    VIDEO = "video"
    IMAGE = "image"
    DOCUMENT = "document"


class Verification(StrEnum):
    """What the report itself says of its own checking."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that does it or suffers it; `name` is the plain full name, None where nobody is named."""

    span: Span | None
    name: str | None
    role: ActorRole


class AreaKind(StrEnum):
    """What makes a place an area.

    `bank`: the land along a river on one side; `beyond`: all that lies on that side of it ("east of the Euphrates");
    `division`: a first-order division; `region`: a region known by a name of its own; `relative`: around a point
    that is told by other places ("20 km east of Raqqa", "between A and B").
    """

    BANK = "bank"
    BEYOND = "beyond"
    DIVISION = "division"
    REGION = "region"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class ClaimArea:
    """The area that a place of a claim is: `name` is that of the river, division or region in the gazetteer.

    `side`: of a river "left" or "right" (of who looks downstream), "both", or a point of the compass where the river
    bends; of land the part that is told ("north"); None for all of it, or where the words leave it open ("across the
    river"). `geonameid`: of the division or region, where known. `whole`: all of that is meant, not something in it.
    """

    kind: AreaKind
    name: str
    side: str | None = None
    geonameid: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A place of the claim: WGS 84 degrees, None where it has no point or was not resolved.

    `area` says what makes it an area; None for a settlement, a country or what is not known to be one.
    """

    span: Span | None
    name: str
    lat: float | None
    lon: float | None
    role: PlaceRole = PlaceRole.AT
    geonameid: int | None = None
    area: ClaimArea | None = None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """The interval in which it happened, as told: ISO 8601 days, months or years, or date-times with an offset.

    An open end is None; `span` is None where the time is only understood.
    """

    span: Span | None
    from_: Annotated[str | None, Field(alias="from")]
    to: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds: exact, `low == high`; "at least six", `high` None; "up to 40", `low` None."""

    span: Span
    what: QuantityKind
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, and through whom it came to this report."""

    speaker: str
    span: Span | None
    cue: Span | None
    relay: tuple[str, ...] = ()
    medium: Medium | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One happening as one voice tells it. `attribution` None: the publisher itself says so."""

    id: str
    kind: Kind
    trigger: Span
    also: tuple[Span, ...]
    reality: Reality
    actors: tuple[Actor, ...]
    places: tuple[ClaimPlace, ...]
    time: ClaimTime | None
    quantities: tuple[Quantity, ...]
    attribution: Attribution | None
    verification: Verification
    sentence: Span
