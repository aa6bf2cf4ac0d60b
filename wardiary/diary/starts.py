"""Starting states: who held what, as a file said that an analyst imported. Kept whole or not at all, never changed.

A file imported twice changes nothing. What was withdrawn stays in the diary and counts no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from wardiary import errors
from wardiary.diary import schema as s
from wardiary.diary.times import now


@dataclass(frozen=True, slots=True)
class Start:
    """One entry of a starting state: who held a settlement, or all within an area.

    `state` is `held` (by `holder`, a side), `contested` or `unknown`. `since`: when it came to be so; `as_of`: the day
    of which the file tells; ISO 8601, None where the file does not say. `area` is a GeoJSON geometry (WGS 84).
    `entry` is its line in the file, or the feature's number from 1; the towns listed in an area have the area's.
    """

    entry: int
    place: str
    state: str
    holder: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    area: str | None = None
    since: str | None = None
    as_of: str | None = None

    @property
    def day(self) -> str | None:
        """From when on it counts: the day of which the file tells, else since when it was so; None for ever."""
        return self.as_of or self.since


@dataclass(frozen=True, slots=True)
class StartFile:
    """An import: the file's name, the digest of its bytes, who imported it when; its entries."""

    id: int
    source: str
    digest: str
    author: str
    at: str
    starts: tuple[Start, ...]
    withdrawn: bool = False


def starts(connection: Connection) -> tuple[StartFile, ...]:
    """Every file ever imported, in order, those withdrawn among them."""
    found = connection.execute(select(s.control_import).order_by(s.control_import.c.id)).all()
    back = {row.withdraws for row in found if row.withdraws}
    entries: dict[int, list[Start]] = {row.id: [] for row in found}
    for row in connection.execute(select(s.control_start).order_by(s.control_start.c.id)) if found else ():
        entries[row.import_id].append(
            Start(
                row.entry, row.place, row.state, row.holder, row.lat, row.lon, row.geonameid, row.area, row.since,
                row.as_of,
            )
        )  # fmt: skip
    return tuple(
        StartFile(row.id, row.source, row.digest, row.author, row.at, tuple(entries[row.id]), row.id in back)
        for row in found
        if row.withdraws is None
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """A starting state to be kept: where it comes from and what it says."""

    source: str
    digest: str
    starts: Sequence[Start]


def keep(connection: Connection, offered: Offered, author: str) -> int | None:
    """Keep it; the number under which it is kept, None where the same file counts already."""
    if any(each.digest == offered.digest and not each.withdrawn for each in starts(connection)):
        return None
    values = {"source": offered.source, "digest": offered.digest, "author": author, "at": now()}
    number: int = connection.execute(insert(s.control_import).returning(s.control_import.c.id), values).scalar_one()
    rows = [
        {
            "import_id": number,
            "entry": start.entry,
            "place": start.place,
            "lat": start.lat,
            "lon": start.lon,
            "geonameid": start.geonameid,
            "area": start.area,
            "holder": start.holder,
            "state": start.state,
            "since": start.since,
            "as_of": start.as_of,
        }
        for start in offered.starts
    ]
    connection.execute(insert(s.control_start), rows)
    return number


def withdraw(connection: Connection, number: int, author: str) -> StartFile:
    """Take an import back, by a row of its own. Raises WrongUseError where there is none that counts."""
    found = next((each for each in starts(connection) if each.id == number and not each.withdrawn), None)
    if found is None:
        hint = "list them with: wardiary control imports DIARY"
        raise errors.WrongUseError("There is no such import that counts.", str(number), hint)
    values = {"source": "", "digest": "", "author": author, "at": now(), "withdraws": number}
    connection.execute(insert(s.control_import), [values])
    return found


def count(connection: Connection) -> int:
    """How many rows there are of imports and withdrawals: what rests on them is out of date where that has changed."""
    return connection.execute(select(func.count()).select_from(s.control_import)).scalar_one()
