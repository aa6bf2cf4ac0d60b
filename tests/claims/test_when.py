"""When a happening took place, as its own words and the report around say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardiary.claims.resolved import Resolved
from wardiary.claims.when import time_of, understood
from wardiary.model import Kind, Marks, Reality, Report, Span, Trigger
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times

PUBLISHED = "2021-06-16"  # a Wednesday


def resolved(text: str) -> Resolved:
    sentences = split_sentences(text)
    marks = Marks(sentences=sentences, mentions=(), attributions=(), triggers=(), main_event=None)
    report = Report("r", text, published=PUBLISHED)
    return Resolved(report, PUBLISHED, marks, times=tag_times(text, sentences, PUBLISHED))


def told(text: str, word: str, kind: Kind = Kind.STRIKE) -> tuple[str | None, str | None] | None:
    at = text.index(word)
    trigger = Trigger(Span(at, at + len(word)), kind, Reality.OCCURRED, ())
    time = time_of(resolved(text), trigger, None)
    return (time.from_, time.to) if time else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They held the ridge for more than two years.", "held"),
        ("They left after weeks of shelling and hunger.", "shelling"),
        ("They left after months of sniping and shelling.", "shelling"),
        ("It ended the monthslong siege of the valley.", "siege"),
    ],
)
def test_what_went_on_for_a_length_of_time_went_on_up_to_the_report(text: str, word: str) -> None:
    assert told(text, word) == (None, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mill was hit after two years.", "hit"),
        ("The mill was hit. It had stood for two years.", "hit"),
        ("A two-day truce was broken when shells hit the mill.", "hit"),
    ],
)
def test_a_length_of_something_else_is_no_time(text: str, word: str) -> None:
    assert told(text, word) is None


def test_a_clause_between_commas_has_a_time_of_its_own() -> None:
    assert told("At Bor, where five were hurt last Sunday, fighting goes on.", "fighting", Kind.CLASH) is None
    assert told("At Bor, where five were hurt last Sunday, fighting goes on.", "hurt") == ("2021-06-13", "2021-06-13")
    assert told("Bor, a port that had been shut since Friday, was taken.", "taken", Kind.GAIN) is None
    assert told("On Sunday, who knows why, they fought at Bor.", "fought") == ("2021-06-13", "2021-06-13")


def test_the_day_of_an_announcement_is_not_that_of_what_it_denies() -> None:
    assert told("Bor is held by us, she said, denying Friday's announcement.", "held") is None
    assert told("Friday's shelling of Bor killed two.", "shelling") == ("2021-06-11", "2021-06-11")


def test_an_agreement_that_takes_effect_has_no_end() -> None:
    text = "The truce is to take effect at noon on Friday."
    start, end = told(text, "truce", Kind.AGREEMENT) or ("", "")
    assert (start, end) == ("2021-06-18T12:00", None)
    assert told("Talks on a truce were held on Monday.", "Talks", Kind.AGREEMENT) == ("2021-06-14", "2021-06-14")


def test_where_the_report_tells_of_one_day_that_day_is_understood() -> None:
    one_day = resolved("Shells fell on the market on Monday. The blast killed four.")
    several = resolved("Shells fell on Monday. Rockets fell on Sunday. The blast killed four.")
    over_days = resolved("The rebels gained ground at the weekend. Two mills burned. Last Wednesday a child was hurt.")
    days = [understood(each, Kind.EXPLOSION, Reality.OCCURRED) for each in (one_day, several, over_days)]
    assert [(day.span, day.from_, day.to) for day in days if day] == [
        (None, "2021-06-14", "2021-06-14"),
        (None, PUBLISHED, PUBLISHED),
        (None, PUBLISHED, PUBLISHED),
    ]


def test_without_a_day_of_publication_none_is_understood() -> None:
    undated = replace(resolved("Shells fell on the market."), published=None)
    assert understood(undated, Kind.STRIKE, Reality.OCCURRED) is None


@pytest.mark.parametrize(
    ("kind", "reality", "is_understood"),
    [
        (Kind.AGREEMENT, Reality.OCCURRED, True),
        (Kind.STRIKE, Reality.DENIED, True),
        (Kind.HOLDING, Reality.OCCURRED, False),
        (Kind.STRIKE, Reality.POSSIBLE, False),
        (Kind.STRIKE, Reality.BACKGROUND, False),
    ],
)
def test_news_and_its_denial_have_the_reports_day(kind: Kind, reality: Reality, is_understood: bool) -> None:
    assert (understood(resolved("Shells fell on the mill."), kind, reality) is not None) == is_understood


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("They fought at Bor for an hour on Monday, a baker said.", "fought", ("2021-06-14", "2021-06-14")),
        ("Bor was shelled for two hours early on Sunday.", "shelled", ("2021-06-13", "2021-06-13")),
        ("The clinic now reports six killed in the blast.", "killed", None),
        ("The office now puts those killed at six.", "killed", None),
        ("The rebels now hold Bor.", "hold", (None, "2021-06-16")),
        ("Bor was held by the army and the vote would take place there on Friday.", "held", None),
        ("Bor was held by the army, but the council will meet on Friday.", "held", None),
        ("The mud that stopped tanks in March is back and could again stop them.", "stop them", None),
        ("The floods of May may delay the convoy.", "delay", None),
        ("The army may attack on 18 June.", "attack", ("2021-06-18", "2021-06-18")),
        ("On Sunday rebels may have shelled Bor.", "shelled", ("2021-06-13", "2021-06-13")),
    ],
)
def test_a_day_is_of_what_happens_on_it(text: str, trigger: str, day: tuple[str | None, str | None] | None) -> None:
    assert told(text, trigger) == day


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shelled, whatever the ministry said on Sunday.",
        "The mill was shelled, contrary to what the rebels claimed late on Sunday.",
        "The mill was shelled, although the ministry denied it on Sunday.",
        "The mill was shelled, something that the army rejected on Sunday.",
    ],
)
def test_the_day_on_which_another_spoke_of_it_is_not_its_day(text: str) -> None:
    assert told(text, "shelled") is None


def test_a_day_behind_what_somebody_said_is_that_of_what_happened() -> None:
    assert told("The mill was shelled, as the ministry said, on Sunday.", "shelled") == ("2021-06-13", "2021-06-13")
    assert told("The mill was shelled on Sunday, whatever the ministry said.", "shelled") == (
        "2021-06-13",
        "2021-06-13",
    )


def test_a_length_behind_a_day_of_its_own_is_of_something_else() -> None:
    text = "The town, which they retook on 10 September 2020, has had no heat for a week."
    assert told(text, "retook", Kind.GAIN) == ("2020-09-10", "2020-09-10")


def test_since_when_a_clause_behind_it_goes_on_is_not_when_it_was_taken() -> None:
    assert told("On Monday it took Bor, from which guns had shelled the port since April.", "took", Kind.GAIN) == (
        "2021-06-14",
        "2021-06-14",
    )
    assert told("It took Bor, from which guns had shelled the port since April.", "took", Kind.GAIN) is None


@pytest.mark.parametrize(
    "text",
    [
        "The army accused them on Tuesday of having shelled the mill, near the old ford, two days earlier.",
        "He came on Tuesday and said that the mill that was shelled two days earlier would be rebuilt.",
    ],
)
def test_what_is_counted_back_from_a_day_is_not_of_that_day(text: str) -> None:
    assert told(text, "shelled") == ("2021-06-13", "2021-06-13")


@pytest.mark.parametrize("how", ["for the first time", "for only the third time", "in the first such attack"])
def test_since_when_nothing_was_like_it_is_not_when_it_happened(how: str) -> None:
    assert told(f"The rebels took Bor {how} since March.", "took", Kind.GAIN) is None


def test_the_day_before_with_nothing_behind_it_counts_back() -> None:
    text = "Speaking on Tuesday, he said they had raided the mill the day before and killed three."
    assert told(text, "raided") == ("2021-06-14", "2021-06-14")
    assert told(text, "killed") != ("2021-06-16", "2021-06-16")
    assert told("He said on Tuesday that those seized from the mill the day before would be freed.", "seized") == (
        "2021-06-14",
        "2021-06-14",
    )


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("He came on Monday to Marzan, where a shell had hit the mill two days earlier.", "hit", "2021-06-12"),
        ("He spoke on Monday in Marzan, where a shell hit the mill.", "hit", "2021-06-14"),
        ("Shells hit the mill on Monday, where he had stood two days earlier.", "hit", "2021-06-14"),
    ],
)
def test_a_clause_with_a_time_of_its_own_has_that(text: str, word: str, day: str) -> None:
    assert told(text, word) == (day, day)


def test_the_day_of_the_dateline_is_no_day_of_the_news() -> None:
    for line in ("MARZAN, June 16 - ", "MARZAN, Tarnia, June 16 (Wire) — ", "MARZAN (Wire), June 16 -- ", ""):
        there = resolved(f"{line}Rebels entered Marzan on Monday after the garrison had melted away.")
        time = understood(there, Kind.WITHDRAWAL, Reality.OCCURRED)
        assert time is not None
        assert time.to == "2021-06-14", line


def test_a_day_told_behind_is_counted_back_from_for_what_follows_it() -> None:
    assert told("Rebels took the mill on Monday and the ford a day earlier.", "took") == ("2021-06-14", "2021-06-14")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Shells hit the mill in the worst attack since 2016.", None),
        (
            "Shells hit the mill on Monday in the deadliest raid on the town since May 2019.",
            ("2021-06-14", "2021-06-14"),
        ),
        ("They have shelled the largest mill of the valley and its town since Monday.", ("2021-06-14", "2021-06-16")),
    ],
)
def test_since_when_nothing_was_so_bad_is_not_when_it_happened(text: str, time: tuple[str, str] | None) -> None:
    assert told(text, "hit" if "hit" in text else "shelled") == time


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They shelled the camp after dawn prayers on Monday.", "2021-06-14"),
        ("They shelled the camp during the morning rush hour on Monday.", "2021-06-14"),
        ("They shelled the camp shortly after the evening prayer of Sunday.", "2021-06-13"),
        ("They shelled the camp at dawn and left on Monday.", "2021-06-16"),
    ],
)
def test_the_hour_says_which_prayer_and_the_day_when(text: str, day: str) -> None:
    assert told(text, "shelled") == (day, day)


CHRONICLE = "7 June: a mill is hit.\n10 June: the bridge is shelled. A depot burns there. On Monday a barn burns."


@pytest.mark.parametrize(
    ("word", "day"), [("hit", "2021-06-07"), ("depot", "2021-06-10"), ("barn", "2021-06-14"), ("shelled", "2021-06-10")]
)
def test_in_a_chronology_the_day_at_the_head_is_of_the_whole_line(word: str, day: str) -> None:
    assert told(CHRONICLE, word) == (day, day)


def test_a_day_that_only_begins_a_line_is_of_its_sentence() -> None:
    assert told("10 June was a hot day. A mill was hit.", "hit") is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Bor, lost in 2014, was retaken on Monday.", "retaken", ("2021-06-14", "2021-06-14")),
        ("Bor, captured by the rebels in 2014, has been retaken.", "retaken", None),
        ("Bor, lost in 2014, has been retaken.", "lost", ("2014", "2014")),
        ("The army, attacked on Monday, and its allies fought on.", "fought", ("2021-06-14", "2021-06-14")),
        ("They showed it to men whom they flew in on Monday; rebels had burned it down.", "burned", None),
        ("On Monday, a clear day, they fought; two fell wounded.", "wounded", ("2021-06-14", "2021-06-14")),
        ("The rebels left Bor, where they had stood for years.", "left", None),
        ("The rebels stood in Bor for two years.", "stood", (None, PUBLISHED)),
    ],
)
def test_what_a_name_is_further_told_of_has_its_own_time(
    text: str, trigger: str, day: tuple[str | None, str | None] | None
) -> None:
    assert told(text, trigger) == day
