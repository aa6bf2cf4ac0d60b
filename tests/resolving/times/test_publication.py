"""Publication inferred from a text, and what a text says of the calendar."""

from __future__ import annotations

from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import calendar_facts, infer_publication, tag_times


def infer(text: str) -> str | None:
    found = infer_publication(text, split_sentences(text))
    return found[0] if found else None


def test_a_quoted_today_and_a_later_weekday() -> None:
    text = (
        "Rebels entered Port Amal on Sunday, officials said.\n"
        "On Saturday a spokesman posted a video. “Today, July 8, 2023, our flag flies here,” he said."
    )
    found = infer_publication(text, split_sentences(text))
    assert found is not None
    assert found[0] == "2023-07-09"
    assert "Sunday" in found[1]


def test_a_weekday_with_its_date_is_an_anchor() -> None:
    assert infer("The ship sank on Friday, March 3, 2023. Crews searched on Saturday.") == "2023-03-04"


def test_a_dateline_is_an_anchor() -> None:
    assert infer("KHARTOUM, July 9, 2023 – Two bridges were closed.") == "2023-07-09"
    assert infer("Published at 12:03 GMT, 3 March 2023\nTwo bridges were closed.") == "2023-03-03"
    assert infer("PORT AMAL, Sudan, July 9, 2023 – Two bridges were closed.") == "2023-07-09"


def test_history_anchors_nothing() -> None:
    assert infer("The war began on Feb. 24, 2022. Shells fell again on Sunday.") is None
    assert infer("Nobody came.") is None
    assert infer("It began on Friday, March 3, 2017. In 2021 the town was retaken.") is None


def test_a_coming_weekday_is_not_the_day_of_publication() -> None:
    assert infer("The mill burned on Friday, March 3, 2023. Talks will resume on Sunday.") == "2023-03-03"


def test_a_coming_date_and_a_correction_anchor_nothing() -> None:
    assert infer("The court will rule on Friday, March 3, 2023.") is None
    assert infer("He lost. Correction: Friday, March 3, 2023. He won.") is None


def test_calendar_facts_agree_or_not() -> None:
    text = "It fell on Friday, March 3, 2023, and was lost on Monday, March 7, 2023."
    facts = calendar_facts(text, tag_times(text, split_sentences(text), None))
    assert [(fact.day, fact.weekday, fact.agrees, fact.year_told) for fact in facts] == [
        ("2023-03-03", 4, True, True),
        ("2023-03-07", 0, False, True),
    ]
    assert [fact.weekday_span.of(text) for fact in facts] == ["Friday", "Monday"]


def test_a_date_in_brackets_after_its_weekday() -> None:
    text = "The raid on Thursday (14 December) killed two."
    (fact,) = calendar_facts(text, tag_times(text, split_sentences(text), "2023-12-18"))
    assert (fact.day, fact.agrees, fact.year_told) == ("2023-12-14", True, False)
