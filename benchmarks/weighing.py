"""How well the scenarios are weighed, from reports to state; and how fast weighing is on a made-up war."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.data import SHARED
from benchmarks.marked import marked_export
from benchmarks.quality import Figure

OURS = Path(__file__).resolve().parent / "scenarios"
HELD = OURS.with_name("held")
SHOWN = (
    "events_found",
    "kind_right",
    "grouping_f1",
    "pieces_per_event",
    "extra_events",
    "casualties_right",
    "standing_right",
    "control_right",
)


def measure_scenarios() -> list[Figure]:
    """The scorer's figures for every scenario, as read and on claims marked by hand."""
    figures = []
    for folder in scenarios():
        command = [sys.executable, str(SHARED / "scenarios" / "run.py"), str(folder), f"{sys.executable} -m wardiary"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
        figures += _figures(f"weighing {folder.name}", json.loads(answer.stdout.splitlines()[-1]))
        marks = folder if (folder / "claims.txt").exists() else OURS / folder.name
        if (marks / "claims.txt").exists():
            with tempfile.TemporaryDirectory() as made:
                export = Path(made) / "export.json"
                export.write_text(json.dumps(marked_export(folder, marks)), encoding="utf-8")
                figures += _figures(f"weighing {folder.name}, marked", score_weighing(folder / "gold.json", export))
    return figures


def scenarios() -> list[Path]:
    """The folders of scenarios that have a gold; none where the scorer does not lie beside the project."""
    if not (SHARED / "scenarios" / "run.py").exists():
        return []
    return sorted(gold.parent for root in (SHARED / "scenarios", OURS, HELD) for gold in root.glob("*/gold.json"))


def score_weighing(gold: Path, export: Path) -> dict[str, Any]:
    """What the scorer says of an export; raises subprocess.CalledProcessError where it fails."""
    command = [sys.executable, str(SHARED / "score.py"), "weighing", str(gold), str(export)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    scores: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return scores


def _figures(task: str, scores: dict[str, Any]) -> list[Figure]:
    return [Figure(task, name.replace("_", " "), scores[name]) for name in SHOWN]


def measure_weighing(reports: int = 5000) -> list[Figure]:
    """How fast what is derived is made and kept, on a made-up war; `python -m benchmarks.weighing_kept` has more."""
    from benchmarks.weighing_kept import measure_kept

    return measure_kept(reports)
