import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Voice, VoiceType
from wardiary.resolving.sides import SidesError, SideTable, load_sides, parse_sides

TABLE = {
    "sides": {"Northern Army": ["northerners", "N.A."], "River Front": ["RF", "RF spokesman"]},
    "third": ["residents"],
}


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Northern Army", "Northern Army"),
        ("the Northerners", "Northern Army"),
        ("NA", "Northern Army"),
        ("RF spokesman in Tero", "River Front"),
        ("residents", "third"),
        ("a passing trader", None),
        ("surf", None),
    ],
)
def test_side_by_table(name: str, side: str | None) -> None:
    assert parse_sides(TABLE).side_of(name) == side
    assert parse_sides(TABLE).side_of(Voice(name, VoiceType.UNKNOWN, "SD")) == side


def test_without_a_table_the_country_is_the_side() -> None:
    assert SideTable().side_of(Voice("Sudanese Army", VoiceType.FORCE, "SD")) == "Sudan"
    assert SideTable().side_of(Voice("residents", VoiceType.WITNESS)) is None


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([], "expected an object"),
        ({"sides": {}}, "at least one side"),
        ({"sides": {"A": "b"}}, "must hold a list"),
        ({"sides": {"A": [3]}}, "not a name"),
        ({"sides": {"A": ["x"], "B": ["X"]}}, "two sides"),
        ({"sides": {"A": []}, "thirds": []}, "unknown key 'thirds'"),
    ],
)
def test_a_bad_table_is_refused_with_its_fault(table: object, says: str) -> None:
    with pytest.raises(SidesError, match=says):
        parse_sides(table)


def test_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    path = tmp_path / "sides.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(SidesError, match=r"sides\.json: not JSON"):
        load_sides(path)
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    assert load_sides(path).sides == ("Northern Army", "River Front")


@given(st.dictionaries(st.text("abc", min_size=1), st.lists(st.text("xyz", min_size=1)), min_size=1))
def test_every_alias_finds_its_own_side(sides: dict[str, list[str]]) -> None:
    try:
        table = parse_sides({"sides": sides})
    except SidesError:
        return
    for side, names in sides.items():
        assert all(table.side_of(name) == side for name in [*names, side])
