"""All that a diary's reports tell, weighed, as known at any moment. Only reports published up to that moment count.

Decisions of analysts have no such moment: they are about what was told, and hold for all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wardiary.diary.records import KeptReport, Sides
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.control import Move, control, move_of
from wardiary.weighing.counts.casualties import hull_of
from wardiary.weighing.grouping.events import group
from wardiary.weighing.over import Over
from wardiary.weighing.places.placing import placed
from wardiary.weighing.places.settlements import can_be_held, settlements
from wardiary.weighing.records import Control, Event, Reason, Spot, State, Telling, WeighedEvent
from wardiary.weighing.rulings import Ties, reasons
from wardiary.weighing.standing import Beside, standing
from wardiary.weighing.starts import NO_STARTS, Begun, Starts
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def state_of(reports: Iterable[KeptReport], sides: Sides, as_of: str) -> State:
    """The state as of a moment (UTC, as `2023-12-16T00:00:00Z`): from reports to events to control."""
    (found,) = weighing_of(reports, sides, as_of)
    return found.state


def weigh(told: Iterable[Telling], sides: tuple[str, ...], as_of: str, starts: Starts = NO_STARTS) -> State:
    """The state as of a moment, from tellings.

    1. those published by then; 2. events; 3. the settlements they touch; 4. the standing of each, with what
    contradicts it at its settlement; 5. who holds each settlement, by what is told of it and of areas around it; 6. and
    those of which only a starting state tells.
    """
    told = list(told)
    events = group((telling for telling in told if telling.published <= as_of), Ties(told))
    homes = settlements(event.origin for event in events if event.origin and can_be_held(event.origin))
    home_of = {spot: number for number, home in enumerate(homes) for spot in home.spots}
    at_home: dict[int | None, list[Event]] = defaultdict(list)
    for event in events:
        if event.is_told:
            at_home[home_of.get(event.origin) if event.origin else None].append(event)
    weighed = {each.event.id: each for number in at_home for each in weighed_at(at_home[number], sides, number)}
    over = Over(weighed[event.id] for event in at_home[None])
    held = [
        held_at(
            home.spot,
            [weighed[event.id] for event in at_home[number]],
            starts.at(home.marker, as_of),
            over.at(home.marker),
        )
        for number, home in enumerate(homes)
        if number in at_home
    ]
    held += starts.untold([each.spot for each in held], as_of, over)
    return State(as_of, tuple(weighed[event.id] for event in events if event.id in weighed), tuple(held))


def weighed_at(events: Sequence[Event], sides: tuple[str, ...], home: int | None) -> list[WeighedEvent]:
    """The events at one settlement, each with its standing; at none, where `home` is None, nothing contradicts them."""
    holders = Holders(events) if home is not None else None
    return [weighed_event(event, sides, holders.beside(event) if holders else Beside()) for event in events]


def weighed_event(event: Event, sides: tuple[str, ...], beside: Beside) -> WeighedEvent:
    """An event with its standing and numbers."""
    counted = [t for t in event.tellings if not t.denies]  # who counts the dead and knows not whose deed it was counts
    found = standing(event, sides, beside)
    decided = tuple(Reason(line) for line in reasons(event.tellings))
    return WeighedEvent(
        event,
        replace(found, reasons=(*found.reasons, *decided)) if decided else found,
        hull_of(t.killed for t in counted),
        hull_of(t.injured for t in counted),
    )


def held_at(
    spot: Spot, weighed: Sequence[WeighedEvent], begun: Begun | None = None, over: Sequence[Move] = ()
) -> Control:
    """Who holds a settlement, from how it began and all events at it since, and those of the areas around it.

    Its point is that of an event where it has none of its own.
    """
    point = spot.lat is None and next((w.event.spot for w in weighed if w.event.spot and w.event.spot.lat), None)
    spot = replace(spot, lat=point.lat, lon=point.lon) if point else spot
    moves = [*over, *(move for each in weighed if (move := move_of(each)) is not None)]
    if begun is None:
        return control(spot, moves)
    return control(spot, (move for move in moves if move.day >= begun.day), begun.now)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The state as of a moment with all tellings published by then, those of no event among them."""

    state: State
    tellings: tuple[Telling, ...]


def weighing_of(
    reports: Iterable[KeptReport], sides: Sides, *moments: str, starts: Starts = NO_STARTS
) -> list[Weighing]:
    """The weighing as of each of the moments (UTC), reading the reports once."""
    parties = Parties(sides)
    told = tuple(placed(tellings(reports, parties)))
    return [
        Weighing(weigh(told, parties.sides, moment, starts), tuple(t for t in told if t.published <= moment))
        for moment in moments
    ]
