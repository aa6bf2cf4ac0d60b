"""Reasons in plain sentences: who said what, where it can be read."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.weighing.records import Telling

_LONGEST = 220  # characters of a quoted sentence: two lines of a page


def told(telling: Telling) -> str:
    """One telling: voice, paper, report and day, and its words."""
    through = "" if telling.voice.is_publisher and telling.copy_of is None else f" in {telling.publisher}"
    copied = f", in words taken from {telling.copy_of}" if telling.copy_of else ""
    words = telling.words if len(telling.words) <= _LONGEST else f"{telling.words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{telling.voice.name}{through} ({telling.report}, {telling.published[:10]}{copied}): “{words}”"


def voices(tellings: Sequence[Telling]) -> str:
    """The names of the voices, joined; who is "of them" to the report is one of them."""
    named = (telling.voice.name for telling in tellings)
    names = list(dict.fromkeys(f"one {name}" if name.startswith("of ") else name for name in named))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
