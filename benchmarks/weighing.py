"""How well the scenarios are weighed, from reports to state; and how fast weighing is on a made-up war.

The made-up war has tellings of a thousand days. Its towns follow Zipf's law, as the places of news do: of 3,000 the
first has one telling in twelve.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.data import SHARED
from benchmarks.marked import marked_export
from benchmarks.quality import Figure
from wardiary.model import Kind, Reality
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, When
from wardiary.weighing.state import weigh

OURS = Path(__file__).resolve().parent / "scenarios"
SIDES = ("North", "South")
TOWNS, DAYS = 3000, 1000
PER_REPORT = 5  # claims
FIRST_DAY = date(2022, 1, 1).toordinal()
KINDS = (
    *(Kind.STRIKE,) * 3,
    Kind.GAIN,
    Kind.HOLDING,
    Kind.CLASH,
    Kind.DISPLACEMENT,
    Kind.WITHDRAWAL,
    Kind.DAMAGE,
)
VOICES = (
    *(Speaker(side, f"side:{side}", side) for side in SIDES),
    *(Speaker(f"Example Paper {number}", f"paper {number}", THIRD, is_publisher=True) for number in range(40)),
)


SHOWN = (
    "events_found",
    "kind_right",
    "grouping_f1",
    "pieces_per_event",
    "extra_events",
    "casualties_right",
    "standing_right",
    "control_right",
)


def measure_scenarios() -> list[Figure]:
    """The scorer's figures for every scenario, as read and on claims marked by hand."""
    figures = []
    for folder in scenarios():
        command = [sys.executable, str(SHARED / "scenarios" / "run.py"), str(folder), f"{sys.executable} -m wardiary"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
        figures += _figures(f"weighing {folder.name}", json.loads(answer.stdout.splitlines()[-1]))
        if (OURS / folder.name / "claims.txt").exists():
            with tempfile.TemporaryDirectory() as made:
                export = Path(made) / "export.json"
                export.write_text(json.dumps(marked_export(folder, OURS / folder.name)), encoding="utf-8")
                figures += _figures(f"weighing {folder.name}, marked", score_weighing(folder / "gold.json", export))
    return figures


def scenarios() -> list[Path]:
    """The folders of scenarios that have a gold; none where the scorer does not lie beside the project."""
    if not (SHARED / "scenarios" / "run.py").exists():
        return []
    return sorted(gold.parent for root in (SHARED / "scenarios", OURS) for gold in root.glob("*/gold.json"))


def score_weighing(gold: Path, export: Path) -> dict[str, Any]:
    """What the scorer says of an export; raises subprocess.CalledProcessError where it fails."""
    command = [sys.executable, str(SHARED / "score.py"), "weighing", str(gold), str(export)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    scores: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return scores


def _figures(task: str, scores: dict[str, Any]) -> list[Figure]:
    return [Figure(task, name.replace("_", " "), scores[name]) for name in SHOWN]


def measure_weighing(claims: int = 50_000) -> list[Figure]:
    """Seconds to weigh so many claims from nothing, for each 100,000 of them, and the peak memory of the process."""
    told = synthetic_tellings(claims)
    begin = time.perf_counter()
    state = weigh(told, SIDES, "9999")
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure("weighing", f"rebuild of {claims:,} claims, s", round(seconds, 1)),
        Figure("weighing", "the same for 100,000 claims, s", round(seconds * 100_000 / claims, 1)),
        Figure("weighing", "events", len(state.events)),
        Figure("weighing", "peak MiB", round(peak)),
    ]


def synthetic_tellings(count: int, seed: int = 1) -> list[Telling]:
    """So many tellings, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    towns = [Spot(f"Town{n}", f"town{n}", 30 + 8 * chance.random(), 30 + 10 * chance.random()) for n in range(TOWNS)]
    return [_telling(number, chance, towns) for number in range(count)]


def _telling(number: int, chance: random.Random, towns: list[Spot]) -> Telling:
    day = FIRST_DAY + chance.randrange(DAYS)
    told = date.fromordinal(day).isoformat()
    town = towns[int(TOWNS ** chance.random()) - 1]
    is_placed = chance.random() < 0.85  # about the share of claims with a place in the marked reports
    return Telling(
        report=f"r{number // PER_REPORT}",
        claim=f"c{number % PER_REPORT}",
        order=number % PER_REPORT,
        published=f"{date.fromordinal(day + chance.randrange(2)).isoformat()}T12:00:00Z",
        publisher="Example Paper",
        kind=chance.choice(KINDS),
        reality=Reality.OCCURRED,
        spot=town if is_placed else None,
        when=When(day, day + 0.999, Sharpness.SHARP, told, told),
        agent=chance.choice((*SIDES, None)),
        target=None,
        voice=chance.choice(VOICES),
        checked=chance.random() < 0.05,
        killed=None,
        injured=None,
        words="Something happened in a town.",
        named=frozenset() if is_placed else frozenset({town.key}),
    )
