"""Whom the report makes certain without saying it again: who did a list of strikes, whose rebels are meant.

Invariant: an actor filled in here has no span, or the span of words in its own sentence; nothing told is overwritten
but by what says the same in fuller words ("the rebels" in a report on Syria are Syrian rebels).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.actor_cast import ActorCast
from wardiary.claims.drafts import Draft, one_voice
from wardiary.claims.naming import organisation_within, plain_name
from wardiary.claims.resolved import Resolved
from wardiary.model import Actor, ActorRole, Claim, Kind, PlaceMention, Reality, Span, VoiceType
from wardiary.resolving.abbreviations import spelled_out
from wardiary.resolving.voices import identify

_DOMINANCE = 1.5  # times the next country's mentions, as for voices (resolving/voice_cast.py)
_TAKING = frozenset((Kind.GAIN, Kind.ADVANCE))
_LINE_REACH = 90  # characters from a line's start to its strike: "Near Abu Kamal, in the far east, two strikes"
_COUNTED = lexicons.pattern("claims/happenings", "parties", "counted")
_LINE = lexicons.pattern("claims/happenings", "parties", "line")
_NAMES = lexicons.pattern("claims/happenings", "parties", "names")


@cache
def _listed() -> frozenset[Kind]:
    return frozenset(Kind(kind) for kind in lexicons.load("actors")["listed"].split())


def with_parties(resolved: Resolved, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts with their actors as the whole report makes them known.

    1. rebels, governments and armies without a country are those of the one the report is about
    2. a pronoun is whoever was spoken of last before it
    3. what an army says was taken, by nobody it names, it took itself
    4. a line of a list of strikes has the agent of its heading, and hits the organisation that it or the heading names
    """
    country = _main_country(resolved.places)
    heading: Claim | None = None
    cast = ActorCast(resolved.text)
    for draft in drafts:
        known = tuple(_of_country(resolved, _spelled_out(resolved, a), country) for a in draft.claim.actors)
        meant = tuple(dict.fromkeys(a for actor in known for a in cast.meant(actor)))
        claim = _taken_by_voice(draft.claim if meant == draft.claim.actors else replace(draft.claim, actors=meant))
        cast.meet(claim.actors)
        if claim.kind in _listed():
            if heading and _is_line(resolved.text, claim) and _one_telling(heading, claim):
                claim = replace(claim, actors=tuple(_of_line(resolved.text, claim, heading)))
            elif _heads(claim):
                heading = _with_targets_of(heading, claim)
        yield draft if claim is draft.claim else replace(draft, claim=claim)


def _taken_by_voice(claim: Claim) -> Claim:
    """A gain without an agent, in the words of an armed force: that force is its agent."""
    voice = claim.attribution
    told = any(a.role is ActorRole.AGENT for a in claim.actors)
    if claim.kind not in _TAKING or told or voice is None or claim.reality is Reality.DENIED:
        return claim
    if identify(voice.speaker).type is not VoiceType.FORCE or voice.span is None:
        return claim
    return replace(claim, actors=(Actor(voice.span, voice.speaker, ActorRole.AGENT), *claim.actors))


def _main_country(places: Sequence[PlaceMention]) -> str | None:
    """The country that most places of the report lie in; None where none stands out."""
    ranked = Counter(p.country for p in places if p.country).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0]


def _of_country(resolved: Resolved, actor: Actor, country: str | None) -> Actor:
    """The actor with its country's name, where its own words name none."""
    if country is None or actor.span is None or actor.name is None:
        return actor
    words = actor.span.of(resolved.text)
    if actor.name != plain_name(words):  # named by something else than its words: a pronoun's voice
        return actor
    return replace(actor, name=plain_name(words, country))


def _spelled_out(resolved: Resolved, actor: Actor) -> Actor:
    """The actor named by what the report itself says that an abbreviation stands for."""
    words = actor.span.of(resolved.text) if actor.span is not None and actor.name is not None else ""
    full = spelled_out(words, resolved.text)
    return actor if full == words else replace(actor, name=plain_name(full))


def _heads(claim: Claim) -> bool:
    """Whether a claim can stand over a list: it says who did it, and that it was done."""
    return any(a.role is ActorRole.AGENT and a.name for a in claim.actors) and claim.reality is Reality.OCCURRED


def _with_targets_of(earlier: Claim | None, heading: Claim) -> Claim:
    """A heading without a target goes on from the one before it, where both have one agent."""
    names = {a.name for a in heading.actors if a.role is ActorRole.AGENT}
    told = any(a.role is ActorRole.TARGET for a in heading.actors)
    if told or earlier is None or names != {a.name for a in earlier.actors if a.role is ActorRole.AGENT}:
        return heading
    return replace(heading, actors=(*heading.actors, *(a for a in earlier.actors if a.role is ActorRole.TARGET)))


def _is_line(text: str, claim: Claim) -> bool:
    """Whether the claim's sentence is a line of a list: "Near X, two strikes destroyed ..."."""
    start, at = claim.sentence.start, claim.trigger.start
    counted = at - start <= _LINE_REACH and _COUNTED.search(text, max(start, at - 30), at)
    return bool(counted and _LINE.match(text, start, at)) and not _named_agents(claim, at)


def _named_agents(claim: Claim, at: int) -> list[Actor]:
    """Agents told before the trigger: who did it is said in the line itself."""
    agents = (a for a in claim.actors if a.role is ActorRole.AGENT and a.span and a.name)
    return [
        a
        for a in agents
        if a.span and a.span.end <= at and not (a.name or "").isdigit() and (a.name or "")[:1].isupper()
    ]


def _one_telling(heading: Claim, line: Claim) -> bool:
    """Whether both are told by one voice, or both by the publisher."""
    a, b = heading.attribution, line.attribution
    return (a is None and b is None) or (a is not None and b is not None and one_voice(a.speaker, b.speaker))


def _of_line(text: str, line: Claim, heading: Claim) -> Iterator[Actor]:
    for actor in heading.actors:
        if actor.role is ActorRole.AGENT:
            yield replace(actor, span=None)
    hit = list(_organisations(text, Span(line.trigger.end, line.sentence.end)))
    yield from hit or (replace(a, span=None) for a in heading.actors if a.role is ActorRole.TARGET)


def _organisations(text: str, span: Span) -> Iterator[Actor]:
    """The organisations named in a stretch of text, each once."""
    seen: set[str] = set()
    for match in _NAMES.finditer(text, span.start, span.end):
        found = organisation_within(match.group())
        if found is not None and found.name not in seen:
            seen.add(found.name)
            yield Actor(Span(match.start(), match.end()), found.name, ActorRole.TARGET)
