"""A reading: all that was read out of one report. This is what `wardiary read --format jsonl` writes, one a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wardiary.model.check import Check
from wardiary.model.claim import Claim, Medium
from wardiary.model.marks import Mention
from wardiary.model.span import Span, span_of


class TimexType(StrEnum):
    """TIMEX3 types (TimeML; Pustejovsky et al. 2003)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class VoiceType(StrEnum):
    """What kind of speaker a voice is."""

    PERSON = "person"
    OFFICE = "office"
    FORCE = "force"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    ANALYST = "analyst"
    WITNESS = "witness"
    UNNAMED = "unnamed"
    EVIDENCE = "evidence"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A place that a toponym might also have meant."""

    name: str
    lat: float
    lon: float
    geonameid: int | None
    score: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym and what it was resolved to; `lat` and `lon` are None where it is unresolved.

    `feature` is a GeoNames feature code (PPL, ADM1, PCLI, ...), `country` an ISO 3166-1 alpha-2 code, `zone` an IANA
    time zone, `score` between 0 and 1, `why` a sentence for people, `population` its inhabitants by the gazetteer.
    """

    start: int
    end: int
    text: str
    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    feature: str | None
    country: str | None
    admin1: str | None
    zone: str | None
    score: float
    why: str
    runners_up: tuple[RunnerUp, ...] = ()
    population: int | None = None

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return span_of((self.start, self.end))


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A TIMEX3 expression: its type and value, and the interval it grounds to.

    `from_` and `to` are ISO 8601 (days as told locally; clock times with an offset where their zone is known), both
    None where the expression grounds to no interval.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return span_of((self.start, self.end))


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number in the text with its bounds; `unit` is a UCUM-like symbol for measures, None for counts.

    `counted` is the noun that is counted ("people", "settlements"), lower-case, None where there is none.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return span_of((self.start, self.end))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the plain name, its type, and where known its country (ISO 3166-1 alpha-2) and the words why."""

    name: str
    type: VoiceType
    country: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """One attribution as read (spans) and as resolved (voice, relays, medium). `voice` is None where unresolved."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Voice | None = None
    relay: tuple[str, ...] = ()
    medium: Medium | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True)
class MainPlace:
    """Where the report's main happening took place."""

    name: str
    lat: float
    lon: float
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one report; offsets are into its text exactly as given.

    `published` is the report's own date, or the one inferred from its words (`published_inferred`).
    """

    id: str
    reader: str
    published: str | None
    published_inferred: bool
    sentences: tuple[Span, ...]
    entities: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    attributions: tuple[AttributionMention, ...]
    main_event: str | None
    main_place: MainPlace | None
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
