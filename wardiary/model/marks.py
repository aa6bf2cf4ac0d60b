"""Marks: what a reader sees in a text before anything is resolved. Spans and labels only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wardiary.model.claim import Kind, Reality
from wardiary.model.span import Span, span_of


class EntityType(StrEnum):
    """Types of named spans: the ten of re3d (Dstl, 2017), and `Toponym` for names of places proper.

    A re3d `Location` may be a description ("a mosque in northern Iraq"); a `Toponym` is a name that a gazetteer
    or a map could hold, as marked in GeoWebNews (Gritta et al. 2019).
    """

    LOCATION = "Location"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    TEMPORAL = "Temporal"
    QUANTITY = "Quantity"
    WEAPON = "Weapon"
    MILITARY_PLATFORM = "MilitaryPlatform"
    NATIONALITY = "Nationality"
    TOPONYM = "Toponym"


class ArgumentRole(StrEnum):
    """How a span belongs to a trigger. The place roles are those of a claim's places."""

    AGENT = "agent"
    TARGET = "target"
    AT = "at"
    FROM = "from"
    TO = "to"
    NEAR = "near"
    TOWARD = "toward"
    TIME = "time"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Mention:
    """A named span."""

    start: int
    end: int
    type: EntityType

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return span_of((self.start, self.end))


@dataclass(frozen=True, slots=True)
class AttributionMark:
    """Source, cue and content of one attribution, each a list of spans in reading order (PolNeAR's scheme)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A span tied to a trigger."""

    span: Span
    role: ArgumentRole


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name a happening, with its kind, its reality and what is tied to it."""

    span: Span
    kind: Kind
    reality: Reality
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """All that one reader saw in one text, in the order of the text.

    `voicing` are the attributions that voice claims, where a reader keeps others for them than it reports (a reader of
    war reports for the claims, a reader of all news for the attributions); None where they are the same.
    """

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[AttributionMark, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    voicing: tuple[AttributionMark, ...] | None = None
    main_event: str | None = None
