"""Where kept events lie: in which settlement, on which days, and which of them may bear on which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from wardiary.diary import derived as d
from wardiary.weighing.contradictions import reach
from wardiary.weighing.kept.homes import Founding
from wardiary.weighing.kept.rows import cut


@dataclass(frozen=True, slots=True)
class Site:
    """Where a kept event lies, in days and in which settlement, and whether it may contradict or be contradicted.

    `founded` is where in the order of publication: events at one settlement are weighed in that order.
    """

    event: str
    home: int | None
    first: float
    last: float
    tells_holding: bool
    tells_taking: bool
    founded: Founding


_e = d.event.c
SELECT_SITE = select(
    *(_e.id, _e.home, _e.ever_first, _e.ever_last, _e.tells_holding, _e.tells_taking),
    *(_e.published, _e.name, _e.step),
)


def beside_days() -> float:
    """Days between events that may bear on each other: as far as contradictions look, and an interval's own days."""
    return reach() + 3.0


def to_site(row: Any) -> Site:
    """The site of a row of `SELECT_SITE`."""
    name, home, first, last, holding, taking, *founded = row
    return Site(name, home, first, last, holding, taking, (founded[0], founded[1], founded[2]))


def sites_of(connection: Connection, events: Iterable[str]) -> dict[str, Site]:
    """Where events lie, by their names."""
    found = {}
    for some in cut(events):
        for row in connection.execute(SELECT_SITE.where(_e.id.in_(some), _e.into.is_(None))).all():
            found[row[0]] = to_site(row)
    return found


def near_sites(asked: Iterable[Site], there: Sequence[Site]) -> dict[str, list[Site]]:
    """For each of the events asked for those there, at the same settlement, that may bear on it."""
    bearing = sorted((site for site in there if site.tells_holding), key=lambda site: site.first)
    firsts = [site.first for site in bearing]
    longest = max((site.last - site.first for site in bearing), default=0.0)
    found: dict[str, list[Site]] = {}
    for site in asked:
        found[site.event] = []
        if bearing and site.tells_taking:
            begin = bisect_left(firsts, site.first - longest - beside_days())
            near = bearing[begin : bisect_right(firsts, site.last + beside_days())]
            found[site.event] = [other for other in near if are_near(site, other) and other.event != site.event]
    return found


def are_near(one: Site, other: Site) -> bool:
    """Whether two events lie so close in days that one may bear on the other."""
    return are_near_days((one.first, one.last), (other.first, other.last))


def are_near_days(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether what is told of some days, from the first to the last, may bear on what was on others."""
    return other[1] >= one[0] - beside_days() and other[0] <= one[1] + beside_days()


def around(connection: Connection, sites: Sequence[Site]) -> list[Site]:
    """The events at one settlement, near to the days of any of these, that may bear on others or others on them."""
    if not sites or sites[0].home is None:
        return []
    first, last = min(site.first for site in sites), max(site.last for site in sites)
    near = (_e.ever_first <= last + beside_days(), _e.ever_last >= first - beside_days())
    bearing = or_(_e.tells_holding, _e.tells_taking)
    rows = connection.execute(SELECT_SITE.where(_e.home == sites[0].home, _e.into.is_(None), bearing, *near))
    return [to_site(row) for row in rows]


def around_each(connection: Connection, sites: Iterable[Site]) -> dict[int | None, list[Site]]:
    """The events that may bear on any of these, by settlement: all settlements asked for at once."""
    days: dict[int, tuple[float, float]] = {}
    for site in sites:
        if site.home is not None:
            first, last = days.get(site.home, (site.first, site.last))
            days[site.home] = min(first, site.first), max(last, site.last)
    found: dict[int | None, list[Site]] = defaultdict(list)
    for some in cut(days):
        near = (
            _e.ever_first <= max(days[home][1] for home in some) + beside_days(),
            _e.ever_last >= min(days[home][0] for home in some) - beside_days(),
        )
        asked = SELECT_SITE.where(_e.home.in_(some), _e.into.is_(None), _e.tells_holding, *near)
        for row in connection.execute(asked).all():
            first, last = days[row[1]]
            if row[2] <= last + beside_days() and row[3] >= first - beside_days():
                found[row[1]].append(to_site(row))
    return found
