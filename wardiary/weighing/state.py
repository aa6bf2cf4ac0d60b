"""All that a diary's reports tell, weighed, as known at any moment. Only reports published up to that moment count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardiary.diary.records import KeptReport, Sides
from wardiary.weighing.casualties import hull_of
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.control import control
from wardiary.weighing.events import group
from wardiary.weighing.parties import Parties
from wardiary.weighing.placing import placed
from wardiary.weighing.records import Event, Spot, State, Telling, WeighedEvent
from wardiary.weighing.rulings import reasons
from wardiary.weighing.settlements import Settlement, settlements
from wardiary.weighing.standing import Beside, standing
from wardiary.weighing.tellings import tellings


def state_of(reports: Iterable[KeptReport], sides: Sides, as_of: str) -> State:
    """The state as of a moment (UTC, as `2023-12-16T00:00:00Z`): from reports to events to control."""
    (found,) = weighing_of(reports, sides, as_of)
    return found.state


def weigh(told: Iterable[Telling], sides: tuple[str, ...], as_of: str) -> State:
    """The state as of a moment, from tellings.

    1. those published by then; 2. events; 3. the settlements they touch; 4. the standing of each, with what
    contradicts it at its settlement; 5. who holds each settlement.
    """
    known = [telling for telling in told if telling.published <= as_of]
    events = [event for event in group(known) if _is_told(event)]
    homes = settlements(events)
    home_of = {event.id: home for home in homes for event in home.events}
    holders = {id(home): Holders(home.events) for home in homes}
    weighed = {}
    for event in events:
        home = holders.get(id(home_of.get(event.id)))
        beside = Beside(home.against(event), home.admitted(event)) if home else Beside()
        weighed[event.id] = _weigh(event, beside, sides)
    held = tuple(control(_named(home), [weighed[event.id] for event in home.events]) for home in homes)
    return State(as_of, tuple(weighed.values()), held)


def _is_told(event: Event) -> bool:
    """Whether anybody says that it happened, or names the side that is said to have done it in denying it."""
    return any(t.affirms for t in event.tellings) or event.agent is not None


def _weigh(event: Event, beside: Beside, sides: tuple[str, ...]) -> WeighedEvent:
    affirm = [t for t in event.tellings if t.affirms]
    found = standing(event, sides, beside)
    return WeighedEvent(
        event,
        replace(found, why=(*found.why, *reasons(event.tellings))),
        hull_of(t.killed for t in affirm),
        hull_of(t.injured for t in affirm),
    )


def _named(home: Settlement) -> Spot:
    """The settlement under the name told most often."""
    return replace(home.spot, name=min(home.names, key=lambda name: (-home.names[name], name)))


@dataclass(frozen=True, slots=True)
class Weighing:
    """The state as of a moment with all tellings published by then, those of no event among them."""

    state: State
    tellings: tuple[Telling, ...]


def weighing_of(reports: Iterable[KeptReport], sides: Sides, *moments: str) -> list[Weighing]:
    """The weighing as of each of the moments (UTC), reading the reports once."""
    parties = Parties(sides)
    told = tuple(placed(tellings(reports, parties)))
    return [
        Weighing(weigh(told, parties.sides, moment), tuple(t for t in told if t.published <= moment))
        for moment in moments
    ]
