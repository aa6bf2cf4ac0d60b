"""Which of the places tied to a trigger are only on the way, or say where another one lies: "by the Sebha road"."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import PLACE_ROLES, is_road
from wardiary.model import Argument, Span, Trigger
from wardiary.resolving.place_asides import is_where_somebody_is_now

_BESIDE = lexicons.pattern("claims/places", "waypoints", "beside")
_BY = lexicons.pattern("claims/places", "waypoints", "by")
_ROAD = lexicons.pattern("claims/places", "waypoints", "road")


def is_waypoint(resolved: Resolved, trigger: Trigger, argument: Argument) -> bool:
    """Whether a place tied to a trigger only tells of the way to its place, or where that lies."""
    return (
        is_where_somebody_is_now(resolved.text, argument.span.start)
        or _is_beside(resolved, trigger, argument)
        or _is_only_road(resolved, trigger, argument)
        or _is_way(resolved.text, trigger, argument.span)
    )


def _is_beside(resolved: Resolved, trigger: Trigger, argument: Argument) -> bool:
    """Whether a place only says, between commas, where the one before it lies: "Ma, on either side of | Po |, fell"."""
    text, span = resolved.text, argument.span
    before = [a.span for a in trigger.arguments if a.role is argument.role and a.span.end < span.start]
    if not before or text[span.end : span.end + 1] != "," or trigger.span.start < span.end:
        return False
    return bool(_BESIDE.match(text, before[-1].end, span.start))


def _is_only_road(resolved: Resolved, trigger: Trigger, argument: Argument) -> bool:
    """Whether one place of several is only told by a road: "in Marzan, close to | the Sebha road"."""
    if not any(a.role in PLACE_ROLES and a is not argument for a in trigger.arguments):
        return False
    named = [place.span for place in resolved.places if argument.span.overlaps(place.span)]
    return bool(named) and all(is_road(resolved.text, span) for span in named)


def _is_way(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a road is only the way somebody came or went: "they came by | the Sebha road"."""
    is_by = trigger.span.end < span.start and _BY.search(text, trigger.span.end, span.start)
    return bool(is_by and _ROAD.fullmatch(text, span.start, span.end))
