"""The import of GeoNames at size: `python -m benchmarks.gazetteer [rows]` on a made-up dump of so many places.

Names are put together from syllables, so that most are new to every table; each row has three further names, one of
them in Cyrillic, as the world's dump has on average. Told are seconds, peak memory of all processes, bytes on disk, and
the time of a look-up by name, cold in the program's own cache.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardiary.gazetteer import Gazetteer

ROWS = 1_000_000
WORLD = 12_000_000
_SYLLABLES = "ba ko ri sta ve lno hra dzy mu ta ne ki sho lu par gor ya zi fe do qa mar ten bul".split()
_TO_CYRILLIC = str.maketrans("abdefghiklmnopqrstuvyz", "абдефгхиклмнопкрстувйз")
# Classes in about the shares that the world's dump has: 40 % settlements, 18 % waters, 22 % buildings, 14 % hills ...
_KINDS = ("P\tPPL",) * 20 + ("H\tSTM",) * 9 + ("S\tBDG",) * 11 + ("T\tHLL",) * 7 + ("L\tLCTY",) * 2 + ("A\tADM3",)
_WORDS = 200_000
_LOOKUPS = 20_000
_PROBE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured. Memory is the sum over all processes, at its highest; look-ups in microseconds."""

    rows: int
    import_seconds: float
    processor_seconds: float
    peak_megabytes: float
    index_megabytes: float
    open_milliseconds: float
    lookup_median: float
    lookup_99th: float


def write_dump(path: Path, rows: int) -> list[str]:
    """A dump of so many rows; gives some of its names."""
    chance = random.Random(rows)  # noqa: S311 - made-up places need no secrecy
    words = ["".join(chance.choices(_SYLLABLES, k=3 + i % 2)).capitalize() for i in range(_WORDS)]
    cyrillic = [word.lower().translate(_TO_CYRILLIC).capitalize() for word in words]
    sample = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            a, b, c, d = (int(_WORDS * chance.random()) for _ in range(4))
            name = f"{words[a]} {words[b]}" if number % 3 else words[a]
            file.write(_line(number, name, f"{words[c]},{cyrillic[c]},{words[d]}", chance.random()))
            if chance.random() * rows < _LOOKUPS:
                sample.append(name)
    return sample


def _line(number: int, name: str, others: str, at: float) -> str:
    lat, lon = -60 + 135 * at, 360 * (997 * at % 1) - 180
    kind = _KINDS[number % len(_KINDS)]
    country = f"{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}"
    place = f"{20_000_000 + number}\t{name}\t{name}\t{others}\t{lat:.5f}\t{lon:.5f}\t{kind}\t{country}"
    return f"{place}\t\t{number % 30:02}\t\t\t\t{number % 5000}\t\t10\tAfrica/Cairo\t2025-01-01\n"


def measure(rows: int, folder: Path) -> Figures:
    """Import a dump of so many rows into a data folder of its own, and look names up."""
    from wardiary.gazetteer import Gazetteer, imported
    from wardiary.gazetteer.importing import import_files

    os.environ["WARDIARY_DATA"] = str(folder / "data")
    sample = write_dump(folder / "world.txt", rows)
    Gazetteer.open()
    with _Watched() as peak:
        began, before = time.perf_counter(), _processor()
        import_files([folder / "world.txt"])
        seconds = time.perf_counter() - began
        spent = _processor() - before
    began = time.perf_counter()
    gazetteer = Gazetteer.open()
    opened = time.perf_counter() - began
    taken = [_timed(gazetteer, name) for name in sample]
    return Figures(
        rows,
        round(seconds, 1),
        round(spent, 1),
        round(peak.megabytes, 1),
        round(imported.path_of("world").stat().st_size / 1e6, 1),
        round(1e3 * opened, 1),
        round(1e6 * statistics.median(taken), 1),
        round(1e6 * statistics.quantiles(taken, n=100)[-1], 1),
    )


def _timed(gazetteer: Gazetteer, name: str) -> float:
    began = time.perf_counter()
    gazetteer.candidates(name)
    return time.perf_counter() - began


def _processor() -> float:
    """The processor time of this process and its ended children, in seconds."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class _Watched:
    """The peak of the private memory of this process and its children while the block runs (Linux)."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_PROBE_SECONDS):
            self.megabytes = max(self.megabytes, sum(map(_resident, _family(os.getpid()))))


def _family(process: int) -> Iterator[int]:
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in tasks.read_text().split():
            yield from _family(int(child))


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


def main() -> None:
    """Measure, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=ROWS, help=f"the world has {WORLD:,}")
    parser.add_argument("--folder", type=Path, help="where to make the files; gigabytes for the world")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        print(json.dumps(asdict(measure(arguments.rows, Path(folder))), indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
