"""Two tellings of one happening become one claim: the fuller one with what the other adds, both triggers kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.claims.drafts import BLOWS, CAUSED, GENERIC, Draft, agents_fit
from wardiary.claims.ground import Ground
from wardiary.model import Actor, ActorRole, Claim, ClaimPlace, Kind, Quantity, Reality, Verification, VoiceType
from wardiary.resolving.voices import identify

_VAGUE = frozenset((Kind.OTHER, Kind.STATEMENT))
"""Kinds of which two nouns need not mean the same: "the aid" does not point back at "the flag"."""

_AT_ONCE = frozenset((Kind.GAIN, Kind.WITHDRAWAL, Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK))
_DAY = len("2022-11-11")

_CHECKED = (Verification.NONE, Verification.UNVERIFIED, Verification.VERIFIED)
"""What was checked where one telling stands holds of the happening."""


def joined(old: Draft, new: Draft, ground: Ground) -> Draft:
    """The fuller of the two with what the other adds; the other's trigger goes under `also`."""
    first, second = (old, new) if _says_less(new, old) or _rank(old) >= _rank(new) else (new, old)
    a, b = first.claim, second.claim
    is_better = b.time is not None and (first.understood or _is_day_of(b, a))
    time, understood = (b.time, second.understood) if is_better else (a.time, first.understood)
    claim = replace(
        a,
        kind=_kind_of_both(old, new, a.kind),
        also=tuple(sorted((*a.also, b.trigger, *b.also))),
        places=_places_of_both(a, b, ground),
        actors=with_roles_of(a.actors, b.actors),
        time=time,
        quantities=(*a.quantities, *_further(a, b)),
        verification=max(a.verification, b.verification, key=_CHECKED.index),
    )
    return replace(old, claim=claim, understood=understood)


def _says_less(new: Draft, old: Draft) -> bool:
    """Whether it is an aside, or but points back from another sentence at a killing, with nothing of its own to say."""
    if new.aside or not new.pointing or old.claim.kind not in CAUSED or old.claim.sentence == new.claim.sentence:
        return new.aside
    claim = new.claim
    has_place = any(place.span is not None for place in claim.places)
    return new.understood and not (has_place or claim.quantities or claim.actors)


def _is_day_of(b: Claim, a: Claim) -> bool:
    """Whether what happens at once is told by the other on a day of the days told: "took it this week", "on Monday"."""
    told, days = b.time, a.time
    if a.kind not in _AT_ONCE or told is None or days is None or told.span is None or days.span is None:
        return False
    if not (told.from_ and told.to and days.from_ and days.to) or told.from_[:_DAY] != told.to[:_DAY]:
        return False
    is_one = len(told.from_) >= _DAY and days.from_[:_DAY] != days.to[:_DAY]
    return is_one and days.from_ <= told.from_[: len(days.from_)] and told.to[: len(days.to)] <= days.to


def _kind_of_both(old: Draft, new: Draft, fuller: Kind) -> Kind:
    """Of two words for one blow the one that says more; "the bombing" that points back says no more than "bombed"."""
    kinds = {old.claim.kind, new.claim.kind}
    if new.pointing and old.claim.kind in CAUSED:
        return new.claim.kind
    if not kinds <= set(BLOWS):
        return fuller
    if new.pointing and old.claim.kind is Kind.STRIKE:
        return Kind.STRIKE
    return min(kinds, key=BLOWS.index)


def _places_of_both(a: Claim, b: Claim, ground: Ground) -> tuple[ClaimPlace, ...]:
    """Those of the fuller telling; where it names a country or a province only, the other one's named place.

    Of one sentence, where the fuller names only places without a point, with those that the other one has.
    """
    if not a.places or not b.places:
        return a.places or b.places
    if ground.wide.issuperset(place.geonameid for place in a.places) and not any(map(ground.is_wide, b.places)):
        return b.places if any(place.name != place.name.lower() for place in b.places) else a.places
    if a.sentence != b.sentence or any(place.lat is not None for place in a.places):
        return a.places
    return (*a.places, *(place for place in b.places if place.span and place.lat is not None))


def _further(a: Claim, b: Claim) -> Iterator[Quantity]:
    """What the other telling counts besides: of one sentence all, else only what the first does not count."""
    known = {q.what for q in a.quantities} if a.sentence != b.sentence else {q.span for q in a.quantities}
    return (q for q in b.quantities if (q.what if a.sentence != b.sentence else q.span) not in known)


def with_roles_of(told: Sequence[Actor], other: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors told, with those of the other telling in the roles that have none.

    "The gunmen" of one telling are who the other says they were; whom it hit may be many.
    """
    doers, others = ([a for a in each if a.role is ActorRole.AGENT] for each in (told, other))
    is_named_by_other = all(map(_is_nobody_named, doers)) and not all(map(_is_nobody_named, others))
    kept = tuple(actor for actor in told if not (is_named_by_other and actor in doers))
    roles = {actor.role for actor in kept}
    return (*kept, *(actor for actor in other if actor.role not in roles))


def _is_nobody_named(actor: Actor) -> bool:
    """Whether an actor is told by what anybody may be: "militants", "rebel", or by a pronoun."""
    if not actor.name or actor.name == actor.name.lower():
        return True
    return identify(actor.name).type is VoiceType.UNNAMED


def _rank(draft: Draft) -> tuple[bool, bool, int]:
    """By which the fuller telling is found: what was caused never stands before its cause.

    That a place was taken says more than that somebody moved or fought there.
    """
    return draft.claim.kind not in CAUSED, draft.claim.kind is Kind.GAIN, _fullness(draft)


def _fullness(draft: Draft) -> int:
    """How much a telling says: told time and numbers, places, a voice with relays."""
    claim = draft.claim
    voice = 1 + len(claim.attribution.relay) if claim.attribution else 0
    return len(claim.quantities) + len(claim.places) + (not draft.understood) + voice + bool(claim.actors)


def informed(new: Draft, kept: Sequence[Draft]) -> Draft:
    """A pointing mention in a new voice takes kind, places and time from what it points at, among those `kept`."""
    if not new.pointing or new.claim.kind in _VAGUE:
        return new
    old = next((o for o in reversed(kept) if _is_meant(o.claim, new)), None)
    if old is None:
        return new
    a, b = old.claim, new.claim
    claim = replace(b, kind=a.kind, places=b.places or _without_spans(a.places))
    if new.understood and not _is_only_history(a, b):
        claim = replace(claim, time=a.time and replace(a.time, span=None))
    return replace(new, claim=claim)


def _is_only_history(old: Claim, new: Claim) -> bool:
    """Whether what is news was not when that was which is told as history: a war that broke out years ago."""
    return old.reality is Reality.BACKGROUND and new.reality is not Reality.BACKGROUND


def _is_meant(old: Claim, new: Draft) -> bool:
    """Whether a pointing mention may be of that claim: a kindred deed of the same doers, where both name any."""
    kindred = old.kind is new.claim.kind or (new.pointing and old.kind in GENERIC.get(new.claim.kind, ()))
    return kindred and agents_fit(old, new.claim)


def _without_spans(places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    return tuple(replace(place, span=None) for place in places)
