"""The imported indexes: where they lie, what they hold, how they are removed. One file for each dump.

They lie in a folder that nobody empties to gain room, unlike the cache of the embedded gazetteer.
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wardiary import errors
from wardiary.gazetteer import compiling
from wardiary.gazetteer.index import Index

_SUFFIX = ".idx"
_PREFIX = "geonames-"


class ImportedIndexError(errors.WardiaryError):
    """An imported index cannot be used, or there is none of that name."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One imported dump.

    `source` is the file it came from, `rows` its places, `latest` the last change that it tells of (a date), `at` when
    it was imported (ISO 8601), `size` the bytes of the index, `outdated` whether names are filed by other rules today.
    """

    name: str
    path: Path
    source: str
    rows: int
    latest: str
    at: str
    size: int
    outdated: bool


def folder() -> Path:
    """Where imported indexes lie: the user's data folder, or what WARDIARY_DATA says."""
    chosen = os.environ.get("WARDIARY_DATA")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_dir

    return Path(user_data_dir("wardiary"))


def path_of(name: str) -> Path:
    """Where the index of a dump lies, or will."""
    return folder() / f"{_PREFIX}{name}{_SUFFIX}"


def staging_of(name: str) -> Path:
    """The folder in which that index is made."""
    return folder() / f"{_PREFIX}{name}.part"


def open_all() -> list[Index]:
    """Every imported index, the latest import last. Raises ImportedIndexError where one is damaged or of old form."""
    indexes = [_opened(path) for path in _paths()]
    return sorted(indexes, key=lambda index: str(index.about.get("at", "")))


def listed() -> list[Imported]:
    """What is there, in the order of import."""
    found = []
    for path in _paths():
        index = _opened(path)
        about = index.about
        index.close()
        outdated = about["rules"] != compiling.RULES
        found.append(
            Imported(
                about["name"], path, about["source"], about["rows"], about["latest"], about["at"],
                path.stat().st_size, outdated,
            )
        )  # fmt: skip
    return sorted(found, key=lambda each: each.at)


def unfinished() -> list[str]:
    """The names of the imports that were interrupted."""
    parts = sorted(folder().glob(f"{_PREFIX}*.part"))
    return [path.stem.removeprefix(_PREFIX) for path in parts if path.is_dir()]


def fingerprint(name: str) -> str | None:
    """What the import of that name was made of; None where there is none that can be used."""
    try:
        index = Index(path_of(name))
    except (OSError, ValueError):
        return None
    made_of: str | None = index.about.get("fingerprint")
    index.close()
    return made_of


def remove(name: str) -> bool:
    """Remove an import and what an interrupted one left; whether there was any."""
    import shutil

    there = path_of(name).exists() or staging_of(name).exists()
    path_of(name).unlink(missing_ok=True)
    shutil.rmtree(staging_of(name), ignore_errors=True)
    clear_cut_off(name)
    return there


def clear_cut_off(name: str) -> None:
    """Remove what an import that was killed while it wrote its index left of it."""
    for path in folder().glob(f"{glob.escape(path_of(name).name)}*.part"):
        path.unlink(missing_ok=True)


def names() -> list[str]:
    """The names of all imports, finished or not, without opening them."""
    return sorted({path.stem.removeprefix(_PREFIX) for path in _paths()} | set(unfinished()))


def now() -> str:
    """The moment, as imports are dated."""
    return datetime.now().astimezone().isoformat(timespec="microseconds")


def _paths() -> list[Path]:
    return sorted(folder().glob(f"{_PREFIX}*{_SUFFIX}"))


def _opened(path: Path) -> Index:
    try:
        return Index(path)
    except ValueError as error:
        name = path.stem.removeprefix(_PREFIX)
        hint = f"import it again, or: wardiary gazetteer remove {name}"
        raise ImportedIndexError("An imported gazetteer is damaged, or of another version.", path, hint) from error
