"""A PostgreSQL server for the tests: in a temporary folder, on a Unix socket, gone when they end.

PostgreSQL refuses to run as root, so root's tests run it as the user `postgres`, or as `nobody`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "wardiary"
# Nothing of the tests is to outlive a power cut; only the socket, so that no port can be taken.
SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`; None where PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str | None:
    """Why there can be no server; None where there can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed (pip install 'wardiary[postgres]')"
    if programs() is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    return "no user to run PostgreSQL as" if os.geteuid() == 0 and user() is None else None


def user() -> str | None:
    """Whom root runs it as."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


class Server:
    """A running server that hands out databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def address(self, database: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def database(self, template: str = "template0") -> str:
        """The address of a new database, empty or a copy of another."""
        name = f"diary{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement by its own connection."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []


@contextmanager
def running() -> Iterator[Server]:
    """A server, until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="wardiary-pg-"))
    try:
        _hand_over(folder)
        data = folder / "data"
        _run("initdb", "-D", data, "-U", OWNER, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k {folder} {SETTINGS}", "start")
        try:
            yield Server(folder)
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> None:
    name = user()
    if os.geteuid() == 0 and name:
        entry = pwd.getpwnam(name)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    folder.chmod(0o755)


def _run(program: str, *arguments: object) -> None:
    where = programs()
    assert where is not None
    command = [str(where / program), *(str(each) for each in arguments)]
    name = user()
    if os.geteuid() == 0 and name:
        entry = pwd.getpwnam(name)
        ids = [f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]
        command = ["setpriv", *ids, *command]
    # Not through pipes: the server would hold them open.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(command, stdout=told, stderr=told, stdin=subprocess.DEVNULL, check=False, cwd="/")
        told.seek(0)
        assert done.returncode == 0, told.read().decode(errors="replace")
