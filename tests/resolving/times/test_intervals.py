"""Signals: what "by", "since", "between" and the like do to an interval."""

from __future__ import annotations

import pytest

from wardiary.model import Span, TimeMention
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import Asked, Interval, interval_of, tag_times

PUBLISHED = "2023-12-18"  # a Monday


def intervals(text: str, *, standing: bool = False, happening: str | None = None) -> list[Interval]:
    mentions = tag_times(text, split_sentences(text), PUBLISHED)
    at = text.index(happening) if happening else None
    span = None if at is None or happening is None else Span(at, at + len(happening))
    return [interval_of(each, text, PUBLISHED, Asked(span, standing, mentions)) for each in mentions]


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("Leave by Thursday, they were told.", None, "2023-12-14", "by Thursday"),
        ("The road was shut until Friday.", None, "2023-12-22", "until Friday"),
        ("They have dug in since 2014.", "2014", "2023-12-18", "since 2014"),
        ("Since the attack was claimed on Tuesday, it is calm.", "2023-12-12", "2023-12-18", None),
        ("Before Sunday the bridge was whole.", None, "2023-12-17", "Before Sunday"),
        ("After Sunday the bridge was gone.", "2023-12-17", None, "After Sunday"),
        ("Eight days ago the dam broke.", "2023-12-10", "2023-12-10", "Eight days ago"),
        ("They held out for six months.", None, "2023-12-18", "for six months"),
        ("Only months ago he swore to stay.", None, None, "months ago"),
        ("Earlier this month the mill burned.", "2023-12-01", "2023-12-18", "Earlier this month"),
        ("In the week ending 10 December it rained shells.", "2023-12-04", "2023-12-10", None),
    ],
)
def test_one_signal(text: str, first: str | None, last: str | None, words: str | None) -> None:
    found = intervals(text)[0]
    assert (found.from_, found.to) == (first, last)
    assert words is None or found.span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on from Dec. 12 to Dec. 15.",
        "It fell between Tuesday and Friday.",
        "It lasted from Tuesday to Friday, they said.",
    ],
)
def test_a_range_is_found_from_both_its_ends(text: str) -> None:
    assert {(each.from_, each.to) for each in intervals(text)[:2]} == {("2023-12-12", "2023-12-15")}


def test_a_standing_state_has_no_end() -> None:
    assert intervals("They have held it since March 2020.", standing=True)[0].to is None


def test_a_days_own_blast_was_on_that_day() -> None:
    text = "A clinic took in nine people after Friday's blast."
    (found,) = intervals(text, happening="blast")
    assert (found.from_, found.to) == ("2023-12-15", "2023-12-15")
    assert intervals(text, happening="took in")[0].from_ == "2023-12-15"
    assert intervals(text, happening="took in")[0].to is None


def test_the_happening_inside_a_since_clause_is_dated_by_itself() -> None:
    text = "Nobody has returned since the raid on Friday."
    assert [(each.from_, each.to) for each in intervals(text, happening="raid")] == [("2023-12-15", "2023-12-15")]
    assert [(each.from_, each.to) for each in intervals(text, happening="returned")] == [("2023-12-15", "2023-12-18")]


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("Twenty houses were flattened by Saturday's missile.", "flattened"),
        ("Nine were treated after Saturday's blast near the mill.", "blast"),
        ("Nine were treated after Saturday's huge blast.", "blast"),
    ],
)
def test_a_day_that_says_which_blow_is_meant_is_its_day(text: str, happening: str) -> None:
    found = intervals(text, happening=happening)[0]
    assert (found.from_, found.to) == ("2023-12-16", "2023-12-16")


def test_what_comes_after_a_blow_comes_after_its_day() -> None:
    assert intervals("Shops shut after Saturday's blast.", happening="shut")[0].to is None


def test_two_days_after_another_happening() -> None:
    text = "Sunday's raid came two days after shells killed four."
    assert intervals(text, happening="killed")[1].from_ == "2023-12-15"
    assert intervals(text, happening="raid")[1].from_ == "2023-12-17"


def test_unknown_stays_unknown_without_a_publication() -> None:
    text = "They have been there since Friday."
    (mention,) = tag_times(text, split_sentences(text), None)
    assert isinstance(mention, TimeMention)
    assert interval_of(mention, text, None) == Interval(None, None, Span(21, 33), "since")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mill was bombed shortly after midnight on Friday.", "2023-12-15"),
        ("It was soon after midnight on Friday that the mill burned.", "2023-12-15"),
        ("The mill burned at midnight on Friday.", "2023-12-16"),
        ("The mill was bombed shortly after midnight.", "2023-12-18"),
        ("The mill had burned around midnight.", "2023-12-18"),
        ("The truce will begin at midnight.", "2023-12-19"),
        ("The truce will begin shortly after midnight tonight.", "2023-12-19"),
    ],
)
def test_midnight_ends_a_day_and_what_came_after_it_begins_one(text: str, day: str) -> None:
    assert (intervals(text)[0].from_ or "")[:10] == day
