"""The documentation is tested: the commands page is what the commands say of themselves."""

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_commands_page_is_complete_and_current(tmp_path: Path) -> None:
    written = tmp_path / "commands.md"
    command = [sys.executable, "-m", "typer", "wardiary.cli.app", "utils", "docs"]
    subprocess.run(
        [*command, "--name", "wardiary", "--title", "Commands", "--output", str(written)],
        check=True,
        capture_output=True,
        env=os.environ | {"TERMINAL_WIDTH": "120"},
    )
    assert written.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8"), "run: make docs/commands.md"


def test_every_page_of_the_documentation_is_in_its_contents() -> None:
    contents = (PAGE.parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in PAGE.parent.glob("*.md") if page.name not in contents] == []
