"""Which kinds of happening a sentence may hold, by word beginnings alone: to choose sentences, never to read them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from wardiary.model import Kind

_TABLE = Path(__file__).with_name("candidates.toml")


@cache
def candidate_words() -> dict[Kind, re.Pattern[str]]:
    """For each kind, a pattern that finds the beginnings of its words."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {Kind(name): _pattern(words) for name, words in table.items() if name != "source"}


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [
        re.escape(word.rstrip("$")).replace(r"\ ", r"\s+") + (r"\b" if word.endswith("$") else "") for word in words
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)


def candidate_kinds(sentence: str) -> frozenset[Kind]:
    """The kinds whose words occur in `sentence`."""
    return frozenset(kind for kind, pattern in candidate_words().items() if pattern.search(sentence))
