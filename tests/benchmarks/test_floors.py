"""Quality floors: figures on the dev parts beside the project must not fall (`benchmarks/floors.toml`)."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.data import gold
from benchmarks.quality import measure

FLOORS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks" / "floors.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("task", FLOORS)
def test_no_figure_falls_below_its_floor(task: str) -> None:
    path = gold(task)
    if path is None:
        pytest.skip(f"the dev part of {task} does not lie beside the project")
    floors = dict(FLOORS[task])
    if hashlib.sha256(path.read_bytes()).hexdigest() != floors.pop("sha256"):
        pytest.skip(f"the dev part of {task} is not the one the floors were measured on")
    measured = {figure.name: figure.value for figure in measure(task)}
    assert {name: measured[name] for name, floor in floors.items() if (measured[name] or 0) < floor} == {}
