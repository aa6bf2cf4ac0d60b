"""The events of a diary as grouping needs them, at one place after the other in the order of publication.

At each place an event is what the tellings that joined it before make of it, whatever came later. Only events near to
what is gone through again are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardiary.weighing.grouping.neighbours import cells_around_telling, cells_of_event
from wardiary.weighing.grouping.similarity import Profile, might_fit
from wardiary.weighing.kept.lives import END, Change, Live, Seat, hull
from wardiary.weighing.kept.rows import Position
from wardiary.weighing.kept.stock import Stock
from wardiary.weighing.kept.tied import Tied
from wardiary.weighing.records import Telling


class KeptGround:
    """A ground in a diary. `begin` says where in the order of publication one stands; one only goes forward."""

    def __init__(self, stock: Stock, tied: Tied) -> None:
        self.stock = stock
        self.tied = tied
        self._here: Position = ("", "")
        self._told: dict[str, Profile] = {}

    def begin(self, position: Position) -> None:
        """Stand before the report at this place; what joined there before is taken out by `leave`."""
        self._here = position
        self._told = {}
        self.tied.begin(position)

    def gather(self, tellings: Iterable[Telling]) -> None:
        """Have at hand what is near to any of the tellings, in one go: it will be asked for."""
        around = [(telling, cells_around_telling(telling)) for telling in tellings]
        self.stock.ask({cell for _, cells in around for cell in cells})
        self._make_whole(live for telling, cells in around for live in self._close_to(telling, cells))

    def near(self, telling: Telling) -> Iterator[Profile]:
        """The events near the telling as they are here."""
        cells = cells_around_telling(telling)
        self.stock.ask(cells)
        close = self._close_to(telling, cells)
        self._make_whole(close)
        names = {live.id for live in close}
        for live in close:
            profile = self.at(live)
            if profile is not None:
                yield profile
        if telling.spot is None:
            yield from (event for name, event in self._told.items() if name not in names)

    def touched_by(self, seat: Seat) -> Iterator[Profile]:
        """The events that a telling may change by where it joins here, and the one that it is of."""
        for live in self.stock.at_hand_in(cells_around_telling(seat.telling)):
            last, ever = live.profile, live.stored.ever if live.stored else (0.0, 0.0)
            if live.is_whole or live.members or live.stored is None:
                last = self.at(live)
                ever = (last.first, last.last) if last else ever
            if last is not None and (live.id == seat.event or might_fit(seat.telling, last, ever, told_here=True)):
                yield last

    def put(self, event: Profile) -> None:
        """Take up an event, new or changed."""
        live = self.stock.live(event.id)
        live.profile = event
        live.into = event.into.id if event.into else None
        self._told[event.id] = event
        live.ever = hull(live.ever, event)
        self.stock.lies_in(live, cells_of_event(event) - live.cells)

    def home(self, group: int) -> Profile | None:
        """The event of a group as it is here."""
        name = self.tied.home(group)
        return self.at(self.stock.live(name)) if name else None

    def settle(self, group: int, event: Profile) -> None:
        """Note the event of a group that has none yet."""
        self.tied.settle(group, event.id)

    def owe(self, group: int, telling: Telling) -> None:
        """Keep a telling for its group."""
        self.tied.owe(group, telling)

    def owed(self, group: int) -> list[Telling]:
        """The tellings kept for a group, once."""
        return self.tied.owed(group)

    def likenesses_of(self, event: str) -> list[str]:
        """The likenesses that stand for an event: there are none but by what analysts decided."""
        return self.stock.likenesses_of(event) if self.tied.seats else []

    def at(self, live: Live) -> Profile | None:
        """The event as it is here; None where it is none yet."""
        self._make_whole([live])
        while (seat := live.upcoming) is not None and seat.joined_at < self._here:
            live.apply(seat, self.tied.parts_of(seat))
        if live.profile is not None and live.into is not None:
            live.profile.into = self.at(self.stock.live(live.into))
            return live.profile if live.profile.into is not None else None
        return live.profile

    def joins_alone(self, live: Live, seat: Seat) -> bool:
        """Whether the telling is the only one that joins an event here, as far as is known."""
        here = [each for each in live.members[live.applied : live.applied + 2] if each.at == self._here]
        return here == [seat]

    def leave(self, seat: Seat) -> None:
        """Take a telling out of its event and of the likeness by which it joined that."""
        self.stock.load((seat.event, seat.via))
        for name in (seat.event, seat.via):
            if name:
                live = self.stock.live(name)
                self.at(live)
                if seat in live.members:
                    live.members.remove(seat)
        seat.event = seat.via = seat.at = None

    def join(self, seat: Seat, event: str, via: str | None, step: int) -> None:
        """Let a telling sit where it joined here."""
        seat.event, seat.via, seat.at, seat.step = event, via, self._here, step
        for name in (event, via):
            if name:
                live = self.stock.lives[name]
                live.members.insert(live.applied, seat)
                live.applied += 1

    def pass_by(self, live: Live) -> None:
        """Let the tellings that joined an event here sit as they do."""
        self.at(live)
        while (seat := live.upcoming) is not None and seat.joined_at == self._here:
            live.apply(seat, self.tied.parts_of(seat))

    def as_kept(self, live: Live) -> Profile | None:
        """An event as it is kept for this place, before the report here."""
        return live.as_kept(self._here)

    def change_in(self, live: Live) -> Change:
        """How the report here left an event otherwise than it is kept for this place.

        Where it did not, what comes later fares as it did. Of what analysts decided on that is not said.
        """
        if live.stored is None or live.into is not None or self.tied.ever:
            return Change(is_all=True)
        was, now = live.as_kept(self._here, after=True), live.profile
        if was is None or now is None or replace(was, latest="", tolls=now.tolls) != replace(now, latest=""):
            return Change(is_all=True)
        return Change(was.tolls ^ now.tolls)

    def finish(self, live: Live) -> None:
        """Go with an event to the end of what is told."""
        self._here = END
        self.at(live)

    def _close_to(self, telling: Telling, cells: Iterable[int]) -> list[Live]:
        return [live for live in self.stock.at_hand_in(cells) if self._is_close(live, telling)]

    def _is_close(self, live: Live, telling: Telling) -> bool:
        """Whether the telling may be of the event, as far as its outline tells."""
        if live.stored is None or live.is_whole or live.members or live.id in self._told:
            return True  # what the report here has told of may be other by that than it is kept
        return might_fit(telling, live.stored.profile, live.stored.ever, told_here=False)

    def _make_whole(self, lives: Iterable[Live]) -> None:
        """Have all tellings of events at hand, but of those of which all came before, so that they are as they were."""
        self.stock.make_whole(live for live in lives if not self._is_past(live))

    def _is_past(self, live: Live) -> bool:
        """Whether all that is kept of an event was before here, so that it is what it was left as."""
        return live.is_whole or (live.stored is not None and live.stored.latest < self._here)
