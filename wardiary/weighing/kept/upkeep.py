"""Whether what is derived is of today's reports, decisions, starting states and rules; and how it comes to be.

Beside what is derived stands what it was derived from and under which rules. What was derived under other rules is
never added to nor shown: it is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import Column, Connection, delete, func, insert, select

from wardiary.diary import schema as s
from wardiary.diary import starts as start_files
from wardiary.diary.queries import sides
from wardiary.weighing.kept.keeper import Keeper
from wardiary.weighing.starts import Starts

_KEY = "derived_from"
_FEW = 200  # reports: a rebuild costs about so many additions for each thousand reports it goes through


class Due(Enum):
    """What must be done before what is derived may be used."""

    NOTHING = "nothing"
    CATCHING_UP = "catching up"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Basis:
    """What something was derived from: the rules and sides, and the last reading, decision and start of those then."""

    rules: str
    reading: int
    decision: int
    starts: int

    def __str__(self) -> str:
        return f"{self.rules} {self.reading} {self.decision} {self.starts}"


# What weighing goes by besides its modules: a diary derived by other words is derived anew.
WORDS = (
    "agreement.toml",
    "answer_weights.json",
    "areas.toml",
    "countries.toml",
    "evidence.toml",
    "place_references.toml",
    "stances.toml",
    "trades.toml",
    "weighing.toml",
    "weighing/deeds.toml",
    "weighing/evidence.toml",
    "weighing/places.toml",
    "weighing/times.toml",
    "weighing/voices.toml",
)


@cache
def rules_version() -> str:
    """A digest of the rules: of the modules that say what follows from what, the words they go by, and the tables."""
    digest = blake2b(digest_size=6)
    package = files("wardiary")
    rules = dict(_rules(package.joinpath("weighing"), "weighing"))
    rules |= {f"lexicons/{name}": package.joinpath("lexicons", name) for name in WORDS}
    rules["diary/derived.py"] = package.joinpath("diary", "derived.py")
    for path in sorted(rules):
        digest.update(rules[path].read_bytes())
    return digest.hexdigest()


def _rules(package: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The modules of a package and of those within it by path, but for this one, which only keeps what they make."""
    for each in package.iterdir():
        here = f"{path}/{each.name}"
        if each.is_dir() and each.name != "kept":
            yield from _rules(each, here)
        elif each.name.endswith(".py"):
            yield here, each


def basis_now(connection: Connection) -> Basis:
    """What would be derived from now."""
    table = sides(connection)
    told = repr((table.sides, table.third)).encode()

    def last(column: Column[int]) -> int:
        return connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()

    return Basis(
        f"{rules_version()}-{blake2b(told, digest_size=4).hexdigest()}",
        last(s.reading.c.id),
        last(s.decision.c.id),
        start_files.count(connection),
    )


def basis_kept(connection: Connection) -> Basis | None:
    """What that which is kept was derived from; None where nothing is."""
    told = connection.execute(select(s.meta.c.value).where(s.meta.c.key == _KEY)).scalar_one_or_none()
    if told is None:
        return None
    rules, reading, decision, starts = told.split()
    return Basis(rules, int(reading), int(decision), int(starts))


def note_basis(connection: Connection, basis: Basis) -> None:
    """Note what that which is kept was derived from."""
    connection.execute(delete(s.meta).where(s.meta.c.key == _KEY))
    connection.execute(insert(s.meta), [{"key": _KEY, "value": str(basis)}])


def due(connection: Connection) -> Due:
    """What must be done before what is derived may be used."""
    kept, now = basis_kept(connection), basis_now(connection)
    if kept == now:
        return Due.NOTHING
    if kept is None:
        return Due.CATCHING_UP if now.reading == 0 else Due.REBUILD
    if kept.rules != now.rules or kept.reading > now.reading:
        return Due.REBUILD
    new = connection.execute(select(func.count()).where(s.reading.c.id > kept.reading)).scalar_one()
    all_there = connection.execute(select(func.count()).select_from(s.reading)).scalar_one()
    return Due.REBUILD if new > max(_FEW, all_there // 10) else Due.CATCHING_UP


class Upkeep:
    """Keeps what is derived up to date. Holds the table of sides and the starting states while they are the same."""

    def __init__(self) -> None:
        self._keeper: tuple[str, int, Keeper] | None = None

    def catch_up(self, connection: Connection) -> bool:
        """Bring what is derived up to date with what is new, in the connection's transaction.

        False, and nothing is done, where it must be rebuilt.
        """
        kept, now = basis_kept(connection), basis_now(connection)
        if kept == now:
            return True
        if kept is None or kept.rules != now.rules:
            if kept is None and now.reading <= 1:
                kept = Basis(now.rules, 0, 0, now.starts)
            else:
                return False
        keeper = self._keeper_for(connection, now)
        if kept.starts != now.starts:
            keeper.settle_anew(connection)
        numbers = self._changed(connection, kept)
        if numbers:
            keeper.renew(connection, numbers)
        note_basis(connection, now)
        return True

    def _keeper_for(self, connection: Connection, now: Basis) -> Keeper:
        if self._keeper is None or self._keeper[:2] != (now.rules, now.starts):
            keeper = Keeper(sides(connection), Starts(start_files.starts(connection)))
            self._keeper = (now.rules, now.starts, keeper)
        return self._keeper[2]

    def _changed(self, connection: Connection, kept: Basis) -> Sequence[int]:
        """The numbers of the reports that were read or decided since."""
        read = select(s.reading.c.report).where(s.reading.c.id > kept.reading)
        made = select(func.coalesce(s.decision.c.withdraws, s.decision.c.id)).where(s.decision.c.id > kept.decision)
        decided = (
            select(s.claim.c.report)
            .join_from(s.decision_claim, s.claim, s.decision_claim.c.claim == s.claim.c.id)
            .where(s.decision_claim.c.decision.in_(made))
        )
        found = {*connection.execute(read).scalars(), *connection.execute(decided).scalars()}
        return sorted(found)
