"""What the README says that comes out does come out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
ENVIRONMENT = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def printed(command: str) -> str:
    """What a command of the README prints, in one line."""
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True, text=True, env=ENVIRONMENT)
    return " ".join(done.stdout.split())


def test_the_sentence_of_the_example_reads_as_told() -> None:
    text = README.read_text("utf-8")
    (command,) = re.findall(r"\$ (echo .*?)\n```", text, re.DOTALL)
    (row,) = re.findall(r"^\| (strike.*) \|$", text, re.MULTILINE)
    kind, words, *fields = row.split(" | ")
    said = printed(command)
    for cell in (*kind.split(", "), *re.findall(r"\*\*(.+?)\*\*", words)):
        assert cell in said
    for word in (word for field in fields for word in field.split()):
        assert word in said, f"{word!r} of the README is not in what is printed: {said}"
    assert "1 claim" in said


def test_every_command_that_it_names_is_there() -> None:
    text = README.read_text("utf-8")
    told = set(re.findall(r"(?:\$|\|) wardiary (\w+)", text))
    listed = printed("wardiary --help")
    assert told
    assert all(f" {command} " in listed for command in told)


def test_every_page_and_picture_that_it_leads_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)", README.read_text("utf-8")):
        assert (README.parent / target).exists(), target
