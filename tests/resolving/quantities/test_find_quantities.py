"""Quantities are found with their words, bounds, units and nouns; what only looks like one is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary.model import QuantityMention, Span
from wardiary.resolving.quantities import find_quantities


def only(text: str) -> QuantityMention:
    found = find_quantities(text, [Span(0, len(text))])
    assert len(found) == 1, [mention.text for mention in found]
    return found[0]


def texts(text: str) -> list[str]:
    return [mention.text for mention in find_quantities(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "counted"),
    [
        ("Forty-two people died.", "Forty-two people", 42, 42, "people"),
        ("A hundred thousand fled.", "A hundred thousand", 100_000, 100_000, None),
        ("Half a million children fled.", "Half a million children", 500_000, 500_000, "children"),
        ("Two hundred and fifty tanks came.", "Two hundred and fifty tanks", 250, 250, "tanks"),
        ("It sheltered 2.2 million refugees.", "2.2 million refugees", 2_200_000, 2_200_000, "refugees"),
        ("Aid for 5.2m people.", "5.2m people", 5_200_000, 5_200_000, "people"),
        ("They moved 10 000 people.", "10 000 people", 10_000, 10_000, "people"),
        ("More than 90,000 residents left.", "More than 90,000 residents", 90_000, None, "residents"),
        ("At least a dozen villages fell.", "At least a dozen villages", 12, None, "villages"),
        ("12 or more villages fell.", "12 or more villages", 12, None, "villages"),
        ("Up to 40 soldiers died.", "Up to 40 soldiers", None, 40, "soldiers"),
        ("Nearly two dozen drones fell.", "Nearly two dozen drones", None, 24, "drones"),
        ("About 300 homes burned.", "About 300 homes", 300, 300, "homes"),
        ("Another 7 hamlets were retaken.", "Another 7 hamlets", 7, 7, "hamlets"),
        ("Several mortars were seized.", "Several mortars", 3, None, "mortars"),
        ("Scores of families left.", "Scores of families", 40, None, "families"),
        ("Tens of thousands of families left.", "Tens of thousands of families", 20_000, None, "families"),
        ("Hundreds more were hurt.", "Hundreds more", 200, None, None),
        ("A family of five was buried.", "A family of five", 5, 5, "people"),
        ("A 300-strong battalion left.", "300-strong battalion", 300, 300, "troops"),
        ("Six army officers were held.", "Six army officers", 6, 6, "officers"),
        ("Dozens of its fighters gave up.", "Dozens of its fighters", 24, None, "fighters"),
    ],
)
def test_counts(text: str, span: str, low: float | None, high: float | None, counted: str | None) -> None:
    mention = only(text)
    assert (mention.text, mention.low, mention.high, mention.counted, mention.unit) == (span, low, high, counted, None)
    assert text[mention.start : mention.end] == span


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("They fired 4,000 to 7,000 shells.", "4,000 to 7,000 shells", 4000, 7000),
        ("He counted between 3 and about 5 blasts.", "between 3 and about 5 blasts", 3, 5),
        ("They lost 3-5 tanks.", "3-5 tanks", 3, 5),
        ("Some 20–30,000 people left.", "Some 20–30,000 people", 20_000, 30_000),
        ("Two to three thousand men came.", "Two to three thousand men", 2000, 3000),
        ("Two or three men came.", "Two or three men", 2, 3),
        ("The toll rose from 12 to 15.", "15", 15, 15),
    ],
)
def test_ranges(text: str, span: str, low: float, high: float) -> None:
    mention = only(text)
    assert (mention.text, mention.low, mention.high) == (span, low, high)


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("They seized control over more than 30 villages.", "more than 30 villages", 30, None),
        ("Jets flew above at least four towns.", "at least four towns", 4, None),
        ("He spoke about nearly 20 raids.", "nearly 20 raids", None, 20),
        ("At least around 40 men came.", "At least around 40 men", 40, None),
        ("They hold over 30 villages.", "over 30 villages", 30, None),
    ],
)
def test_a_preposition_before_a_hedge_is_no_hedge(text: str, span: str, low: float, high: float) -> None:
    mention = only(text)
    assert (mention.text, mention.low, mention.high) == (span, low, high)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("They went 10 miles.", "10 miles", 16.09344, 16.09344, "km"),
        ("It is 250m off.", "250m", 0.25, 0.25, "km"),
        ("They hold over 100 square miles.", "over 100 square miles", 258.9988, None, "km2"),
        ("About 50 hectares burned.", "About 50 hectares", 0.5, 0.5, "km2"),
        ("A 20-kilogram charge.", "20-kilogram", 20, 20, "kg"),
        ("Up to 3 tonnes of grain.", "Up to 3 tonnes", None, 3000, "kg"),
        ("A five-mile push.", "five-mile", 8.04672, 8.04672, "km"),
        ("Ten percent of homes.", "Ten percent", 10, 10, "%"),
        ("It cost $5 million.", "$5 million", 5_000_000, 5_000_000, "USD"),
        ("They fired 600 artillery shells per day.", "600 artillery shells per day", 600, 600, "/d"),
        ("They fire from 20 to 30 rockets daily.", "from 20 to 30 rockets daily", 20, 30, "/d"),
        ("It took over three days.", "over three days", 3, 3, "d"),
    ],
)
def test_measures(text: str, span: str, low: float | None, high: float | None, unit: str) -> None:
    mention = only(text)
    assert (mention.text, mention.unit) == (span, unit)
    assert mention.low == (None if low is None else pytest.approx(low, rel=1e-6))
    assert mention.high == (None if high is None else pytest.approx(high, rel=1e-6))


@pytest.mark.parametrize(
    ("text", "span", "total"),
    [
        ("Two men and four girls died.", "Two men and four girls", 6),
        ("Nine soldiers and a nurse died.", "Nine soldiers and a nurse", 10),
        ("A woman and two children died.", "A woman and two children", 3),
        ("Two men, a woman and three children died.", "Two men, a woman and three children", 6),
    ],
)
def test_people_joined_by_and_are_added_up(text: str, span: str, total: int) -> None:
    mention = only(text)
    assert (mention.text, mention.low, mention.high) == (span, total, total)


def test_things_and_separate_clauses_stay_apart() -> None:
    assert texts("It wrecked two bridges and three depots.") == ["two bridges", "three depots"]
    assert texts("After killing two guards and three clerks were hurt.") == ["two guards", "three clerks"]
    assert texts("Eight people were killed and five injured.") == ["Eight people", "five"]
    assert texts("Men of all ages and 12 tanks came; people over 30 villages fled.") == ["12 tanks", "over 30 villages"]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2021 and Nov. 10 and 11 it rained.",
        "In 2014 rebels took it; by 2019 it fell; the 1990s passed.",
        "At 11:30, or 5 a.m., or 0500 GMT, the 131st and 4th left.",
        "The 131 rifle battalion holds T-72 and Su-25 on Highway 6 under Resolution 2254.",
        "An 11-year-old boy and Omar Haddad, 45, are aged 45.",
        "Children under 10, women aged 30 and 41, men between the ages of 18 and 45, those over the age of 60.",
        "No one knows; one day it ends; it was one of the biggest blows.",
        "1. First.",
        "It runs 24/7 in a 12-storey block since 10/11/2022.",
        "Two-thirds of homes burned.",
        "A 155mm gun.",
        "The deadly 2017 gas attack was the 77 th; they went from one village to another.",
        "It lies at 33°47′N 44°30′E, or 33.783; 44.500.[2]",
        "Resolutions 2254 and 2118 stand since 575 B.C. and from 5-6 April 2016.",
    ],
)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert texts(text) == []


@settings(deadline=None)  # the first example loads the data files
@given(st.integers(3, 999_999), st.sampled_from(["people", "villages", "tanks"]))
def test_any_number_in_digits_comes_back(number: int, noun: str) -> None:
    mention = only(f"They counted {number:,} {noun}.")
    assert (mention.low, mention.high, mention.counted) == (number, number, noun)


@settings(deadline=None)  # the first example loads the data files
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for mention in find_quantities(text, [Span(0, len(text))]):
        assert text[mention.start : mention.end] == mention.text
        assert mention.low is not None or mention.high is not None


NUMBER_WORDS = st.lists(
    st.sampled_from(
        "two twenty hundred thousand million and a half dozen of dozens to between from 3 - 5 km more".split()
    ),
    max_size=12,
)


@settings(deadline=None)  # the first example loads the data files
@given(NUMBER_WORDS)
def test_any_heap_of_number_words_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    found = find_quantities(text, [Span(0, len(text))])
    assert all(one.end <= two.start for one, two in pairwise(found))
    for mention in found:
        assert mention.low is None or mention.high is None or mention.low <= mention.high
