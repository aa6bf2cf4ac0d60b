import json
import os
import subprocess
from pathlib import Path

import pytest
from cli_runs import BAD_CODES, COMMAND, STRIKE, run, run_alone, write_bad, write_reports

from wardiary.model import Reading
from wardiary.model.codec import from_json


def test_a_report_is_shown_with_its_claims_words_and_voice(tmp_path: Path) -> None:
    result = run("read", *write_reports(tmp_path))
    assert result.exit_code == 0
    assert "strike · Night fire on Mykolaiv · Example Wire · 2022-11-08" in result.stdout
    assert "retreat · Example Herald · 2022-11-09" in result.stdout
    assert "[killed]" in result.stdout or "[struck]" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_lines_are_readings_of_every_report_in_order(tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    result = run("read", "--format", "jsonl", *write_reports(tmp_path), "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    readings = [from_json(Reading, line) for line in out.read_text("utf-8").splitlines()]
    assert [reading.id for reading in readings] == ["strike", "retreat"]
    body = STRIKE.split("\n\n")[1]
    for claim in readings[0].claims:
        assert claim.trigger.of(body) in claim.sentence.of(body)
    keys = {"places", "times", "attributions", "entities", "main_event", "main_place", "claims"}
    assert keys <= json.loads(out.read_text("utf-8").splitlines()[0]).keys()


def test_options_fill_what_reports_do_not_say(tmp_path: Path) -> None:
    result = run(
        "read", "--published", "2023-01-02", "--publisher", "Example Post", "-", stdin="Two men were shot in Izium."
    )
    assert result.exit_code == 0
    assert " · Example Post · 2023-01-02" in result.stdout


def test_short_lines_of_json_are_always_read() -> None:
    lines = [{"id": str(n), "text": text} for n, text in enumerate(["Explosion in central Kyiv", "TOS-1 near Tokmak"])]
    result = run("read", "--format", "jsonl", "-", stdin="\n".join(json.dumps(line) for line in lines))
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


def test_what_is_rejected_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    good, bad = write_reports(tmp_path), write_bad(tmp_path)
    result = run("read", "--format", "jsonl", good[0], *bad, good[1])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    told = [line for line in result.stderr.splitlines() if line.startswith("rejected (")]
    assert [line.split("(")[1].split(")")[0] for line in told] == BAD_CODES
    assert f"{bad[0]}: it holds zero bytes" in told[0]
    assert "2 reports read, 9 rejected." in result.stderr


def test_several_processes_read_the_same_in_the_same_order(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    text = "Police said that {} people were arrested in Odesa on Monday after a blast at a depot."
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": text.format(n)}) + "\n" for n in range(40)) + "{oops\n", "utf-8"
    )
    alone = run_alone("read", "--format", "jsonl", "--jobs", 1, path)
    both = run_alone("read", "--format", "jsonl", "--jobs", 2, path)
    assert alone.returncode == both.returncode == 1
    assert len(alone.stdout.splitlines()) == 40
    assert alone.stdout == both.stdout
    assert alone.stderr == both.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "nothing.txt"], "no such file"),
        (["read"], "Missing argument"),
        (["read", "--published", "Monday", "-"], "is not a date"),
        (["read", "--format", "xml", "-"], "xml"),
        (["read", "--jobs", "0", "-"], "equal to 1"),
        (["reed"], "reed"),
        (["read", "-", "-o", "/nowhere/at/all.jsonl"], "no such folder"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_was_wrong(arguments: list[str], told: str) -> None:
    result = run(*arguments, stdin="Two men were shot in Izium.")
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_failed_run_leaves_the_output_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", "utf-8")
    assert run("read", tmp_path / "nothing.txt", "-o", out).exit_code == 2
    assert out.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_closed_pipe_is_left_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "Two men were shot in Izium on Monday, police said."}\n' * 400, "utf-8")
    for form in ("table", "jsonl"):
        with subprocess.Popen(
            [*COMMAND, "read", "--jobs", "1", "--format", form, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here to write to")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "read", "--format", "jsonl", *write_reports(tmp_path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 2, result.stderr
    assert result.stderr.startswith(b"Error: No space left on device.\n")


def test_colour_only_where_it_is_wanted(tmp_path: Path) -> None:
    path = write_reports(tmp_path)[0]
    quiet = run_alone("read", path, env={**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1"})
    loud = run_alone("read", path, env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "FORCE_COLOR": "1"})
    assert b"\x1b[3" not in quiet.stdout
    assert b"\x1b[3" in loud.stdout
