"""Learned numbers as lexicons of the package: what training writes and running reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wardiary import lexicons


def write_lexicon(name: str, lines: Iterable[str]) -> None:
    """Writes `lexicons/NAME.toml` anew; its first line names the source."""
    path = Path(str(lexicons.__file__)).with_name(f"{name}.toml")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
