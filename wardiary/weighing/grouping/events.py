"""Events: the tellings of one happening, brought together in order of publication.

That order alone decides: in whatever order reports come, the events are the same; and what was known at a moment is
what the tellings published by then make, with the same names as later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby
from typing import Protocol, TypeGuard

from wardiary import lexicons
from wardiary.model import Kind
from wardiary.weighing.grouping.choosing import best_of
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.grouping.neighbours import Neighbours
from wardiary.weighing.grouping.similarity import Profile, fit, numbers_told
from wardiary.weighing.lexicon import limit, words_of
from wardiary.weighing.records import THIRD, Event, Sharpness, Spot, Telling, When
from wardiary.weighing.rulings import Ties, are_apart

_SHARPEST = {Sharpness.SHARP: 0, Sharpness.UNDERSTOOD: 1, Sharpness.VAGUE: 2, Sharpness.UNTOLD: 3}


@dataclass(frozen=True, slots=True)
class Join:
    """That a telling joined an event, by its likeness to `via` where an analyst's decision put that there."""

    telling: Telling
    event: str
    via: str | None = None


class Ground(Protocol):
    """The events so far, wherever they are kept."""

    def near(self, telling: Telling) -> Iterable[Profile]:
        """The events that the telling may be of."""

    def put(self, event: Profile) -> None:
        """Take up an event, new or changed."""

    def home(self, group: int) -> Profile | None:
        """The event of the tellings that analysts put together under this number, if there is one already."""

    def settle(self, group: int, event: Profile) -> None:
        """Note the event of a group that has none yet."""

    def owe(self, group: int, telling: Telling) -> None:
        """Keep a telling that says too little until its group has an event."""

    def owed(self, group: int) -> Iterable[Telling]:
        """The tellings kept for the group, which are kept no longer."""


class Grouping:
    """Lets the tellings of one report after the other join or found events on a ground."""

    def __init__(self, ground: Ground, ties: Ties) -> None:
        self._ground = ground
        self._ties = ties
        self._joins: list[Join] = []
        self._report = ""
        self._listed: dict[str, set[tuple[str, str]]] = {}

    def tell(self, tellings: Sequence[Telling], settled: Mapping[int, Join | None] | None = None) -> list[Join]:
        """Which events the tellings of one report, in their order, are of; those of none are left out.

        1. each joins the event that analysts put it together with, else the one it fits best; 2. one that fits none
        founds an event, if it says enough; 3. one that says too little is tried once more when the rest is known.
        Of those `settled`, by their `id()`, it is known how they join, or that they do not.
        """
        self._joins, waiting = [], []
        self._report = tellings[0].report if tellings else ""
        self._listed = {}
        for telling in tellings:
            if settled and id(telling) in settled:
                self._joins += [join for join in (settled[id(telling)],) if join is not None]
                self._list(telling, settled[id(telling)])
            elif not self._join(telling):
                if founds(telling):
                    self._found(telling)
                else:
                    waiting.append(telling)
        for late in waiting:
            if not self._join(late):
                group = self._ties.group_of(late.rulings)
                if group is not None:
                    self._ground.owe(group, late)
        return self._joins

    def _join(self, telling: Telling) -> bool:
        """Let the telling join the event it is put together with, or fits best. False where there is none."""
        group = self._ties.group_of(telling.rulings)
        home = self._ground.home(group) if group is not None else None
        if home is not None:
            self._join_by_decision(telling, home)
            return True
        best = self._best(telling)
        if best is None:
            return False
        for event in (best,) if best.into is None else (best, best.into):
            take_up(telling, event)
            self._ground.put(event)
        self._joins.append(Join(telling, (best.into or best).id, best.id if best.into else None))
        self._list(telling, self._joins[-1])
        self._settle(telling, best.into or best)
        return True

    def _found(self, telling: Telling) -> None:
        event = founded(telling)
        self._ground.put(event)
        self._joins.append(Join(telling, event.id))
        self._list(telling, self._joins[-1])
        self._settle(telling, event)

    def _best(self, telling: Telling) -> Profile | None:
        """The event that the telling fits best, of those from which no analyst has split it."""
        parts = self._ties.parts_of(telling.rulings)
        return best_of(
            telling,
            (
                e
                for e in self._ground.near(telling)
                if not (parts and are_apart(parts, (e.into or e).parts)) and not self._is_of_another(telling, e)
            ),
        )

    def _list(self, telling: Telling, join: Join | None) -> None:
        """Note for which place of its claim's list a telling is of an event."""
        if join is not None and _is_named(telling.spot):
            self._listed.setdefault(join.event, set()).add((telling.claim, telling.spot.key))

    def _is_of_another(self, telling: Telling, event: Profile) -> bool:
        """Whether an event is of another place of the same list: "took A and B" tells of two, however near they are."""
        if not _is_named(telling.spot):
            return False
        told = self._listed.get((event.into or event).id, ())
        return any(claim == telling.claim and _are_two(key, telling.spot.key) for claim, key in told)

    def _join_by_decision(self, telling: Telling, home: Profile) -> None:
        via = None
        if fit(telling, home) is None and founds(telling):
            likeness = replace(founded(telling), into=home)
            self._ground.put(likeness)
            via = likeness.id
        take_up(telling, home)
        home.latest = self._report  # also where it was owed by an earlier one
        self._ground.put(home)
        self._joins.append(Join(telling, home.id, via))
        self._settle(telling, home)

    def _settle(self, telling: Telling, event: Profile) -> None:
        """Note where the telling is, and bring those there that were put together with it and had no place to go."""
        event.parts |= self._ties.parts_of(telling.rulings)
        group = self._ties.group_of(telling.rulings)
        if group is not None:
            self._ground.settle(group, event)
            for owed in self._ground.owed(group):
                self._join_by_decision(owed, event)


def _is_named(spot: Spot | None) -> TypeGuard[Spot]:
    """Whether a place is told by a name of its own and on the map, not as "the port"."""
    return spot is not None and spot.lat is not None and not spot.is_area and spot.name[:1].isupper()


def _are_two(one: str, other: str) -> bool:
    """Whether two look-up forms of names are of two places, none being part of the other."""
    return one not in other and other not in one


class Memory(Neighbours):
    """A ground in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._homes: dict[int, Profile] = {}
        self._owed: dict[int, list[Telling]] = {}

    def home(self, group: int) -> Profile | None:
        """The event of a group."""
        return self._homes.get(group)

    def settle(self, group: int, event: Profile) -> None:
        """Note the event of a group that has none yet."""
        self._homes.setdefault(group, event)

    def owe(self, group: int, telling: Telling) -> None:
        """Keep a telling for its group."""
        self._owed.setdefault(group, []).append(telling)

    def owed(self, group: int) -> list[Telling]:
        """The tellings kept for a group, once."""
        return self._owed.pop(group, [])


def group(tellings: Iterable[Telling], ties: Ties | None = None) -> tuple[Event, ...]:
    """The events that tellings make, in the order in which they were first told.

    `ties` are the decisions of analysts on them and on others; those on them alone where none are given.
    """
    ordered = sorted(tellings, key=lambda telling: telling.sort_key)
    members: dict[str, list[Telling]] = {}
    for join in joins(ordered, Ties(ordered) if ties is None else ties):
        members.setdefault(join.event, []).append(join.telling)
    return tuple(assembled(told) for told in members.values())


def joins(ordered: Iterable[Telling], ties: Ties) -> Iterator[Join]:
    """Every joining, in order, of tellings that come in order of publication."""
    ground = Memory()
    grouping = Grouping(ground, ties)
    for _, of_report in groupby(ordered, key=lambda telling: (telling.published, telling.report)):
        ground.begin()
        yield from grouping.tell(list(of_report))


def assembled(told: Sequence[Telling]) -> Event:
    """The event that tellings make, in the order in which they joined it; the first founded it."""
    event = founded(told[0])
    for telling in told[1:]:
        take_up(telling, event)
    return finished(event, told)


def founded(telling: Telling) -> Profile:
    """The event that a telling founds."""
    when, who = telling.when, (telling.agent, telling.target)
    name = event_id(telling)
    told = (telling.report, numbers_told(telling))
    is_false = telling.denies and telling.checked
    return Profile(name, telling.kind, telling.spot, when, when.first, when.last, *who, *told, is_false=is_false)


def event_id(telling: Telling) -> str:
    """A name that stays: made of the telling that came first."""
    spot = telling.spot.key if telling.spot else ""
    digest = blake2b(f"{telling.report}\n{telling.claim}\n{spot}".encode(), digest_size=5).hexdigest()
    return f"e{digest}"


def take_up(telling: Telling, event: Profile) -> None:
    """Add the telling; it may sharpen when, name the doer, and turn a holding into the gain it came of."""
    event.latest = telling.report
    event.is_false = event.is_false or (telling.denies and telling.checked)
    event.tolls |= numbers_told(telling)
    event.agent = event.agent if event.agent not in (None, THIRD) else telling.agent or event.agent
    event.target = event.target or telling.target
    if event.kind is Kind.HOLDING and telling.kind is Kind.GAIN:
        event.kind = Kind.GAIN
        if telling.when.sharpness is Sharpness.SHARP:  # else it was taken by the day on which it was first held
            event.when, event.first, event.last = telling.when, telling.when.first, telling.when.last
        return
    if telling.kind is Kind.HOLDING and event.kind is Kind.GAIN:
        return
    if event.spot and telling.spot and event.spot.lat is None and telling.spot.lat is not None:
        event.spot = telling.spot
    if event.kind in words_of("kinds", "lasting"):
        longest = limit("times", "background_days")  # "for the second time this year": it may have begun on any day
        if telling.when.sharpness is not Sharpness.UNTOLD and telling.when.last - telling.when.first <= longest:
            event.first, event.last = min(event.first, telling.when.first), max(event.last, telling.when.last)
    elif _is_sharper(telling.when, event.when):
        event.when, event.first, event.last = telling.when, telling.when.first, telling.when.last


def _is_sharper(one: When, other: When) -> bool:
    """Whether one interval says more exactly when: told before understood, days before weeks."""
    if _SHARPEST[one.sharpness] != _SHARPEST[other.sharpness]:
        return _SHARPEST[one.sharpness] < _SHARPEST[other.sharpness]
    return one.last - one.first < other.last - other.first


def finished(event: Profile, told: Sequence[Telling]) -> Event:
    """The event as it is shown, from its profile and the tellings that made it."""
    when = event.when
    if event.kind in words_of("kinds", "lasting"):
        froms = [(t.when.first, t.when.from_) for t in told if t.when.from_ and t.when.first >= event.first]
        tos = [t.when.to for t in told if t.when.to and t.when.last == event.last]
        when = When(event.first, event.last, when.sharpness, min(froms)[1] if froms else None, next(iter(tos), None))
    spot = replace(event.spot, name=_name(event, told)) if event.spot else None
    origin = told[0].spot
    if any(telling.rulings.together for telling in told):  # those owed came late
        told = sorted(told, key=lambda telling: telling.sort_key)
    return Event(event.id, _kind(event, told), spot, when, event.agent, event.target, tuple(told), origin)


def _name(event: Profile, told: Sequence[Telling]) -> str:
    """The place's name in the spelling told most often."""
    key = event.spot.key if event.spot else ""
    spellings = [t.spot.name for t in told if t.spot and t.spot.key == key]
    if len(set(spellings)) == 1:
        return spellings[0]
    names = Counter(spellings)
    return min(names, key=lambda name: (-names[name], name))


def _kind(event: Profile, told: Sequence[Telling]) -> Kind:
    """The kind told most often; of equals the sharpest, by the order in which the lexicon names kindred kinds."""
    if event.kind in (Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT):
        return event.kind
    each = [t.kind for t in told if t.affirms] or [t.kind for t in told]
    if len(set(each)) == 1:
        return each[0]
    kinds = Counter(each)
    order = [kind for kinds in lexicons.load("weighing")["kinds"]["kindred"] for kind in kinds]
    return min(
        kinds, key=lambda kind: (kind is Kind.CASUALTIES, -kinds[kind], order.index(kind) if kind in order else -1)
    )
