import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from cli_runs import BAD_CODES, COMMAND, RETREAT, run, write_bad, write_reports

from wardiary.diary.store import Diary


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    sides = tmp_path / "sides.json"
    sides.write_text(json.dumps({"sides": {"Ukraine": ["Ukrainian Armed Forces"], "Russia": []}, "third": []}), "utf-8")
    result = run("init", tmp_path / "south.diary", "--sides", sides)
    assert result.exit_code == 0
    assert "2 sides with 1 name" in result.stdout
    return tmp_path / "south.diary"


def test_reports_are_added_once(tmp_path: Path, diary: Path) -> None:
    reports = write_reports(tmp_path)
    first = run("add", diary, *reports)
    assert first.exit_code == 0
    assert "2 added, 0 already there, 0 rejected. It now holds 2 reports" in first.stdout
    again = run("add", diary, *reports, "-", stdin=RETREAT)
    assert again.exit_code == 0
    assert "0 added, 3 already there, 0 rejected" in again.stdout
    assert "already there as retreat: stdin-" in again.stderr
    with Diary.open(diary) as kept:
        assert (kept.counts().reports, kept.counts().copies) == (2, 1)


def test_what_is_rejected_is_recorded_and_the_rest_goes_on(tmp_path: Path, diary: Path) -> None:
    good, bad = write_reports(tmp_path), write_bad(tmp_path)
    for _ in range(2):
        result = run("add", diary, good[0], *bad, good[1])
        assert result.exit_code == 1
        assert "9 rejected" in result.stdout
    with Diary.open(diary) as kept:
        assert [each.rejection.code for each in kept.rejections()] == BAD_CODES
        assert kept.counts().reports == 2


def test_another_text_under_a_kept_name_is_rejected(tmp_path: Path, diary: Path) -> None:
    run("add", diary, *write_reports(tmp_path))
    (tmp_path / "strike.txt").write_text("Nobody was hurt at the harbour on Monday, officials said.", "utf-8")
    result = run("add", diary, tmp_path / "strike.txt")
    assert result.exit_code == 1
    assert "rejected (duplicate-id) strike: report 1 of the diary has this name and another text" in result.stderr


def test_a_brief_is_written_of_the_last_day_or_of_those_named(tmp_path: Path, diary: Path) -> None:
    run("add", diary, *write_reports(tmp_path))
    result = run("brief", diary)
    assert result.exit_code == 0
    assert (tmp_path / "south-2022-11-09.html").read_text("utf-8").startswith("<!")
    assert "2022-11-09, " in result.stdout
    out = tmp_path / "week.md"
    result = run("brief", diary, "--from", "2022-11-07", "--to", "2022-11-13", "-o", out)
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "Mykolaiv" in out.read_text("utf-8")


def test_a_brief_of_days_without_reports_says_where_there_are_some(tmp_path: Path, diary: Path) -> None:
    run("add", diary, *write_reports(tmp_path))
    result = run("brief", diary, "--day", "2030-01-01", "-o", tmp_path / "x.md")
    assert result.exit_code == 0
    assert "its last day with a report is 2022-11-09" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--day", "2022-13-01"], "--day"),
        (["--day", "2022-11-09", "--to", "2022-11-10"], "of several"),
        (["--from", "2022-11-10", "--to", "2022-11-09"], "comes before"),
        (["-o", "brief.pdf"], ".html or .md"),
        ([], "holds no report yet"),
        (["--day", "tuesday"], "'tuesday' is not a day like 2023-12-18"),
    ],
)
def test_a_brief_asked_for_wrongly_is_not_written(diary: Path, options: list[str], told: str) -> None:
    result = run("brief", diary, *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_errors_have_one_shape(tmp_path: Path, diary: Path) -> None:
    (tmp_path / "text").write_text("no diary", "utf-8")
    for arguments in (
        ["init", diary],
        ["init", tmp_path / "new.diary", "--sides", tmp_path / "text"],
        ["add", tmp_path / "text", "-"],
        ["add", tmp_path / "nothing", "-"],
        ["add", diary, tmp_path / "nothing.txt"],
        ["brief", tmp_path / "text"],
    ):
        result = run(*arguments, stdin="")
        assert result.exit_code == 2
        assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["Error", "  where", "  to do"]
    assert not (tmp_path / "new.diary").exists()
    assert not (tmp_path / "nothing").exists()


def fed(diary: Path, reports: int) -> subprocess.Popen[bytes]:
    """A process that has kept some of the reports it was fed and waits for more."""
    # What a script runs with "&" ignores Ctrl-C, and so does what that starts: the tests may be run so, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*COMMAND, "add", "--jobs", "1", str(diary), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    signal.signal(signal.SIGINT, before)
    assert process.stdin is not None
    for number in range(reports):
        line = {
            "id": f"r{number}",
            "text": f"Shell number {number} fell near the port of Odesa on Monday, police said.",
        }
        process.stdin.write(json.dumps(line).encode() + b"\n")
    process.stdin.flush()
    with Diary.open(diary) as kept:
        while kept.counts().reports == 0 and process.poll() is None:
            time.sleep(0.02)
    return process


def test_an_interrupt_loses_nothing_and_says_how_far_it_came(diary: Path) -> None:
    with fed(diary, 20) as process:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode in (130, -signal.SIGINT), told  # both are 130 to a shell
    with Diary.open(diary) as kept:
        reports = kept.counts().reports
    assert 0 < reports < 20
    assert told.decode() == (
        f"Interrupted: {reports} added, 0 already there, 0 rejected. "
        "Nothing added is lost; the same command goes on from here.\n"
    )


def test_a_killed_run_is_gone_on_with(diary: Path) -> None:
    with fed(diary, 20) as process:
        process.kill()
    with Diary.open(diary) as kept:
        reports = kept.counts().reports
    assert 0 < reports < 20
    with fed(diary, 20) as process:
        out, _ = process.communicate()
    assert process.returncode == 0
    assert f"{20 - reports} added, {reports} already there".encode() in out
