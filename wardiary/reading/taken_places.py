"""Places that change hands before their verb: "Tarmala, which the rebels captured", "since the town's fall".

Where the object stands before its verb, a short sentence looks as if the captors were captured or a crowd fell.
Invariant: where no place stands so before the verb, or behind "fall of", nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Argument, ArgumentRole, EntityType, Kind, Mention, Reality, Span, Trigger
from wardiary.reading.grounds import PLACE_ROLES

_ACTORS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_TAKEN_FOR = (Kind.DETENTION, Kind.OTHER, Kind.GAIN)
_REACH = 100  # characters: a clause
_VERB = lexicons.pattern("reading/places", "taken_places", "verb")
_WHICH = lexicons.pattern("reading/places", "taken_places", "which")
_OBJECT = lexicons.pattern("reading/places", "taken_places", "object")
_HAS_OCCUPIED = lexicons.pattern("reading/places", "taken_places", "has_occupied")
_GOES_ON = lexicons.pattern("reading/places", "taken_places", "goes_on")
_HAS = 30  # characters: "have now all been "
_OWNED = re.compile(r"['’]s $")
_OWN = re.compile(r"['’]s? ", re.IGNORECASE)
_AND = lexicons.pattern("reading/places", "taken_places", "and")
_LATER = lexicons.pattern("reading/places", "taken_places", "later")
_PRONOUNS = frozenset(("they", "it", "he", "she"))
_SAY_THEY = lexicons.pattern("reading/places", "taken_places", "say_they")
_FALLS = lexicons.pattern("reading/places", "taken_places", "falls")
_SAID = lexicons.pattern("reading/places", "taken_places", "said")
_OF = lexicons.pattern("reading/places", "taken_places", "of")


@dataclass(frozen=True, slots=True)
class _Taking:
    """Who takes or loses what, as the words before a verb tell it."""

    who: Span
    what: tuple[Span, ...]


def with_taken_place(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Trigger:
    """The trigger; with the place that it tells to be taken, and who takes it, where that stands before its verb."""
    trigger = _as_taking(trigger) if _is_occupation(text, trigger) else trigger
    trigger = _without_teller(text, trigger) if trigger.kind is Kind.GAIN else trigger
    if trigger.kind is Kind.GAIN and _OWN.match(text, trigger.span.start):
        return _fallen(text, trigger, mentions)
    if trigger.kind is Kind.GAIN and _OWNED.search(text, max(0, trigger.span.start - 3), trigger.span.start):
        return _owned(text, trigger, mentions)
    if trigger.kind is Kind.OTHER and _fell_to_somebody(text, trigger, mentions):
        return replace(trigger, kind=Kind.GAIN)
    if trigger.kind not in _TAKEN_FOR or not needle("triggers", "taken_places", "takes").fullmatch(
        trigger.span.of(text).lower()
    ):
        return trigger
    if trigger.kind is Kind.DETENTION and _is_beside_name(text, trigger, mentions):
        return replace(trigger, kind=Kind.GAIN)
    if trigger.kind is not Kind.GAIN and _is_of_it(text, trigger):
        rest = (a for a in trigger.arguments if a.role is not ArgumentRole.TARGET)
        return replace(trigger, kind=Kind.GAIN, arguments=tuple(rest))
    taking = None if _OBJECT.match(text, trigger.span.end) else _taking(text, trigger, mentions)
    if taking is None:
        return trigger
    rest = (a for a in trigger.arguments if not a.span.overlaps(taking.who) and a.role not in PLACE_ROLES)
    rest = (a for a in rest if not _is_pronoun(text, a.span))
    places = (Argument(span, ArgumentRole.AT) for span in taking.what)
    return replace(trigger, kind=Kind.GAIN, arguments=(Argument(taking.who, ArgumentRole.AGENT), *places, *rest))


def _as_taking(trigger: Trigger) -> Trigger:
    """The trigger as a gain, which is over where it was read as a state that goes on."""
    reality = Reality.OCCURRED if trigger.reality is Reality.ONGOING else trigger.reality
    return replace(trigger, kind=Kind.GAIN, reality=reality)


def _is_occupation(text: str, trigger: Trigger) -> bool:
    """Whether somebody "has occupied" it, or it "had been occupied"; not that it "is occupied", or has been since."""
    start, end = trigger.span
    if trigger.kind is not Kind.HOLDING or not _HAS_OCCUPIED.search(text, max(0, start - _HAS), end):
        return False
    return _GOES_ON.match(text, end) is None


def _without_teller(text: str, trigger: Trigger) -> Trigger:
    """The trigger without an agent who only tells of it, or is only told of next: "had fallen, said a resident"."""
    kept = tuple(a for a in trigger.arguments if a.role is not ArgumentRole.AGENT or _takes(text, trigger, a.span))
    return replace(trigger, arguments=kept)


def _fell_to_somebody(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> bool:
    """Whether a place is tied to a verb of falling, and its taker stands behind: "Tarmala, far off, fell to us"."""
    if not _FALLS.match(trigger.span.of(text)):
        return False
    taker = any(a.role is ArgumentRole.AGENT and a.span.start >= trigger.span.end for a in trigger.arguments)
    places = [a.span for a in trigger.arguments if a.role is ArgumentRole.AT and a.span.end <= trigger.span.start]
    return taker and any(span.overlaps(m.span) for span in places for m in _names(mentions))


def _is_of_it(text: str, trigger: Trigger) -> bool:
    """Whether "it" is what was taken, and the reader knew that it is a place: "the town is quiet; it was captured"."""
    here = {a.role for a in trigger.arguments if a.span.of(text).lower() == "it"}
    return ArgumentRole.AT in here


def _takes(text: str, trigger: Trigger, who: Span) -> bool:
    """Whether the words may be who took it: behind "fell" only whom it fell "to"."""
    if who.start < trigger.span.end:
        return True
    falls = _FALLS.fullmatch(trigger.span.of(text))
    return not _SAID.fullmatch(text, trigger.span.end, who.start) and (
        not falls or _LATER.match(text, trigger.span.end) is not None
    )


def _is_beside_name(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> bool:
    """Whether a place's name stands right before the participle: "Tarmala, captured on Tuesday by the rebels"."""
    if any(a.role is ArgumentRole.TARGET for a in trigger.arguments) or _OBJECT.match(text, trigger.span.end):
        return False
    return any(m.end + 2 == trigger.span.start and text[m.end :].startswith(", ") for m in _names(mentions))


def _taking(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> _Taking | None:
    """Who took what, by the actor right before the verb and the place that his clause follows."""
    actors = sorted((a.span for a in trigger.arguments if a.role in _ACTORS), key=lambda span: span.end)
    before = [span for span in actors if _VERB.fullmatch(text, span.end, trigger.span.start)]
    if not before:
        return None
    who = before[-1]
    named = next((m for m in _names(mentions) if _WHICH.fullmatch(text, m.end, who.start)), None)
    if named is not None:
        return _Taking(who, _listed(text, named, mentions))
    beside = _town_before(text, who.start)
    if beside:
        return _Taking(who, (beside,))
    teller = _SAY_THEY.search(text, max(0, who.start - _REACH), who.start) if _is_pronoun(text, who) else None
    if teller:
        town = _town_before(text, teller.start("who"))
        return _Taking(Span(*teller.span("who")), (town,)) if town else None
    inside = needle("triggers", "taken_places", "town_before").match(text, who.start)
    if inside is None or inside.end() >= who.end:
        return None
    return _Taking(Span(inside.end(), who.end), (Span(*inside.span("town")),))


def _town_before(text: str, at: int) -> Span | None:
    """The town that stands right before: "a mining town | the rebels captured"."""
    told = needle("triggers", "taken_places", "town_before").finditer(text, max(0, at - _REACH), at)
    return next((Span(*found.span("town")) for found in told if found.end() == at), None)


def _is_pronoun(text: str, who: Span) -> bool:
    return who.of(text).lower() in _PRONOUNS


def _listed(text: str, last: Mention, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The name, and those that a list joins to it: "Tarmala, Elmwick and | Rushford", which the rebels captured."""
    out = [last.span]
    for each in reversed(_names(mentions)):
        if each.end < out[0].start and _AND.fullmatch(text, each.end, out[0].start):
            out.insert(0, each.span)
    return tuple(out)


def _fallen(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Trigger:
    """The trigger of "Tarmala's fall", "the town's fall", "Tuesday's fall of Tarmala", with what fell."""
    day = any(m.type is EntityType.TEMPORAL and m.end == trigger.span.start for m in mentions)
    what = _behind(text, trigger, mentions) if day else _before(text, trigger, mentions)
    if what is None:
        return trigger
    rest = (a for a in trigger.arguments if not a.span.overlaps(what) and a.role not in PLACE_ROLES)
    return replace(trigger, arguments=(*rest, Argument(what, ArgumentRole.AT)))


def _owned(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Trigger:
    """The trigger of "Tarmala's capture" with what was taken; "the army's capture of Tarmala" is the army's."""
    nouns = needle("triggers", "taken_places", "nouns").fullmatch(trigger.span.of(text).lower())
    owner = next((m.span for m in _names(mentions) if m.end == trigger.span.start - 3), None)
    if not nouns or owner is None or text.startswith(" of ", trigger.span.end):
        return trigger
    rest = (a for a in trigger.arguments if not a.span.overlaps(owner))
    return replace(trigger, arguments=(*rest, Argument(owner, ArgumentRole.AT)))


def _behind(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Span | None:
    return next((m.span for m in _names(mentions) if _OF.fullmatch(text, trigger.span.end, m.start)), None)


def _before(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Span | None:
    at = trigger.span.start
    named = next((m.span for m in _names(mentions) if m.end == at), None)
    found = needle("triggers", "taken_places", "owner").search(text, max(0, at - _REACH), at)
    return named or (Span(*found.span()) if found else None)


def _names(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.type is EntityType.TOPONYM]
