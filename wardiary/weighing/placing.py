"""Tellings without a place whose sentence names one that the diary has met: they happened there.

Only names met in reports published before, or in the same report, count: what is known at a moment never rests on what
was published later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from wardiary.model import Kind, Reality
from wardiary.weighing.records import Spot, Telling

# "People along the Sennar road are leaving" names where they go by, not what they leave.
_LEAVING = frozenset((Kind.DISPLACEMENT, Kind.WITHDRAWAL))


def placed(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings in order of publication, with the place that their own words name where that is one and known."""
    known: dict[str, Spot] = {}
    ordered = sorted(tellings, key=lambda telling: telling.sort_key)
    for _, group in groupby(ordered, key=lambda telling: (telling.published, telling.report)):
        of_report = list(group)
        for spot in (telling.spot for telling in of_report):
            if spot is not None and not spot.is_area and (spot.key not in known or known[spot.key].lat is None):
                known[spot.key] = spot
        yield from (_placed(telling, known) for telling in of_report)


def _placed(telling: Telling, known: dict[str, Spot]) -> Telling:
    if telling.spot is not None or telling.kind in _LEAVING or telling.reality is Reality.BACKGROUND:
        return telling
    named = [name for name in telling.named if name in known]
    longest = [name for name in named if not any(name != other and name in other.split() for other in named)]
    return replace(telling, spot=known[longest[0]]) if len(longest) == 1 else telling
