"""What changed between two moments, and why: new events, standings, numbers, who holds what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wardiary.weighing.counts.toll_by_voice import in_numbers
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import Control, Held, State, WeighedEvent


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what`: new event, standing, killed, injured, control; `before` None where there was nothing."""

    what: str
    subject: str
    id: str
    before: str | None
    after: str
    why: str


def changes(earlier: State, later: State) -> Iterator[Change]:
    """The changes from the earlier state to the later: control, then events in the order of their first telling."""
    before = {place_key(each.spot.name): each for each in earlier.control}
    for control in later.control:
        yield from _of_control(before.get(place_key(control.spot.name)), control)
    known = {each.event.id: each for each in earlier.events}
    for weighed in later.events:
        yield from _of_event(known.get(weighed.event.id), weighed)


def in_words(control: Control) -> str:
    """The state of a settlement in a few words."""
    return f"held by {control.holder}" if control.state is Held.HELD else control.state.value


def title(weighed: WeighedEvent) -> str:
    """An event in a few words: what, by whom, where, when."""
    event = weighed.event
    by = f" by {event.agent}" if event.agent and event.agent != "third" else ""
    when = event.when.from_ or event.when.to
    return f"{event.kind.value}{by}{f' at {event.spot.name}' if event.spot else ''}{f', {when}' if when else ''}"


def _of_control(before: Control | None, after: Control) -> Iterator[Change]:
    was = in_words(before) if before else Held.UNKNOWN.value
    if was != in_words(after):
        yield Change(
            "control", after.spot.name, after.events[0] if after.events else "", was, in_words(after), after.why[0]
        )


def _of_event(before: WeighedEvent | None, after: WeighedEvent) -> Iterator[Change]:
    name, why = title(after), after.standing.why[0]
    if before is None:
        yield Change("new event", name, after.event.id, None, after.standing.word.value, why)
        return
    if before.standing.word is not after.standing.word:
        yield Change("standing", name, after.event.id, before.standing.word.value, after.standing.word.value, why)
    for what, was, now in (("killed", before.killed, after.killed), ("injured", before.injured, after.injured)):
        if now is not None and was != now:
            added = [t for t in after.event.tellings if t not in before.event.tellings and getattr(t, what)]
            told = f"{added[0].voice.name} ({added[0].report})" if added else why
            yield Change(what, name, after.event.id, in_numbers(was) if was else None, in_numbers(now), told)
