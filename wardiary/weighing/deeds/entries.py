"""Who came into a place is of its taking, where the report tells of that too: "came into the town and took it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.model import Kind
from wardiary.weighing.records import Telling, Told, When

_Places = dict[tuple[str | None, str], When]


def with_taking(own: Sequence[Told]) -> list[Told]:
    """The tellings, those of entering a place being of its taking where the report tells of that too on that day.

    "Came into the town and took it" is one happening, whoever of the report's voices tells which half of it.
    """
    taken: _Places = {
        (telling.agent, telling.spot.key): telling.when
        for _, telling in own
        if telling.kind is Kind.GAIN and telling.affirms and telling.spot is not None
    }
    return [(claim, _as_taking(telling, taken)) for claim, telling in own]


def _as_taking(telling: Telling, taken: _Places) -> Telling:
    if telling.kind is not Kind.ADVANCE or not telling.affirms:
        return telling
    key = telling.spot.key if telling.spot else ""
    when = taken.get((telling.agent, key)) or taken.get((None, key))  # "drove in; the town is theirs"
    if when is None or not _is_near(telling.when, when):
        return telling
    return replace(telling, kind=Kind.GAIN, when=when)


def _is_near(one: When, other: When) -> bool:
    """Whether two intervals are at most a day apart."""
    return one.first - 1 <= other.last and other.first <= one.last + 1
