"""Make the shipped example anew: a diary of seventeen short reports, and its brief.

The reports were written for this project from public facts of 8 to 12 November 2022; their publishers are invented and
named as examples, and details and sayings are not evidence of anything. What runs here is what a user would type.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DAYS = ("2022-11-08", "2022-11-12")


def wardiary(*arguments: str) -> str:
    """Run one command of Wardiary and show it; gives back what it wrote. Raises CalledProcessError where it failed."""
    print("$ wardiary", *(argument.replace(f"{HERE.parent}/", "") for argument in arguments), flush=True)  # noqa: T201
    command = [sys.executable, "-m", "wardiary", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603
    print(done.stdout, end="", flush=True)  # noqa: T201
    return done.stdout


def main(folder: Path = HERE) -> Path:
    """Make `kherson.diary` and `brief.html` in `folder`, in place of older ones; gives back the page's path."""
    diary, page = folder / "kherson.diary", folder / "brief.html"
    for old in folder.glob("kherson.diary*"):
        old.unlink()
    wardiary("init", str(diary), "--sides", str(HERE / "sides.json"))
    wardiary("add", str(diary), str(HERE / "reports.jsonl"))
    wardiary("brief", str(diary), "--from", DAYS[0], "--to", DAYS[1], "-o", str(page))
    wardiary("brief", str(diary), "--from", DAYS[0], "--to", DAYS[1], "-o", str(page.with_suffix(".md")))
    print(f"\nThe brief is at {page.as_uri()}")  # noqa: T201
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE)
