"""What is SQLite's own: the file, what may stand in its place, what may befall it."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from diary_samples import reading, report

from wardiary import errors
from wardiary.diary.store import Diary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary with a report."""
    with Diary.create(tmp_path / "hills.diary") as diary:
        added = report("a")
        diary.add(added, reading(added))
    return tmp_path / "hills.diary"


def test_a_diary_is_not_made_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_text("mine", "utf-8")
    with pytest.raises(errors.DiaryExistsError):
        Diary.create(path)
    assert path.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_diary_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(errors.UnusableDiaryError, match="no such folder"):
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


def test_a_damaged_diary_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(errors.NotADiaryError, match="damaged"):
        Diary.open(path)


def test_a_diary_of_a_newer_version_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9001'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(errors.NewerDiaryError):
        Diary.open(path)
    assert path.read_bytes() == before


def test_records_can_be_asked_into_in_plain_sql(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT json_extract(json, '$.time.from') FROM claim"
        assert connection.execute(asked).fetchone() == ("2023-05-05",)


def test_the_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert struct.unpack(">I", head[68:72]) == (0x57446961,)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.fixture
def shut(path: Path) -> Iterator[Path]:
    """A diary in a folder that takes no file from us."""
    path.parent.chmod(0o555)
    if os.access(path.parent, os.W_OK):
        path.parent.chmod(0o755)
        pytest.skip("this user may write anywhere: folders cannot be shut to root")
    yield path
    path.parent.chmod(0o755)


def test_a_diary_in_a_folder_that_is_shut_can_be_read_and_tells_what_writing_wants(shut: Path) -> None:
    with Diary.open(shut) as diary:
        assert diary.counts().reports == 1
        with pytest.raises(errors.UnusableDiaryError, match="may only be read here"):
            diary.add(report("b"), reading(report("b")))


def test_a_diary_that_is_read_without_a_log_may_not_change_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wardiary.diary.sqlite._is_for_looking_at", lambda _path: True)
    with Diary.open(path) as diary:
        assert diary.counts().reports == 1
        with pytest.raises(errors.UnusableDiaryError, match="may only be read here"):
            diary.add(report("b"), reading(report("b")))
        with pytest.raises(errors.LockedDiaryError, match="meanwhile"), diary.reading():
            os.utime(path, (1, 1))
