"""What a diary promises, wherever it lies: every test here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from diary_samples import TEXT, Told, behind, claim, holding, reading, report

from wardiary import errors
from wardiary.diary.records import Added, AlreadyThere, Counts, NameTaken, Side, Sides
from wardiary.diary.store import Diary
from wardiary.model import Rejection, Report

SIDES = Sides((Side("North", ("army", "Ministry of the North")), Side("South", ())), ("Red Cross",))
FRIDAY = date(2023, 5, 5)


@pytest.fixture
def diary(diary_at: str) -> Iterator[Diary]:
    with Diary.create(diary_at, SIDES) as made:
        yield made


def add(diary: Diary, name: str, told: Told | None = None, published: str | None = "2023-05-05") -> Report:
    added = report(name, published=published)
    assert isinstance(diary.add(added, reading(added, claim(added.text, told))), Added)
    return added


def test_a_new_diary_is_empty_and_knows_its_sides(diary: Diary) -> None:
    assert diary.counts() == Counts(0, 0, 0, 0, 0, 0)
    assert diary.sides() == SIDES
    assert diary.sides().of("ARMY") == "North"
    assert diary.sides().of("south") == "South"
    assert diary.sides().of("Red Cross") is None
    assert diary.latest_day() is None
    assert list(diary.reports()) == []


def test_what_is_added_comes_back_as_it_was(diary: Diary) -> None:
    added = replace(report("a"), title="Zelenyi Hai", url="https://example.org/a")
    assert diary.add(added, reading(added)) == Added(1)
    (kept,) = diary.reports()
    assert (kept.number, kept.report, kept.reading, kept.also_as) == (1, added, reading(added), ())
    (told,) = diary.claims(FRIDAY)
    assert (told.claim, told.report) == (claim(added.text), added)
    assert diary.counts() == Counts(reports=1, copies=0, claims=1, checks=1, disagreeing=1, rejections=0)


def test_a_claims_columns_answer_questions_in_plain_sql(diary: Diary) -> None:
    add(diary, "a", Told("2023-05-04", None))
    (row,) = behind(
        diary.where,
        "SELECT kind, reality, verification, speaker, place, lat, time_from, time_to, first_day, last_day, days, "
        "sentence FROM claim",
    )
    assert row[:6] == ("gain", "occurred", "unverified", "army", "Zelenyi Hai", 49.6)
    assert row[6:] == ("2023-05-04", None, "2023-05-04", "2023-05-05", 2, TEXT)


def test_adding_a_report_twice_changes_nothing_and_says_so(diary: Diary) -> None:
    added = add(diary, "a")
    before = diary.counts()
    assert diary.recognise(added) == AlreadyThere(1, "a")
    assert diary.add(added, reading(added)) == AlreadyThere(1, "a")
    assert diary.counts() == before


def test_the_same_text_under_another_name_is_noted_once(diary: Diary) -> None:
    added = add(diary, "a")
    copy = replace(added, id="b", text=added.text.replace(" ", "\n  "), publisher="Example Herald")
    assert diary.recognise(copy) == AlreadyThere(1, "a", noted=True)
    assert diary.recognise(copy) == AlreadyThere(1, "a")
    assert diary.add(copy, reading(copy)) == AlreadyThere(1, "a")
    (kept,) = diary.reports()
    assert (kept.report, kept.also_as) == (added, ("b",))
    assert diary.counts().copies == 1


def test_a_short_note_of_another_day_is_another_report(diary: Diary) -> None:
    monday = report("a", "Air raid alert in the whole region", "2023-05-08")
    assert diary.add(monday, reading(monday)) == Added(1)
    assert diary.recognise(replace(monday, id="b", published="2023-05-09T04:00+03:00")) is None
    assert diary.recognise(replace(monday, id="b", published="2023-05-08T04:00+03:00")) == AlreadyThere(1, "a", True)


def test_another_text_under_a_name_that_is_taken_is_refused(diary: Diary) -> None:
    add(diary, "a")
    other = report("a", "Something else was said about the hills on another day, by quite another voice.")
    assert diary.recognise(other) == NameTaken(1, "a")
    assert diary.add(other, reading(other)) == NameTaken(1, "a")
    assert diary.counts().reports == 1


def test_a_reading_of_another_report_is_refused(diary: Diary) -> None:
    with pytest.raises(ValueError, match="not of 'a'"):
        diary.add(report("a"), reading(report("b")))


def test_rejections_are_kept_once_with_their_reason(diary: Diary) -> None:
    rejection = Rejection("x.txt", "empty", "there is nothing in it")
    assert diary.reject(rejection)
    assert not diary.reject(rejection)
    assert diary.reject(replace(rejection, reason="another"))
    assert [kept.rejection.reason for kept in diary.rejections()] == ["there is nothing in it", "another"]


def test_a_name_that_no_database_takes_is_kept_with_escapes(diary: Diary) -> None:
    assert diary.reject(Rejection("a\0b\ud800", "binary", "its id holds a NUL character"))
    assert [kept.rejection.name for kept in diary.rejections()] == ["a\\x00b\\ud800"]


def test_reports_come_by_publication_and_by_day_as_the_publisher_counts_it(diary: Diary) -> None:
    add(diary, "late", published="2023-05-06T00:30+03:00")  # still the fifth in UTC
    add(diary, "early", published="2023-05-05T08:00Z")
    undated = report("undated", published=None)
    diary.add(undated, reading(undated, published="2023-05-04"))
    assert [kept.report.id for kept in diary.reports()] == ["undated", "early", "late"]
    assert [kept.report.id for kept in diary.reports(FRIDAY, FRIDAY)] == ["early"]
    assert [kept.report.id for kept in diary.reports(FRIDAY)] == ["early", "late"]
    assert diary.latest_day() == date(2023, 5, 6)


def test_the_latest_reading_counts(diary: Diary) -> None:
    added = add(diary, "a")
    behind(  # as a later reader will do
        diary.where,
        "INSERT INTO reading (report, reader, published_inferred, json, created_at) "
        "SELECT report, 'sample 2', published_inferred, replace(json, 'sample 1', 'sample 2'), created_at FROM reading",
    )
    (kept,) = diary.reports()
    assert (kept.report, kept.reading.reader) == (added, "sample 2")
    assert diary.counts().claims == 0


def test_words_are_found_whatever_their_accents(diary: Diary) -> None:
    added = report("a", "Señor Díaz saw the convoy leave.")
    diary.add(added, reading(added))
    add(diary, "b")
    assert [kept.report.id for kept in diary.search("diaz CONVOY")] == ["a"]
    assert [kept.report.id for kept in diary.search('convoy "AND" x*')] == []


def test_every_word_of_a_very_long_report_is_found(diary: Diary) -> None:
    words = " ".join(f"w{number:06d}" for number in range(180_000))
    added = report("a", f"{TEXT} {words} {'x' * 5000}")
    assert diary.add(added, reading(added)) == Added(1)
    for word in ("w000000", "w179999", "Zelenyi", "soldiers w090000"):
        assert [kept.report.id for kept in diary.search(word)] == ["a"]
    assert list(diary.search("w180000")) == []


def test_a_brief_holds_the_days_reports_and_what_others_tell_of_them(diary: Diary) -> None:
    add(diary, "of the day")
    later = report("later", published="2023-05-09")
    claims = (
        claim(later.text),
        claim(later.text, Told("2014-02", None), "c2"),
        claim(later.text, Told(None, None), "c3"),
    )
    diary.add(later, reading(later, *claims))
    add(diary, "unrelated", Told("2023-05-01", "2023-05-02"), "2023-05-02")
    undated = report("undated", published=None)
    diary.add(undated, reading(undated, claim(undated.text, Told("2023-04-01", "2023-04-01"))))
    diary.reject(Rejection("x.txt", "empty", "there is nothing in it"))

    brief = diary.brief(FRIDAY, made_at="2023-05-10T00:00:00Z")
    assert [(each.kept.report.id, each.of_the_days) for each in brief.reports] == [
        ("of the day", True),
        ("later", False),
    ]
    assert [told.claim.id for told in brief.claims] == ["c1", "c1"]
    assert [made.report.id for made in brief.checks] == ["of the day"]
    assert (brief.undated, brief.sides, brief.readers) == (1, SIDES, ("sample 1",))
    assert (brief.diary, brief.first_day, brief.last_day) == (diary.name, FRIDAY, FRIDAY)
    assert len(brief.rejections) == 1
    assert len(diary.brief(date(2023, 5, 1), date(2023, 5, 31)).reports) == 3


@pytest.mark.parametrize("table", ["report", "report_name", "reading", "claim", "check_made", "rejection"])
def test_kept_rows_cannot_be_changed_or_removed(diary: Diary, table: str) -> None:
    added = add(diary, "a")
    diary.recognise(replace(added, id="b"))
    diary.reject(Rejection("x.txt", "empty", "there is nothing in it"))
    column = "number" if table == "report" else "id"
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column} + 1"):  # noqa: S608 - names above
        with pytest.raises(Exception, match="append-only"):
            behind(diary.where, change)


def test_a_diary_of_a_newer_version_is_told_and_left_alone(diary: Diary) -> None:
    diary.close()
    behind(diary.where, "UPDATE alembic_version SET version_num = '9001'")
    with pytest.raises(errors.NewerDiaryError, match="9001"):
        Diary.open(diary.where)
    assert behind(diary.where, "SELECT version_num FROM alembic_version") == [("9001",)]


def test_a_locked_diary_is_told_and_left_alone(diary: Diary) -> None:
    added = report("a")
    with Diary.open(diary.where, patience=0.05) as second:
        with holding(diary.where):
            with pytest.raises(errors.LockedDiaryError):
                second.add(added, reading(added))
            assert second.counts().reports == 0  # reading goes on
        assert second.add(added, reading(added)) == Added(1)


def test_a_diary_is_made_once(diary: Diary) -> None:
    add(diary, "a")
    with pytest.raises(errors.DiaryExistsError):
        Diary.create(diary.where)
    assert diary.counts().reports == 1


def test_a_reader_sees_one_state_from_beginning_to_end(diary: Diary) -> None:
    for number in range(3):
        add(diary, f"r{number}")
    reports = diary.reports()
    next(reports)
    with Diary.open(diary.where) as second:
        add(second, "later")
    assert [kept.report.id for kept in reports] == ["r1", "r2"]
    assert diary.counts().reports == 4


def test_two_may_add_at_once(diary: Diary) -> None:
    with Diary.open(diary.where) as second:
        for number in range(10):
            add(diary if number % 2 else second, f"r{number}")
    assert diary.counts().reports == 10


def test_the_same_text_from_two_at_once_is_kept_once(diary: Diary) -> None:
    outcomes: list[object] = []

    def bring(name: str) -> None:
        with Diary.open(diary.where) as own:
            for number in range(5):
                same = replace(report(f"{name}{number}"), text=f"{TEXT} So say all of number {number}.")
                outcomes.append(own.add(same, reading(same)))

    threads = [Thread(target=bring, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 10
    assert sum(isinstance(outcome, Added) for outcome in outcomes) == 5
    assert (diary.counts().reports, diary.counts().copies) == (5, 5)
