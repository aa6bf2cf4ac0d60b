"""Who says how many were killed or hurt, since when, and whether the voices agree.

A voice's last number stands; those before it stay beside it. A toll that grows is no dispute: who counts later counts
more. Two parties' numbers told within a day are one, and so is a lower number told after a higher one by who stands
elsewhere, for nobody who was counted rises again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations, pairwise

from wardiary.model import QuantityKind
from wardiary.weighing.counts.casualties import Range, hull_of
from wardiary.weighing.records import THIRD, Event, Telling

_ONE_TIME = timedelta(days=1)  # hospitals, armies and agencies count once or twice a day
_COUNTED = (QuantityKind.KILLED, QuantityKind.INJURED)


class Agreement(StrEnum):
    """Whether the numbers of one toll go together."""

    ONE = "one figure"
    GREW = "grew"
    DIFFER = "differ"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Count:
    """One number as one voice first told it; `low` and `high` are the same but of a range.

    `stands` is False of a number that the same voice has since replaced by another.
    """

    low: float
    high: float
    telling: Telling
    stands: bool = True

    @property
    def numbers(self) -> str:
        """The number in words."""
        return in_numbers((self.low, self.high))

    def is_below(self, other: Count) -> bool:
        """Whether it leaves no number that both could mean."""
        return self.high < other.low


@dataclass(frozen=True, slots=True)
class Toll:
    """All numbers told of those killed, or injured, in one event: the range, and the counts in order of publication."""

    what: QuantityKind
    low: float
    high: float
    agreement: Agreement
    why: str
    counts: tuple[Count, ...]


def tolls_of(event: Event) -> tuple[Toll, ...]:
    """What was told of the killed and of the injured, each only where somebody gives a number."""
    return tuple(toll for what in _COUNTED if (toll := _toll(what, _told(event, what))) is not None)


def in_numbers(pair: Range) -> str:
    """A range in words: "6", "4 to 9"."""
    low, high = (f"{each:,.0f}" for each in pair)
    return low if low == high else f"{low} to {high}"


def _told(event: Event, what: QuantityKind) -> list[tuple[Telling, Range]]:
    """The numbers told; who counts the dead and knows not whose deed it was counts too."""
    told = ((t, t.killed if what is QuantityKind.KILLED else t.injured) for t in event.tellings if not t.denies)
    return sorted(((t, pair) for t, pair in told if pair), key=lambda each: each[0].sort_key)


def _toll(what: QuantityKind, told: Sequence[tuple[Telling, Range]]) -> Toll | None:
    hull = hull_of(pair for _, pair in told)
    if hull is None:
        return None
    counts = tuple(_counts(told))
    agreement, why = _agreement(counts)
    return Toll(what, *hull, agreement, why, counts)


def _counts(told: Sequence[tuple[Telling, Range]]) -> Iterator[Count]:
    """Each voice's numbers, each from when the voice first told it; what only repeats another's words is left out.

    A copy is kept where the report it was taken from is not of the event.
    """
    reports = {telling.report for telling, _ in told}
    own = [(t, pair) for t, pair in told if t.copy_of is None or t.copy_of not in reports]
    last = {t.voice.key: number for number, (t, _) in enumerate(own)}
    before: dict[str, Range] = {}
    for telling, pair in own:
        if before.get(telling.voice.key) != pair:
            before[telling.voice.key] = pair
            yield Count(*pair, telling, stands=own[last[telling.voice.key]][1] == pair)


def _agreement(counts: Sequence[Count]) -> tuple[Agreement, str]:
    for one, other in combinations([count for count in counts if count.stands], 2):
        low, high = (one, other) if one.is_below(other) else (other, one)
        if low.is_below(high) and _at_odds(low, high):
            return Agreement.DISPUTED, f"{_says(low)}, {_says(high)}."
    if not any(one.is_below(other) or other.is_below(one) for one, other in combinations(counts, 2)):
        return Agreement.ONE, f"{counts[0].numbers} by all who give a number."
    if all(not later.is_below(earlier) for earlier, later in pairwise(counts)):
        return Agreement.GREW, f"{_says(counts[0])}, {_says(counts[-1])} later."
    return Agreement.DIFFER, f"{_says(counts[0])}, {_says(counts[-1])} later; no two sides at one time."


def _at_odds(low: Count, high: Count) -> bool:
    """Whether they are two sides' numbers of one time."""
    one, other = low.telling.voice.side, high.telling.voice.side
    if one is None or other is None or one == other:
        return False
    first, second = (datetime.fromisoformat(count.telling.published) for count in (low, high))
    if THIRD in (one, other):
        return first >= second
    return second - first <= _ONE_TIME


def _says(count: Count) -> str:
    return f"{count.telling.voice.name} told {count.numbers}"
