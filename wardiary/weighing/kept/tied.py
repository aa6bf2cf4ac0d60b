"""The tellings that analysts put together or apart, and the events of those put together, at each place in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wardiary.weighing.kept.lives import Seat
from wardiary.weighing.kept.rows import Position
from wardiary.weighing.records import Telling
from wardiary.weighing.rulings import Ties


class Tied:
    """The tellings of which analysts have decided something. `ever`: whether they had, now or when it was kept."""

    def __init__(self, ties: Ties, seats: Sequence[Seat], *, ever: bool) -> None:
        self.seats = seats
        self.ever = ever
        self._ties = ties
        self._homes: dict[int, str] = {}
        self._owing: dict[int, list[Telling]] = defaultdict(list)

    def begin(self, position: Position) -> None:
        """Stand before the report at this place: which groups have an event by then, which tellings wait for one."""
        self._homes, self._owing = {}, defaultdict(list)
        for seat in sorted(self.seats, key=lambda seat: seat.order):
            group = self._ties.group_of(seat.telling.rulings)
            if group is None:
                continue
            if seat.event and seat.joined_at < position:
                self._homes.setdefault(group, seat.event)
            elif seat.kept.position < position:
                self._owing[group].append(seat.telling)

    def parts_of(self, seat: Seat) -> frozenset[tuple[int, str]]:
        """The parts of splits that a telling is in."""
        return self._ties.parts_of(seat.telling.rulings)

    def home(self, group: int) -> str | None:
        """The name of the event of a group."""
        return self._homes.get(group)

    def settle(self, group: int, event: str) -> None:
        """Note the event of a group that has none yet."""
        self._homes.setdefault(group, event)

    def owe(self, group: int, telling: Telling) -> None:
        """Keep a telling for its group."""
        self._owing[group].append(telling)

    def owed(self, group: int) -> list[Telling]:
        """The tellings kept for a group, once."""
        return sorted(self._owing.pop(group, []), key=lambda telling: telling.sort_key)

    def joined_at(self, position: Position) -> list[Seat]:
        """Those that joined at this place."""
        return [seat for seat in self.seats if seat.at == position]

    def of_group(self, group: int) -> list[Seat]:
        """Those put together under this number."""
        return [seat for seat in self.seats if self._ties.group_of(seat.telling.rulings) == group]
