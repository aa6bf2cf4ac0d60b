"""Clock, calendar, containment, publication, order, sum and conversion, each on sentences of our own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from check_inputs import inputs, of_kind, place
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary.claims.checks import CheckInputs, InferredDate, run_checks
from wardiary.claims.checks.zones import capital_zone
from wardiary.model import Check, CheckKind, Claim, ClaimTime, Kind, Reality, Span, Verdict, Verification

KHARTOUM = place("Khartoum", 15.55, 32.53, country="SD", admin1="Khartoum", zone="Africa/Khartoum")
CAIRO = place("Cairo", 30.06, 31.25, country="EG", admin1="Cairo", zone="Africa/Cairo")
SUDAN = place("Sudan", 16.0, 30.0, country="SD", feature="PCLI")
RUSSIA = place("Russia", 60.0, 100.0, country="RU", feature="PCLI")


def only(given_: CheckInputs, kind: CheckKind) -> Check:
    found = of_kind(run_checks(given_), kind)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The camp, 30 km (19 miles) off, burned.", Verdict.AGREES),
        ("The camp, 30 km (25 miles) off, burned.", Verdict.DISAGREES),
        ("They hold 100 square miles (259 sq km).", Verdict.AGREES),
        ("They hold 100 square miles (160 sq km).", Verdict.DISAGREES),
        ("A wall 300 metres (984 feet) long.", Verdict.AGREES),
    ],
)
def test_conversion(text: str, verdict: Verdict) -> None:
    check = only(inputs(text), CheckKind.CONVERSION)
    assert check.verdict is verdict
    assert check.span.of(text).endswith(")")


@settings(deadline=None)  # the first example loads the data files
@given(st.integers(2, 900), st.sampled_from([("km", "miles", 1.609344), ("miles", "km", 1 / 1.609344)]))
def test_a_true_conversion_never_disagrees(number: int, units: tuple[str, str, float]) -> None:
    first, second, factor = units
    converted = max(1, round(number / factor))
    check = only(inputs(f"It is {number} {first} ({converted} {second}) off."), CheckKind.CONVERSION)
    assert check.verdict is Verdict.AGREES
    wrong = only(inputs(f"It is {number * 2} {first} ({converted} {second}) off."), CheckKind.CONVERSION)
    assert wrong.verdict is Verdict.DISAGREES


def test_the_zone_of_a_local_clock() -> None:
    text = "A blast hit Khartoum at 6 a.m. local time (4 a.m. GMT), Russia said."
    check = only(inputs(text, {"Khartoum": KHARTOUM, "Russia": RUSSIA}, "2023-12-18"), CheckKind.CLOCK)
    assert (check.verdict, check.computed) == (Verdict.AGREES, "UTC+2: Khartoum's time, not Moscow's (UTC+3)")
    assert check.span.of(text) == "6 a.m. local time (4 a.m. GMT)"


def test_a_local_clock_of_no_place_named() -> None:
    text = "A blast hit Khartoum at 9 a.m. local time (4 a.m. GMT)."
    assert only(inputs(text, {"Khartoum": KHARTOUM}, "2023-12-18"), CheckKind.CLOCK).verdict is Verdict.DISAGREES
    assert only(inputs(text, {}, "2023-12-18"), CheckKind.CLOCK).verdict is Verdict.CANNOT_TELL


def test_summer_time_is_that_of_the_day() -> None:
    text = "A blast hit Cairo at 6 a.m. local time (3 a.m. GMT)."
    places = {"Cairo": CAIRO}
    assert only(inputs(text, places, "2023-07-18"), CheckKind.CLOCK).verdict is Verdict.AGREES
    assert only(inputs(text, places, "2023-12-18"), CheckKind.CLOCK).verdict is Verdict.DISAGREES


def test_two_named_zones() -> None:
    right, wrong = "It began at 6 a.m. EST (11 a.m. GMT).", "It began at 6 a.m. EST (2 p.m. GMT)."
    assert only(inputs(right, {}, "2023-12-18"), CheckKind.CLOCK).verdict is Verdict.AGREES
    assert only(inputs(wrong, {}, "2023-12-18"), CheckKind.CLOCK).verdict is Verdict.DISAGREES


def test_capitals_zones() -> None:
    assert [capital_zone(code) for code in ("SD", "RU", "US", "ZZ")] == [
        "Africa/Khartoum",
        "Europe/Moscow",
        "America/New_York",
        None,
    ]


@settings(deadline=None)  # the first example loads the data files
@given(st.dates(date(1950, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_weekday_and_date(day: date, shift: int) -> None:
    named = day + timedelta(days=shift)
    text = f"The raid came on {named:%A}, {day:%B} {day.day}, {day.year}."
    check = only(inputs(text, {}, "2023-12-18"), CheckKind.CALENDAR)
    assert check.verdict is (Verdict.AGREES if shift == 0 else Verdict.DISAGREES)
    assert check.computed == f"{day:%A}"


def test_a_year_only_understood_cannot_disagree() -> None:
    check = only(inputs("It fell on Friday, December 14.", {}, "2023-12-18"), CheckKind.CALENDAR)
    assert check.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Omdan in Sudan was hit.", Verdict.AGREES),
        ("Omdan, a town in northern Sudan, was hit.", Verdict.AGREES),
        ("Omdan, Sudan, was hit.", Verdict.AGREES),
        ("Omdan in Chad was hit.", Verdict.DISAGREES),
        ("Omdan in the Kassala region was hit.", Verdict.AGREES),
        ("Omdan in the Sennar region was hit.", Verdict.DISAGREES),
        ("Omdan in the Gezira region was hit.", Verdict.CANNOT_TELL),
        ("Omdan, Sudan, and Chad were named.", None),
        ("Omdan, Chad, Kassala were named.", None),
        ("Omdan and Sudan were named.", None),
    ],
)
def test_containment(text: str, verdict: Verdict | None) -> None:
    places = {
        "Omdan": place("Omdan", 15.0, 36.0, country="SD", admin1="Kassala"),
        "Sudan": SUDAN,
        "Chad": place("Chad", 15.0, 19.0, country="TD", feature="PCLI"),
        "Kassala": place("Kassala", 15.4, 36.4, country="SD", admin1="Kassala"),
        "Sennar": place("Sennar", 13.5, 33.6, country="SD", admin1="Sennar", feature="ADM1"),
        "Gezira": place("Gezira"),
    }
    found = of_kind(run_checks(inputs(text, places)), CheckKind.CONTAINMENT)
    assert [check.verdict for check in found] == ([verdict] if verdict else [])


def test_a_disputed_area_is_left_open() -> None:
    places = {"Yalta": place("Yalta", 44.5, 34.2, country="UA", admin1="Crimea"), "Russia": RUSSIA}
    assert only(inputs("Yalta, Russia, was calm.", places), CheckKind.CONTAINMENT).verdict is Verdict.CANNOT_TELL


def test_the_inferred_day_is_told() -> None:
    given_ = replace(inputs("It fell today."), inferred=InferredDate("2023-12-18", "The text says so."))
    check = only(given_, CheckKind.PUBLICATION)
    assert (check.computed, check.why) == ("2023-12-18", "The text says so.")


def test_a_today_after_publication_disagrees() -> None:
    text = "“Today, March 20, 2023, the town fell,” he said."
    assert only(inputs(text, {}, "2023-03-02"), CheckKind.PUBLICATION).verdict is Verdict.DISAGREES
    assert of_kind(run_checks(inputs(text, {}, "2023-03-20")), CheckKind.PUBLICATION) == []


def claim(text: str, words: str, day: str, reality: Reality) -> Claim:
    span = Span(text.index(words), text.index(words) + len(words))
    time = ClaimTime(span, day, day)
    whole = Span(0, len(text))
    return Claim("c1", Kind.GAIN, whole, (), reality, (), (), time, (), None, Verification.NONE, whole)


def test_what_is_told_as_past_is_not_dated_after_publication() -> None:
    text = "The town fell on March 20, 2023."
    late = claim(text, "March 20, 2023", "2023-03-20", Reality.OCCURRED)
    given_ = replace(inputs(text, {}, "2023-03-02"), claims=(late,))
    check = only(given_, CheckKind.ORDER)
    assert (check.verdict, check.claims) == (Verdict.DISAGREES, ("c1",))
    planned = replace(given_, claims=(replace(late, reality=Reality.PLANNED),))
    assert of_kind(run_checks(planned), CheckKind.ORDER) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It killed 12 people, including five women and two boys.", Verdict.AGREES),
        ("It killed 12 people, including nine women and seven boys.", Verdict.DISAGREES),
        ("It killed more than 12 people, including 15 women.", None),
        ("It killed 12 people and wounded 15.", None),
    ],
)
def test_parts_and_whole(text: str, verdict: Verdict | None) -> None:
    found = of_kind(run_checks(inputs(text)), CheckKind.SUM)
    assert [check.verdict for check in found] == ([verdict] if verdict else [])


def test_a_check_names_the_claims_of_its_sentence() -> None:
    text = "It killed 12 people, including 15 women. Later it fell on March 20, 2023."
    other = claim(text, "March 20, 2023", "2023-03-20", Reality.OCCURRED)
    first = replace(other, id="c2", sentence=Span(0, 40), time=None)
    given_ = replace(inputs(text), claims=(replace(other, sentence=Span(41, len(text))), first))
    assert only(given_, CheckKind.SUM).claims == ("c2",)


@settings(deadline=None)  # the first example loads the data files
@given(st.text(max_size=200))
def test_any_text_is_checked_without_error(text: str) -> None:
    checks = run_checks(inputs(text, {"a": KHARTOUM, "e": SUDAN}))
    assert all(check.why and check.span.of(text) for check in checks)
