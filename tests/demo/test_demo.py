import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "demo"


def reports() -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (DEMO / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_reports_are_what_they_are_said_to_be() -> None:
    found = reports()
    assert len(found) >= 14
    assert all(str(report["publisher"]).startswith("Example ") for report in found)
    assert all(80 <= len(str(report["text"]).split()) <= 250 for report in found)
    days = {str(report["published"])[:10] for report in found if report["published"]}
    assert days == {f"2022-11-{day:02}" for day in range(8, 13)}
    assert [report["id"] for report in found if report["published"] is None] == ["ex-17-radio"]
    assert max(Counter(report["text"] for report in found).values()) == 2


def test_their_sentences_are_of_this_project() -> None:
    gold = DEMO.parents[1] / "shared" / "claims" / "dev.jsonl"
    if not gold.is_file():
        pytest.skip("the shared corpora are not here: nothing to compare with")
    theirs = " ".join(json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()).split()
    length = 9  # words in a row that only a copy shares
    seen = {tuple(theirs[i : i + length]) for i in range(len(theirs))}
    for report in reports():
        words = str(report["text"]).split()
        assert not seen & {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}, report["id"]


def test_it_makes_a_diary_and_a_page(tmp_path: Path) -> None:
    command = [sys.executable, str(DEMO / "run.py"), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert f"The brief is at {(tmp_path / 'brief.html').as_uri()}" in done.stdout
    assert "16 added, 1 already there, 0 rejected" in done.stdout
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "Snihurivka" in page
    assert page.count('<article id="r') >= 15
    assert (tmp_path / "brief.md").is_file()
