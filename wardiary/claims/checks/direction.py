"""Direction: on which side of another a named place is said to lie, against the azimuth between the two.

A true statement never disagrees: the tolerance covers the sector that a word of the compass names, and the angle that
the extent of two towns makes at a short distance.
"""

from __future__ import annotations

import math

from wardiary import lexicons
from wardiary.claims.checks.geodesy import Leg, compass_point, degrees_of, leg, turn
from wardiary.claims.checks.inputs import CheckInputs, claims_on, vague_km
from wardiary.claims.checks.statements import Statement, is_point
from wardiary.model import Check, CheckKind, Verdict


def check_direction(inputs: CheckInputs, statement: Statement) -> Check | None:
    """The check of the direction in `statement`; None where it has none or names no point to look from."""
    anchor, subject, word = statement.anchor, statement.subject, statement.direction
    if word is None or anchor is None or not is_point(anchor, inputs.text):
        return None
    if subject.lat is None or subject.lon is None or anchor.lat is None or anchor.lon is None:
        return None
    course = leg((anchor.lat, anchor.lon), (subject.lat, subject.lon))
    verdict, reason = _judge(word, course, vague_km(subject, anchor))
    point = compass_point(course.bearing)
    return Check(
        kind=CheckKind.DIRECTION,
        span=statement.span,
        stated=word,
        computed=f"{point} ({course.bearing:.0f}°)",
        verdict=verdict,
        why=f"{subject.text} lies {point} of {anchor.text}, at {course.bearing:.0f}°: {reason}.",
        claims=claims_on(inputs, [statement.span, subject.span]),
    )


def holds(word: str, course: Leg) -> bool:
    """Whether a word of the compass may be said of a course, or nothing can be said against it."""
    return _judge(word, course)[0] is not Verdict.DISAGREES


def _judge(word: str, course: Leg, vague: float = 0.0) -> tuple[Verdict, str]:
    off = turn(degrees_of(word), course.bearing)
    extent = 2 * float(lexicons.load("checks")["distance"]["extent_km"]) + vague
    if course.km <= extent:
        return Verdict.CANNOT_TELL, f"at {course.km:.1f} km the two places may overlap, and any direction holds"
    open_angle = _sector(word) + math.degrees(math.asin(extent / course.km))
    if off <= open_angle:
        return (
            Verdict.AGREES,
            f"{off:.0f}° from {word}, within the {open_angle:.0f}° that the word and the places leave open",
        )
    return (
        Verdict.DISAGREES,
        f"{off:.0f}° from {word}, beyond the {open_angle:.0f}° that the word and the places leave open",
    )


def _sector(word: str) -> float:
    """How far from its point a word still holds: one of eight points, or one and a half of sixteen."""
    limits = lexicons.load("checks")["direction"]
    share: float = limits["sixteen_points"] if degrees_of(word) % 45 else limits["eight_points"]
    return share
