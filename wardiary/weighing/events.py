"""Events: the tellings of one happening, brought together in order of publication.

That order alone decides: in whatever order reports come, the events are the same; and what was known at a moment is
what the tellings published by then make, with the same names as later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from wardiary import lexicons
from wardiary.model import Kind, Reality
from wardiary.weighing.neighbours import Neighbours
from wardiary.weighing.records import THIRD, Event, Sharpness, Telling, When
from wardiary.weighing.rulings import Ties, are_apart
from wardiary.weighing.similarity import Profile, fit

_PARTIES_ONLY = frozenset((Kind.GAIN, Kind.HOLDING, Kind.ADVANCE))
_SHARPEST = {Sharpness.SHARP: 0, Sharpness.UNDERSTOOD: 1, Sharpness.VAGUE: 2, Sharpness.UNTOLD: 3}


def group(tellings: Iterable[Telling]) -> tuple[Event, ...]:
    """The events that tellings make, in the order in which they were first told.

    1. in order of publication, each telling joins the event that analysts put it together with, else the one it fits
    best; 2. one that fits none founds an event, if it says enough; 3. one that says too little is tried once more when
    the rest of its report is known.
    """
    ordered = sorted(tellings, key=lambda telling: telling.sort_key)
    grouping, waiting = Grouping(Ties(ordered)), []
    for position, telling in enumerate(ordered):
        if not grouping.join(telling):
            if _founds(telling):
                grouping.found(telling)
            else:
                waiting.append(telling)
        last_of_report = position + 1 == len(ordered) or ordered[position + 1].report != telling.report
        if last_of_report:
            for late in waiting:
                if not grouping.join(late):
                    grouping.owe(late)
            waiting.clear()
    return tuple(_finished(event) for event in grouping.events)


class Grouping:
    """The events so far, and what analysts have put together or told apart."""

    def __init__(self, ties: Ties) -> None:
        self.events: list[Profile] = []
        self._near = Neighbours()
        self._ties = ties
        self._homes: dict[int, Profile] = {}
        self._owed: dict[int, list[Telling]] = {}

    def join(self, telling: Telling) -> bool:
        """Let the telling join the event it is put together with, or fits best. False where there is none."""
        home = self._homes.get(self._ties.group_of(telling.rulings) or 0)
        if home is not None:
            self._join_by_decision(telling, home)
            return True
        best = self._best(telling)
        if best is None:
            return False
        for event in (best,) if best.into is None else (best, best.into):
            _take_up(telling, event)
            self._near.add(event)
        self._settle(telling, best.into or best)
        return True

    def found(self, telling: Telling) -> None:
        """Make an event of the telling."""
        event = _profile(telling)
        self._near.add(event)
        self.events.append(event)
        self._settle(telling, event)

    def owe(self, telling: Telling) -> None:
        """Keep a telling that says too little until those that it is put together with have an event, if they do."""
        group = self._ties.group_of(telling.rulings)
        if group is not None:
            self._owed.setdefault(group, []).append(telling)

    def _best(self, telling: Telling) -> Profile | None:
        """The event that the telling fits best; of equally good ones, the latest."""
        parts = self._ties.parts_of(telling.rulings)
        best, best_fit = None, 0.0
        for event in self._near.of(telling):
            if parts and are_apart(parts, (event.into or event).parts):
                continue
            fitting = fit(telling, event)
            if fitting is not None and (
                best is None or (fitting, event.first, event.id) > (best_fit, best.first, best.id)
            ):
                best, best_fit = event, fitting
        return best

    def _join_by_decision(self, telling: Telling, home: Profile) -> None:
        if fit(telling, home) is None and _founds(telling):
            self._near.add(replace(_profile(telling), into=home))
        _take_up(telling, home)
        self._near.add(home)
        self._settle(telling, home)

    def _settle(self, telling: Telling, event: Profile) -> None:
        """Note where the telling is, and bring those there that were put together with it and had no place to go."""
        event.parts |= self._ties.parts_of(telling.rulings)
        group = self._ties.group_of(telling.rulings)
        if group is not None:
            self._homes.setdefault(group, event)
            for owed in self._owed.pop(group, ()):
                self._join_by_decision(owed, event)


def _founds(telling: Telling) -> bool:
    """Whether a telling says enough to be an event of its own: what and where; as history, on which day too.

    A publisher's own "no shot was fired" denies what nobody told: it is no event.
    """
    spot = telling.spot
    if spot is None or not spot.key or telling.mentions:
        return False
    if telling.kind is Kind.HOLDING and telling.agent is None:
        return False
    if telling.kind in _PARTIES_ONLY and telling.agent == THIRD:
        return False  # a reporter who drove to the river has not advanced on it
    if telling.reality is Reality.BACKGROUND or telling.denies:
        is_dated = telling.when.sharpness is Sharpness.SHARP
        return is_dated or (telling.denies and not telling.voice.is_publisher)
    return True


def _longest() -> float:
    """Days: "for the second time this year" says nothing of when this flight began."""
    return float(lexicons.load("weighing")["times"]["background_days"])


def _profile(telling: Telling) -> Profile:
    when = telling.when
    return Profile(
        _id(telling), telling.kind, telling.spot, when, when.first, when.last, telling.agent, telling.target, [telling]
    )


def _id(telling: Telling) -> str:
    """A name that stays: made of the telling that came first."""
    spot = telling.spot.key if telling.spot else ""
    digest = blake2b(f"{telling.report}\n{telling.claim}\n{spot}".encode(), digest_size=5).hexdigest()
    return f"e{digest}"


def _take_up(telling: Telling, event: Profile) -> None:
    """Add the telling; it may sharpen when, name the doer, and turn a holding into the gain it came of."""
    event.tellings.append(telling)
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
    if event.kind in lexicons.load("weighing")["kinds"]["lasting"].split():
        if telling.when.sharpness is not Sharpness.UNTOLD and telling.when.last - telling.when.first <= _longest():
            event.first, event.last = min(event.first, telling.when.first), max(event.last, telling.when.last)
    elif _is_sharper(telling.when, event.when):
        event.when, event.first, event.last = telling.when, telling.when.first, telling.when.last


def _is_sharper(one: When, other: When) -> bool:
    """Whether one interval says more exactly when: told before understood, days before weeks."""
    if _SHARPEST[one.sharpness] != _SHARPEST[other.sharpness]:
        return _SHARPEST[one.sharpness] < _SHARPEST[other.sharpness]
    return one.last - one.first < other.last - other.first


def _finished(event: Profile) -> Event:
    when = event.when
    if event.kind in lexicons.load("weighing")["kinds"]["lasting"].split():
        froms = [(t.when.first, t.when.from_) for t in event.tellings if t.when.from_ and t.when.first >= event.first]
        tos = [t.when.to for t in event.tellings if t.when.to and t.when.last == event.last]
        when = When(event.first, event.last, when.sharpness, min(froms)[1] if froms else None, next(iter(tos), None))
    spot = replace(event.spot, name=_name(event)) if event.spot else None
    if any(telling.rulings.together for telling in event.tellings):  # those owed came late
        event.tellings.sort(key=lambda telling: telling.sort_key)
    return Event(event.id, _kind(event), spot, when, event.agent, event.target, tuple(event.tellings))


def _name(event: Profile) -> str:
    """The place's name in the spelling told most often."""
    key = event.spot.key if event.spot else ""
    names = Counter(t.spot.name for t in event.tellings if t.spot and t.spot.key == key)
    return min(names, key=lambda name: (-names[name], name))


def _kind(event: Profile) -> Kind:
    """The kind told most often; of equals the sharpest, by the order in which the lexicon names kindred kinds."""
    if event.kind in (Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.DISPLACEMENT):
        return event.kind
    told = Counter(t.kind for t in event.tellings)
    order = [kind for kinds in lexicons.load("weighing")["kinds"]["kindred"] for kind in kinds]
    return min(
        told, key=lambda kind: (kind is Kind.CASUALTIES, -told[kind], order.index(kind) if kind in order else -1)
    )
