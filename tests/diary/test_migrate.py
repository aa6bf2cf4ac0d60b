from pathlib import Path

import pytest
from diary_samples import reading, report
from sqlalchemy import inspect, text

from wardiary.diary import migrate, schema, sqlite
from wardiary.diary.records import Added
from wardiary.diary.store import Diary


def test_the_steps_lead_to_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    Diary.create(tmp_path / "x.diary").close()
    engine = sqlite.open_engine(tmp_path / "x.diary", 1)
    with engine.connect() as connection:
        own = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(own, schema.metadata) == []
        assert migrate.version(connection) == migrate.HEAD
        triggers = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))}
        assert {f"{table}_no_{change}" for table in schema.APPEND_ONLY for change in ("update", "delete")} <= triggers
    engine.dispose()


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
