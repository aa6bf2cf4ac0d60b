import json
from pathlib import Path

import pytest

from wardiary.diary.records import Side, Sides
from wardiary.diary.sides import load_sides
from wardiary.errors import MissingInputError, SidesError


def test_sides_are_read_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "sides.json"
    path.write_text(json.dumps({"sides": {"A": ["a1", " a2 ", "A1"], "B": []}, "third": ["c"], "note": 1}), "utf-8-sig")
    assert load_sides(path) == Sides((Side("A", ("A1", "a2")), Side("B", ())), ("c",))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"sides": []}',
        '{"sides": {"A": "a"}}',
        '{"sides": {"A": [1]}}',
        '{"sides": {}, "third": {}}',
        '{"sides": {"A": ["x"], "B": ["X"]}}',
        '{"sides": {"A": ["x"]}, "third": ["x"]}',
        '{"sides": {" ": ["x"]}}',
        '{"sides": {"A\\ud800": []}}',
        '{"sides": {"A": ["x\\u0000"]}}',
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sides.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SidesError):
        load_sides(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        load_sides(tmp_path / "sides.json")
