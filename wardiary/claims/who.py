"""Who does it and who suffers it, by plain names; a pronoun in a voice's words may be the voice itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.naming import bare_words, names_somebody, plain_name
from wardiary.claims.resolved import Resolved
from wardiary.model import (
    Actor,
    ActorRole,
    Argument,
    ArgumentRole,
    AttributionMention,
    Kind,
    PlaceMention,
    Span,
    Trigger,
    Voice,
    VoiceType,
)
from wardiary.reading.actors import names_party
from wardiary.reading.rules.triggers import is_listed_noun
from wardiary.resolving.voices import identify

_ROLES = {ArgumentRole.AGENT: ActorRole.AGENT, ArgumentRole.TARGET: ActorRole.TARGET}
_UNARMED = frozenset((VoiceType.ORGANISATION, VoiceType.ANALYST, VoiceType.AGENCY, VoiceType.WITNESS))
_OF_ARMS = frozenset(Kind) - {Kind.STATEMENT, Kind.AGREEMENT, Kind.PROTEST, Kind.DISPLACEMENT, Kind.OTHER}
_ACTING_PLACES = ("PCL", "PPLC")
"""GeoNames codes of places that stand for who rules there: countries and capitals."""


_APPOSED = lexicons.pattern("claims/happenings", "who", "apposed")
_EXPLETIVE = lexicons.pattern("claims/happenings", "who", "expletive")

_SPOKEN_OF = lexicons.pattern("claims/happenings", "who", "spoken_of")


@cache
def _pronouns(kind: str) -> frozenset[str]:
    return frozenset(lexicons.load("claims")["who"][kind].split())


@cache
def _fire() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["fire"].split())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["bodies"].split())


@cache
def _settlements() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["settlements"].split())


@cache
def _directions() -> frozenset[str]:
    return frozenset(lexicons.load("actors")["directions"].split())


def actors_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[Actor, ...]:
    """The actors tied to the trigger; the maker of a statement is its agent."""
    if trigger.kind is Kind.STATEMENT and voice and voice.source:
        maker = voice.voice.name if voice.voice else None
        return (Actor(voice.source[0], maker, ActorRole.AGENT),)
    return tuple(_actors(resolved, trigger, voice))


def _actors(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> Iterator[Actor]:
    for argument in trigger.arguments:
        if argument.role not in _ROLES or not _may_have(resolved.text, trigger.kind, argument):
            continue
        if argument.role is ArgumentRole.TARGET and voice and any(s.contains(argument.span) for s in voice.source):
            continue  # "his driver was injured, according to the head of the council, Jane Roe"
        alike = [other for other in trigger.arguments if other.role is argument.role]
        if len(alike) == 2 and _is_apposed(resolved.text, alike[0], argument):  # three are a list
            continue
        if _EXPLETIVE.match(resolved.text, argument.span.start) or _only_judges(resolved.text, trigger.kind, argument):
            continue
        told = replace(argument, span=_whole_words(resolved.text, argument.span))
        if not _is_somewhere(resolved, told, trigger.span):
            named_by = None if _only_watches(resolved.text, trigger.kind, told, voice) else voice
            yield Actor(told.span, _name(resolved, told, named_by), _ROLES[told.role])


_JUDGES = lexicons.pattern("claims/happenings", "who", "judges")


def _only_judges(text: str, kind: Kind, argument: Argument) -> bool:
    """Whether a doer is only told to blame or condemn somebody for what was done."""
    return (
        argument.role is ArgumentRole.AGENT and kind in _OF_ARMS and _JUDGES.match(text, argument.span.end) is not None
    )


def _only_watches(text: str, kind: Kind, argument: Argument, voice: AttributionMention | None) -> bool:
    """Whether "they" who fought are others than who tells it: "the observers said they had shelled a school"."""
    if voice is None or voice.voice is None or kind not in _OF_ARMS:
        return False
    return voice.voice.type in _UNARMED and argument.span.of(text).lower() in ("they", "it")


def _is_apposed(text: str, first: Argument, second: Argument) -> bool:
    """Whether the second only says who the first is: "Jane Roe, the deputy head of the council, was killed"."""
    if first.role is not second.role or not 0 < second.span.start - first.span.end <= len(", a "):
        return False
    told = _APPOSED.match(text, first.span.end)
    return told is not None and first.span.of(text)[:1].isupper() and " and " not in told.group()


def _whole_words(text: str, span: Span) -> Span:
    """The span without the end of a word that began before it: of "burnt-out tanks" tanks, not "out tanks"."""
    begins_within = span.start > 1 and text[span.start - 1] == "-" and text[span.start - 2].isalnum()
    rest = text.find(" ", span.start, span.end) + 1 if begins_within else 0
    return Span(rest, span.end) if rest else span


def _may_have(text: str, kind: Kind, argument: Argument) -> bool:
    """Deaths without a cause have no doer: who is told before them found, counted or mourned the dead.

    Who suffers a gain has lost the place: "its links to the coast" are no such.
    """
    if argument.role is ArgumentRole.AGENT:
        return kind is not Kind.CASUALTIES and not _is_deed(argument.span.of(text))
    return kind is not Kind.GAIN or names_party(argument.span.of(text))


def _is_deed(words: str) -> bool:
    """Whether the words name a deed or fire, which does nothing by itself: "ongoing artillery", "the fall of A"."""
    parts = words.lower().split(" of ")[0].split()
    is_deed = bool(parts) and (is_listed_noun(parts[-1]) or parts[-1] in _fire()) and parts[-1] not in _bodies()
    return is_deed and not any(w[:1].isupper() and (names_party(w) or identify(w).country) for w in words.split())


def _is_somewhere(resolved: Resolved, argument: Argument, trigger: Span) -> bool:
    """Whether the words are a place, which neither acts nor suffers: "the villages of Foua and Kafraya", "Aleppo"."""
    words = argument.span.of(resolved.text)
    place = next((p for p in resolved.places if p.end == argument.span.end and argument.span.contains(p.span)), None)
    before = words[: place.start - argument.span.start] if place else words
    if place is not None and _directions().issuperset(before.lower().split()):
        names_it = argument.span.end + 1 == trigger.start and not (place.feature or "PCL").startswith("PCL")
        return names_it or not (argument.role is ArgumentRole.AGENT and _may_act(place))
    head = before.split(" of ")[0].lower().split()
    return bool(head) and head[-1] in _settlements()


def _may_act(place: PlaceMention) -> bool:
    return (place.feature or "PCL").startswith(_ACTING_PLACES)


def _name(resolved: Resolved, argument: Argument, voice: AttributionMention | None) -> str | None:
    """The plain name of the words at `span`; None for a pronoun that nobody explains, and for words that name nobody.

    In a voice's words "it" and "we" are the voice, "its troops" are troops of its country, "his driver" is a driver.
    """
    words = " ".join(argument.span.of(resolved.text).split())
    first, _, rest = words.partition(" ")
    speaker: Voice | None = voice.voice if voice else None
    if first.lower() == "they" and speaker and speaker.type is VoiceType.PERSON:
        return None
    if words.lower() == "they" and voice and (others := _spoken_of(resolved.text, argument.span, voice)):
        return plain_name(others)
    if first.lower() in _pronouns("of_voice") and not rest:
        return speaker.name if speaker and argument.role is ArgumentRole.AGENT else None
    if not names_somebody(words):
        return None
    if first.lower() in _pronouns("owners") and rest:
        return identify(bare_words(rest).split(" and ")[0], speaker.country if speaker else None).name
    return plain_name(words)


def _spoken_of(text: str, they: Span, voice: AttributionMention) -> str | None:
    """The several of whom the voice's sentence speaks first, where "they" stands later in it."""
    for content in voice.content:
        told = _SPOKEN_OF.match(text, content.start, they.start) if content.contains(they) else None
        if told and told.group(1).endswith("s") and "." not in text[content.start : they.start]:
            return told.group(1)
    return None
