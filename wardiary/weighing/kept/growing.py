"""Events as they grew: what was known of each at every moment at which something was told, from its kept tellings.

What is kept of an event changes only when its standing, its numbers or what, where, when and who change; the reasons
are put together when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from wardiary.diary import derived as d
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.control import is_own_word
from wardiary.weighing.events import finished, founded, take_up
from wardiary.weighing.kept.rows import SELECT_TELLING, Kept, Values, area_json, cut, to_kept
from wardiary.weighing.over import area_of
from wardiary.weighing.records import Event, Telling, WeighedEvent
from wardiary.weighing.similarity import Profile
from wardiary.weighing.state import is_told, weighed_event


class Growing:
    """An event that takes up its tellings moment by moment."""

    def __init__(self, told: Iterable[tuple[str, Telling]]) -> None:
        self._told = list(told)
        self._taken: list[Telling] = []
        self._profile: Profile | None = None
        self._event: Event | None = None

    @property
    def moments(self) -> list[str]:
        """The moments at which something joined it."""
        return [moment for moment, _ in self._told]

    def by(self, moment: str) -> Event | None:
        """The event as of a moment, which must not be before the one last asked for; None where it is none yet."""
        while len(self._taken) < len(self._told) and self._told[len(self._taken)][0] <= moment:
            telling = self._told[len(self._taken)][1]
            if self._profile is None:
                self._profile = founded(telling)
            else:
                take_up(telling, self._profile)
            self._taken.append(telling)
            self._event = None
        if self._event is None and self._profile is not None:
            self._event = finished(self._profile, self._taken)
        return self._event


@dataclass(frozen=True, slots=True)
class Version:
    """What was known of an event since a moment."""

    since: str
    weighed: WeighedEvent


def versions(event: Growing, beside: Sequence[Growing], sides: tuple[str, ...], since: str) -> Iterator[Version]:
    """What was known of an event at each moment from `since` on at which it, or what stands beside it, was told of.

    `beside` are the events at its settlement that may contradict it; none where it lies in no settlement.
    """
    first = event.moments[0]
    moments = {moment for each in (event, *beside) for moment in each.moments if moment >= since}
    for moment in sorted({first, *moments} if since <= first else {since, *moments}):
        now = event.by(moment)
        if now is None or not is_told(now):
            continue
        holders = Holders([other for each in beside if (other := each.by(moment)) is not None])
        yield Version(moment, weighed_event(now, sides, holders))


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


def changes_only(found: Iterable[Version]) -> Iterator[tuple[str, Values]]:
    """The moments at which what is kept of an event changed."""
    last: dict[str, Any] | None = None
    for version in found:
        values = state_values(version.weighed)
        if values != last:
            yield version.since, values
            last = values


def tellings_of(connection: Connection, events: Iterable[str], until: str = d.OPEN) -> dict[str, list[Kept]]:
    """The tellings of events that had joined them by a moment, in the order in which they did."""
    found: dict[str, list[Kept]] = {}
    for some in cut(events):
        asked = SELECT_TELLING.where(d.telling.c.event.in_(some), d.telling.c.joined <= until)
        for row in connection.execute(asked).all():
            kept = to_kept(row)
            found.setdefault(kept.event or "", []).append(kept)
    for told in found.values():
        told.sort(key=lambda kept: (kept.at or ("", ""), kept.step))
    return found


def growing(told: Sequence[Kept]) -> Growing:
    """The event of kept tellings, before the first of them."""
    return Growing(((kept.at or ("", ""))[0], kept.telling) for kept in told)
