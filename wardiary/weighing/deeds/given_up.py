"""Places that a party gives up in its own words: "was surrendered", "we have left it", "the troops there redeployed".

Invariant: only what a party tells of itself becomes its retreat; an order to leave is one only where told as given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import ActorRole, Claim, Kind, Reality, Span
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Telling, Told
from wardiary.weighing.voices.lookup import fold
from wardiary.weighing.voices.parties import Parties

_LEAVABLE = (Kind.DISPLACEMENT, Kind.DETENTION, Kind.DEPLOYMENT, Kind.HOLDING, Kind.WITHDRAWAL)
_NEAR = 12  # characters between a place and "was surrendered", or "surrender of" and a place
_PASSIVE = lexicons.pattern("weighing/deeds", "given_up", "passive")
_OF = lexicons.pattern("weighing/deeds", "given_up", "of")


def is_ordered_out(claim: Claim, text: str) -> bool:
    """Whether forces are told to have been ordered out of a place, or their going to have been decided."""
    if claim.reality is not Reality.PLANNED or claim.kind not in (Kind.WITHDRAWAL, Kind.DEPLOYMENT):
        return False
    begin, at, end = claim.sentence.start, claim.trigger.start, claim.sentence.end
    is_out = text.startswith("out", at) and _words("orders_out").search(text, begin, at) is not None
    if _words("ahead").search(text, begin, end) or not (is_out or _words("orders").search(text, begin, at)):
        return False
    is_shift = _words("shifts").match(text, at, end) is not None
    return is_shift or (claim.kind is Kind.WITHDRAWAL and _words("leaves_it").match(text, at, end) is not None)


def as_left(claim: Claim, text: str) -> Claim:
    """The claim, a shift of troops that was ordered told as their leaving: so it is where they stood."""
    is_shift = claim.kind is Kind.DEPLOYMENT and is_ordered_out(claim, text)
    return replace(claim, kind=Kind.WITHDRAWAL) if is_shift else claim


def with_given_up(own: Sequence[Told], text: str, parties: Parties) -> list[Told]:
    """The tellings of a report, those in which a party gives a place up told as its retreat."""
    return [(claim, _given_up(claim, telling, text, parties)) for claim, telling in own]


def _given_up(claim: Claim, telling: Telling, text: str, parties: Parties) -> Telling:
    if telling.kind not in _LEAVABLE or not telling.affirms:
        return telling
    side = telling.voice.side if telling.voice.side in parties.sides else None
    if is_ordered_out(claim, text):
        return replace(telling, kind=Kind.WITHDRAWAL, agent=side or telling.agent, target=None)
    if telling.kind is Kind.DETENTION and _is_place_surrendered(claim, text):
        return replace(telling, kind=Kind.WITHDRAWAL, agent=side, target=None)
    if side is None:
        return telling
    if telling.kind is Kind.DISPLACEMENT and _words("we_left").search(text, claim.sentence.start, claim.trigger.end):
        return replace(telling, kind=Kind.WITHDRAWAL, agent=side, target=None)
    if _words("there").match(text, claim.trigger.start, claim.sentence.end) and telling.agent in (None, side):
        return replace(telling, kind=Kind.WITHDRAWAL, agent=side, target=None)
    if telling.kind is Kind.DEPLOYMENT and _goes_from(claim, text) and telling.agent in (None, THIRD, side):
        return replace(telling, kind=Kind.WITHDRAWAL, agent=side, target=None)
    is_own = telling.agent in (None, THIRD) and (telling.target == side or _are_plainly_own(claim))
    is_orderly = _words("orderly").search(text, claim.trigger.start, claim.trigger.end) is not None
    if telling.kind is Kind.WITHDRAWAL and is_own and is_orderly:
        return replace(telling, agent=side, target=None)
    return telling


def _goes_from(claim: Claim, text: str) -> bool:
    """Whether its words for a shift of troops tell from where they go: "redeployed from Oysterby"."""
    return _words("goes_from").match(text, claim.trigger.start, claim.sentence.end) is not None


def _is_place_surrendered(claim: Claim, text: str) -> bool:
    """Whether it is a place that is surrendered, and not men: it stands right before or behind the word."""
    if not _words("surrenders").match(text, claim.trigger.start):
        return False
    found = [place.span or _span_of(place.name or "", claim, text) for place in claim.places]
    spans = [span for span in found if span is not None and span.of(text)[:1].isupper()]
    behind = any(0 <= span.start - claim.trigger.end <= _NEAR and _is_of(text, claim, span.start) for span in spans)
    return behind or any(_PASSIVE.match(text, span.end, claim.trigger.start) for span in spans)


def _span_of(name: str, claim: Claim, text: str) -> Span | None:
    at = text.find(name, claim.sentence.start, claim.sentence.end) if name else -1
    return Span(at, at + len(name)) if at >= 0 else None


def _is_of(text: str, claim: Claim, start: int) -> bool:
    return _OF.fullmatch(text[claim.trigger.end : start]) is not None


def _are_plainly_own(claim: Claim) -> bool:
    """Whether those who leave are told by a post that a party's own men have: "the commanders", "the garrison"."""
    speaker = fold(claim.attribution.speaker) if claim.attribution else ""
    names = [fold(a.name) for a in claim.actors if a.role is ActorRole.AGENT and a.name]
    own = party_words("leading_own") | party_words("between") - party_words("strangers")
    return bool(names) and all(name != speaker and set(name.split()) <= own for name in names)


def _words(name: str) -> Needle:
    return needle("weighing", "giving_up", name)
