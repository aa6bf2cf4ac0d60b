"""One happening told twice by one voice is one claim: later mentions join the earlier claim they refer to.

A definite mention ("the retreat", "Sunday's blast") by the publisher joins whoever told it; by a new voice it is the
same happening in that voice, and takes kind, place and time from it (the guidelines' rule on characterisations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardiary.model import Actor, Claim, ClaimPlace, ClaimTime, Kind, Quantity, Reality, Span

GENERIC = {
    Kind.ATTACK: frozenset((Kind.STRIKE, Kind.EXPLOSION)),
    Kind.STRIKE: frozenset((Kind.EXPLOSION,)),
    Kind.EXPLOSION: frozenset((Kind.STRIKE,)),
    Kind.CASUALTIES: frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK)),
}
"""Kinds whose words may point back at a sharper kind: "the attack" at a blast told before."""

CAUSES = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CLASH))
CAUSED = frozenset((Kind.DAMAGE, Kind.CASUALTIES))
"""What a marked happening of the same sentence and voice destroyed, and whom it killed, belongs to it (guidelines)."""

_VAGUE = frozenset((Kind.OTHER, Kind.STATEMENT))  # "the operation" is no annexation told before

BLOWS = (Kind.EXPLOSION, Kind.STRIKE, Kind.ATTACK)
"""Kinds whose words may tell of one blow in one sentence; that of the earlier kind in this list says more."""

_LISTED = re.compile(r"\s*(?:,|and|or|then|as well as|followed by|;)[\s\w]{0,25}")
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those|its|their|his|her|[\w.]+['’]s?)\s+"
    r"(?:(?!(?:had|has|have|was|were|been|be|is|are|will|would|could|who|which|to|of|in|by|from|on|that|and)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"(?:(?!\b(?:and then|while|after|before|since|who|which|that|but)\b)[^.,;:])*"
    r"\b(?:on|in|during|as part of)\s+(?:an?|their|its)\s+(?:[\w-]+\s+){0,2}"
)
_RELATIVE = re.compile(r"\s+(?:that|which)\s+(?:(?:has|have|had)\s+)?")
_STEM = 4  # letters that a country and its adjective share: "Russia", "Russian"; "Suda|n", "Suda|nese"
_MEMORY = 100  # claims looked back over: two pages of dense news; beyond, "the attack" is a new one
_NEXT = 5  # characters between a sentence and the next: white space and a paragraph break
_TOLD = frozenset((Reality.OCCURRED, Reality.ONGOING, Reality.BACKGROUND))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim on its way, with what only the merge needs.

    `pointing`: its trigger is a noun that points back; `aside`: it does so only to place another happening in time
    ("since the retreat"); `understood`: its time is not told; `opening`: it stands in the report's first sentence.
    """

    claim: Claim
    pointing: bool
    aside: bool
    understood: bool
    opening: bool = False


_ASIDE = re.compile(
    r"\b(?:since|after|before|following|during|amid|despite|until|in the wake of|ahead of|in response to|as part of)\s+"
    r"(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def points_back(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger's phrase is definite: "the retreat", "its offensive", "Sunday's explosion"."""
    return bool(_DEFINITE.search(text, max(sentence.start, trigger.start - 60), trigger.start))


def is_aside(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger only places another happening in time: "since the Russian retreat"."""
    return bool(_ASIDE.search(text, max(sentence.start, trigger.start - 60), trigger.start))


def merged(drafts: Sequence[Draft], text: str) -> tuple[Claim, ...]:
    """The claims, numbered in the order in which they are first told; `text` is the report's."""
    kept: list[Draft] = []
    for draft in drafts:
        back = range(len(kept) - 1, max(-1, len(kept) - 1 - _MEMORY), -1)
        index = next((i for i in back if _same(kept[i], draft, text)), None)
        if index is None:
            kept.append(_informed(draft, kept))
        else:
            kept[index] = _joined(kept[index], draft)
    return tuple(replace(d.claim, id=f"c{n}") for n, d in enumerate(kept, start=1))


def _same(old: Draft, new: Draft, text: str) -> bool:
    a, b = old.claim, new.claim
    if a.sentence == b.sentence and (_is_caused(a, b) or _is_one_blow(a, b, text)):
        return True
    if a.sentence == b.sentence and (_is_manner(a, b, text) or _takes_up(a, b, text)):
        return True
    if not _kindred(a.kind, b.kind, new.pointing) or not _voices_fit(a, b, new):
        return False
    if (a.reality in _TOLD) != (b.reality in _TOLD):
        return False
    loose = new.pointing or a.sentence == b.sentence or _elaborates(old, new)
    vague = new.pointing or _elaborates(old, new)
    fits = _places_fit(a.places, b.places, vague) and _times_fit(old, new, loose)
    return fits and _quantities_fit(a, b) and _agents_fit(a, b) and (loose or _adds_nothing(a, b))


def _is_caused(a: Claim, b: Claim) -> bool:
    """Whether one of two tellings of a sentence is what the other did: "one strike destroyed a depot"."""
    cause, caused = (a, b) if b.kind in CAUSED else (b, a)
    if cause.kind not in CAUSES or caused.kind not in CAUSED or not _told_alike(a, b):
        return False
    by_sufferer = {name[:_STEM] for name in _named(caused, "agent")} <= {n[:_STEM] for n in _named(cause, "target")}
    return by_sufferer or _agents_fit(a, b)


def _is_one_blow(a: Claim, b: Claim, text: str) -> bool:
    """Whether two words of a sentence tell of one blow: "hit by an explosion", "the attack was an air strike"."""
    if a.kind is b.kind or a.kind not in BLOWS or b.kind not in BLOWS or not _told_alike(a, b):
        return False
    first, second = sorted((a.trigger, b.trigger))
    beside = _LISTED.fullmatch(text, first.end, second.start)
    return not beside and _agents_fit(a, b) and _places_fit(a.places, b.places, True)


def _is_manner(a: Claim, b: Claim, text: str) -> bool:
    """Whether a noun only says how the verb before it went on: "swept through villages on a march to the capital"."""
    same = a.kind is b.kind and set(_agents(a)) == set(_agents(b)) != set()
    return same and _told_alike(a, b) and bool(_MANNER.fullmatch(text, a.trigger.end, b.trigger.start))


def _takes_up(a: Claim, b: Claim, text: str) -> bool:
    """Whether a clause only says what the noun before it did: "the blast that ripped through a market"."""
    one = a.kind is b.kind or {a.kind, b.kind} <= set(BLOWS)
    return one and _told_alike(a, b) and bool(_RELATIVE.fullmatch(text, a.trigger.end, b.trigger.start))


def _told_alike(a: Claim, b: Claim) -> bool:
    """Whether one voice tells both as having happened, or both as not."""
    if a.reality is not b.reality and not {a.reality, b.reality} <= _TOLD:
        return False
    if a.attribution and b.attribution:
        return one_voice(a.attribution.speaker, b.attribution.speaker)
    return a.attribution is b.attribution


def _elaborates(old: Draft, new: Draft) -> bool:
    """Whether the new telling details the summary that opens a report: one kind, one agent, the sentence after it."""
    a, b = old.claim, new.claim
    agents = bool(_agents(a) and _agents(b))
    return old.opening and agents and 0 <= b.sentence.start - a.sentence.end < _NEXT


def _kindred(a: Kind, b: Kind, pointing: bool) -> bool:
    return a is b or (pointing and a in GENERIC.get(b, ()))


def _voices_fit(a: Claim, b: Claim, new: Draft) -> bool:
    """One voice; or the publisher's own words, or anybody's aside, that point back at what a voice told."""
    if new.aside:
        return True
    if b.attribution is None:
        return a.attribution is None or new.pointing
    return a.attribution is not None and one_voice(a.attribution.speaker, b.attribution.speaker)


def one_voice(a: str, b: str) -> bool:
    """Whether two speakers are one: the same, or a state and one of its organs ("Russia", "Russian Ministry of …")."""
    short, long = sorted((a, b), key=len)
    return a == b or (" " not in short and long.startswith(short[:_STEM]) and len(short) >= _STEM)


def _places_fit(a: Sequence[ClaimPlace], b: Sequence[ClaimPlace], loose: bool) -> bool:
    """The same place; where the later telling is loose, a place carried over or without a point is no other place."""
    if not a or not b or {p.name for p in a} & {p.name for p in b} or _points(a) & _points(b):
        return True
    return loose and (any(p.lat is None for p in (*a, *b)) or all(p.span is None for p in b))


def _points(places: Sequence[ClaimPlace]) -> set[tuple[float, float]]:
    """The points of the places: a church without one of its own has that of its town."""
    return {(p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None}


def _times_fit(old: Draft, new: Draft, loose: bool) -> bool:
    """The same interval; where the later telling is loose, one that overlaps."""
    a, b = old.claim.time, new.claim.time
    if a is None or b is None or old.understood or new.understood:
        return True
    return (a.from_, a.to) == (b.from_, b.to) or (loose and _overlap(a, b))


def _overlap(a: ClaimTime, b: ClaimTime) -> bool:
    """By calendar days; an open end reaches for ever. ISO dates of one precision compare as text."""
    return _day(a.from_, "") <= _day(b.to, "9") and _day(b.from_, "") <= _day(a.to, "9")


def _day(moment: str | None, open_end: str) -> str:
    return moment[:10] if moment else open_end


def _quantities_fit(a: Claim, b: Claim) -> bool:
    """Another number for the same thing is another happening, or another telling of it."""
    told = {q.what: (q.low, q.high) for q in a.quantities}
    return all(told.get(q.what, (q.low, q.high)) == (q.low, q.high) for q in b.quantities)


def _agents_fit(a: Claim, b: Claim) -> bool:
    """Different agents do different things; names of one stem ("Russia", "Russian Armed Forces") are no difference."""
    left, right = _agents(a), _agents(b)
    return not left or not right or any(x[:_STEM] == y[:_STEM] for x in left for y in right)


def _agents(claim: Claim) -> list[str]:
    return _named(claim, "agent")


def _named(claim: Claim, role: str) -> list[str]:
    return [actor.name for actor in claim.actors if actor.role == role and actor.name]


def _adds_nothing(a: Claim, b: Claim) -> bool:
    """Whether the later telling names a place or time and the same one: it tells nothing new."""
    named = all(any(place.span for place in claim.places) for claim in (a, b))
    return a.kind is b.kind and named and not b.quantities


def _joined(old: Draft, new: Draft) -> Draft:
    """The fuller of the two (an aside never is) with what the other adds; the other's trigger goes under `also`."""
    first, second = (old, new) if new.aside or _rank(old) >= _rank(new) else (new, old)
    a, b = first.claim, second.claim
    time, understood = (b.time, second.understood) if first.understood and b.time else (a.time, first.understood)
    claim = replace(
        a,
        kind=min(a.kind, b.kind, key=BLOWS.index) if {a.kind, b.kind} <= set(BLOWS) else a.kind,
        also=tuple(sorted((*a.also, b.trigger, *b.also))),
        places=_places_of_both(a, b),
        actors=with_roles_of(a.actors, b.actors),
        time=time,
        quantities=(*a.quantities, *_further(a, b)),
    )
    return replace(old, claim=claim, understood=understood)


def _places_of_both(a: Claim, b: Claim) -> tuple[ClaimPlace, ...]:
    """Those of the fuller telling; where it names only places without a point, with those that the other one has."""
    if not a.places or a.sentence != b.sentence or any(p.lat is not None for p in a.places):
        return a.places or b.places
    return (*a.places, *(p for p in b.places if p.span and p.lat is not None))


def _further(a: Claim, b: Claim) -> Iterator[Quantity]:
    """What the other telling counts besides: of one sentence all, else only what the first does not count."""
    known = {q.what for q in a.quantities} if a.sentence != b.sentence else {q.span for q in a.quantities}
    return (q for q in b.quantities if (q.what if a.sentence != b.sentence else q.span) not in known)


def with_roles_of(told: Sequence[Actor], other: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors told, with those of the other telling in the roles that have none."""
    roles = {actor.role for actor in told}
    return (*told, *(actor for actor in other if actor.role not in roles))


def _rank(draft: Draft) -> tuple[bool, int]:
    """By which the fuller telling is found: what was caused never stands before its cause."""
    return draft.claim.kind not in CAUSED, _fullness(draft)


def _fullness(draft: Draft) -> int:
    """How much a telling says: told time and numbers, places, a voice with relays."""
    claim = draft.claim
    voice = 1 + len(claim.attribution.relay) if claim.attribution else 0
    return len(claim.quantities) + len(claim.places) + (not draft.understood) + voice + bool(claim.actors)


def _informed(new: Draft, kept: Sequence[Draft]) -> Draft:
    """A pointing mention in a new voice takes kind, places and time from what it points at."""
    old = next((o for o in reversed(kept[-_MEMORY:]) if _is_meant(o.claim, new)), None)
    if old is None or not new.pointing or new.claim.kind in _VAGUE:
        return new
    a, b = old.claim, new.claim
    time = a.time if new.understood else b.time
    claim = replace(
        b,
        kind=a.kind,
        places=b.places or _without_spans(a.places),
        time=time and replace(time, span=None),
    )
    return replace(new, claim=claim if new.understood else replace(claim, time=b.time))


def _is_meant(old: Claim, new: Draft) -> bool:
    """Whether a pointing mention may be of that claim: a kindred deed of the same doers, where both name any."""
    return _kindred(old.kind, new.claim.kind, new.pointing) and _agents_fit(old, new.claim)


def _without_spans(places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    return tuple(replace(place, span=None) for place in places)
