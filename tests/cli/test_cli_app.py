import json
import subprocess
import sys

import pytest
from cli_runs import run, run_alone

from wardiary import __version__

COMMANDS = [
    *("read", "init", "add", "brief", "export", "show", "diff", "rebuild", "schema", "control", "decide", "gazetteer"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Examples" in result.stdout
    assert f"wardiary {command} " in result.stdout.split("Examples")[1]


def test_help_lists_the_commands() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert [command for command in COMMANDS if f" {command} " in result.stdout] == COMMANDS


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"wardiary {__version__}\n"


def test_the_module_runs_as_the_command_does() -> None:
    result = run_alone("--version")
    assert (result.returncode, result.stdout) == (0, f"wardiary {__version__}\n".encode())


@pytest.mark.parametrize("record", ["report", "reading", "claim", "check"])
def test_schemas_are_json(record: str) -> None:
    described = json.loads(run("schema", record).stdout)
    assert described["title"].lower() == record
    assert described["properties"]


def test_nothing_heavy_is_loaded_for_help() -> None:
    heavy = {"sqlalchemy", "alembic", "pydantic", "numpy", "jinja2", "py3langid", "charset_normalizer"}
    script = f"import sys, wardiary.cli.app; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b"[]\n"


def test_a_value_that_is_none_of_those_there_are_is_told_in_plain_words() -> None:
    told = run("export", "x.diary", "--format", "yaml").stderr
    assert "'yaml' is not one of" in told
    assert "Value error" not in told


@pytest.mark.parametrize("command", [["read"], ["brief"], ["init"], ["show", "place", "Kherson"]])
def test_a_path_that_no_system_takes_is_told(command: list[str]) -> None:
    name, *rest = command
    result = run(name, "x" * 300, *rest)
    assert result.exit_code == 2
    assert "File name too long" in result.stderr
    assert "to do:" in result.stderr
