"""Bodies of no party that have people of their own on the spot: a peacekeeping mission, an observer force."""

from __future__ import annotations

from wardiary.model import VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.records import Speaker

_BODIES = frozenset((VoiceType.ORGANISATION, VoiceType.FORCE, VoiceType.OFFICE))


def is_body(voice: Speaker) -> bool:
    """Whether a body speaks, or somebody for it: not a resident, a reporter or the paper."""
    return not voice.is_publisher and identify(voice.name).type in _BODIES
