"""How many reports sources may hold, for a progress bar: counted by lines and files, without looking into them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wardiary.reports.files import LINES
from wardiary.reports.sources import STANDARD_INPUT, files_in


def estimate(names: Iterable[str]) -> int | None:
    """The number of reports at most, blank lines aside; None where a source cannot be counted beforehand (a pipe)."""
    total = 0
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT or not (path.is_file() or path.is_dir()):
            return None
        total += sum(_count(each) for each in ([path] if path.is_file() else files_in(path)))
    return total


def _count(path: Path) -> int:
    if path.suffix.lower() not in LINES:
        return 1
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:  # told when it is read
        return 1
