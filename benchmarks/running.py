"""Runs the program as a user would, and says how long it took and how much memory it held."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Wall-clock seconds and peak resident memory (MiB, largest process of the run's children so far)."""

    seconds: float
    peak_mib: float


def wardiary(*arguments: str) -> Run:
    """Run `wardiary` with these arguments. Raises RuntimeError where it fails otherwise than by rejecting reports."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "wardiary", *arguments]
    done = subprocess.run(command, env=os.environ | {"NO_COLOR": "1"}, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(time.perf_counter() - began, peak)
