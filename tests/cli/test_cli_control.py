"""`wardiary control`, through the whole program, on a file and on PostgreSQL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import run

SIDES = {"sides": {"Ukraine": ["Ukrainian Armed Forces"], "Russia": []}, "third": ["Example Wire"]}
GAIN = {
    "id": "first",
    "publisher": "Example Wire",
    "published": "2022-11-10T09:00:00Z",
    "text": "Ukrainian troops captured the town of Snihurivka on Thursday, the Ukrainian military said.",
}
TOWNS = "place,holder,date\nKherson,Russia,2022-11-01\nSnihurivka,Russia,2022-11-01\nAtlantis Nova,Russia,\n"
BY = ("--author", "A. Analyst")


@pytest.fixture
def diary(diary_at: str, tmp_path: Path) -> str:
    (tmp_path / "sides.json").write_text(json.dumps(SIDES), "utf-8")
    (tmp_path / "towns.csv").write_text(TOWNS, "utf-8")
    assert run("init", diary_at, "--sides", tmp_path / "sides.json").exit_code == 0
    assert run("add", diary_at, "-", stdin=json.dumps(GAIN)).exit_code == 0
    return diary_at


def test_a_starting_state_is_imported_once_and_bad_rows_are_told(diary: str, tmp_path: Path) -> None:
    first = run("control", "import", diary, tmp_path / "towns.csv", *BY)
    assert first.exit_code == 1
    assert first.stdout == "Import 1: 2 settlements and 0 areas of towns.csv, 1 row left out.\n"
    assert "left out towns.csv:4: The gazetteer has no such place." in first.stderr
    again = run("control", "import", diary, tmp_path / "towns.csv", *BY)
    assert "there already" in again.stdout
    assert "A. Analyst: towns.csv, 2 settlements, 0 areas" in run("control", "imports", diary).stdout


def test_control_goes_on_from_it_and_is_listed(diary: str, tmp_path: Path) -> None:
    run("control", "import", diary, tmp_path / "towns.csv", *BY)
    before = run("control", diary, "--as-of", "2022-11-05").stdout
    assert before.splitlines()[-1].endswith(": 2 held by Russia.")
    after = run("control", "list", diary, "--as-of", "2022-11-12")
    assert after.exit_code == 0
    assert after.stdout.splitlines()[-1].endswith(": 1 held by Russia, 1 held by Ukraine.")
    only = run("control", diary, "--holder", "ukraine").stdout
    assert "Snihurivka" in only
    assert "Kherson" not in only
    assert "towns.csv, entry 2" in run("show", diary, "place", "Kherson").stdout
    rows = json.loads(run("export", diary, "--what", "control").stdout)
    assert next(row["holder"] for row in rows if row["place"] == "Kherson") == "Russia"
    changed = run("diff", diary, "--from", "2022-10-30", "--to", "2022-11-05").stdout
    assert "Kherson: unknown -> held by Russia" in changed


def test_a_holder_that_is_no_side_is_told_with_those_there_are(diary: str) -> None:
    result = run("control", diary, "--holder", "nobody")
    assert result.exit_code == 2
    assert "is no side of the diary; its sides are: " in " ".join(result.stderr.replace("│", " ").split())


def test_an_import_is_withdrawn_and_may_come_again(diary: str, tmp_path: Path) -> None:
    run("control", "import", diary, tmp_path / "towns.csv", *BY)
    assert run("control", "withdraw", diary, "1", *BY).stdout == "Withdrew import 1: towns.csv.\n"
    assert "Kherson" not in run("control", diary).stdout
    assert "withdrawn" in run("control", "imports", diary).stdout
    assert run("control", "withdraw", diary, "1", *BY).exit_code == 2
    assert "Import 3" in run("control", "import", diary, tmp_path / "towns.csv", *BY).stdout


def test_nothing_is_half_written(diary: str, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("place,holder\nKherson,Martians\n", "utf-8")
    refused = run("control", "import", diary, tmp_path / "bad.csv", *BY)
    assert refused.exit_code == 2
    assert "No row could be taken" in refused.stderr
    assert run("control", "imports", diary).stdout == "There is no starting state.\n"
    assert run("control", "import", diary, tmp_path / "towns.csv", "--as-of", "November", *BY).exit_code == 2


def test_settlements_stay_when_their_events_are_put_together(diary: str, tmp_path: Path) -> None:
    strike = {
        **GAIN,
        "id": "second",
        "text": "Five people were killed when a rocket hit a school in Mykolaiv on Thursday.",
    }
    fire = {**GAIN, "id": "third", "text": "A missile struck a warehouse in Odesa on Thursday morning, residents said."}
    assert run("add", diary, "-", stdin=f"{json.dumps(strike)}\n{json.dumps(fire)}\n").exit_code == 0
    run("control", "import", diary, tmp_path / "towns.csv", *BY)
    assert run("decide", "merge", diary, "second/c1", "third/c1", "-m", "one salvo", *BY).exit_code == 0
    for moment in ("2022-11-05", "2022-11-12"):
        state = run("export", diary, "--as-of", moment)
        assert state.exit_code == 0, state.output
        told = {row["place"]: row["holder"] for row in json.loads(state.stdout)["control"]}
        listed = run("control", diary, "--as-of", moment).stdout
        assert told["Kherson"] == "Russia"
        assert all(name in listed for name in told)
    assert "held by Russia" in run("show", diary, "place", "Kherson").stdout
