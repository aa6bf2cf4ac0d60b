"""The records that pass from stage to stage: frozen, typed, with the words of `claims/GUIDELINES.md`.

Nothing here depends on a stage, and every record serialises to the JSON that `wardiary schema` describes.
"""

from wardiary.model.check import Check, CheckKind, Verdict
from wardiary.model.claim import (
    Actor,
    ActorRole,
    AreaKind,
    Attribution,
    Claim,
    ClaimArea,
    ClaimPlace,
    ClaimTime,
    Kind,
    Medium,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reality,
    Verification,
)
from wardiary.model.marks import (
    Argument,
    ArgumentRole,
    AttributionMark,
    EntityType,
    Marks,
    Mention,
    Trigger,
)
from wardiary.model.reading import (
    AttributionMention,
    MainPlace,
    PlaceMention,
    QuantityMention,
    Reading,
    RunnerUp,
    TimeMention,
    TimexType,
    Voice,
    VoiceType,
)
from wardiary.model.report import Rejection, Report
from wardiary.model.span import Span

__all__ = [
    "Actor",
    "ActorRole",
    "AreaKind",
    "Argument",
    "ArgumentRole",
    "Attribution",
    "AttributionMark",
    "AttributionMention",
    "Check",
    "CheckKind",
    "Claim",
    "ClaimArea",
    "ClaimPlace",
    "ClaimTime",
    "EntityType",
    "Kind",
    "MainPlace",
    "Marks",
    "Medium",
    "Mention",
    "PlaceMention",
    "PlaceRole",
    "Quantity",
    "QuantityKind",
    "QuantityMention",
    "Reading",
    "Reality",
    "Rejection",
    "Report",
    "RunnerUp",
    "Span",
    "TimeMention",
    "TimexType",
    "Trigger",
    "Verdict",
    "Verification",
    "Voice",
    "VoiceType",
]
