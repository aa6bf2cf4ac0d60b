"""Short cases are scored as their page says: what is wanted, where and when, who holds it, and what must not arise."""

import json
from pathlib import Path

import pytest

from benchmarks.short_cases import Answer, answers, figures
from wardiary.gazetteer import Gazetteer
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader

WANT = {"kind": "gain", "place": "Sennar", "lat": 13.55, "lon": 33.6, "day": "2024-03-04", "standing": "claimed"}
HELD = {"place": "Sennar", "lat": 13.55, "lon": 33.6, "holder": "Sudan", "state": "held"}
CASE = {
    "id": "x-1",
    "sides": {"Sudan": ["Sudanese army", "army"], "RSF": ["Rapid Support Forces"]},
    "reports": [
        {
            "id": "r1",
            "publisher": "Example Wire",
            "published": "2024-03-05T12:00Z",
            "text": "The Sudanese army captured the town of Sennar on Monday, the army said in a statement.",
        }
    ],
    "as_of": "2024-03-06T00:00Z",
    "want": [WANT],
    "control": [HELD],
    "not": [{"kind": "strike", "place": "Sennar"}],
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


def scored(pipeline: Pipeline, tmp_path: Path, **changed: object) -> dict[str, Answer]:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps({**CASE, **changed}) + "\n", encoding="utf-8")
    return {answer.part: answer for answer in answers(path, pipeline.read)}


def test_what_is_wanted_and_comes_out_is_right(pipeline: Pipeline, tmp_path: Path) -> None:
    told = scored(pipeline, tmp_path)
    assert {part: answer.is_right for part, answer in told.items()} == dict.fromkeys(
        ("found", "standing", "control", "not"), True
    )


def test_another_place_day_standing_and_holder_are_wrong(pipeline: Pipeline, tmp_path: Path) -> None:
    assert not scored(pipeline, tmp_path, want=[{**WANT, "lat": 15.5}])["found"].is_right
    assert not scored(pipeline, tmp_path, want=[{**WANT, "day": "2024-02-20"}])["found"].is_right
    assert scored(pipeline, tmp_path, want=[{**WANT, "standing": "verified"}])["standing"].got == "claimed"
    assert scored(pipeline, tmp_path, control=[{**HELD, "holder": "RSF"}])["control"].got == "Sennar: held Sudan"


def test_what_must_not_arise_is_told(pipeline: Pipeline, tmp_path: Path) -> None:
    assert not scored(pipeline, tmp_path, **{"not": [{"kind": "gain", "place": "Sennar"}]})["not"].is_right


def test_figures_are_shares_by_part() -> None:
    told = [Answer("a", "found", "x", "x"), Answer("b", "found", "x", "nothing"), Answer("b", "standing", "x", "x")]
    assert [(f.name, f.value) for f in figures("voices", told)] == [("found", 0.5), ("standing", 1.0)]
