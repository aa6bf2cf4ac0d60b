"""Running the commands: in this process, or in one of their own where exits and signals matter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from wardiary.cli.app import app

COMMAND = [sys.executable, "-m", "wardiary"]

STRIKE = (
    "Title: Night fire on Mykolaiv\nPublisher: Example Wire\nPublished: 2022-11-08\n\n"
    "At least three people were killed when a missile struck a warehouse in Mykolaiv overnight, the regional governor "
    "said on Tuesday. The report could not be independently verified.\n"
)
RETREAT = (
    "Ukrainian soldiers entered the village of Kyselivka on Wednesday, a spokeswoman for the army's southern command "
    "said. Russia's defense ministry denied that its troops had withdrawn from the village."
)


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    """The command's outcome, in this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)


def run_alone(*arguments: object, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command's outcome, in a process of its own."""
    command = [*COMMAND, *(str(each) for each in arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, **options)


def write_reports(folder: Path) -> list[Path]:
    """Two good reports: a text with a header, and JSON lines."""
    (folder / "strike.txt").write_text(STRIKE, "utf-8")
    line = {"id": "retreat", "text": RETREAT, "published": "2022-11-09", "publisher": "Example Herald"}
    (folder / "more.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    return [folder / "strike.txt", folder / "more.jsonl"]


def write_bad(folder: Path) -> list[Path]:
    """One file of every kind that cannot be taken."""
    bad = folder / "bad"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    (bad / "binary.txt").write_bytes(bytes(range(256)))
    (bad / "encoding.txt").write_bytes(b"A report of caf\x81\x8d\x8f\x90\x9d " * 9)
    (bad / "foreign.txt").write_text("Вибух у центрі міста, постраждалих немає.", "utf-8")
    (bad / "menu.txt").write_text("Home\nNews\n", "utf-8")
    with (bad / "huge.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    (bad / "lines.jsonl").write_text('{oops\n{"id": "none"}\n{"text": "A fine day.", "published": "now"}\n', "utf-8")
    return sorted(bad.iterdir())


BAD_CODES = [
    "binary",
    "empty",
    "wrong-encoding",
    "not-english",
    "too-long",
    "not-json",
    "no-text",
    "bad-date",
    "no-sentence",
]
