"""Who came into a place: of its taking, where that is told too, or they came right in, or hold it since.

Never where they only reached its edge, were beaten back, still fight there, or came to help who holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.records import THIRD, Telling, Told, When

_Places = dict[tuple[str | None, str], When]
_ITSELF = lexicons.pattern("weighing/deeds", "entries", "itself")
_FORCED_BACK = lexicons.pattern("weighing/deeds", "entries", "forced_back")
_PLAINLY = lexicons.pattern("weighing/deeds", "entries", "plainly")
_NO_FIGHT = lexicons.pattern("weighing/deeds", "entries", "no_fight")


def with_taking(own: Sequence[Told], text: str) -> list[Told]:
    """The tellings, those of entering a place being of its taking where the report tells of that too on that day.

    "Came into the town and took it" is one happening, whoever of the report's voices tells which half of it.
    """
    taken: _Places = {
        (telling.agent, telling.spot.key): telling.when
        for _, telling in own
        if telling.kind is Kind.GAIN and telling.affirms and telling.spot is not None
    }
    return [
        (claim, telling if _FORCED_BACK.search(claim.trigger.of(text)) else _as_taking(telling, taken))
        for claim, telling in own
    ]


def _as_taking(telling: Telling, taken: _Places) -> Telling:
    if telling.kind is not Kind.ADVANCE or not telling.affirms:
        return telling
    key = telling.spot.key if telling.spot else ""
    when = taken.get((telling.agent, key)) or taken.get((None, key))  # "drove in; the town is theirs"
    if when is None or not _is_near(telling.when, when):
        return telling
    return replace(telling, kind=Kind.GAIN, when=when if when.is_told or not telling.when.is_told else telling.when)


def _is_near(one: When, other: When) -> bool:
    """Whether two intervals are at most a day apart."""
    return one.first - 1 <= other.last and other.first <= one.last + 1


def with_hold(own: Sequence[Told]) -> list[Told]:
    """The tellings, an entry being a taking where its sentence goes on: "and the town is now under our control"."""
    held = [(claim, t) for claim, t in own if t.kind is Kind.HOLDING and t.affirms and t.spot is not None]
    return [
        (claim, replace(telling, kind=Kind.GAIN) if any(_goes_on(claim, telling, *each) for each in held) else telling)
        for claim, telling in own
    ]


def _goes_on(claim: Claim, telling: Telling, holds: Claim, held: Telling) -> bool:
    """Whether one sentence tells of an entry and then that the same party holds the same place."""
    if telling.kind is not Kind.ADVANCE or not telling.affirms or telling.agent in (None, THIRD):
        return False
    one = claim.sentence == holds.sentence and claim.trigger.end <= holds.trigger.start
    same = telling.spot is not None and held.spot is not None and telling.spot.key == held.spot.key
    return one and same and held.agent == telling.agent and held.voice.key == telling.voice.key


def with_entered(own: Sequence[Told], text: str) -> list[Told]:
    """The tellings, the entry of a party's forces into a settlement being its taking, unless they still fight there.

    "Troops entered Oysterby on Monday" tells that they took it: who only reached its edge, is beaten back, fights for
    it or comes to help who holds it, is told of in other words, or the report tells of the fight that goes on.
    """
    contested = {
        t.spot.key for _, t in own if t.kind is Kind.CLASH and t.reality is Reality.ONGOING and t.affirms and t.spot
    }
    return [(claim, replace(t, kind=Kind.GAIN) if _has_entered(claim, t, text, contested) else t) for claim, t in own]


def _has_entered(claim: Claim, telling: Telling, text: str, contested: set[str]) -> bool:
    is_told = telling.affirms and telling.reality is Reality.OCCURRED
    is_judged = telling.denies and claim.reality is Reality.OCCURRED  # told by one, called false by another
    if telling.kind is not Kind.ADVANCE or not (is_told or is_judged):
        return False
    if telling.agent in (None, THIRD) or telling.spot is None or telling.spot.is_area:
        return False
    at = _words("enters").match(text, claim.trigger.start)
    told = _NO_FIGHT.sub("", claim.sentence.of(text))
    if at is None or telling.spot.key in contested or _words("not_all").search(told):
        return False
    before = _ITSELF.match(text, at.end())
    starts = {place.span.start for place in claim.places if place.span is not None}
    return bool(before and before.end() in starts) or bool(_PLAINLY.match(text, at.end() + 1))


def _words(name: str) -> Needle:
    return needle("weighing", "entering", name)
