"""All checks of one report, in the order of its words."""

from __future__ import annotations

from wardiary.claims.checks.calendar_days import check_calendar
from wardiary.claims.checks.clock import check_clocks
from wardiary.claims.checks.containment import check_containment
from wardiary.claims.checks.conversion import check_conversions
from wardiary.claims.checks.direction import check_direction
from wardiary.claims.checks.distance import check_distance
from wardiary.claims.checks.inputs import CheckInputs
from wardiary.claims.checks.order import check_order
from wardiary.claims.checks.publication import check_publication
from wardiary.claims.checks.statements import find_statements
from wardiary.claims.checks.sums import check_sums
from wardiary.model import Check


def run_checks(inputs: CheckInputs) -> tuple[Check, ...]:
    """Every check that the report's words allow, by span.

    1. distance and direction between named places; 2. the same measure in two units; 3. one moment on two clocks;
    4. weekdays against dates; 5. places against the areas they are said to lie in; 6. the day of publication;
    7. what is told as past against it; 8. numbers against the parts they include.
    """
    found: list[Check | None] = []
    for statement in find_statements(inputs):
        found += [check_distance(inputs, statement), check_direction(inputs, statement)]
    for check in (check_conversions, check_clocks, check_calendar, check_containment, check_publication):
        found += check(inputs)
    found += [*check_order(inputs), *check_sums(inputs)]
    return tuple(sorted((check for check in found if check), key=lambda check: (check.span, check.kind)))
