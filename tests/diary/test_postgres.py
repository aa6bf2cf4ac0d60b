"""What is PostgreSQL's own: databases that are missing, foreign or out of reach, rights, the driver."""

from __future__ import annotations

from dataclasses import replace

import pytest
from diary_samples import behind, reading, report
from postgresql_server import OWNER, Server

from wardiary import errors
from wardiary.diary.database import database_at
from wardiary.diary.store import Diary


def test_a_database_that_is_missing_foreign_or_empty_is_told_and_left_alone(postgresql: Server) -> None:
    with pytest.raises(errors.MissingDiaryError, match="no such database"):
        Diary.open(postgresql.address("nowhere"))
    with pytest.raises(errors.MissingDiaryError, match="no such database"):
        Diary.create(postgresql.address("nowhere"))
    empty, foreign = postgresql.database(), postgresql.database()
    with pytest.raises(errors.MissingDiaryError, match="no diary in this database"):
        Diary.open(empty)
    behind(foreign, "CREATE TABLE report (mine text)")
    with pytest.raises(errors.NotADiaryError):
        Diary.open(foreign)
    with pytest.raises(errors.DiaryExistsError, match="table 'report'"):
        Diary.create(foreign)
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    assert (behind(empty, asked), behind(foreign, asked)) == ([], [("report",)])


def test_a_server_out_of_reach_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(errors.UnusableDiaryError) as told:
        Diary.open("postgresql://desk:secret@127.0.0.1:1/sudan")
    assert told.value.where == "postgresql://desk:***@127.0.0.1:1/sudan"
    assert "secret" not in str(told.value)


def test_what_is_no_address_is_told() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(errors.WrongUseError) as told:
        database_at("postgresql://desk:secret@host:port/x", 1)
    assert "secret" not in str(told.value)


def test_the_whole_address_is_for_other_processes_only() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    database = database_at("postgres://desk:s%40cret@db.example.org/sudan?sslmode=require", 1)
    assert database.where == "postgresql://desk:***@db.example.org/sudan?sslmode=require"
    assert database.address == "postgresql://desk:s%40cret@db.example.org/sudan?sslmode=require"
    assert database.name == "sudan"


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wardiary.diary.postgres.find_spec", lambda _name: None)
    with pytest.raises(errors.UnusableDiaryError) as told:
        database_at("postgresql://desk:secret@host/x", 1)
    assert told.value.hint == "install it: pip install 'wardiary[postgres]'"
    assert told.value.where == "postgresql://desk:***@host/x"


def test_who_may_only_read_can_read_and_is_told_what_is_missing(postgresql: Server) -> None:
    address = postgresql.database()
    added = report("a")
    with Diary.create(address) as diary:
        diary.add(added, reading(added))
    behind(address, "CREATE ROLE guest LOGIN")
    behind(address, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    with Diary.open(address.replace(f"//{OWNER}@", "//guest@")) as diary:
        assert [kept.report.id for kept in diary.search("soldiers")] == ["a"]
        other = replace(report("b"))
        with pytest.raises(errors.UnusableDiaryError) as told:
            diary.add(other, reading(other))
    assert told.value.hint == "ask for the right to use it"


def test_a_table_that_is_gone_is_told_as_damage(postgresql: Server) -> None:
    address = postgresql.database()
    with Diary.create(address) as diary:
        behind(address, "DROP TABLE rejection")
        with pytest.raises(errors.NotADiaryError, match="damaged"):
            list(diary.rejections())
