"""How well each task is done: reads every dev part with `wardiary read` and scores it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import TASKS, gold, score
from benchmarks.running import wardiary

SHOWN: dict[str, tuple[tuple[str, ...], ...]] = {
    "places": (("exact", "f1"), ("acc161",), ("same_geonameid",), ("end_to_end_161", "f1")),
    "times": (("strict", "f1"), ("relaxed", "f1"), ("value", "f1")),
    "attribution": (("relation", "f1"), ("content", "f1"), ("cue", "f1"), ("source", "f1")),
    "entities": (("micro", "f1"),),
    "events": (("weighted_f1_25",), ("accuracy",)),
    "incidents": (("within_25km",), ("wrong_over_100km",)),
    "claims": (
        ("found", "f1"), ("kind", "f1"), ("whole", "f1"),
        *(("fields_of_found", field) for field in ("time", "speaker", "voiced", "reality", "verification")),
        *(("lists_of_found", field) for field in ("places", "quantities", "actors")),
    ),
}  # fmt: skip
"""The figures that the issues set bars for, by task: paths into the scorer's answer."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one task."""

    task: str
    name: str
    value: float | None


def measure(task: str) -> list[Figure]:
    """The figures of one task; none where its data is not on this machine."""
    path = gold(task)
    if path is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        wardiary("read", "--format", "jsonl", str(path), "-o", str(readings))
        answer = score(task, path, readings)
    return [Figure(task, " ".join(keys), _at(answer, keys)) for keys in SHOWN[task]]


def measure_all() -> list[Figure]:
    """Every task that has data."""
    return [figure for task in TASKS for figure in measure(task)]


def _at(answer: dict[str, Any], keys: tuple[str, ...]) -> float | None:
    value: Any = answer
    for key in keys:
        value = value[key]
    return None if value is None else float(value)
