"""`make bench`: print one table of figures, keep it with its commit, and show it in the documentation."""

from __future__ import annotations

import json
import subprocess
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.data import SHARED
from benchmarks.quality import Figure, measure_all
from benchmarks.short_cases import measure_short
from benchmarks.speed import measure_network, measure_speed
from benchmarks.weighing import measure_scenarios, measure_weighing

KEPT = Path(__file__).parent / "figures.jsonl"
PAGE = Path(__file__).parents[1] / "docs" / "figures.md"


def main() -> None:
    """Measure everything, print it, and add one line to `figures.jsonl`."""
    ArgumentParser(description=__doc__).parse_args()  # whoever asks for help does not want to wait for the figures
    console = Console()
    if not SHARED.exists():
        console.print(f"no data beside the project ({SHARED}): only the speed is measured")
    # Speed first, while this process is small: the peak of a child begins with its parent's.
    speed = [*measure_speed(), *measure_network(), *measure_weighing()]
    figures = [*measure_all(), *measure_scenarios(), *measure_short(), *speed]
    console.print(table(figures))
    keep(figures)
    PAGE.write_text(page(figures), encoding="utf-8")
    console.print(f"kept in {KEPT}, shown in {PAGE}")


def table(figures: list[Figure]) -> Table:
    """The figures as a table for the terminal."""
    out = Table(title=f"Wardiary at {commit()}")
    for column in ("task", "figure", "value"):
        out.add_column(column, justify="right" if column == "value" else "left")
    for figure in figures:
        out.add_row(figure.task, figure.name, "" if figure.value is None else f"{figure.value:g}")
    return out


def page(figures: list[Figure]) -> str:
    """The figures as a page of the documentation."""
    rows = [f"| {f.task} | {f.name} | {'' if f.value is None else f'{f.value:g}'} |" for f in figures]
    head = ("# Figures", "", f"Measured at commit {commit()} by `make bench`, on the dev parts beside the project.", "")
    return "\n".join((*head, "| task | figure | value |", "| --- | --- | --- |", *rows, ""))


def keep(figures: list[Figure]) -> None:
    """Add the figures to the record of all runs, with commit and time (UTC)."""
    row = {"commit": commit(), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    values = {f"{f.task}: {f.name}": f.value for f in figures}
    with KEPT.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**row, "figures": values}) + "\n")


def commit() -> str:
    """The commit checked out, with `+` where files have changed since; "unknown" outside a checkout."""
    try:
        head = _git("rev-parse", "--short", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True, cwd=Path(__file__).parent)  # noqa: S603, S607
    return done.stdout.strip()


if __name__ == "__main__":
    main()
