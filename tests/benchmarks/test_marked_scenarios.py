"""Weighing on claims marked by hand stays above the bars: the rules themselves, without the reader's errors."""

import json
from pathlib import Path

import pytest

from benchmarks.data import SHARED
from benchmarks.marked import marked_export
from benchmarks.weighing import score_weighing

OURS = Path(__file__).parents[2] / "benchmarks" / "scenarios"
BARS = {"events_found": 0.85, "grouping_f1": 0.75, "standing_right": 0.75, "control_right": 0.85}
AT_MOST = {"pieces_per_event": 1.3, "extra_events": 4}


@pytest.mark.parametrize("name", ["wad-madani-2023", "palmyra-2016", "lashio-2024"])
def test_the_rules_reach_the_bars(name: str, tmp_path: Path) -> None:
    folder = next((each for each in (SHARED / "scenarios" / name, OURS / name) if (each / "gold.json").exists()), None)
    if folder is None or not (SHARED / "score.py").exists():
        pytest.skip(f"{name} or its scorer does not lie beside the project")
    export = tmp_path / "export.json"
    export.write_text(json.dumps(marked_export(folder, OURS / name)), encoding="utf-8")
    scores = score_weighing(folder / "gold.json", export)
    assert {key: scores[key] for key, bar in BARS.items() if scores[key] < bar} == {}
    assert {key: scores[key] for key, bar in AT_MOST.items() if scores[key] > bar} == {}
