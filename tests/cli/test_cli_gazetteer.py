import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cli_runs import run, run_alone

from wardiary.gazetteer import importing


def line(geonameid: int, name: str, **known: object) -> str:
    columns = [geonameid, name, name, known.get("others", ""), 47.1, 33.2, "P", "PPL", "UA", "", "08", "", "", ""]
    return "\t".join(map(str, [*columns, known.get("people", 0), "", 20, "Europe/Kyiv", "2024-05-06"]))


def dump(path: Path, *lines: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Readme for GeoNames\n")
        archive.writestr(f"{path.stem}.txt", "".join(f"{each}\n" for each in lines))
    return path


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder without imports."""
    monkeypatch.setenv("WARDIARY_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.parametrize("command", ["import", "info", "find", "remove"])
def test_every_command_has_help_with_examples(command: str) -> None:
    result = run("gazetteer", command, "--help")
    assert result.exit_code == 0
    assert f"wardiary gazetteer {command}" in result.stdout.split("Examples")[1]


def test_an_import_is_told_listed_found_and_removed(tmp_path: Path, data: Path) -> None:
    path = dump(
        tmp_path / "UA.zip", line(40_000_001, "Zqvillage", others="Зквілаж", people=1234), line(40_000_002, "Zqtown")
    )
    imported = run("gazetteer", "import", path)
    assert (imported.exit_code, imported.stdout) == (0, "Imported UA, 2 places.\n")
    assert run("gazetteer", "import", path).stdout == "Imported before, unchanged: UA, 2 places.\n"
    told = run("gazetteer", "info").stdout
    assert "2024-05-06" in told
    assert str(path)[:40] in told.replace("\n", "")
    assert str(data) in told.replace("\n", "")
    found = run("gazetteer", "find", "Зквілаж")
    assert found.exit_code == 0
    row = next(each for each in found.stdout.splitlines() if "Zqvillage" in each)
    assert row.split() == "Zqvillage PPL Kherson Oblast, UA 47.10000 33.20000 1,234 40000001 another script".split()
    assert run("gazetteer", "remove").stdout == "Removed UA.\n"
    assert run("gazetteer", "remove").stdout == "There is nothing to remove.\n"
    assert run("gazetteer", "find", "Zqvillage").exit_code == 1


def test_more_places_than_shown_are_counted() -> None:
    told = run("gazetteer", "find", "--most", 2, "Springfield").stdout
    assert sum("PPL" in each for each in told.splitlines()) == 2
    assert "more: --most" in told


def test_a_name_that_nothing_has_is_told() -> None:
    result = run("gazetteer", "find", "Qxzzyvorplatz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "No place is called Qxzzyvorplatz.\n"


def test_an_unknown_import_is_told_with_those_there_are(tmp_path: Path) -> None:
    run("gazetteer", "import", dump(tmp_path / "UA.zip", line(40_000_001, "Zqvillage")))
    result = run("gazetteer", "remove", "SD")
    assert result.exit_code == 2
    assert "name one of these: UA" in result.stderr


def test_other_files_are_refused_with_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary\n", "utf-8")
    result = run("gazetteer", "import", path)
    assert result.exit_code == 2
    for told in ("not a GeoNames file", "19 columns", "notes.txt", "download.geonames.org"):
        assert told in result.stderr
    assert run("gazetteer", "import", tmp_path / "none.zip").exit_code == 2


def test_ctrl_c_leaves_things_as_they_were_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = dump(tmp_path / "UA.zip", line(40_000_001, "Zqvillage"))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "assemble", interrupted)
    result = run("gazetteer", "import", path)
    assert result.exit_code == 130
    assert "goes on from here" in result.stderr
    assert "import of UA was interrupted" in run("gazetteer", "info").stdout
    assert run("gazetteer", "remove", "UA").stdout == "Removed UA.\n"


def test_a_pipe_that_closes_early_is_no_fault() -> None:
    find = f"{sys.executable} -m wardiary gazetteer find --most 500 Springfield"
    command = f"{find} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout.strip() in (b"0", b"141")
    assert done.stderr == b""


def test_reading_uses_what_was_imported(tmp_path: Path) -> None:
    run("gazetteer", "import", dump(tmp_path / "UA.zip", line(40_000_001, "Zqvillagrad", people=900)))
    text = b"Published: 2022-11-08\n\nRussian forces shelled the village of Zqvillagrad on Monday, officials said.\n"
    done = run_alone("read", "--format", "jsonl", "-", stdin=text)
    assert done.returncode == 0
    assert b"40000001" in done.stdout
