import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from diary_samples import TEXT, Told, claim, reading, report

from wardiary import errors
from wardiary.diary.records import Added, AlreadyThere, Counts, NameTaken, Side, Sides
from wardiary.diary.store import Diary
from wardiary.model import Rejection, Report

SIDES = Sides((Side("North", ("army", "Ministry of the North")), Side("South", ())), ("Red Cross",))
FRIDAY = date(2023, 5, 5)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.create(tmp_path / "hills.diary", SIDES) as made:
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
    with closing(sqlite3.connect(diary.path)) as connection:
        row = connection.execute(
            "SELECT kind, reality, verification, speaker, place, lat, time_from, time_to, first_day, last_day, days, "
            "sentence, json_extract(json, '$.time.from') FROM claim"
        ).fetchone()
    assert row[:6] == ("gain", "occurred", "unverified", "army", "Zelenyi Hai", 49.6)
    assert row[6:] == ("2023-05-04", None, "2023-05-04", "2023-05-05", 2, TEXT, "2023-05-04")


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
    with closing(sqlite3.connect(diary.path)) as connection:  # as a later reader will do
        connection.execute(
            "INSERT INTO reading (report, reader, published_inferred, json, created_at) "
            "SELECT report, 'sample 2', 0, replace(json, 'sample 1', 'sample 2'), created_at FROM reading"
        )
        connection.commit()
    (kept,) = diary.reports()
    assert (kept.report, kept.reading.reader) == (added, "sample 2")
    assert diary.counts().claims == 0


def test_words_are_found_whatever_their_accents(diary: Diary) -> None:
    added = report("a", "Señor Díaz saw the convoy leave.")
    diary.add(added, reading(added))
    add(diary, "b")
    assert [kept.report.id for kept in diary.search("diaz CONVOY")] == ["a"]
    assert [kept.report.id for kept in diary.search('convoy "AND" x*')] == []


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
    assert (brief.diary, brief.first_day, brief.last_day) == ("hills", FRIDAY, FRIDAY)
    assert len(brief.rejections) == 1
    assert len(diary.brief(date(2023, 5, 1), date(2023, 5, 31)).reports) == 3


@pytest.mark.parametrize("table", ["report", "report_name", "reading", "claim", "check_made", "rejection"])
def test_kept_rows_cannot_be_changed_or_removed(diary: Diary, table: str) -> None:
    added = add(diary, "a")
    diary.recognise(replace(added, id="b"))
    diary.reject(Rejection("x.txt", "empty", "there is nothing in it"))
    with closing(sqlite3.connect(diary.path)) as connection:
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid + 1"):  # noqa: S608 - names above
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_a_diary_is_not_made_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_text("mine", "utf-8")
    with pytest.raises(errors.DiaryExistsError):
        Diary.create(path)
    assert path.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_diary_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(errors.UnusableDiaryError):
        Diary.create(tmp_path / "no" / "x.diary")


def test_making_a_diary_leaves_one_file(tmp_path: Path) -> None:
    Diary.create(tmp_path / "x.diary").close()
    assert [path.name for path in tmp_path.iterdir()] == ["x.diary"]


def not_diaries(folder: Path) -> Iterator[Path]:
    for name, data in (("empty", b""), ("text", b"SQLite format 3"), ("rubbish", bytes(range(256)))):
        (folder / name).write_bytes(data)
        yield folder / name
    with closing(sqlite3.connect(folder / "other.db")) as connection:
        connection.execute("CREATE TABLE report (number INTEGER)")
    yield folder / "other.db"
    yield folder


def test_what_is_no_diary_is_told_and_left_alone(tmp_path: Path) -> None:
    for path in not_diaries(tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(errors.NotADiaryError):
            Diary.open(path)
        assert (path.read_bytes() if path.is_file() else b"") == before
    with pytest.raises(errors.MissingDiaryError):
        Diary.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_damaged_diary_is_told(diary: Diary) -> None:
    add(diary, "a")
    diary.close()
    data = bytearray(diary.path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    diary.path.write_bytes(data)
    with pytest.raises(errors.NotADiaryError, match="damaged"):
        Diary.open(diary.path)


def test_a_diary_of_a_newer_version_is_told_and_left_alone(diary: Diary) -> None:
    diary.close()
    with closing(sqlite3.connect(diary.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9001'")
        connection.commit()
    before = diary.path.read_bytes()
    with pytest.raises(errors.NewerDiaryError, match="9001"):
        Diary.open(diary.path)
    assert diary.path.read_bytes() == before


def test_a_locked_diary_is_told_and_left_alone(diary: Diary) -> None:
    added = report("a")
    with closing(sqlite3.connect(diary.path)) as other, Diary.open(diary.path, patience=0.05) as second:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LockedDiaryError):
            second.add(added, reading(added))
        assert second.counts().reports == 0  # reading goes on
        other.rollback()
        assert second.add(added, reading(added)) == Added(1)


def test_two_may_add_at_once(diary: Diary) -> None:
    with Diary.open(diary.path) as second:
        for number in range(10):
            add(diary if number % 2 else second, f"r{number}")
    assert diary.counts().reports == 10


def test_the_file_says_what_it_is(diary: Diary) -> None:
    diary.close()
    head = diary.path.read_bytes()[:100]
    assert struct.unpack(">I", head[68:72]) == (0x57446961,)
    with closing(sqlite3.connect(diary.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
