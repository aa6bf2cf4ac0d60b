from contextlib import closing
from pathlib import Path

import pytest
from diary_samples import behind, reading, report
from sqlalchemy import inspect, text

from wardiary.diary import migrate, schema, sqlite
from wardiary.diary.database import database_at, is_address
from wardiary.diary.records import Added
from wardiary.diary.store import Diary


def test_the_steps_lead_to_the_tables_that_the_code_knows(diary_at: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    Diary.create(diary_at).close()
    database = database_at(diary_at, 1)
    with closing(database), database.reading() as connection:
        own = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(own, schema.metadata) == []
        assert migrate.version(connection) == migrate.HEAD


def test_every_table_that_is_only_added_to_is_guarded(diary_at: str) -> None:
    Diary.create(diary_at).close()
    asked = "SELECT tgname FROM pg_trigger" if is_address(diary_at) else "SELECT name FROM sqlite_master"
    there = {name for (name,) in behind(diary_at, asked)}
    ends = ("append_only",) if is_address(diary_at) else ("no_update", "no_delete")
    assert {f"{table}_{end}" for table in schema.APPEND_ONLY for end in ends} <= there


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith("report_words")


def test_the_newest_version_is_the_one_the_code_names() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migrate.configuration())
    assert script.get_current_head() == migrate.HEAD
    assert {step.revision for step in script.walk_revisions()} == migrate.KNOWN


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A diary as the first step left it."""
    path = tmp_path / "old.diary"
    engine = sqlite.open_engine(path, 1)
    with sqlite.writing(engine, path) as connection:
        migrate.upgrade(connection, "0001")
    engine.dispose()
    sqlite.finish(path)
    return path


def test_an_older_diary_is_upgraded_when_it_is_opened(older: Path) -> None:
    added = report("a")
    with Diary.open(older) as diary:
        assert diary.add(added, reading(added)) == Added(1)
        assert len(list(diary.search("soldiers"))) == 1


def test_an_upgrade_that_fails_leaves_the_diary_as_it_was(older: Path) -> None:
    engine = sqlite.open_engine(older, 1)
    with sqlite.writing(engine, older) as connection:
        connection.execute(text("CREATE TABLE report_words (in_the_way TEXT)"))
    before = set(inspect(engine).get_table_names())
    with pytest.raises(Exception, match="report_words already exists"):
        Diary.open(older)
    assert set(inspect(engine).get_table_names()) == before
    with engine.connect() as connection:
        assert migrate.version(connection) == "0001"
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).scalar_one() == 0
    engine.dispose()
