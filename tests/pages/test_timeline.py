from datetime import date

import pytest
from brief_sample import Draft, data, kept, sample

from wardiary.model import Kind, Reality, Report
from wardiary.pages.evidence import Evidence
from wardiary.pages.timeline import COLUMNS_AT_MOST, SIGNS_AT_MOST, timeline


def column(when: tuple[str | None, str | None] | None, first: date, last: date) -> str:
    report = Report("x", "It fell.", publisher="P", published="2031-03-04")
    shown = timeline(Evidence(data([kept(1, report, [Draft(Kind.GAIN, "fell", when=when)])], first, last)))
    (row,) = shown.rows
    (filled,) = [label for label, cell in zip(shown.labels, row.cells, strict=True) if cell]
    return filled


WEEK = (date(2031, 3, 3), date(2031, 3, 9))


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (("2031-03-03", "2031-03-04"), "4 Mar"),
        (("2031-03-04", None), "4 Mar"),
        ((None, "2031-03-04T23:59+02:00"), "4 Mar"),
        (("2031-03-09", "2031-03-09"), "9 Mar"),
        (("2014", None), "before"),
        (("2031-03", "2031-03"), "no day told"),
        ((None, "2031-03-10"), "after"),
        (None, "no day told"),
        ((None, None), "no day told"),
    ],
)
def test_a_claim_stands_where_it_ended(when: tuple[str | None, str | None] | None, label: str) -> None:
    assert column(when, *WEEK) == label


def test_one_day_is_told_by_its_hours() -> None:
    day = date(2031, 3, 4)
    assert column(("2031-03-04", "2031-03-04"), day, day) == "hour not told"
    assert column((None, "2031-03-04T05:00+03:00"), day, day) == "night"
    assert column((None, "2031-03-04T18:00+03:00"), day, day) == "evening"
    assert column((None, "2031-03-05"), day, day) == "after"


def test_a_long_time_stays_within_the_page() -> None:
    shown = timeline(Evidence(data(sample().reports, date(2031, 1, 1), date(2031, 3, 31))))
    assert len(shown.labels) <= COLUMNS_AT_MOST + 3
    assert sum(len(cell) for row in shown.rows for cell in row.cells) == 6


def test_a_busy_day_is_counted_beyond_some_signs_done_things_first() -> None:
    text = " ".join(f"Raid{i} came." for i in range(SIGNS_AT_MOST + 5))
    drafts = [
        Draft(
            Kind.STRIKE,
            f"Raid{i}",
            when=("2031-03-04", "2031-03-04"),
            reality=Reality.OCCURRED if i else Reality.PLANNED,
        )
        for i in range(SIGNS_AT_MOST + 5)
    ]
    shown = timeline(Evidence(data([kept(1, Report("x", text, publisher="P", published="2031-03-04"), drafts)], *WEEK)))
    (cell,) = [each for each in shown.rows[0].cells if each]
    assert (len(cell.told), cell.more, len(cell)) == (SIGNS_AT_MOST, 5, SIGNS_AT_MOST + 5)
    assert all(told.is_done for told in cell.told)


def test_of_several_years_the_year_is_told() -> None:
    report = Report("x", "It fell.", publisher="P", published="2031-03-04")
    reports = [kept(1, report, [Draft(Kind.GAIN, "fell")])]
    years = timeline(Evidence(data(reports, date(2029, 1, 1), date(2031, 6, 30)))).labels
    assert years[:2] == ("Jan–Apr 2029", "Apr–Jul 2029")
    turn = timeline(Evidence(data(reports, date(2030, 12, 28), date(2031, 1, 10)))).labels
    assert turn[:3] == ("28–29 Dec 2030", "30–31 Dec 2030", "1–2 Jan 2031")


def test_stretches_say_their_month_once() -> None:
    report = Report("x", "It fell.", publisher="P", published="2031-03-04")
    shown = timeline(
        Evidence(data([kept(1, report, [Draft(Kind.GAIN, "fell")])], date(2031, 3, 20), date(2031, 4, 28)))
    )
    assert shown.labels[:3] == ("20–23 Mar", "24–27 Mar", "28–31 Mar")
    assert "1–4 Apr" in shown.labels


def test_days_of_which_nothing_is_told_share_a_column() -> None:
    report = Report("x", "It fell. It stood.", publisher="P", published="2031-03-04")
    drafts = [Draft(Kind.GAIN, "fell", when=(None, f"2031-03-0{day}")) for day in (5, 7)]
    shown = timeline(Evidence(data([kept(1, report, drafts)], date(2031, 2, 27), date(2031, 3, 8))))
    assert shown.labels == ("27 Feb–4 Mar", "5 Mar", "6 Mar", "7 Mar", "8 Mar")
    assert [len(cell) for cell in shown.rows[0].cells] == [0, 1, 0, 1, 0]
