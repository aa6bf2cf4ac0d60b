"""The version of a diary's tables, and the way to the newest.

Alembic is loaded only to make or to upgrade a diary: it takes longer to load than a diary to open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from wardiary import errors

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0009"
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", HEAD})


def version(connection: Connection) -> str | None:
    """The version of the diary's tables."""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)


def is_current(connection: Connection, where: str | Path) -> bool:
    """Whether the diary is of the newest version. Raises NewerDiaryError where it is of one not known here."""
    found = version(connection)
    if found is not None and found not in KNOWN:
        raise errors.NewerDiaryError(
            f"The diary is of version {found}; this Wardiary knows up to {HEAD}.", where, "install a newer Wardiary"
        )
    return found == HEAD


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, in the connection's transaction."""
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def configuration() -> Config:
    """Alembic's settings: the steps that are shipped in this package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
