"""Weak labels for the main event: the synthetic PLOVER stories, their types mapped to those of CASE 2021 task 2."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.corpora.document import Document
from training.corpora.plover import read_plover

_FOLDER = Path(__file__).with_name("stories")


@dataclass(frozen=True, slots=True)
class Story:
    """A text and the label of its main event."""

    document: Document
    event: str


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_stories() -> Iterator[Story]:
    """The PLOVER stories whose type maps to one label, and the stories invented from `stories/invented.toml`."""
    mapping: dict[str, str] = _table("plover")["map"]
    for item in read_plover():
        event = mapping.get(f"{item.label}/{item.mode}".rstrip("/"))
        if event:
            yield Story(item.document, event)
    yield from invent(_table("invented"), seed=7)


def invent(table: dict[str, Any], seed: int) -> Iterator[Story]:
    """Short reports from sentence patterns: `{slot}` is filled from `table["slots"]`, slots may nest.

    Each pattern of each event is filled `table["times"]` times.
    """
    rng = random.Random(seed)  # noqa: S311 (sampling, not secrets)
    for event, patterns in table["events"].items():
        for number, pattern in enumerate(patterns):
            for turn in range(table["times"]):
                text = fill(pattern, table["slots"], rng)
                yield Story(Document("stories", f"{event}-{number}-{turn}", text[0].upper() + text[1:]), event)


def fill(pattern: str, slots: dict[str, list[str]], rng: random.Random) -> str:
    """`pattern` with every `{slot}` replaced by one of its fillers, again and again until none is left."""
    while "{" in pattern:
        start = pattern.index("{")
        end = pattern.index("}", start)
        pattern = pattern[:start] + rng.choice(slots[pattern[start + 1 : end]]) + pattern[end + 1 :]
    return pattern
