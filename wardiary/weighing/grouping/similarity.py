"""Whether a telling tells of an event: what, where, when and who must each be possible together; how well is a number.

None of the four is ever made up for by another: a telling that cannot be at the place is not of the event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Kind, Reality
from wardiary.weighing.counts.tolls import counts_on
from wardiary.weighing.evidence.second import is_aftermath
from wardiary.weighing.lexicon import limit, words_of
from wardiary.weighing.places.spots import distance_km, is_same, may_hold, stands_in
from wardiary.weighing.records import THIRD, Sharpness, Spot, Telling, When
from wardiary.weighing.times.days import day_of

NumberTold = tuple[str, float, float]

# Days of a longer interval that count, to its end: "since 2014" is compared with what was told in the last year.
# Neighbours are sought somewhat further back.
_YEAR = 364

_ONE_DOER = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.DEPLOYMENT))
_STAYS = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL))
_CHANGES = frozenset((Kind.GAIN, Kind.WITHDRAWAL))
_RETAKES = re.compile(
    r"\b(?:re(?:took|take[ns]?|taking|captur\w+|gain\w*|conquer\w*|occup\w+)|(?:took|taken|won) back)\b"
)
_BLOWS = frozenset(
    (Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.DAMAGE, Kind.CASUALTIES, Kind.ABDUCTION, Kind.DETENTION)
)
_GOES_ON = frozenset((Kind.CLASH, Kind.ADVANCE))


@dataclass(slots=True)
class Profile:
    """What is known of an event while tellings join it; `first` to `last` is the sharpest interval told, widened for
    lasting kinds by every telling. It holds no tellings, so that all events of a large diary fit in memory.

    `latest` is the report whose telling joined last: tellings come report by report. `tolls` are the numbers told.
    `parts` are the parts of splits that its tellings are in. `into` is set on the likeness of a telling that an analyst
    put together with an event it does not fit: what fits the likeness is of that event. `is_false`: somebody has
    checked that it was not so.
    """

    id: str
    kind: Kind
    spot: Spot | None
    when: When
    first: float
    last: float
    agent: str | None
    target: str | None
    latest: str
    tolls: frozenset[NumberTold] = frozenset()
    parts: frozenset[tuple[int, str]] = frozenset()
    into: Profile | None = None
    is_false: bool = False


def numbers_told(telling: Telling) -> frozenset[NumberTold]:
    """The numbers of killed and injured that a telling tells."""
    told = (("killed", telling.killed), ("injured", telling.injured))
    return frozenset((what, *pair) for what, pair in told if pair)


def fit(telling: Telling, event: Profile) -> float | None:
    """How well the telling fits the event; None where it cannot be of it. Only comparisons mean anything."""
    if not _can_meet(telling, event):
        return None
    what = _kind_fit(telling, event)
    when = _time_fit(telling, event) if what is not None else None
    where = _place_fit(telling, event) if when is not None else None
    who = _actors_fit(telling, event) if where is not None else None
    if what is None or when is None or where is None or who is None:
        return None
    if telling.reality is Reality.BACKGROUND and telling.spot is None:
        return None  # what is told as history must say where
    if Kind.HOLDING in (telling.kind, event.kind) and (telling.agent is None or event.agent is None):
        return None  # "held" by nobody knows whom tells of no state
    return what + when + where + who + (0.5 if event.latest == telling.report else 0.0)


def _can_meet(telling: Telling, event: Profile) -> bool:
    """Whether their days lie so close that any kinds could be one; most neighbours do not, and are done with."""
    reach = _reach() if telling.affirms else _reach() + limit("times", "denial_days")
    return telling.when.first - reach <= event.last and telling.when.last + reach >= event.first


def might_fit(telling: Telling, last: Profile, ever: tuple[float, float], *, told_here: bool) -> bool:
    """Whether the telling may fit an event at any state of its growth, as far as the `last` of them tells.

    `ever` are the days that it was ever taken for; `told_here`: the same report tells of it too.
    """
    kinds = (last.kind, Kind.HOLDING) if last.kind is Kind.GAIN else (last.kind,)
    if not any(_days_meet(telling, kind, ever, told_here=told_here) for kind in kinds):
        return False
    spot = telling.spot
    if spot is None or last.spot is None or spot.is_area == last.spot.is_area:
        return True
    is_one = spot.geonameid is not None and spot.geonameid == last.spot.geonameid
    return is_one or (telling.kind not in _ONE_DOER and (telling.denies or _same_numbers(telling, last)))


def _days_meet(telling: Telling, kind: Kind, ever: tuple[float, float], *, told_here: bool) -> bool:
    """Whether the days of the telling lie near enough to those that an event of the kind was ever taken for."""
    slack = _widest(telling.kind, kind, denies=telling.denies)
    slack = max(slack, limit("times", "report_days")) if told_here else slack
    return _earliest(telling, kind) <= ever[1] + slack and telling.when.last >= ever[0] - slack


@cache
def _widest(one: Kind, other: Kind, *, denies: bool) -> float:
    """The most days by which tellings of these kinds may lie apart, whatever else they tell: see `_slack`."""
    kinds = {one, other}
    if kinds == {Kind.GAIN, Kind.HOLDING}:
        return limit("kinds", "result_days")
    if kinds <= words_of("kinds", "lasting"):
        return limit("times", "flight_days" if Kind.DISPLACEMENT in kinds else "state_days")
    if kinds <= _GOES_ON:
        return limit("times", "battle_days")
    if denies:
        return limit("times", "answer_days")
    return limit("times", "state_days") if one is other and one in (*_CHANGES, Kind.DEPLOYMENT) else 0.0


@cache
def _reach() -> float:
    """Days by which two tellings of one happening may lie apart, whatever their kinds."""
    limits = [("kinds", "result_days"), ("times", "state_days"), ("times", "gain_days"), ("times", "leaving_days")]
    return max(limit(table, name) for table, name in limits)


def _kind_fit(telling: Telling, event: Profile) -> float | None:
    if telling.kind is event.kind:
        return 3.0
    if is_aftermath(telling):
        return _left_by(telling.kind, event.kind)
    if not any(telling.kind in group and event.kind in group for group in _kindred()):
        return None
    pair = {telling.kind, event.kind}
    if telling.denies and Kind.CLASH in pair:
        return None  # that nobody resisted denies no advance, and that no prisoner was shot denies no fight
    if pair == {Kind.GAIN, Kind.HOLDING}:
        return 1.5 if _is_result(telling, event) else None
    if pair == {Kind.CLASH, Kind.ATTACK} and _is_killing(telling):
        return None
    if pair == {Kind.DISPLACEMENT, Kind.WITHDRAWAL}:
        doer = telling.agent if telling.kind is Kind.DISPLACEMENT else event.agent
        return 1.5 if doer not in (None, THIRD) else None
    if (
        Kind.CASUALTIES in pair
        and telling.killed is None
        and telling.injured is None
        and not _is_partys_denial(telling, event)
    ):
        return None
    is_of_days = telling.when.last - telling.when.first > 1
    if telling.kind is Kind.CASUALTIES and is_of_days and counts_on(telling.words):
        return None  # of no one strike or fight
    return 1.5


def _left_by(seen: Kind, blow: Kind) -> float | None:
    """What was seen is left by a blow: ruins by fire, not by a massacre; the dead and the hurt by either."""
    blows = (Kind.STRIKE, Kind.EXPLOSION) if seen is Kind.EXPLOSION else (Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK)
    return 1.5 if seen in (Kind.EXPLOSION, Kind.CASUALTIES) and blow in blows else None


def _is_killing(telling: Telling) -> bool:
    """Whether it tells that those were killed who no longer fight, or never did: that is no fight."""
    return telling.kind is Kind.ATTACK and needle("weighing", "kinds", "killing").search(telling.words) is not None


def _is_partys_denial(telling: Telling, event: Profile) -> bool:
    """Whether a party says that nobody was killed: that denies a raid, not months of them.

    "No casualties were reported" denies nothing.
    """
    is_party = telling.denies and telling.voice.side not in (None, THIRD)
    return is_party and event.when.last - event.when.first <= limit("times", "answer_days")


def _is_result(telling: Telling, event: Profile) -> bool:
    """Whether a holding tells of a gain: the same side holds what it took at most so many days before."""
    if telling.agent is None or telling.agent != event.agent:
        return False
    if telling.reality is Reality.BACKGROUND and telling.when.sharpness is Sharpness.UNTOLD:
        return False  # "we freed this town once" is not how we hold it today
    gain, holding = (telling.when, event.when) if telling.kind is Kind.GAIN else (event.when, telling.when)
    is_since = holding.sharpness is Sharpness.VAGUE and holding.to in (None, holding.from_)
    since = day_of(holding.from_, last=True) if is_since else None
    if since is not None:  # "held since January" tells of the gain of 5 January, and of none in May
        return holding.first - 1 <= gain.last and gain.first <= since + 1
    is_back = telling.kind is Kind.GAIN and _RETAKES.search(telling.words)
    early = 0 if is_back else 1  # who took it back did not hold it the day before
    begins = min(holding.first, _earliest(telling, Kind.HOLDING)) if telling.denies else holding.first
    return gain.first - early <= holding.last and begins <= gain.last + limit("kinds", "result_days")


def _time_fit(telling: Telling, event: Profile) -> float | None:
    when, kind = telling.when, event.kind
    slack = _slack(telling, event)
    back = _earliest(telling, kind)
    if when.from_ is None and when.sharpness is Sharpness.VAGUE and _is_news(telling):
        back = max(back, when.last - 1)  # "by Monday" is told of what happened by then, not days before
    if back > event.last + slack or when.last < max(event.first, event.last - _YEAR) - slack:
        return None
    if when.has_clock and event.when.has_clock and kind not in words_of("kinds", "lasting") and kind not in _GOES_ON:
        apart = min(abs(when.first - event.when.first), abs(when.last - event.when.last))
        if apart > limit("times", "clock_hours") / 24:
            return None
    close = 2.0 / (1.0 + _apart(when, event))
    return {Sharpness.SHARP: 2.0, Sharpness.VAGUE: 1.0, Sharpness.UNDERSTOOD: 1.0, Sharpness.UNTOLD: 0.5}[
        when.sharpness
    ] + close


def _earliest(telling: Telling, kind: Kind) -> float:
    """The first day that a telling may mean of an event of this kind: a denial that names none reaches back."""
    when = telling.when
    back = max(when.first, when.last - _YEAR)
    if not telling.affirms and not when.is_told:
        back -= limit("times", "denial_days" if kind not in _STAYS else "denial_of_control_days")
    elif telling.affirms and telling.when.sharpness is Sharpness.UNDERSTOOD and _is_known(telling):
        back -= limit("times", "pointing_days")
    return back


def _is_known(telling: Telling) -> bool:
    """Whether it takes a deed as known, and so says nothing of its day: "owned up to the strike"."""
    return telling.kind in _BLOWS and needle("weighing", "kinds", "pointing").search(telling.words) is not None


def _is_news(telling: Telling) -> bool:
    is_told_so = telling.affirms and telling.reality is not Reality.BACKGROUND
    return is_told_so and telling.kind not in words_of("kinds", "lasting")


def _apart(when: When, event: Profile) -> float:
    """Days between the telling's point in time and the event: "since Friday" is of Friday, "by Monday" of Monday."""
    if when.to is None and when.from_ is not None:
        return abs(when.first - event.first)
    if when.from_ is None and when.to is not None:
        return abs(when.last - event.last)
    return abs((when.first + when.last) / 2 - (event.first + event.last) / 2)


def _owns_to(telling: Telling, event: Profile) -> bool:
    """Whether who lost a place owns to it, or somebody who looked confirms it, and neither says on which day.

    Not who took it: that may be told of another time.
    """
    if telling.kind is not event.kind or telling.kind not in _CHANGES or not telling.affirms:
        return False
    is_later = telling.when.sharpness is Sharpness.UNDERSTOOD and telling.when.last > event.last
    if not is_later or event.agent is None or telling.agent not in (None, event.agent):
        return False
    is_gain, side = telling.kind is Kind.GAIN, telling.voice.side
    is_loser = side not in (None, THIRD, event.agent) if is_gain else side == event.agent
    return is_loser or (telling.checked and telling.agent is not None)


def _slack(telling: Telling, event: Profile) -> float:
    """Days by which two tellings of one happening may lie apart, by its kind: a strike none, a state some.

    A town is taken, and left, once, until it changes hands again: which nobody does within these days.
    """
    kinds = {telling.kind, event.kind}
    if kinds == {Kind.GAIN, Kind.HOLDING}:
        return limit("kinds", "result_days")
    if kinds <= words_of("kinds", "lasting"):
        return limit("times", "flight_days" if Kind.DISPLACEMENT in kinds else "state_days")
    if kinds <= _GOES_ON:
        return limit("times", "battle_days")
    if kinds == {Kind.DEPLOYMENT} and (_is_since(telling.when) or _is_since(event.when)):
        return limit("times", "state_days")
    if telling.denies:
        return limit("times", "answer_days")
    if event.latest == telling.report and Sharpness.UNDERSTOOD in (telling.when.sharpness, event.when.sharpness):
        return limit("times", "report_days")
    if _owns_to(telling, event):
        return limit("times", "state_days")
    if telling.agent is None or telling.agent != event.agent or _is_anew(telling, event):
        return 0.0
    return {Kind.GAIN: limit("times", "gain_days"), Kind.WITHDRAWAL: limit("times", "leaving_days")}.get(
        telling.kind if telling.kind is event.kind else Kind.OTHER, 0.0
    )


def _is_anew(telling: Telling, event: Profile) -> bool:
    """Whether it tells, on a later day, what was found to be untrue before: announced too early, and then done."""
    is_later = telling.when.sharpness is Sharpness.SHARP and int(telling.when.first) > int(event.last)
    return event.is_false and telling.affirms and is_later


def _is_since(when: When) -> bool:
    """Whether it is told to have gone on for days: a siege "since the 14th"."""
    return when.sharpness is Sharpness.VAGUE and when.from_ is not None


def _place_fit(telling: Telling, event: Profile) -> float | None:
    if telling.spot is None:
        return _named_fit(telling, event)
    if event.spot is None:
        return None
    if is_same(telling.spot, event.spot):
        return 3.0 if telling.spot.key == event.spot.key else 2.5
    if {telling.kind, event.kind} <= _GOES_ON and _is_beside(telling.spot, event.spot):
        return 1.5
    if telling.kind in _ONE_DOER:
        return None  # who holds a town is not told by what is told of its region
    if telling.denies and telling.spot.key == event.spot.key and may_share(telling.spot, event.spot):
        return 1.0  # who denies fire on Oysterby denies it of the region called so, and the reverse
    if _is_unnamed_thing(telling.spot, event.spot) or _is_unnamed_thing(event.spot, telling.spot):
        return 1.5
    if telling.kind in _BLOWS and (stands_in(telling.spot, event.spot) or stands_in(event.spot, telling.spot)):
        return 1.5
    if may_hold(telling.spot, event.spot) or may_hold(event.spot, telling.spot):
        return 0.5 if _same_numbers(telling, event) else None
    return None


def _is_unnamed_thing(thing: Spot, town: Spot) -> bool:
    """Whether a place is only described and stands at a town's point for want of its own: "the fish market"."""
    apart = distance_km(thing, town)
    is_unnamed = thing.name == thing.name.lower() and not thing.is_area and not town.is_area
    return is_unnamed and apart is not None and apart <= limit("places", "same_point_km")


def may_share(one: Spot, other: Spot) -> bool:
    """Whether what happens at two places may be one event, or part of one, whatever it is."""
    return is_same(one, other) or _is_beside(one, other) or may_hold(one, other) or may_hold(other, one)


def _is_beside(one: Spot, other: Spot) -> bool:
    """Whether a fight at one place may be that at the other: the edge of a town and the village beyond it."""
    apart = distance_km(one, other)
    return apart is not None and apart <= limit("places", "battle_km") and not (one.is_area or other.is_area)


def _named_fit(telling: Telling, event: Profile) -> float | None:
    """A telling without a place may be of an event whose place its sentence names, or its report if it told of it."""
    if event.spot is None or not event.spot.key:
        return None
    if event.spot.key in telling.named:
        return 1.5
    if telling.kind in _ONE_DOER:
        return None  # a report that tells of one town may go on to tell of another
    return 0.5 if event.latest == telling.report and event.spot.key in telling.around else None


def _same_numbers(telling: Telling, event: Profile) -> bool:
    return not event.tolls.isdisjoint(numbers_told(telling))


def _actors_fit(telling: Telling, event: Profile) -> float | None:
    """One town cannot be taken by two at once; of fire, each may blame the other."""
    if _is_other_fire(telling, event):
        return None
    if telling.agent is None or event.agent is None:
        return 0.0
    if telling.agent == event.agent:
        return 1.0
    if THIRD in (telling.agent, event.agent) and telling.kind is not Kind.WITHDRAWAL:
        return 0.0
    if telling.kind in _ONE_DOER:
        return None
    same_side_suffers = telling.target is not None and telling.target == event.target
    return -0.5 if telling.kind in (Kind.CLASH, Kind.ATTACK) or same_side_suffers or telling.denies else -1.0


def _is_other_fire(telling: Telling, event: Profile) -> bool:
    """Whether fire of another sort, by nobody known to be the same, hit others: jets the rebels, gunmen a convoy."""
    is_fire = {telling.kind, event.kind} == {Kind.STRIKE, Kind.ATTACK}
    is_same = telling.agent is not None and telling.agent == event.agent
    return is_fire and not is_same and None not in (telling.target, event.target) and telling.target != event.target


@cache
def _kindred() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in lexicons.load("weighing")["kinds"]["kindred"])
