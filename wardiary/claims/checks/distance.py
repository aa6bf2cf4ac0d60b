"""Distance: how far one named place is said to lie from another, against the geodesic between the two.

A true statement never disagrees: the tolerance covers the hedge, the rounding, and where in a town one measures from.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardiary import lexicons
from wardiary.claims.checks.direction import holds
from wardiary.claims.checks.geodesy import KM_PER_MILE, compass_point, leg
from wardiary.claims.checks.inputs import CheckInputs, claims_on, vague_km
from wardiary.claims.checks.numbers import Stated, stated
from wardiary.claims.checks.statements import Statement, is_point
from wardiary.model import Check, CheckKind, PlaceMention, RunnerUp, Verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """A stated distance against the line: all in kilometres. `slack` is what hedge, rounding and extent leave open.

    `vague` is the part of it that comes of points which the gazetteer knows approximately.
    """

    told: Stated
    line: float
    slack: float
    vague: float = 0.0

    @property
    def low(self) -> float | None:
        """The least that is stated."""
        return None if self.told.low is None else self.told.low * self.told.factor

    @property
    def high(self) -> float | None:
        """The most that is stated."""
        return None if self.told.high is None else self.told.high * self.told.factor


def check_distance(inputs: CheckInputs, statement: Statement) -> Check | None:
    """The check of the distance in `statement`; None where it has none."""
    told = stated(statement.distance) if statement.distance else None
    if statement.distance is None or told is None:
        return None
    anchor = statement.anchor
    if statement.subject.lat is None:
        return _cannot(inputs, statement, f"where {statement.subject.text} lies is not known")
    if anchor is None:
        return _cannot(inputs, statement, "the text does not say from where this is measured")
    if not is_point(anchor, inputs.text):
        return _cannot(inputs, statement, f"{anchor.text} is no single known point to measure from")
    measured = _measure(told, statement.subject, anchor)
    verdict, reason = _judge(measured, by_road=statement.by_road)
    other = _namesake(told, statement) if verdict is Verdict.DISAGREES else None
    if other:
        verdict, reason = Verdict.CANNOT_TELL, f"{reason}; but it would fit another place of that name: {other}"
    bearing = leg(_point(anchor), _point(statement.subject)).bearing
    return Check(
        kind=CheckKind.DISTANCE,
        span=statement.span,
        stated=statement.distance.text,
        computed=f"{_in_unit(measured)}, {compass_point(bearing)}",
        verdict=verdict,
        why=f"{statement.subject.text} lies {_in_unit(measured)} {compass_point(bearing)} of {anchor.text}: {reason}.",
        claims=claims_on(inputs, [statement.span, statement.subject.span]),
    )


def fits(told: Stated, subject: tuple[float, float], anchor: tuple[float, float]) -> bool:
    """Whether the stated distance agrees with two points (lat, lon)."""
    measured = Measured(told, leg(anchor, subject).km, slack(told))
    return _judge(measured, by_road=False)[0] is Verdict.AGREES


def slack(told: Stated) -> float:
    """Kilometres that hedge, rounding and the extent of the two places leave open."""
    shares = lexicons.load("checks")["distance"]
    share: float = shares["about"] if told.hedged else shares["exact"]
    extent: float = shares["extent_km"]
    return (share * told.number + told.rounding) * told.factor + 2 * extent


def _measure(told: Stated, subject: PlaceMention, anchor: PlaceMention) -> Measured:
    vague = vague_km(subject, anchor)
    return Measured(told, leg(_point(anchor), _point(subject)).km, slack(told) + vague, vague)


def _point(place: PlaceMention) -> tuple[float, float]:
    if place.lat is None or place.lon is None:
        raise ValueError(f"{place.name} has no point")
    return place.lat, place.lon


def _judge(measured: Measured, *, by_road: bool) -> tuple[Verdict, str]:
    """The verdict on a stated distance, and its arithmetic in words.

    1. Within the tolerance of the line: agrees. 2. Too long for the line but not for a road: agrees where a road is
    named, else it cannot be told. 3. A bare bound that holds but is far off says little. 4. Else it disagrees.
    """
    limits = lexicons.load("checks")["distance"]
    line, slack_km = measured.line, measured.slack
    low, high = measured.low, measured.high
    if high is not None and line > high + slack_km:
        return Verdict.DISAGREES, f"farther than stated by {_km(line - high)}, {_beyond(measured)}"
    if low is not None and line < low - slack_km:
        return _too_long(measured, by_road=by_road)
    if high is None and low is not None and line > limits["loose"] * low + slack_km:
        return Verdict.CANNOT_TELL, "true of so low a bound, and too far off to confirm it"
    return Verdict.AGREES, f"within the {_km(slack_km)} left open by {_openings(measured)}"


def _too_long(measured: Measured, *, by_road: bool) -> tuple[Verdict, str]:
    limits = lexicons.load("checks")["distance"]
    low = measured.low or 0.0
    longest = measured.line * limits["road"] + (measured.slack if by_road else 0)
    told = f"nearer than stated by {_km(low - measured.line)}, {_beyond(measured)}"
    if low <= longest:
        verdict = Verdict.AGREES if by_road else Verdict.CANNOT_TELL
        return verdict, f"{told}; it would fit a road, which is often {limits['road']} times the line"
    return Verdict.DISAGREES, f"{told}; a road of {limits['road']} times the line would not make up for it"


def _beyond(measured: Measured) -> str:
    return f"beyond the {_km(measured.slack)} left open by {_openings(measured)}"


def _openings(measured: Measured) -> str:
    limits = lexicons.load("checks")["distance"]
    share = limits["about"] if measured.told.hedged else limits["exact"]
    vague = f", and {measured.vague:g} km for points that are approximate" if measured.vague else ""
    return f"its wording ({share:.0%}), its rounding and {limits['extent_km']:g} km for the extent of each place{vague}"


def _in_unit(measured: Measured) -> str:
    """The line in the stated unit and in kilometres: "37.7 miles (60.7 km)"."""
    if abs(measured.told.factor - KM_PER_MILE) < 1e-9:
        return f"{measured.line / KM_PER_MILE:.1f} miles ({measured.line:.1f} km)"
    return _km(measured.line)


def _km(value: float) -> str:
    return f"{value:.1f} km"


def _namesake(told: Stated, statement: Statement) -> str | None:
    """Another place that the subject or the anchor might have meant, with which distance and direction would agree."""
    if statement.anchor is None:
        return None
    subject, anchor = _point(statement.subject), _point(statement.anchor)
    pairs = [(other, (other.lat, other.lon), anchor) for other in _likely(statement.subject)]
    pairs += [(other, subject, (other.lat, other.lon)) for other in _likely(statement.anchor)]
    for other, end, start in pairs:
        turned = statement.direction is None or holds(statement.direction, leg(start, end))
        if turned and fits(told, end, start):
            return f"{other.name} at {other.lat:.2f}, {other.lon:.2f}"
    return None


def _likely(place: PlaceMention) -> list[RunnerUp]:
    """The other settlements that a name might well have meant."""
    places = lexicons.load("checks")["places"]
    areas = set(places["area_words"].split())
    likely = (other for other in place.runners_up if other.score >= places["namesake"])
    named = (other for other in likely if not areas & set(other.name.lower().split()))
    return [other for other in named if leg(_point(place), (other.lat, other.lon)).km > places["namesake_km"]]


def _cannot(inputs: CheckInputs, statement: Statement, why: str) -> Check:
    return Check(
        kind=CheckKind.DISTANCE,
        span=statement.span,
        stated=statement.distance.text if statement.distance else "",
        computed="",
        verdict=Verdict.CANNOT_TELL,
        why=why[0].upper() + why[1:] + ".",
        claims=claims_on(inputs, [statement.span, statement.subject.span]),
    )
