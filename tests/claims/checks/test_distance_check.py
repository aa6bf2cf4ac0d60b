"""Distances and directions between named places: a true statement never disagrees, a gross error always does."""

import math
from collections.abc import Callable

import pytest
from check_inputs import inputs, of_kind, place
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wardiary.claims.checks import run_checks
from wardiary.claims.checks.geodesy import compass_point, degrees_of, leg, turn
from wardiary.claims.checks.numbers import rounding
from wardiary.model import Check, CheckKind, RunnerUp, Verdict

BETA = (15.0, 32.0)
UNITS = {"km": 1.0, "kilometres": 1.0, "miles": 1.609344, "-mile": 1.609344}
EIGHT = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]
ROUNDERS: dict[str, Callable[[float], int]] = {
    "": round,
    "about ": round,
    "some ": round,
    "more than ": math.floor,
    "less than ": math.ceil,
    "nearly ": math.ceil,
}


def point_from(start: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    end = Geodesic.WGS84.Direct(*start, bearing, km * 1000)
    return end["lat2"], end["lon2"]


Point = tuple[float, float]


def checks(
    text: str, alpha: Point | None, beta: Point = BETA, namesakes: tuple[RunnerUp, ...] = ()
) -> tuple[Check, ...]:
    lat, lon = alpha or (None, None)
    places = {"Alpha": place("Alpha", lat, lon, runners_up=namesakes), "Beta": place("Beta", *beta)}
    return run_checks(inputs(text, places))


def verdicts(text: str, alpha: tuple[float, float]) -> dict[CheckKind, Verdict]:
    return {check.kind: check.verdict for check in checks(text, alpha)}


@st.composite
def true_statements(draw: st.DrawFn) -> tuple[str, tuple[float, float], tuple[float, float]]:
    beta = draw(st.floats(-60, 60)), draw(st.floats(-180, 180))
    bearing, km = draw(st.floats(0, 360)), draw(st.floats(8, 900))
    unit = draw(st.sampled_from(["km", "kilometres", "miles"]))
    hedge = draw(st.sampled_from(sorted(ROUNDERS)))
    number = km / UNITS[unit]
    step = draw(st.sampled_from([step for step in (1, 5, 10, 50, 100) if step <= max(1, number / 5)]))
    rounded = ROUNDERS[hedge](number / step) * step
    direction = min(EIGHT, key=lambda word: turn(degrees_of(word), bearing))
    text = f"Alpha, a town {hedge}{rounded:,} {unit} {direction} of the city of Beta, was hit."
    return text, point_from(beta, bearing, km), beta


@settings(deadline=None)  # the first example loads the data files
@given(true_statements())
def test_a_true_statement_never_disagrees(statement: tuple[str, tuple[float, float], tuple[float, float]]) -> None:
    text, alpha, beta = statement
    found = checks(text, alpha, beta)
    assert {check.kind for check in found} == {CheckKind.DISTANCE, CheckKind.DIRECTION}
    assert all(check.verdict is not Verdict.DISAGREES for check in found), found


@settings(deadline=None)  # the first example loads the data files
@given(
    st.floats(50, 900),
    st.floats(0, 360),
    st.sampled_from(["km", "miles"]),
    st.floats(0.05, 4),
    st.sampled_from(["", "about "]),
)
def test_a_gross_error_always_disagrees(km: float, bearing: float, unit: str, factor: float, hedge: str) -> None:
    assume(factor < 0.5 or factor > 2)
    stated = max(1, round(km / UNITS[unit] * factor))
    away = compass_point((bearing + 180) % 360)
    text = f"Alpha, {hedge}{stated:,} {unit} {away} of Beta, was hit."
    found = checks(text, point_from(BETA, bearing, km))
    assert [check.verdict for check in found] == [Verdict.DISAGREES] * 2, found


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Alpha, about 50 km north of Beta, was hit.", "about 50 km"),
        ("Shells hit Alpha (50km north of Beta).", "50km"),
        ("Alpha lies 50 km to the north of Beta.", "50 km"),
        ("Alpha, a market town about 50km (31 miles) north of Beta, was hit.", "about 50km"),
        (
            "They took the small town of Alpha in the Gamma region, some 30 miles north of the old port city of Beta.",
            "some 30 miles",
        ),
        ("Alpha, 50 km from Beta, was hit.", "50 km"),
        ("Alpha, roughly 50 kilometers north of the capital, Beta, was hit.", "roughly 50 kilometers"),
        ("Alpha, 50km N of Beta.", None),
        ("Alpha, 50km NNE of Beta, was hit.", "50km"),
    ],
)
def test_ways_to_say_it(text: str, stated: str | None) -> None:
    places = {
        "Alpha": place("Alpha", *point_from(BETA, 5, 50)),
        "Beta": place("Beta", *BETA),
        "Gamma": place("Gamma", *point_from(BETA, 90, 30)),
    }
    found = of_kind(run_checks(inputs(text, places)), CheckKind.DISTANCE)
    assert [check.stated for check in found] == ([stated] if stated else [])
    assert all(check.verdict is Verdict.AGREES for check in found)


@pytest.mark.parametrize(
    "text",
    [
        "Troops advanced 50 km north of Beta.",
        "In Alpha, rebels met 50 km from Beta.",
        "Alpha fell and a convoy was hit 50 km from Beta.",
        "Alpha said it struck 50 km north of Beta.",
        "In Alpha, the village of Zeta, 5 km from Beta, was hit.",
        "Alpha fell. It is 50 km north of Beta.",
    ],
)
def test_what_is_not_said_of_the_place(text: str) -> None:
    assert checks(text, point_from(BETA, 5, 500)) == ()


def test_a_distance_that_only_fits_a_road_is_left_open_unless_a_road_is_named() -> None:
    alpha = point_from(BETA, 0, 100)
    assert verdicts("Alpha, 128 km north of Beta, was hit.", alpha)[CheckKind.DISTANCE] is Verdict.CANNOT_TELL
    assert verdicts("Alpha, 128 km by road from Beta, was hit.", alpha)[CheckKind.DISTANCE] is Verdict.AGREES
    assert verdicts("Alpha, 150 km north of Beta, was hit.", alpha)[CheckKind.DISTANCE] is Verdict.DISAGREES


def test_the_arithmetic_is_told() -> None:
    check = checks("Alpha, about 90 miles west of Beta, was hit.", point_from(BETA, 300, 60))[1]
    assert check.kind is CheckKind.DISTANCE
    assert check.computed == "37.3 miles (60.0 km), west-north-west"
    assert "Alpha lies 37.3 miles" in check.why
    assert "15%" in check.why


def test_unknown_places_cannot_tell() -> None:
    unresolved = checks("Alpha, 50 km north of Beta, was hit.", None)
    assert [check.verdict for check in unresolved] == [Verdict.CANNOT_TELL]
    text = "Alpha, 50 km from Beta, was hit."
    country = {"Alpha": place("Alpha", 15.5, 32.0), "Beta": place("Beta", *BETA, feature="PCLI")}
    assert [check.verdict for check in run_checks(inputs(text, country))] == [Verdict.CANNOT_TELL]
    nowhere = checks("Alpha, 90 km to the south, is calm.", (15.5, 32.0))
    assert [check.verdict for check in nowhere] == [Verdict.CANNOT_TELL]


def test_a_namesake_that_fits_leaves_it_open() -> None:
    lat, lon = point_from(BETA, 0, 50)
    other = RunnerUp("Alpha", lat, lon, None, 0.3)
    found = checks("Alpha, 50 km north of Beta, was hit.", point_from(BETA, 0, 400), namesakes=(other,))
    assert of_kind(found, CheckKind.DISTANCE)[0].verdict is Verdict.CANNOT_TELL


def test_a_bare_name_taken_for_a_province_is_its_town() -> None:
    town = RunnerUp("Beta", *BETA, None, 0.4)
    province = place("Beta", 16.5, 34.0, feature="ADM1", runners_up=(town,))
    places = {"Alpha": place("Alpha", *point_from(BETA, 0, 50)), "Beta": province}
    bare = of_kind(run_checks(inputs("Alpha, 50 km north of Beta, was hit.", places)), CheckKind.DISTANCE)
    assert [check.verdict for check in bare] == [Verdict.AGREES]
    named = of_kind(run_checks(inputs("Alpha, 50 km north of Beta province, was hit.", places)), CheckKind.DISTANCE)
    assert [check.verdict for check in named] == [Verdict.CANNOT_TELL]


def test_bare_directions() -> None:
    alpha = point_from(BETA, 100, 80)
    assert verdicts("Alpha, just east of Beta, was hit.", alpha) == {CheckKind.DIRECTION: Verdict.AGREES}
    assert verdicts("Alpha is west of Beta.", alpha) == {CheckKind.DIRECTION: Verdict.DISAGREES}


def test_geodesic_and_compass() -> None:
    there = leg((0.0, 0.0), (0.0, 1.0))
    assert there.km == pytest.approx(111.319, abs=0.001)  # one degree of the equator of WGS 84
    assert compass_point(there.bearing) == "east"
    assert compass_point(359.0) == "north"
    assert degrees_of("North West") == degrees_of("NW") == degrees_of("north-west") == 315


@pytest.mark.parametrize(
    ("number", "half"), [(4.3, 0.05), (37, 0.5), (55, 2.5), (60, 5), (150, 15), (800, 50), (5, 0.5)]
)
def test_rounding(number: float, half: float) -> None:
    assert rounding(number) == pytest.approx(half)


def test_an_approximate_point_leaves_more_open() -> None:
    text = "Alpha, a town 40 km north of the city of Beta, was hit."
    lat, lon = point_from(BETA, 0.0, 56.0)
    assert CheckKind.DISTANCE in verdicts(text, (lat, lon))
    assert verdicts(text, (lat, lon))[CheckKind.DISTANCE] is Verdict.DISAGREES
    vague = place("Alpha", lat, lon, geonameid=None)
    found = run_checks(inputs(text, {"Alpha": vague, "Beta": place("Beta", *BETA)}))
    told = next(check for check in found if check.kind is CheckKind.DISTANCE)
    assert told.verdict is Verdict.AGREES
    assert "15 km for points that are approximate" in told.why
