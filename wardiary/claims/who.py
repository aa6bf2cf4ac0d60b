"""Who does it and who suffers it, by plain names; a pronoun in a voice's words may be the voice itself."""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.model import Actor, ActorRole, ArgumentRole, AttributionMention, Kind, Span, Trigger, Voice, VoiceType
from wardiary.resolving.voice_tables import countries
from wardiary.resolving.voices import identify

_ROLES = {ArgumentRole.AGENT: ActorRole.AGENT, ArgumentRole.TARGET: ActorRole.TARGET}


@cache
def _pronouns(kind: str) -> frozenset[str]:
    return frozenset(lexicons.load("claims")["who"][kind].split())


def actors_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[Actor, ...]:
    """The actors tied to the trigger; the maker of a statement is its agent."""
    if trigger.kind is Kind.STATEMENT and voice and voice.source:
        maker = voice.voice.name if voice.voice else None
        return (Actor(voice.source[0], maker, ActorRole.AGENT),)
    return tuple(
        Actor(a.span, _name(resolved, a.span, voice), _ROLES[a.role]) for a in trigger.arguments if a.role in _ROLES
    )


def _name(resolved: Resolved, span: Span, voice: AttributionMention | None) -> str | None:
    """The plain name of the words at `span`; None for a pronoun that nobody explains.

    In a voice's words "it" and "we" are the voice, "its troops" are troops of its country, "his driver" is a driver.
    """
    words = _uncounted(resolved, span)
    first, _, rest = words.partition(" ")
    speaker: Voice | None = voice.voice if voice else None
    if first.lower() in _pronouns("of_voice") and not rest:
        return speaker.name if speaker else None
    if first.lower() in _pronouns("owners") and rest:
        return identify(rest.split(" and ")[0], speaker.country if speaker else None).name
    found = identify(words)
    is_adjective = found.type is VoiceType.UNNAMED and " " not in words and found.country in countries()
    return countries()[found.country].name if is_adjective and found.country else found.name


def _uncounted(resolved: Resolved, span: Span) -> str:
    """The words without the number before them: "50 police officers" are police officers."""
    words = span.of(resolved.text)
    told = next((q for q in resolved.quantities if q.start <= span.start < q.end and q.counted), None)
    at = words.lower().find(told.counted) if told and told.counted else -1
    return words[at:] if at > 0 else words
