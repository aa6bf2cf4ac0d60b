"""Tellings without a place whose sentence names one that the diary has met: they happened there.

Only names met in reports published before, or in the same report, count: what is known at a moment never rests on what
was published later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from wardiary.model import Kind, Reality
from wardiary.weighing.records import Spot, Telling

# "People along the Sennar road are leaving" names where they go by, not what they leave.
_LEAVING = frozenset((Kind.DISPLACEMENT, Kind.WITHDRAWAL))


class Gazette:
    """The places met so far, by the look-up form of their names: as first told, by a point rather than none."""

    def __init__(self) -> None:
        self.known: dict[str, Spot] = {}

    def learn(self, spots: Iterable[Spot | None]) -> None:
        """Take up the places of a report."""
        for spot in spots:
            if (
                spot is not None
                and is_learnt(spot)
                and (spot.key not in self.known or self.known[spot.key].lat is None)
            ):
                self.known[spot.key] = spot


def is_learnt(spot: Spot) -> bool:
    """Whether a place can be lent to a telling that names it: no region, and it has a name."""
    return not spot.is_area and bool(spot.key)


def placed(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings in order of publication, with the place that their own words name where that is one and known."""
    gazette = Gazette()
    ordered = sorted(tellings, key=lambda telling: telling.sort_key)
    for _, group in groupby(ordered, key=lambda telling: (telling.published, telling.report)):
        of_report = list(group)
        gazette.learn(telling.spot for telling in of_report)
        yield from (lend(telling, gazette.known) for telling in of_report)


def is_open(telling: Telling) -> bool:
    """Whether a place may be lent to the telling."""
    return telling.spot is None and telling.kind not in _LEAVING and telling.reality is not Reality.BACKGROUND


def lend(telling: Telling, known: Mapping[str, Spot]) -> Telling:
    """The telling with the place that its words name, where it has none and that is one and known."""
    if not is_open(telling):
        return telling
    named = [name for name in telling.named if name in known]
    longest = [name for name in named if not any(name != other and _is_part(name, other) for other in named)]
    return replace(telling, spot=known[longest[0]]) if len(longest) == 1 else telling


def _is_part(name: str, other: str) -> bool:
    """Whether one name begins or ends another: of "Wad Madani" and "Madani" the longer one is meant."""
    return other.startswith(name) or other.endswith(name)
