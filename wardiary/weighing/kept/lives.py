"""An event while its tellings are gone through, and where each of them sits: as it is kept, and as it comes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from wardiary.weighing.grouping.events import event_id, founded, take_up
from wardiary.weighing.grouping.similarity import NumberTold, Profile
from wardiary.weighing.kept.rows import Kept, KeptEvent, Position
from wardiary.weighing.records import Telling

END: Position = ("\U0010ffff", "")


@dataclass(slots=True, eq=False)
class Seat:
    """Where a telling sits: its event, and where it joined that; both may change while things are gone through."""

    kept: Kept
    event: str | None
    via: str | None
    at: Position | None
    step: int

    @property
    def telling(self) -> Telling:
        """The telling."""
        return self.kept.telling

    @property
    def joined_at(self) -> Position:
        """Where it joined; of one that sits nowhere, the end."""
        return self.at or END

    @property
    def order(self) -> tuple[Position, int]:
        """Where it joined, and as which of those that joined there."""
        return (self.joined_at, self.step)

    @property
    def has_moved(self) -> bool:
        """Whether it sits elsewhere than it is kept."""
        now = (self.event, self.via, self.at, self.step if self.event else 0)
        return now != (self.kept.event, self.kept.via, self.kept.at, self.kept.step)


@dataclass(slots=True, eq=False)
class Live:
    """An event while it is gone through: `profile` is what the first `applied` of its members make of it.

    Where all its tellings were there before, it begins with what they made of it, and `members` are only those that
    came since; else all of them are, and `is_whole`.
    """

    id: str
    stored: KeptEvent | None = None
    profile: Profile | None = None
    members: list[Seat] = field(default_factory=list)
    applied: int = 0
    is_whole: bool = True
    into: str | None = None
    cells: set[int] = field(default_factory=set)
    original: list[Seat] = field(default_factory=list)
    was: Profile | None = None
    was_applied: int = 0
    ever: tuple[float, float] | None = None

    @property
    def upcoming(self) -> Seat | None:
        """The first of its members that is not applied yet."""
        return self.members[self.applied] if self.applied < len(self.members) else None

    def apply(self, seat: Seat, parts: frozenset[tuple[int, str]]) -> None:
        """Let the upcoming member make of it what it does; `parts` are those of splits that it is in."""
        self.applied += 1
        if self.profile is None:
            if event_id(seat.telling) != self.id:
                return  # its founder went elsewhere: those that are left are gone through as well
            self.profile = founded(seat.telling)
        else:
            take_up(seat.telling, self.profile)
            self.profile.latest = seat.at[1] if seat.at else self.profile.latest
        self.profile.parts |= parts

    def as_kept(self, here: Position, *, after: bool = False) -> Profile | None:
        """What it is kept as for a place, before or after the report there; one only goes forward."""
        if self.stored is not None and not self.is_whole:
            return self.stored.profile
        while self.was_applied < len(self.original):
            seat = self.original[self.was_applied]
            at = seat.kept.at or END
            if at > here or (at == here and not after):
                break
            self.was = _with(self.was, seat.telling)
            self.was_applied += 1
        return self.was


def _with(event: Profile | None, telling: Telling) -> Profile:
    if event is None:
        return founded(telling)
    take_up(telling, event)
    return event


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise in an event than it is kept: some of its numbers alone, or whatever it may be."""

    numbers: frozenset[NumberTold] = frozenset()
    is_all: bool = False


def hull(ever: tuple[float, float] | None, event: Profile) -> tuple[float, float]:
    """The days that an event was ever taken for, those of now among them."""
    return (min(ever[0], event.first), max(ever[1], event.last)) if ever else (event.first, event.last)
