"""`wardiary export`: the state as of a moment, and tables of it, through the whole program."""

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
        "text": "Ukrainian troops captured the town of Snihurivka on Thursday, the Ukrainian military said.",
    },
    {
        "id": "second",
        "publisher": "Example Wire",
        "published": "2022-11-11T09:00:00Z",
        "text": "Three people died when a missile struck a warehouse in Mykolaiv on Friday, residents said.",
    },
]


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "sides.json").write_text(json.dumps(SIDES), "utf-8")
    (folder / "reports.jsonl").write_text("".join(json.dumps(each) + "\n" for each in REPORTS), "utf-8")
    path = folder / "south.diary"
    assert run("init", path, "--sides", folder / "sides.json").exit_code == 0
    assert run("add", path, folder / "reports.jsonl").exit_code == 0
    return path


def exported(diary: Path, *options: object) -> Any:
    result = run("export", diary, *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_state_as_of_a_moment_knows_only_what_was_published_by_then(diary: Path) -> None:
    early = exported(diary, "--what", "state", "--as-of", "2022-11-11T00:00Z", "--format", "json")
    assert early["as_of"] == "2022-11-11T00:00Z"
    assert {report for event in early["events"] for report in event["reports"]} == {"first"}
    late = exported(diary)
    assert {report for event in late["events"] for report in event["reports"]} == {"first", "second"}
    assert [event["id"] for event in early["events"]] == [event["id"] for event in late["events"]][
        : len(early["events"])
    ]


def test_an_event_and_a_settlement_have_all_keys_and_reasons(diary: Path) -> None:
    state = exported(diary)
    gain = next(event for event in state["events"] if event["kind"] == "gain")
    assert {"id", "place", "lat", "lon", "from", "to", "standing", "reports", "killed", "injured", "why"} <= set(gain)
    assert gain["standing"] == "claimed"
    assert any("first" in reason for reason in gain["why"])
    held = next(row for row in state["control"] if row["place"] == gain["place"])
    assert (held["holder"], held["state"], held["since"]) == ("Ukraine", "held", "2022-11-10")
    assert {"lat", "lon", "standing", "why"} <= set(held)


def test_tables_and_maps(diary: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    assert run("export", diary, "--what", "events", "--format", "csv", "-o", path).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert {row["reports"] for row in rows} == {"first", "second"}
    features = exported(diary, "--what", "control", "--format", "geojson")["features"]
    assert features
    assert all(feature["geometry"]["type"] == "Point" for feature in features)
    claims = exported(diary, "--what", "claims")
    assert all(claim["words"] for claim in claims)
    assert any(claim["event"] for claim in claims)
    numbers = [(claim["report"], claim["claim"]) for claim in claims]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("reasons", ["--reasons", "--no-reasons"])
@pytest.mark.parametrize("what", ["events", "control", "claims"])
def test_a_table_has_the_keys_of_its_rows_for_a_heading_even_where_it_is_empty(
    diary: Path, what: str, reasons: str
) -> None:
    asked = ("export", diary, "--what", what, reasons, "--format", "csv")
    full, empty = run(*asked).stdout, run(*asked, "--as-of", "2020-01-01").stdout
    assert empty.splitlines() == full.splitlines()[:1]
    assert empty.strip().split(",") == list(exported(diary, "--what", what, reasons)[0])


def test_wrong_use(diary: Path) -> None:
    assert run("export", diary, "--as-of", "yesterday").exit_code == 2
    assert run("export", diary, "--format", "csv").exit_code == 2
    assert run("export", diary.with_name("none.diary")).exit_code == 2


def test_show_and_diff(diary: Path) -> None:
    event = exported(diary)["events"][0]
    assert "first" in run("show", diary, "event", event["id"]).stdout
    assert "held by Ukraine" in run("show", diary, "place", event["place"]).stdout
    assert "tells" in run("show", diary, "report", "first").stdout
    assert run("show", diary, "voice", "nobody at all").exit_code == 2
    assert run("show", diary, "place", event["place"], "--as-of", "2022-11-01").exit_code == 2
    changed = run("diff", diary, "--from", "2022-11-09", "--to", "2022-11-10").stdout
    assert f"control: {event['place']}: unknown -> held by Ukraine" in changed
    assert "Nothing changed" in run("diff", diary, "--from", "2022-11-01", "--to", "2022-11-02").stdout
    assert run("diff", diary, "--from", "2022-11-09", "--to", "2022-11-08").exit_code == 2


@pytest.mark.parametrize(
    ("what", "name", "told"),
    [
        ("voice", "ukraine", "ukraine is a side; its voices are: Ukrainian Armed Forces"),
        ("voice", "Ukranian Armed Force", "perhaps you mean: Ukrainian Armed Forces"),
        ("report", "frist", "perhaps you mean: first"),
        ("report", "nothing like it", "list them with: wardiary export"),
        ("event", "e000", "list them with: wardiary export"),
    ],
)
def test_an_unknown_name_is_told_with_those_that_are_near(diary: Path, what: str, name: str, told: str) -> None:
    result = run("show", diary, what, name)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_report_is_shown_with_every_claim_and_where_it_has_none(tmp_path: Path) -> None:
    texts = {
        "quiet": "The bakery on the corner sells bread again.",
        "spoken": "The army's spokesman threatened the town of Bashtanka.",
        "red": "Shells \x1b[31mhit\x1b[0m Snihurivka on Monday, police said.",
    }
    diary, lines = tmp_path / "x.diary", tmp_path / "r.jsonl"
    written = [{"id": name, "text": text, "published": "2022-11-10"} for name, text in texts.items()]
    lines.write_text("".join(json.dumps(each) + "\n" for each in written), "utf-8")
    run("init", diary)
    run("add", diary, lines)
    assert run("show", diary, "report", "quiet").stdout == "quiet · 2022-11-10: 0 claims\n"
    assert run("show", diary, "report", "quiet", "--as-of", "2022-11-09").exit_code == 2
    claims = exported(diary, "--what", "claims")
    for report in ("spoken", "red"):
        shown = run("show", diary, "report", report)
        assert all(f"{report}/{claim['claim']} " in shown.stdout for claim in claims if claim["report"] == report)
        assert "\x1b" not in shown.stdout
