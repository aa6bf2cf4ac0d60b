"""`wardiary decide`, through the whole program, on a file and on PostgreSQL."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run

SIDES = {
    "sides": {"Ukraine": ["Ukrainian Armed Forces"], "Russia": ["Russian Armed Forces"]},
    "third": ["Example Wire"],
}
REPORTS = [
    {
        "id": "first",
        "publisher": "Example Wire",
        "published": "2022-11-10T09:00:00Z",
        "text": "Three people died when a missile struck a warehouse in Mykolaiv on Thursday, residents said.",
    },
    {
        "id": "second",
        "publisher": "Example Herald",
        "published": "2022-11-11T09:00:00Z",
        "text": "Police said on Friday that five people were killed when a rocket hit a school in Odesa that morning.",
    },
]
BY = ("--author", "A. Analyst", "--reason", "seen on the spot")


@pytest.fixture
def diary(diary_at: str, tmp_path: Path) -> str:
    (tmp_path / "sides.json").write_text(json.dumps(SIDES), "utf-8")
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(each) + "\n" for each in REPORTS), "utf-8")
    made = run("init", diary_at, "--sides", tmp_path / "sides.json")
    assert made.exit_code == 0, made.output
    added = run("add", diary_at, tmp_path / "reports.jsonl")
    assert added.exit_code == 0, added.output
    return diary_at


def exported(diary: str, what: str = "events") -> list[Any]:
    result = run("export", diary, "--what", what)
    assert result.exit_code == 0, result.output
    found: list[Any] = json.loads(result.stdout)
    return found


def decide(*arguments: str, stdin: str | None = None) -> str:
    result = run("decide", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def strikes(diary: str) -> list[Any]:
    return [event for event in exported(diary) if event["kind"] in ("strike", "explosion")]


def test_a_rejected_claim_is_shown_and_counts_nowhere_until_that_is_withdrawn(diary: str) -> None:
    before = exported(diary)
    told = decide("reject", diary, "first/c1", *BY)
    assert told == "Decision 1: reject first/c1.\n"
    assert all("first" not in event["reports"] for event in exported(diary))
    assert "Rejected by A. Analyst" in run("show", diary, "report", "first").stdout
    (claim,) = [row for row in exported(diary, "claims") if row["report"] == "first"]
    assert claim["event"] is None
    assert "seen on the spot" in claim["decisions"][0]
    assert "Withdrew decision 1" in decide("withdraw", diary, "1", "--author", "B", "-m", "it was no mistake")
    assert exported(diary) == before
    listed = decide("list", diary)
    assert "A. Analyst: reject first/c1" in listed
    assert "by B: it was no mistake" in listed
    assert decide("list", diary, "--standing") == "There are no decisions.\n"


def test_a_field_is_corrected_and_the_event_says_so(diary: str) -> None:
    told = decide("correct", diary, "first/c1", "place=Kherson", "killed=4..6", *BY)
    assert told.splitlines()[1] == "Decision 2: correct first/c1: killed 4..6 (read as 3)."
    (event,) = [each for each in exported(diary) if "first" in each["reports"]]
    assert (event["place"], event["killed"]) == ("Kherson", [4, 6])
    assert any("Corrected by A. Analyst" in reason for reason in event["why"])
    shown = run("show", diary, "event", event["id"]).stdout
    assert "place Kherson (read as Mykolaiv" in shown or "place Kherson (read as Mykolayiv" in shown


def test_both_ends_of_a_time_are_one_correction(diary: str) -> None:
    told = decide("correct", diary, "first/c1", "from=2022-11-08", "to=2022-11-09", *BY)
    assert told.startswith("Decision 1: correct first/c1: time 2022-11-08..2022-11-09 (read as ")
    assert len(told.splitlines()) == 1


def test_events_are_put_together_and_told_apart(diary: str) -> None:
    one, other = (each["id"] for each in strikes(diary))
    decide("merge", diary, one, other, *BY)
    (event,) = strikes(diary)
    assert event["reports"] == ["first", "second"]
    assert event["killed"] == [3, 5]
    refused = run("decide", "split", diary, "second/c1", *BY)
    assert refused.exit_code == 2
    assert "wardiary decide withdraw DIARY 1" in refused.stderr
    decide("withdraw", diary, "1", *BY)


def test_a_claim_is_split_off_its_event(diary: str, tmp_path: Path) -> None:
    again = {**REPORTS[0], "id": "third", "publisher": "Example Gazette", "published": "2022-11-10T12:00:00Z"}
    again["text"] = "A missile killed three people at a warehouse in Mykolaiv on Thursday, the governor said."
    (tmp_path / "more.jsonl").write_text(json.dumps(again), "utf-8")
    assert run("add", diary, tmp_path / "more.jsonl").exit_code == 0
    (event,) = [each for each in exported(diary) if "third" in each["reports"]]
    assert set(event["reports"]) == {"first", "third"}
    claim = next(row["claim"] for row in exported(diary, "claims") if row["report"] == "third" and row["event"])
    assert "from first/c1" in decide("split", diary, f"third/{claim}", *BY)
    apart = [each["reports"] for each in exported(diary) if {"first", "third"} & set(each["reports"])]
    assert sorted(apart) == [["first"], ["third"]]


def test_an_accepted_claim_is_shown_as_accepted_and_stays(diary: str) -> None:
    decide("accept", diary, "first/c1", *BY)
    assert "[accepted]" in run("show", diary, "report", "first").stdout
    refused = run("decide", "reject", diary, "first/c1", *BY)
    assert refused.exit_code == 2
    assert "A decision that stands says otherwise: accept" in refused.stderr
    again = run("decide", "accept", diary, "first/c1", *BY)
    assert "decided already" in again.stderr


def test_the_brief_marks_what_was_decided(diary: str, tmp_path: Path) -> None:
    decide("correct", diary, "first/c1", "killed=4", *BY)
    decide("reject", diary, "second/c1", *BY)
    for name in ("week.html", "week.md"):
        out = tmp_path / name
        assert run("brief", diary, "--from", "2022-11-09", "--to", "2022-11-12", "-o", out).exit_code == 0
        page = out.read_text("utf-8")
        assert "orrected by A. Analyst" in page
        assert "ejected by A. Analyst" in page
        assert "seen on the spot" in page


def test_the_reason_is_asked_for_and_never_left_out(diary: str) -> None:
    assert "Decision 1" in decide("accept", diary, "first/c1", "--author", "A", stdin="heard the recording\n")
    assert "why: heard the recording" in decide("list", diary)
    for stdin in ("", None):
        refused = run("decide", "accept", diary, "second/c1", "--author", "A", stdin=stdin)
        assert refused.exit_code == 2
        assert "a decision needs a reason" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("accept", "none/c1"), "no such claim"),
        (("accept", "ffff"), "no such event"),
        (("reject", "first/c1+400"), "reject the claims of its sentence"),
        (("correct", "first/c1", "colour=red"), "FIELD one of"),
        (("correct", "first/c1", "kind=war"), "one of gain, withdrawal"),
        (("correct", "first/c1", "time=2022-13"), "That is no time"),
        (("correct", "first/c1", "time=2022-11-12..2022-11-10"), "before its beginning"),
        (("correct", "first/c1", "killed=6..4"), "lower bound comes first"),
        (("correct", "first/c1", "place=Springfield"), "may mean"),
        (("correct", "first/c1", "place=95,10"), "latitude, then longitude"),
        (("merge", "first/c1"), "needs two things"),
        (("withdraw", "7"), "not there"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(diary: str, arguments: tuple[str, ...], told: str) -> None:
    command, *rest = arguments
    refused = run("decide", command, diary, *rest, *BY)
    assert refused.exit_code == 2, refused.output
    assert told in refused.stderr
    assert decide("list", diary) == "There are no decisions.\n"


def test_tables_say_what_was_decided(diary: str) -> None:
    decide("accept", diary, "first/c1", *BY)
    table = run("export", diary, "--what", "claims", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert next(row["decisions"] for row in rows if row["report"] == "first").startswith("Accepted")
