"""Events as they grew: what was known of each at every moment at which something was told, from its kept tellings.

What is kept of an event changes only when its standing, its numbers or what, where, when and who change; the reasons
are put together when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf

from sqlalchemy import Connection, or_

from wardiary.diary import derived as d
from wardiary.model import Kind
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.control import is_own_word
from wardiary.weighing.grouping.events import finished, founded, take_up
from wardiary.weighing.grouping.gist import Gist
from wardiary.weighing.grouping.similarity import Profile
from wardiary.weighing.kept.rows import LEAN_TELLING, SELECT_TELLING, Kept, Position, Values, area_json, cut, to_kept
from wardiary.weighing.kept.sites import Site, are_near_days, beside_days
from wardiary.weighing.over import area_of
from wardiary.weighing.records import THIRD, Event, Telling, WeighedEvent
from wardiary.weighing.standing import Beside
from wardiary.weighing.state import weighed_event


class Growing:
    """An event that takes up its tellings moment by moment."""

    def __init__(self, told: Iterable[tuple[str, Telling]]) -> None:
        self._told = list(told)
        self._taken: list[Telling] = []
        self._profile: Profile | None = None
        self._event: Event | None = None
        self._gist = Gist()
        self.in_short: Event | None = None
        """The event last asked for, with those of its tellings alone on which its standing rests."""
        self.is_settled = False
        """Whether its standing no longer depends on what is told beside it: see `settles`."""

    @property
    def moments(self) -> list[str]:
        """The moments at which something joined it."""
        return [moment for moment, _ in self._told]

    def by(self, moment: str) -> Event | None:
        """The event as of a moment, which must not be before the one last asked for; None where it is none yet."""
        before = len(self._taken)
        while len(self._taken) < len(self._told) and self._told[len(self._taken)][0] <= moment:
            telling = self._told[len(self._taken)][1]
            if self._profile is None:
                self._profile = founded(telling)
            else:
                take_up(telling, self._profile)
            self._taken.append(telling)
            self.is_settled |= settles(telling)
        if len(self._taken) > before and self._profile is not None:
            self._event = finished(self._profile, self._taken)
            for _, of_report in groupby(self._taken[before:], key=lambda telling: telling.report):
                self._gist.take(list(of_report))
            whole = self._gist.is_whole
            self.in_short = self._event if whole else replace(self._event, tellings=tuple(self._gist.tellings))
        return self._event


@dataclass(frozen=True, slots=True)
class Strand:
    """An event at a settlement: its tellings in the order in which they joined, and what is asked of it.

    What was known of it is asked from `since` on; where that is None, it only bears on others. `near` are the others
    that may bear on it, which they do by what they tell of the `days` on which it was ever. `is_same`: its own tellings
    are those that it had, so that it stands as it stood once its standing is settled.
    """

    event: str
    told: Sequence[Kept]
    since: str | None
    near: Sequence[str] = ()
    days: tuple[float, float] = (-inf, inf)
    is_same: bool = False


Known = list[tuple[str, Values]]
"""What was known of an event from moments on, each until the next."""


class Weaving:
    """The events at one settlement moment by moment, each weighed where it, or what bears on it, has changed.

    The strands come in the order in which their events were first told.
    """

    def __init__(self, strands: Sequence[Strand], sides: tuple[str, ...]) -> None:
        self._sides = sides
        self._growing = {strand.event: growing(strand.told) for strand in strands}
        self._rank = {strand.event: rank for rank, strand in enumerate(strands)}
        self._since = {strand.event: strand.since for strand in strands if strand.since is not None}
        self._days = {strand.event: strand.days for strand in strands if strand.since is not None}
        self._bears_on: dict[str, list[str]] = defaultdict(list)
        for strand in strands:
            for other in strand.near:
                self._bears_on[other].append(strand.event)
        self._same = {strand.event for strand in strands if strand.is_same}
        self.settled: dict[str, str] = {}
        """Since when nothing else is known than before of events that are the same."""
        self._holders = Holders()
        self._now: dict[str, Event] = {}
        self._weighed: dict[str, tuple[Event, Beside]] = {}
        self._found: dict[str, Known] = {name: [] for name in self._since}

    def known(self) -> dict[str, Known]:
        """What was known of each event that is asked for, from its moment on, where that changed."""
        begin = min(self._since.values(), default=d.OPEN)
        changes: dict[str, list[str]] = defaultdict(list)
        for name, event in self._growing.items():
            for moment in {max(moment, begin) for moment in event.moments}:
                changes[moment].append(name)
        for name, since in self._since.items():
            changes[since].append(name)
        for moment in sorted(changes):
            if len(self.settled) == len(self._since):
                break
            for name in self._let_grow(changes[moment], moment):
                if self._since[name] <= moment:
                    self._weigh(name, moment)
        return self._found

    def _let_grow(self, names: Iterable[str], moment: str) -> list[str]:
        """Bring events up to a moment; those that are asked for and may stand otherwise now."""
        due: dict[str, None] = {}
        for name in names:
            event = self._growing[name].by(moment)
            if event is None:
                continue
            due[name] = None
            before = self._now.get(name)
            self._now[name] = event
            if event is not before and name in self._bears_on:
                self._holders.put(event, self._rank[name])
                due |= dict.fromkeys(self._concerned(name, before, event))
        return [name for name in due if name in self._since and name not in self.settled]

    def _concerned(self, name: str, before: Event | None, event: Event) -> Iterator[str]:
        """The events on which another may bear otherwise now that it has grown."""
        news = _news(before, event)
        for other in self._bears_on[name]:
            now = self._now.get(other)
            if now is not None and not self._growing[other].is_settled and self._bears(event, news, now):
                yield other

    def _bears(self, event: Event, news: Sequence[Telling] | None, on: Event) -> bool:
        """Whether another event bears otherwise on one by what has come to it: see `Holders.beside`.

        Of a holding what is told of near days counts, of who left the own word, of a gain what is checked, and for a
        holding whatever affirms or denies that the place was taken or left.
        """
        if news is None:
            return True
        if event.kind is Kind.HOLDING:
            held = [telling for telling in news if telling.affirms or telling.checked]
            return bool(held) and are_near_days(days_of(held), self._days[on.id])
        if on.kind is Kind.HOLDING:
            return bool(news)
        if event.kind is Kind.WITHDRAWAL:
            return any(telling.voice.side == event.agent for telling in news)
        return any(telling.checked for telling in news)

    def _weigh(self, name: str, moment: str) -> None:
        growing = self._growing[name]
        event = growing.in_short
        if event is None or not event.is_told:
            return
        before, beside = self._weighed.get(name, (None, None))
        bearing = Beside() if growing.is_settled else self._holders.beside(event)
        if event == before and bearing == beside:
            return
        self._weighed[name] = event, bearing
        if growing.is_settled and name in self._same:
            self.settled[name] = moment
        values = state_values(weighed_event(event, self._sides, bearing))
        found = self._found[name]
        if not found or found[-1][1] != values:
            found.append((moment, values))


def settles(telling: Telling) -> bool:
    """Whether an event of which this is told stands as it does whatever else is told at its settlement.

    What is checked and denied is refuted, else what is checked is verified: `standing` asks what is beside an event of
    no other.
    """
    return telling.checked and (telling.affirms or telling.denies)


def _news(before: Event | None, event: Event) -> list[Telling] | None:
    """The tellings that have come to an event by which alone it bears otherwise on others; None where more has changed.

    Of a holding it does not matter when it was, beside what each of its tellings says of that.
    """
    if before is None or (before.kind, before.agent) != (event.kind, event.agent):
        return None
    known = len(before.tellings)
    if event.tellings[:known] != before.tellings or (event.kind is not Kind.HOLDING and event.when != before.when):
        return None  # where the former differ, analysts put it together, and those owed came in between
    return [telling for telling in event.tellings[known:] if telling.affirms or telling.denies]


def days_of(tellings: Sequence[Telling]) -> tuple[float, float]:
    """The first and last day of which tellings tell, of which there must be one."""
    return min(telling.when.first for telling in tellings), max(telling.when.last for telling in tellings)


def state_values(weighed: WeighedEvent) -> Values:
    """What is kept of an event as of a moment."""
    event, when, spot = weighed.event, weighed.event.when, weighed.event.spot
    killed, injured = weighed.killed or (None, None), weighed.injured or (None, None)
    return {
        "event": event.id,
        "founded": event.tellings[0].published,
        "kind": event.kind.value,
        "place": spot.name if spot else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "first": when.first,
        "last": when.last,
        "sharpness": when.sharpness.value,
        "time_from": when.from_,
        "time_to": when.to,
        "agent": event.agent,
        "target": event.target,
        "standing": weighed.standing.word.value,
        "killed_low": killed[0],
        "killed_high": killed[1],
        "injured_low": injured[0],
        "injured_high": injured[1],
        "affirmed": any(telling.affirms for telling in event.tellings),
        "own_word": is_own_word(weighed),
        "area": area_json(area_of(event)),
    }


def tellings_of(
    connection: Connection, events: Iterable[str], until: str | None = None, *, lean: bool = False
) -> dict[str, list[Kept]]:
    """The tellings of events that had joined them by a moment, in the order in which they did; `lean` without words."""
    found: dict[str, list[Kept]] = {}
    by_then = () if until is None else (d.telling.c.joined <= until,)
    for some in cut(events):
        asked = LEAN_TELLING if lean else SELECT_TELLING
        for row in connection.execute(asked.where(d.telling.c.event.in_(some), *by_then)).all():
            kept = to_kept(row)
            found.setdefault(kept.event or "", []).append(kept)
    for told in found.values():
        told.sort(key=_order_of_joining)
    return found


def bearing_tellings(
    connection: Connection, sites: Sequence[Site], days: Sequence[tuple[float, float]]
) -> dict[str, list[Kept]]:
    """The tellings of events by which they bear on others that were on these days, in the order in which they joined.

    Of a holding those of near days suffice, and the one that founded it: by its others it is the same side's holding.
    """
    if not sites:
        return {}
    first, last = min(first for first, _ in days) - beside_days(), max(last for _, last in days) + beside_days()
    t, e = d.telling.c, d.event.c
    is_near = (t.last >= first) & (t.first <= last)
    founds = (t.joined == e.published) & (t.joined_name == e.name) & (t.step == e.step)
    asked = LEAN_TELLING.select_from(d.telling.join(d.event, t.event == e.id))
    asked = asked.where(or_(e.kind != Kind.HOLDING.value, is_near, founds))
    found: dict[str, list[Kept]] = {site.event: [] for site in sites}
    for some in cut(found):
        for row in connection.execute(asked.where(t.event.in_(some))).all():
            kept = to_kept(row)
            found[kept.event or ""].append(kept)
    for told in found.values():
        told.sort(key=_order_of_joining)
    unclear = [name for name, told in found.items() if told[0].telling.agent in (None, THIRD)]
    return found | tellings_of(connection, unclear, lean=True)


def settled_since(connection: Connection, events: Iterable[str]) -> dict[str, str]:
    """Since when nothing beside events bears on their standing, of those of which that is so."""
    found: dict[str, str] = {}
    for some in cut(events):
        asked = LEAN_TELLING.where(d.telling.c.event.in_(some), d.telling.c.checked)
        for row in connection.execute(asked).all():
            kept = to_kept(row)
            if kept.event and kept.at and settles(kept.telling):
                found[kept.event] = min(kept.at[0], found.get(kept.event, d.OPEN))
    return found


def _order_of_joining(kept: Kept) -> tuple[Position, int]:
    return (kept.at or ("", ""), kept.step)


def growing(told: Sequence[Kept]) -> Growing:
    """The event of kept tellings, before the first of them."""
    return Growing(((kept.at or ("", ""))[0], kept.telling) for kept in told)
