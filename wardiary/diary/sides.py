"""The table of sides: who speaks and acts for whom, as its file says. A name belongs to one side at most."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wardiary import errors
from wardiary.diary.records import Side, Sides

# What no name has and not every database takes: NUL, and halves of UTF-16 pairs.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_FORM = 'make it {"sides": {"Side": ["name", ...], ...}, "third": ["name", ...]}'


def load_sides(path: Path) -> Sides:
    """The sides of a JSON file. Raises MissingInputError and SidesError."""
    if not path.is_file():
        raise errors.MissingInputError("There is no such file.", path, "check the path of the table of sides")
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # or brackets within brackets, by the thousand
        raise errors.SidesError(f"The table of sides is not JSON: {error}.", path, _FORM) from error
    except OSError as error:
        raise errors.SidesError(f"The table of sides cannot be read: {error.strerror}.", path, "check it") from error
    return parse_sides(value, path)


def parse_sides(value: Any, where: Path) -> Sides:
    """The sides that a JSON value says. Raises SidesError where it says none or a name twice."""
    table, third = (value.get("sides"), value.get("third", [])) if isinstance(value, dict) else (None, None)
    if not isinstance(table, dict) or not all(_are_names(names) for names in (third, list(table), *table.values())):
        raise errors.SidesError("The table of sides has another form.", where, _FORM)
    sides = tuple(Side(name, _unique(names)) for name, names in table.items())
    neither = _unique(third or [])
    _refuse_shared(sides, neither, where)
    return Sides(sides, neither)


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) and is_name(name) for name in value)


def is_name(told: str) -> bool:
    """Whether it says something, in characters that can be kept and shown."""
    return bool(told.strip()) and not _NO_CHARACTER.search(told)


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple({name.strip().casefold(): name.strip() for name in names}.values())


def _refuse_shared(sides: tuple[Side, ...], third: tuple[str, ...], where: Path) -> None:
    owner: dict[str, str] = {}
    for side, names in [*((side.name, side.members) for side in sides), ("third", third)]:
        for name in names:
            other = owner.setdefault(name.casefold(), side)
            if other != side:
                raise errors.SidesError(f"{name!r} stands under {other!r} and {side!r}.", where, "leave it under one")
