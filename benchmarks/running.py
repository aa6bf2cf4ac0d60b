"""Runs the program as a user would, and says how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Modules are kept compiled, as pip installs them, also where the environment forbids it; beside the sources of none.
COMPILED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "wardiary-compiled"))}


@dataclass(frozen=True, slots=True)
class Run:
    """Wall-clock seconds, and peak resident memory (MiB) of the largest process of this run."""

    seconds: float
    peak_mib: float


def wardiary(*arguments: str) -> Run:
    """Run `wardiary` with these arguments. Raises RuntimeError where it fails otherwise than by rejecting reports."""
    command = [sys.executable, "-m", "wardiary", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", **COMPILED}
    with tempfile.TemporaryFile("w+") as told:
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=told)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)  # so that nobody waits for it again
        if process.returncode not in (0, 1):
            told.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {told.read()[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)
