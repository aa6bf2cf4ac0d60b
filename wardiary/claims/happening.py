"""A happening of a report as it grows: its tellings so far, and whether a further one can be of it at all.

Invariant: tellings with different numbers for one thing, in places known to lie apart, on different days or in voices
that tell each their own are never one, nor is what is told as "another", nor one blow and what goes on time and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wardiary import lexicons
from wardiary.claims.certain import is_list
from wardiary.claims.drafts import Draft, agents_fit, named, one_voice
from wardiary.claims.ground import Ground
from wardiary.claims.joining import joined
from wardiary.claims.telling import Stands, Telling, folded
from wardiary.claims.voiced import UNNAMED
from wardiary.gazetteer import distance_km
from wardiary.model import ClaimPlace, ClaimTime, Kind

_LOST = lexicons.pattern("claims/happenings", "happening", "lost")
_TAKING_BACK = lexicons.pattern("claims/happenings", "happening", "taking_back")
_OF_CONTROL = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.ADVANCE))


class Happening:
    """One happening: `draft` is what all its tellings say together."""

    def __init__(self, telling: Telling, draft: Draft, ground: Ground) -> None:
        self.tellings = [telling]
        self.speakers: set[str | None] = {telling.speaker}
        self._ground = ground
        self._take(draft)

    @property
    def last(self) -> Telling:
        """The telling read last."""
        return self.tellings[-1]

    def add(self, telling: Telling) -> None:
        """A further telling of it."""
        self.tellings.append(telling)
        self.speakers.add(telling.speaker)
        self._take(joined(self.draft, telling.draft, self._ground))

    def _take(self, draft: Draft) -> None:
        claim = draft.claim
        self.draft = draft
        self.kind, self.places, self.time = claim.kind, claim.places, None if draft.understood else claim.time
        self.stands = Stands.of(claim)
        self.numbers = {quantity.what: (quantity.low, quantity.high) for quantity in claim.quantities}
        self.agents, self.targets = folded(named(claim, "agent")), folded(named(claim, "target"))

    def may_be(self, new: Telling) -> bool:
        """Whether nothing certain speaks against `new` telling of this happening."""
        return (
            self._kind_fits(new)
            and not (new.phrase.anew and new.is_noun)
            and new.has_gone_on is self.last.has_gone_on
            and self._reality_fits(new)
            and self._voice_fits(new)
            and self._numbers_fit(new)
            and not (self._lies_apart(new) or self._is_of_other_thing(new))
            and not (self._is_another_day(new) or self._is_beside(new) or self._is_taken_back(new))
        )

    def has_stem_of(self, new: Telling) -> bool:
        """Whether an earlier telling has the same word for it."""
        return any(not told.stems.isdisjoint(new.stems) for told in self.tellings)

    def has_voice_of(self, new: Telling) -> bool:
        """Whether the voice of `new`, or the publisher as `new`, has told of it before."""
        if new.speaker in self.speakers:
            return True
        return new.speaker is not None and any(one_voice(other, new.speaker) for other in self.speakers if other)

    def shares_place_with(self, new: Telling) -> bool:
        """Whether both stand in a place of one name, one point or one gazetteer id."""
        return not self.stands.places.isdisjoint(new.stands.places)

    def shares_target_with(self, new: Telling) -> bool:
        """Whether both name one sufferer, or call theirs by one word: "the Shiite villages", "two villages"."""
        if not self.targets.isdisjoint(new.targets):
            return True
        return any(not told.target_words.isdisjoint(new.target_words) for told in self.tellings)

    def has_other_time(self, new: Telling) -> bool:
        """Whether the times that both tell in words do not meet."""
        return self.time is not None and new.time is not None and not overlap(self.time, new.time)

    def _kind_fits(self, new: Telling) -> bool:
        return self.kind in kindred(new.claim.kind) or (new.draft.pointing and new.points and self.has_stem_of(new))

    def _reality_fits(self, new: Telling) -> bool:
        """What one telling denies and the other tells are not one, but that a noun may name what was denied."""
        a, b = self.stands.level, new.stands.level
        return a == b or "denied" not in (a, b) or new.is_noun

    def _numbers_fit(self, new: Telling) -> bool:
        """Another number for the same thing is another happening, or another telling of it."""
        told = self.numbers
        return not told or all(told.get(q.what, (q.low, q.high)) == (q.low, q.high) for q in new.claim.quantities)

    def _voice_fits(self, new: Telling) -> bool:
        """One voice; after any the publisher, nobody named, a voice that only judges what was told, anybody's aside."""
        if new.speaker is None or new.speaker == UNNAMED or new.draft.aside or self.has_voice_of(new):
            return True
        return new.points and new.is_judging

    def _lies_apart(self, new: Telling) -> bool:
        """Whether both name places that cannot be one, nor lie one in the other."""
        a, b = self.places, new.claim.places
        if not a or not b or self.shares_place_with(new) or self._one_may_lie_in_the_other(a, b):
            return False
        away = apart(a, b)
        return away > _apart_km() if away is not None else self.stands.is_named and new.stands.is_named

    def _is_of_other_thing(self, new: Telling) -> bool:
        """Whether one is of a town and the other of its airport or prison, which falls before or after it.

        Or both tell anew what was damaged, and it is not the same: a looted museum and a street without light.
        """
        if self.kind is new.claim.kind is Kind.DAMAGE and self.targets and new.targets and not new.is_named:
            return not self.shares_target_with(new)
        things, others = self.stands.things, new.stands.things
        return {self.kind, new.claim.kind} <= _OF_CONTROL and bool(things and others) and things.isdisjoint(others)

    def _one_may_lie_in_the_other(self, a: Sequence[ClaimPlace], b: Sequence[ClaimPlace]) -> bool:
        """Whether one of both is an area, a country or a province, the other is none, and no country is in between."""
        wide, narrow = (a, b) if self._is_wide(a) else (b, a)
        if not self._is_wide(wide) or self._is_wide(narrow):
            return False
        outer, inner = ({self._ground.countries.get(p.geonameid) for p in each} for each in (wide, narrow))
        return None in outer | inner or not outer.isdisjoint(inner)

    def _is_wide(self, places: Sequence[ClaimPlace]) -> bool:
        return any(map(self._ground.is_wide, places))

    def _is_another_day(self, new: Telling) -> bool:
        """Whether both tell times that do not meet; a definite noun may stand beside the time of something else."""
        return (not new.points or new.is_dated) and self.has_other_time(new)

    def _is_taken_back(self, new: Telling) -> bool:
        """Whether others take back what was told to be taken: "rebels took the town, the army retook it"."""
        text, old = new.sentence.text, self.last
        lost = (
            old.number == new.number and _LOST.match(old.claim.trigger.of(text)) is not None
        )  # "lost it, but retook it"
        both = {self.kind, new.claim.kind} == {Kind.GAIN} and (lost or not agents_fit(self.draft.claim, new.claim))
        return both and _TAKING_BACK.match(new.claim.trigger.of(text)) is not None and not self.has_stem_of(new)

    def _is_beside(self, new: Telling) -> bool:
        """Whether both stand in one list, as blows dealt with different arms."""
        last = self.last
        if last.number != new.number or not last.arms or not new.arms or last.arms & new.arms:
            return False
        return is_list(last.claim.trigger, new.claim.trigger, new.sentence.text)


def apart(a: Sequence[ClaimPlace], b: Sequence[ClaimPlace]) -> float | None:
    """Kilometres between the nearest of both; None where no two have points."""
    points = [(p.lat, p.lon) for p in b if p.lat is not None and p.lon is not None]
    ways = [
        distance_km(p.lat, p.lon, lat, lon) for p in a if p.lat is not None and p.lon is not None for lat, lon in points
    ]
    return min(ways, default=None)


def overlap(a: ClaimTime, b: ClaimTime) -> bool:
    """By calendar days; an open end reaches for ever. ISO dates of one precision compare as text."""
    return _day(a.from_, "") <= _day(b.to, "9") and _day(b.from_, "") <= _day(a.to, "9")


def _day(moment: str | None, open_end: str) -> str:
    return moment[:10] if moment else open_end


@cache
def families() -> dict[tuple[Kind, Kind], str]:
    """For two different kinds what they may share: the first family of the lexicon that holds both."""
    found: dict[tuple[Kind, Kind], str] = {}
    for name, members in lexicons.load("same_happening")["families"].items():
        kinds = [Kind(kind) for kind in members.split()]
        for a in kinds:
            for b in kinds:
                if a is not b:
                    found.setdefault((a, b), name)
    return found


@cache
def kindred(kind: Kind) -> frozenset[Kind]:
    """The kinds whose words may tell of the same as those of `kind`, itself among them."""
    return frozenset((kind, *(a for a, b in families() if b is kind)))


@cache
def _apart_km() -> float:
    return float(lexicons.load("same_happening")["places"]["apart_km"])
