"""What grammar alone makes certain in one sentence: two words of it tell of one happening."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.claims.drafts import BLOWS, CAUSED, STEM, TOLD, agents, agents_fit, named, one_voice, points_of
from wardiary.model import Claim, ClaimPlace, Kind, Span
from wardiary.model.kinds import VIOLENT

_LISTED = lexicons.pattern("claims/happenings", "certain", "listed")
_MANNER = lexicons.pattern("claims/happenings", "certain", "manner")
_RELATIVE = lexicons.pattern("claims/happenings", "certain", "relative")


def is_certain(a: Claim, b: Claim, text: str) -> bool:
    """Whether two tellings of one sentence are of one happening, `a` told before `b`."""
    if a.sentence != b.sentence or not told_alike(a, b):
        return False
    return (
        _is_caused(a, b)
        or _is_one_blow(a, b, text)
        or _is_manner(a, b, text)
        or _takes_up(a, b, text)
        or _went_off(a, b, text)
    )


def is_list(a: Span, b: Span, text: str) -> bool:
    """Whether two words stand beside each other in a list: "shelling and then air strikes", "artillery, drones"."""
    first, second = sorted((a, b))
    return bool(_LISTED.fullmatch(text, first.end, second.start))


def told_alike(a: Claim, b: Claim) -> bool:
    """Whether one voice tells both as having happened, or both as not."""
    if a.reality is not b.reality and not {a.reality, b.reality} <= TOLD:
        return False
    if a.attribution and b.attribution:
        return one_voice(a.attribution.speaker, b.attribution.speaker)
    return a.attribution is b.attribution


def _is_caused(a: Claim, b: Claim) -> bool:
    """Whether one of two tellings of a sentence is what the other did: "one strike destroyed a depot"."""
    cause, caused = (a, b) if b.kind in CAUSED else (b, a)
    if cause.kind not in VIOLENT or caused.kind not in CAUSED:
        return False
    by_sufferer = {name[:STEM] for name in named(caused, "agent")} <= {n[:STEM] for n in named(cause, "target")}
    return by_sufferer or agents_fit(a, b)


def _is_one_blow(a: Claim, b: Claim, text: str) -> bool:
    """Whether two words of a sentence tell of one blow: "hit by an explosion", "the attack was an air strike"."""
    if a.kind is b.kind or a.kind not in BLOWS or b.kind not in BLOWS:
        return False
    return not is_list(a.trigger, b.trigger, text) and agents_fit(a, b) and _places_fit(a.places, b.places)


def _places_fit(a: tuple[ClaimPlace, ...], b: tuple[ClaimPlace, ...]) -> bool:
    """The same place; one carried over or without a point is no other place."""
    if not a or not b or {p.name for p in a} & {p.name for p in b} or points_of(a) & points_of(b):
        return True
    return any(p.lat is None for p in (*a, *b)) or all(p.span is None for p in b)


def _is_manner(a: Claim, b: Claim, text: str) -> bool:
    """Whether a noun only says how the verb before it went on: "swept through villages on a march to the capital"."""
    same = a.kind is b.kind and set(agents(a)) == set(agents(b)) != set()
    return same and bool(_MANNER.fullmatch(text, a.trigger.end, b.trigger.start))


def _takes_up(a: Claim, b: Claim, text: str) -> bool:
    """Whether a clause only says what the noun before it did: "the blast that ripped through a market"."""
    one = a.kind is b.kind or {a.kind, b.kind} <= set(BLOWS)
    return one and bool(_RELATIVE.fullmatch(text, a.trigger.end, b.trigger.start))


_WENT_OFF = lexicons.pattern("claims/happenings", "certain", "went_off")


def _went_off(a: Claim, b: Claim, text: str) -> bool:
    """Whether the verb right behind a bomb says what it did: "a truck bomb | went off"."""
    is_blast = a.kind is b.kind is Kind.EXPLOSION
    return is_blast and _WENT_OFF.fullmatch(text, a.trigger.end, b.trigger.end) is not None
