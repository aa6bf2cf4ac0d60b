"""Whom "they", "it" and "the group" stand for among a report's actors: whoever was met last that the word can mean.

Invariant: an actor is only ever given a name that the report gave to an actor before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Actor, ActorRole, Span, VoiceType
from wardiary.resolving.voices import identify

_REACH = 600  # characters back: some four sentences of news, past which somebody else has been spoken of
_MEMORY = 40  # actors kept: more than stand within the reach


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("actors")[name].split())


class ActorCast:
    """The actors of one report, met in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._met: list[tuple[Span, Actor, tuple[Actor, ...]]] = []

    def meet(self, actors: Iterable[Actor]) -> None:
        """Remember the actors of a claim that their own words name."""
        named = [a for a in actors if a.span is not None and a.name and not self._is_pronoun(a)]
        for actor in named:
            if actor.span is not None:
                self._met.append((actor.span, actor, tuple(a for a in named if a.role is actor.role)))
        self._met.sort(key=lambda pair: pair[0])
        del self._met[:-_MEMORY]

    def meant(self, actor: Actor) -> tuple[Actor, ...]:
        """The actor, a nameless pronoun under the name of whom it stands for; "they" may be several."""
        if actor.span is None or actor.name is not None:
            return (actor,)
        word = actor.span.of(self._text).lower()
        known = word in _words("plural") or word in _words("singular") or word in _words("person")
        found = self._before(actor.span, actor.role, word) if known else ()
        return tuple(replace(actor, name=other.name) for other in found) or (actor,)

    def _is_pronoun(self, actor: Actor) -> bool:
        word = actor.span.of(self._text).lower() if actor.span else ""
        return word in _words("plural") or word in _words("singular") or word in _words("person")

    def _before(self, span: Span, role: ActorRole, word: str) -> tuple[Actor, ...]:
        """The last actor before `span` that the pronoun can mean, of the same role first; for "they", all with it."""
        near = [(a, them) for s, a, them in reversed(self._met) if s.end <= span.start and span.start - s.end <= _REACH]
        fitting = [(a, them) for a, them in near if _may_be(a, word)]
        found = next((pair for pair in fitting if pair[0].role is role), fitting[0] if fitting else None)
        if found is None:
            return ()
        return found[1] if word in _words("plural") else found[:1]


def _may_be(actor: Actor, word: str) -> bool:
    """Whether the pronoun fits: "he" no group, "it" no crowd of unnamed people, "they" no one person."""
    name = actor.name or ""
    last = name.rsplit(maxsplit=1)[-1]
    named = name[:1].isupper()
    many = last.endswith("s") and not last.endswith("ss")
    if word in _words("person"):
        return not many and (not named or " " in name)
    if word in _words("singular"):
        return named or not many
    return identify(name).type is not VoiceType.PERSON
