"""Which data a task is measured on, and how it is scored: the corpora and `score.py` beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
TASKS = ("places", "times", "attribution", "entities", "events", "incidents", "claims")


def gold(task: str) -> Path | None:
    """The dev part of a task; None where it is not on this machine."""
    path = SHARED / ("claims" if task == "claims" else f"corpora/{task}") / "dev.jsonl"
    return path if path.exists() else None


def score(task: str, gold_path: Path, readings: Path) -> dict[str, Any]:
    """The figures of one task, as `score.py` prints them in its last line.

    Raises subprocess.CalledProcessError where it fails.
    """
    command = [sys.executable, str(SHARED / "score.py"), task, str(gold_path), str(readings)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures
