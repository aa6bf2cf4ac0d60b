"""Who does it and who suffers it, by plain names; a pronoun in a voice's words may be the voice itself."""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import Actor, ActorRole, ArgumentRole, AttributionMention, Kind, Span, Trigger, Voice
from wardiary.resolving.voices import identify

_ROLES = {ArgumentRole.AGENT: ActorRole.AGENT, ArgumentRole.TARGET: ActorRole.TARGET}


@cache
def _of_voice() -> frozenset[str]:
    return frozenset(lexicons.load("claims")["who"]["of_voice"].split())


def actors_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[Actor, ...]:
    """The actors tied to the trigger; the maker of a statement is its agent."""
    if trigger.kind is Kind.STATEMENT and voice and voice.source:
        maker = voice.voice.name if voice.voice else None
        return (Actor(voice.source[0], maker, ActorRole.AGENT),)
    return tuple(
        Actor(a.span, _name(resolved, a.span, voice), _ROLES[a.role]) for a in trigger.arguments if a.role in _ROLES
    )


def _name(resolved: Resolved, span: Span, voice: AttributionMention | None) -> str | None:
    """The plain name of the words at `span`; None for a pronoun that nobody explains."""
    words = span.of(resolved.text)
    first = words.split()[0].lower() if words.split() else ""
    speaker: Voice | None = voice.voice if voice else None
    if first in _of_voice():
        return speaker.name if speaker else None
    return identify(_uncounted(resolved, span)).name


def _uncounted(resolved: Resolved, span: Span) -> str:
    """The words without the number before them: "50 police officers" are police officers."""
    words = span.of(resolved.text)
    told = next((q for q in resolved.quantities if q.start <= span.start < q.end and q.counted), None)
    at = words.lower().find(told.counted) if told and told.counted else -1
    return words[at:] if at > 0 else words
