"""Sides: the party that a voice or an actor belongs to, as the diary's own table says.

The table is the analyst's; nothing overrules it. Without a table the side of a voice is its country, and None where
that is not known.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wardiary.model import Voice
from wardiary.resolving.voice_tables import countries, key

THIRD = "third"
"""The side of those who are no party: aid agencies, observers, residents, the press."""


class SidesError(ValueError):
    """A table of sides that cannot be used; the message says what is wrong, where, and what is expected."""


@dataclass(frozen=True, slots=True)
class SideTable:
    """Which names belong to which side. `aliases` maps each name, in look-up form, to its side."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    sides: tuple[str, ...] = ()

    def side_of(self, voice: Voice | str) -> str | None:
        """The side of a voice or of an actor's name: by the table, else by the country of the voice, else None.

        A name that no row holds belongs to the row of the longest alias that its words contain, so that "RSF field
        commander in Kosti" is on the side of "RSF field commander".
        """
        name = voice if isinstance(voice, str) else voice.name
        found = self.aliases.get(_fold(name)) or self._contained(_fold(name))
        if found is not None or isinstance(voice, str):
            return found
        if self.sides:
            return None
        return countries()[voice.country].name if voice.country in countries() else None

    def _contained(self, name: str) -> str | None:
        padded = f" {name} "
        inside = [alias for alias in self.aliases if f" {alias} " in padded]
        return self.aliases[max(inside, key=len)] if inside else None


def _fold(name: str) -> str:
    """Look-up form: one space between words, no article, no full stops, lower case unless an acronym."""
    words = " ".join(name.replace(".", "").split())
    return key(words[4:] if words.lower().startswith("the ") else words).lower()


def parse_sides(data: Any, where: str = "the table of sides") -> SideTable:
    """A table from its JSON value: `{"sides": {name: [aliases]}, "third": [names]}`.

    Raises SidesError, naming `where`, for any other shape and for a name that stands on two sides.
    """
    if not isinstance(data, dict) or not isinstance(data.get("sides"), dict):
        raise SidesError(f'{where}: expected an object with "sides": {{name: [aliases]}} and, if any, "third": [names]')
    unknown = sorted(set(data) - {"sides", THIRD})
    if unknown:
        raise SidesError(f'{where}: unknown key {unknown[0]!r}; only "sides" and "third" are known')
    rows = {**data["sides"], THIRD: data.get(THIRD, [])}
    if not data["sides"]:
        raise SidesError(f'{where}: "sides" is empty; name at least one side')
    aliases: dict[str, str] = {}
    for side, names in rows.items():
        for name in _names(names, side, where):
            _put(aliases, name, side, where)
    return SideTable(aliases, tuple(data["sides"]))


def _names(names: Any, side: str, where: str) -> list[str]:
    """The names of one side, with the side's own. Raises SidesError where they are not a list of words."""
    if not side.strip():
        raise SidesError(f"{where}: a side has no name")
    if not isinstance(names, list):
        raise SidesError(f"{where}: {side!r} must hold a list of names, not {type(names).__name__}")
    for name in names:
        if not isinstance(name, str) or not name.strip():
            raise SidesError(f"{where}: {side!r} holds {name!r}, which is not a name")
    return [*names, side] if side != THIRD else names


def _put(aliases: dict[str, str], name: str, side: str, where: str) -> None:
    known = aliases.setdefault(_fold(name), side)
    if known != side:
        raise SidesError(f"{where}: {name!r} stands on two sides, {known!r} and {side!r}")


def load_sides(path: Path) -> SideTable:
    """The table in a JSON file. Raises SidesError where it is not one, OSError where it cannot be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise SidesError(f"{path}: not JSON: {error}") from error
    return parse_sides(data, str(path))
