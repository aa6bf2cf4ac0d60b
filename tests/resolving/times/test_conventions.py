"""Conventions of TimeBank and TempEval-3 that a grammar of dates alone does not give, on sentences of our own."""

from __future__ import annotations

import pytest

from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times

PUBLISHED = "2023-12-18"  # a Monday


def values(text: str) -> dict[str, str]:
    """What is tagged in a report of that Monday, with its value."""
    return {time.text: time.value for time in tag_times(text, split_sentences(text), PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The raid of nineteen ninety-four is remembered.", "nineteen ninety-four", "1994"),
        ("It began in June nineteen eighty-one.", "June nineteen eighty-one", "1981-06"),
        ("The 12th century fort was shelled.", "The 12th century", "11"),
        ("They left a month or so ago.", "a month or so ago", "2023-11"),
        ("The alarm lasted a minute and a half.", "a minute and a half", "PT1M30S"),
        ("They waited for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("A hearing is set for the week of March 4.", "the week of March 4", "2024-W10"),
        ("The corps will be disbanded by year-end.", "year-end", "2023-12-31"),
        ("Prices have doubled since year-end.", "year-end", "2022-12-31"),
        ("Exports halved from the same quarter last year.", "the same quarter last year", "2022-Q3"),
        ("Tolls rose in the current quarter.", "the current quarter", "2023-Q4"),
        ("After several quarters the port reopened.", "several quarters", "PXQ"),
        ("The council's daily Dawn wrote of it.", "daily", "P1D"),
        ("Buses leave on Sunday and Monday nights.", "Sunday", "XXXX-WXX-7TNI"),
        ("They were held for days or weeks.", "days or weeks", "PXD"),
        ("The day before last Friday they fled.", "The day before last Friday", "2023-12-14"),
        ("It ended a several-month siege.", "several-month", "PXM"),
        ("The exchange was put off to a later date.", "a later date", "FUTURE_REF"),
        ("It is the third day of the strike.", "the third day", "2023-12-18"),
        ("At least the first two quarters of 2024 are lost.", "At least the first two quarters of 2024", "2024-H1"),
        ("The market opens every other week.", "every other week", "P2W"),
    ],
)
def test_values(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The governor announced the plan Thursday.", "2023-12-14"),
        ("The governor plans a rally Thursday.", "2023-12-21"),
        ("On Friday, when the envoy put off her hastily planned trip, the shelling went on.", "2023-12-15"),
        ("Until Thursday, they had not named a suspect.", "2023-12-14"),
        ("The envoys meet Thursday in Geneva.", "2023-12-21"),
        ("The truce ends Thursday.", "2023-12-21"),
        ("KHARTOUM, Sudan (AP) _ The envoy flew Tuesday to Cairo.", "2023-12-19"),
    ],
)
def test_days_by_tense(text: str, value: str) -> None:
    assert value in values(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "He was soon freed by the militia.",
        "A trickle of refugees soon became a flood.",
        "She led the March of the Widows.",
        'He spoke on "This Week" of the war.',
        "It was high noon for the junta.",
        "They train the officers of tomorrow.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert not values(text)


def test_words_that_lead_to_a_date_are_none() -> None:
    assert set(values("The bridge was hit again, most recently last May.")) == {"last May"}


def test_the_latest_quarter_told_is_that_of_comparisons() -> None:
    text = "Output rose in the third quarter. After a weak second quarter it was above that of the year-earlier period."
    assert values(text)["the year-earlier period"] == "2022-Q3"


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("They left at nightfall, he said.", "2021-06-16T06:00:00Z", "2021-06-15"),
        ("They left at nightfall, he said.", "2021-06-16T21:00:00Z", "2021-06-16"),
        ("They left at dawn, he said.", "2021-06-16T06:00:00Z", "2021-06-16"),
        ("They will leave at nightfall, he said.", "2021-06-16T06:00:00Z", "2021-06-16"),
        ("They left at nightfall, he said.", "2021-06-16", "2021-06-16"),
    ],
)
def test_an_evening_that_had_not_come_when_the_report_did_is_that_of_the_day_before(
    text: str, published: str, day: str
) -> None:
    (mention,) = tag_times(text, split_sentences(text), published, lambda _: "Africa/Tripoli")
    assert mention.from_ == day
