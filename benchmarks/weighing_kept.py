"""How fast what weighing derives is kept: `python -m benchmarks.weighing_kept [reports] [FOLDER]` on a made-up diary.

Told are a rebuild (wall-clock and processor seconds, peak memory of its largest process), one more report (weighing and
storing it, not reading its text; of the last day, and of any day), and the state as of a moment (all events and
settlements at a glance). With a FOLDER the diary is made there once and used again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.quality import Figure
from benchmarks.weighing_diary import DAYS, War, make_diary
from wardiary.diary.store import Diary
from wardiary.weighing.kept.asking import control_at, events_at
from wardiary.weighing.kept.upkeep import Upkeep

ADDITIONS = 30
MOMENTS = ("2022-07-01T00:00:00Z", "2023-06-01T00:00:00Z", "2024-03-01T00:00:00Z", "2030-01-01T00:00:00Z")
_REBUILD = """
import json, os, resource, sys, time
from wardiary.diary.store import Diary
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
if __name__ == "__main__":
    began = time.perf_counter()
    with Diary.open(sys.argv[1]) as diary, diary.writing() as connection:
        rebuild(connection, Hands(sys.argv[1], int(sys.argv[2])), lambda what, share: None)
    seconds = time.perf_counter() - began
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(each) for each in whose]
    print(json.dumps([seconds, [u.ru_utime + u.ru_stime for u in used], max(u.ru_maxrss for u in used) / 1024]))
"""


def measure_kept(reports: int, folder: Path | None = None, jobs: int = 2) -> list[Figure]:
    """The figures for a diary of so many reports."""
    with tempfile.TemporaryDirectory() as temporary:
        path = (folder or Path(temporary)) / f"war-{reports}.diary"
        if not path.exists():
            make_diary(path, War(reports))
        return [*_rebuilt(path, reports, jobs), *_added(path, reports), *_asked(path)]


def _figure(name: str, value: float, digits: int = 0) -> Figure:
    return Figure("weighing kept", name, round(value, digits) if digits else round(value))


def _rebuilt(path: Path, reports: int, jobs: int) -> list[Figure]:
    """In a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "rebuild.py")
        script.write_text(_REBUILD, encoding="utf-8")
        command = [sys.executable, str(script), str(path), str(jobs)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own
    seconds, (own, others), peak = json.loads(told)
    what = f"rebuild of {reports:,} reports"
    return [
        _figure(f"{what}, s", seconds, 1),
        _figure(f"{what}, processor s", own + others, 1),
        _figure(f"{what}, of these in the first process", own, 1),
        _figure(f"{what}, peak MiB of a process", peak),
    ]


def _added(path: Path, reports: int) -> list[Figure]:
    war, upkeep, begin = War(reports), Upkeep(), int(time.time()) * 1000
    figures = []
    with Diary.open(path) as diary:
        for label, days in (("", [DAYS - 1] * 3), ("of the last day", [DAYS - 1] * ADDITIONS), ("of any day", _days())):
            times = []
            for number, day in enumerate(days):
                report, reading = war.late(begin + number, day)
                times.append(_clocked(lambda r=report, g=reading: diary.add(r, g, then=upkeep.catch_up)))  # type: ignore[misc]
            begin += len(days)
            if label:
                figures += _of_times(f"one more report {label}", times)
    return figures


def _of_times(what: str, times: list[tuple[float, float]]) -> list[Figure]:
    figures = []
    for k, unit in enumerate(("ms", "processor ms")):
        ordered = sorted(each[k] * 1000 for each in times)
        figures += [
            _figure(f"{what}, median {unit}", median(ordered)),
            _figure(f"{what}, 9 of 10 under {unit}", ordered[len(ordered) * 9 // 10]),
        ]
    return figures


def _days() -> list[int]:
    return [number * 337 % DAYS for number in range(ADDITIONS)]


def _asked(path: Path) -> list[Figure]:
    figures = []
    with Diary.open(path) as diary:
        for moment in MOMENTS:
            found: list[int] = []

            def ask(moment: str = moment, found: list[int] = found) -> None:
                with diary.reading() as connection:
                    found[:] = [len(events_at(connection, moment)), len(control_at(connection, moment))]

            ask()
            wall, processor = min(_clocked(ask) for _ in range(3))
            what = f"state as of {moment[:10]}: {found[0]:,} events, {found[1]:,} settlements"
            figures += [_figure(f"{what}, ms", wall * 1000), _figure(f"{what}, processor ms", processor * 1000)]
    return figures


def _clocked(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall-clock and processor seconds."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def main() -> None:
    """Measure and print."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    for figure in measure_kept(reports, folder):
        print(f"{figure.name}: {figure.value}")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
