"""What all tests share: properties have no deadline, because speed is measured by the benchmarks, never by tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from postgresql_server import Server, running, why_not

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def diary_at(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a diary may be made: a file, and a database of PostgreSQL. A test that asks for this runs with both."""
    if request.param == "sqlite":
        return str(tmp_path / "hills.diary")
    server: Server = request.getfixturevalue("postgresql")
    return server.database()
