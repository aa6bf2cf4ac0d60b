"""Between the records of weighing and the rows of the derived tables. Nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import literal, null, select

from wardiary import processes
from wardiary.diary import derived as d
from wardiary.model import AreaKind, ClaimArea, Kind, Reality
from wardiary.weighing.grouping.similarity import Profile
from wardiary.weighing.records import UNRULED, Rulings, Sharpness, Speaker, Spot, Telling, When

Values = dict[str, Any]
Position = tuple[str, str]
"""A place in the order of publication: the moment (UTC) and the report's name."""


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Kept:
    """A telling as it is kept: in which row, of which report (`number`), of which event since when.

    `at` is where it joined, `step` its place among those that joined there; `lent` says that its place is not its own.
    """

    id: int
    number: int
    telling: Telling
    lent: bool
    event: str | None
    via: str | None
    at: Position | None
    step: int

    @property
    def position(self) -> Position:
        """Where its report stands in the order of publication."""
        return self.telling.published, self.telling.report


_t = d.telling.c
TELLING = (
    *(_t.id, _t.report, _t.published, _t.name, _t.claim, _t.place_in_report, _t.publisher, _t.kind, _t.reality),
    *(_t.place, _t.place_key, _t.lat, _t.lon, _t.geonameid, _t.is_area, _t.area),
    *(_t.first, _t.last, _t.sharpness, _t.time_from, _t.time_to, _t.agent, _t.target),
    *(_t.voice, _t.voice_key, _t.voice_side, _t.by_publisher, _t.checked),
    *(_t.killed_low, _t.killed_high, _t.injured_low, _t.injured_high, _t.words, _t.named, _t.around, _t.copy_of),
    *(_t.mentions, _t.bare, _t.rulings, _t.lent, _t.event, _t.via, _t.joined, _t.joined_name, _t.step),
)
SELECT_TELLING = select(*TELLING)
"""The columns that `to_kept` takes, in its order."""
_NO_WORDS: dict[str, Any] = {"words": literal("").label("words")}
_NO_NAMES: dict[str, Any] = {name: null().label(name) for name in ("named", "around")}
LEAN_TELLING = select(*[(_NO_WORDS | _NO_NAMES).get(str(column.key), column) for column in TELLING])
"""The same without words and names, for those who ask only how things stand."""


def to_kept(row: Sequence[Any]) -> Kept:
    """The telling of a row of `SELECT_TELLING`."""
    (
        number, report, published, name, claim, order, publisher, kind, reality, place, key, lat, lon, geonameid,
        is_area, area, first, last, sharpness, time_from, time_to, agent, target, voice, voice_key, side, by_publisher,
        checked, killed_low, killed_high, injured_low, injured_high, words, named, around, copy_of, mentions,
        bare, rulings, lent, event, via, joined, joined_name, step,
    ) = row  # fmt: skip
    telling = Telling(
        name,
        claim,
        order,
        published,
        publisher,
        _kind(kind),
        _reality(reality),
        _spot(place, key, lat, lon, geonameid, is_area, to_area(area)) if key is not None else None,
        _when(first, last, sharpness, time_from, time_to),
        agent,
        target,
        _speaker(voice, voice_key, side, by_publisher),
        checked,
        None if killed_low is None else (killed_low, killed_high),
        None if injured_low is None else (injured_low, injured_high),
        words,
        _names(named) if named else frozenset(),
        _names(around) if around else frozenset(),
        copy_of,
        mentions,
        bare,
        _rulings(rulings) if rulings else UNRULED,
    )
    return Kept(number, report, telling, lent, event, via, (joined, joined_name) if event else None, step or 0)


def telling_values(telling: Telling, number: int, *, lent: bool) -> Values:
    """The row of a telling of report `number`, of no event as yet."""
    spot, when, voice = telling.spot, telling.when, telling.voice
    killed, injured = telling.killed or (None, None), telling.injured or (None, None)
    return {
        "report": number,
        "published": telling.published,
        "name": telling.report,
        "claim": telling.claim,
        "place_in_report": telling.order,
        "publisher": telling.publisher,
        "kind": telling.kind.value,
        "reality": telling.reality.value,
        **(_spot_values(spot) if spot else _NOWHERE),
        "area": area_json(spot.area) if spot else None,
        "first": when.first,
        "last": when.last,
        "sharpness": when.sharpness.value,
        "time_from": when.from_,
        "time_to": when.to,
        "agent": telling.agent,
        "target": telling.target,
        "voice": voice.name,
        "voice_key": voice.key,
        "voice_side": voice.side,
        "by_publisher": voice.is_publisher,
        "checked": telling.checked,
        "killed_low": killed[0],
        "killed_high": killed[1],
        "injured_low": injured[0],
        "injured_high": injured[1],
        "words": telling.words,
        "named": json.dumps(sorted(telling.named)) if telling.named else None,
        "around": json.dumps(sorted(telling.around)) if telling.around else None,
        "copy_of": telling.copy_of,
        "mentions": telling.mentions,
        "bare": telling.bare,
        "rulings": _rulings_json(telling.rulings),
        "lent": lent,
        **UNJOINED,
    }


UNJOINED: Values = {"event": None, "via": None, "joined": None, "joined_name": None, "step": None}
_NOWHERE: Values = dict.fromkeys(("place", "place_key", "lat", "lon", "geonameid", "is_area"))


def joined_values(event: str, via: str | None, at: Position, step: int) -> Values:
    """The columns that tell of which event a telling is, since when."""
    return {"event": event, "via": via, "joined": at[0], "joined_name": at[1], "step": step}


_e = d.event.c
EVENT = (
    *(_e.id, _e.kind, _e.place, _e.place_key, _e.lat, _e.lon, _e.geonameid, _e.is_area),
    *(_e.when_first, _e.when_last, _e.sharpness, _e.time_from, _e.time_to, _e.first, _e.last, _e.agent, _e.target),
    *(_e.latest_name, _e.tolls, _e.parts, _e.is_false, _e.into, _e.latest_published, _e.ever_first, _e.ever_last),
)
SELECT_EVENT = select(*EVENT)
"""The columns that `to_profile` takes, in its order; behind them what is known of an event beside its profile."""


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event as its last telling left it; `into` names the event that a likeness stands for.

    `latest` is where that telling stands; `ever` are the first and last day that it was ever taken for.
    """

    profile: Profile
    into: str | None
    latest: Position
    ever: tuple[float, float]


def to_event(row: Sequence[Any]) -> KeptEvent:
    """The event of a row of `SELECT_EVENT`."""
    (
        name, kind, place, key, lat, lon, geonameid, is_area, when_first, when_last, sharpness, time_from, time_to,
        first, last, agent, target, latest_name, tolls, parts, is_false, into, latest_published, ever_first, ever_last,
    ) = row  # fmt: skip
    profile = Profile(
        name,
        _kind(kind),
        _spot(place, key, lat, lon, geonameid, is_area),
        _when(when_first, when_last, sharpness, time_from, time_to),
        first,
        last,
        agent,
        target,
        latest_name,
        frozenset((what, low, high) for what, low, high in json.loads(tolls)) if tolls else frozenset(),
        frozenset((number, part) for number, part in json.loads(parts)) if parts else frozenset(),
        is_false=bool(is_false),
    )
    return KeptEvent(profile, into, (latest_published, latest_name), (ever_first, ever_last))


def profile_values(event: Profile) -> Values:
    """The columns of an event's profile."""
    spot, when = event.spot, event.when
    return {
        "id": event.id,
        "kind": event.kind.value,
        **(_spot_values(spot) if spot else _NOWHERE),
        "when_first": when.first,
        "when_last": when.last,
        "sharpness": when.sharpness.value,
        "time_from": when.from_,
        "time_to": when.to,
        "first": event.first,
        "last": event.last,
        "agent": event.agent,
        "target": event.target,
        "tolls": json.dumps(sorted(event.tolls)) if event.tolls else None,
        "parts": json.dumps(sorted(event.parts)) if event.parts else None,
        "is_false": event.is_false,
        "into": event.into.id if event.into else None,
    }


def _spot_values(spot: Spot) -> Values:
    return {
        "place": spot.name,
        "place_key": spot.key,
        "lat": spot.lat,
        "lon": spot.lon,
        "geonameid": spot.geonameid,
        "is_area": spot.is_area,
    }


def area_json(area: ClaimArea | None) -> str | None:
    """An area as it is kept."""
    return json.dumps((area.kind, area.name, area.side, area.geonameid, area.whole)) if area else None


@lru_cache(maxsize=1 << 12)
def to_area(told: str | None) -> ClaimArea | None:
    """The area that is kept so."""
    if told is None:
        return None
    kind, name, side, geonameid, whole = json.loads(told)
    return ClaimArea(AreaKind(kind), name, side, geonameid, whole)


def _rulings_json(rulings: Rulings) -> str | None:
    if rulings is UNRULED or rulings == UNRULED:
        return None
    told = (rulings.lines, sorted(rulings.corrected), sorted(rulings.together), sorted(rulings.apart), rulings.accepted)
    return json.dumps(told)


@lru_cache(maxsize=1 << 12)
def _names(told: str) -> frozenset[str]:
    return frozenset(json.loads(told))


@lru_cache(maxsize=1 << 12)
def _rulings(told: str) -> Rulings:
    lines, corrected, together, apart, accepted = json.loads(told)
    return Rulings(
        tuple((number, line) for number, line in lines),
        frozenset(corrected),
        frozenset(together),
        frozenset((number, part) for number, part in apart),
        accepted,
    )


# Few values come again and again; to make each once saves time and memory.
_kind = lru_cache(maxsize=None)(Kind)
_reality = lru_cache(maxsize=None)(Reality)
_spot = lru_cache(maxsize=1 << 15)(Spot)
_speaker = lru_cache(maxsize=1 << 15)(Speaker)


@lru_cache(maxsize=1 << 15)
def _when(first: float, last: float, sharpness: str, time_from: str | None, time_to: str | None) -> When:
    return When(first, last, Sharpness(sharpness), time_from, time_to)


def cut(values: Iterable[Any], size: int = 500) -> list[list[Any]]:
    """The values in lists of at most `size`: no database takes any number of them in one question."""
    values = list(values)
    return [values[at : at + size] for at in range(0, len(values), size)]
