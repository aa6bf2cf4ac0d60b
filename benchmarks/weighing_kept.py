"""How fast what weighing derives is kept: `python -m benchmarks.weighing_kept [reports] [FOLDER]` on a made-up diary.

Told are a rebuild (wall-clock and processor seconds, peak memory of its largest process), one more report (weighing and
storing it, not reading its text; of the last day, of days in the middle, of the first two months), and the state as of
ten moments (all events and settlements at a glance). With a FOLDER the diary is made there once and used again; what is
added to it stays, so copy it where figures are to be compared.
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

ADDITIONS = 20
_MIDDLES = [f"{year}-{month}-15T00:00:00Z" for year in (2022, 2023, 2024) for month in ("02", "05", "08")]
MOMENTS = (*_MIDDLES, "2030-01-01T00:00:00Z")
WHERE = {"of the last day": (DAYS - 1, 0), "of the middle": (DAYS * 45 // 100, 5), "of the first two months": (5, 3)}
"""Where reports are added: the first one's day, and the days from one to the next."""
_REBUILD = """
import json, multiprocessing, os, resource, sys, time
from wardiary.diary.store import Diary
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
if __name__ == "__main__":
    began = time.perf_counter()
    with Diary.open(sys.argv[1]) as diary, diary.writing() as connection:
        rebuild(connection, Hands(sys.argv[1], int(sys.argv[2])), lambda what, share: None)
    seconds = time.perf_counter() - began
    for other in multiprocessing.active_children():
        other.join()  # only then their processor seconds are known
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
        for label, (first, step) in {"": (DAYS - 1, 0), **WHERE}.items():
            times = []
            for number in range(ADDITIONS if label else 3):
                report, reading = war.late(begin, first + step * number)
                begin += 1
                times.append(_clocked(lambda r=report, g=reading: diary.add(r, g, then=upkeep.catch_up)))  # type: ignore[misc]
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
            _figure(f"{what}, worst {unit}", ordered[-1]),
        ]
    return figures


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
