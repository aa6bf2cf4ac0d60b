"""Events as they grew: what was known of each at every moment at which something was told, from its kept tellings.

What is kept of an event changes only when its standing, its numbers or what, where, when and who change; the reasons
are put together when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import Connection

from wardiary.diary import derived as d
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.control import is_own_word
from wardiary.weighing.events import finished, founded, take_up
from wardiary.weighing.gist import Gist
from wardiary.weighing.kept.rows import LEAN_TELLING, SELECT_TELLING, Kept, Values, area_json, cut, to_kept
from wardiary.weighing.over import area_of
from wardiary.weighing.records import Event, Telling, WeighedEvent
from wardiary.weighing.similarity import Profile
from wardiary.weighing.standing import Beside
from wardiary.weighing.state import is_told, weighed_event


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
    that may bear on it.
    """

    event: str
    told: Sequence[Kept]
    since: str | None
    near: Sequence[str] = ()


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
        self._bears_on: dict[str, list[str]] = defaultdict(list)
        for strand in strands:
            for other in strand.near:
                self._bears_on[other].append(strand.event)
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
            bears_on = self._bears_on.get(name, ()) if event is not self._now.get(name) else ()
            self._now[name] = event
            if bears_on:
                self._holders.put(event, self._rank[name])
                due |= dict.fromkeys(bears_on)
        return [name for name in due if name in self._since]

    def _weigh(self, name: str, moment: str) -> None:
        event = self._growing[name].in_short
        if event is None or not is_told(event):
            return
        before, beside = self._weighed.get(name, (None, None))
        bearing = self._holders.beside(event)
        if event == before and bearing == beside:
            return
        self._weighed[name] = event, bearing
        values = state_values(weighed_event(event, self._sides, bearing))
        found = self._found[name]
        if not found or found[-1][1] != values:
            found.append((moment, values))


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
        told.sort(key=lambda kept: (kept.at or ("", ""), kept.step))
    return found


def growing(told: Sequence[Kept]) -> Growing:
    """The event of kept tellings, before the first of them."""
    return Growing(((kept.at or ("", ""))[0], kept.telling) for kept in told)
