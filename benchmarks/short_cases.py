"""Short cases: a few sentences of one moment, and what a diary must say of it. `short/README.md` has the form.

`python -m benchmarks.short_cases [NAME ...] [--wrong]`: figures of the sets; with `--wrong` what is wrong in the open
ones.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.quality import Figure
from wardiary.diary.records import KeptReport
from wardiary.diary.sides import parse_sides
from wardiary.gazetteer.place import distance_km
from wardiary.model import Reading, Report
from wardiary.pipeline import Pipeline
from wardiary.weighing.exporting import control_row, event_row
from wardiary.weighing.state import state_of

FOLDER = Path(__file__).resolve().parent / "short"
Row = dict[str, Any]
Read = Callable[[Iterable[Report]], Iterable[Reading]]

# Which kinds may be meant by which, as the scenarios' scorer has it.
_ALIKE = (
    {"strike", "explosion", "attack", "casualties"},
    {"gain", "advance", "clash"},
    {"gain", "holding"},
    {"displacement", "withdrawal"},
    {"deployment", "advance"},
)
_NEAR_KM = 25.0
_DAY = len("2023-12-18")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one case wants, and what came out; `part` is `found`, `standing`, `killed`, `control` or `not`."""

    case: str
    part: str
    wanted: str
    got: str

    @property
    def is_right(self) -> bool:
        """Whether that is what came out."""
        return self.wanted == self.got


def answers(path: Path, read: Read) -> Iterator[Answer]:
    """What every case of a file wants and gets."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [_report(case, row) for case in cases for row in case["reports"]]
    readings = iter(read(reports))
    for case in cases:
        kept = [
            KeptReport(at, report, next(readings), report.published or "")
            for at, report in enumerate((_report(case, row) for row in case["reports"]), 1)
        ]
        sides = parse_sides({"sides": case["sides"], "third": case.get("third", [])}, path)
        state = state_of(kept, sides, _in_utc(case["as_of"]))
        events, control = [event_row(each) for each in state.events], [control_row(each) for each in state.control]
        yield from _events_wanted(case, events)
        yield from _control_wanted(case, control)
        yield from _unwanted(case, events)


def _report(case: Row, row: Row) -> Report:
    return Report(f"{case['id']}/{row['id']}", row["text"], row.get("title"), None, row["publisher"], row["published"])


def _in_utc(moment: str) -> str:
    return moment if len(moment) > len("2023-12-16T00:00Z") else f"{moment[:-1]}:00Z"


def _events_wanted(case: Row, events: Sequence[Row]) -> Iterator[Answer]:
    taken: list[Row] = []
    for want in case.get("want", []):
        named = f"{want['kind']} at {want['place']}"
        fitting = [each for each in events if each not in taken and _may_be(want, each)]
        best = max(fitting, key=lambda each: (each["kind"] == want["kind"], len(each["reports"])), default=None)
        yield Answer(case["id"], "found", named, named if best else "nothing")
        yield Answer(case["id"], "standing", want["standing"], best["standing"] if best else "nothing")
        if want.get("killed"):
            yield Answer(case["id"], "killed", str(want["killed"]), str(best["killed"] if best else None))
        taken += [best] if best else []


def _may_be(want: Row, event: Row) -> bool:
    if want["kind"] != event["kind"] and not any(want["kind"] in kinds and event["kind"] in kinds for kinds in _ALIKE):
        return False
    return _is_there(want, event) and _is_then(want.get("day"), event)


def _is_there(want: Row, row: Row) -> bool:
    if want.get("lat") is None or row.get("lat") is None:
        return want["place"].casefold() in (row.get("place") or "").casefold()
    return distance_km(want["lat"], want["lon"], row["lat"], row["lon"]) <= _NEAR_KM


def _is_then(day: str | None, event: Row) -> bool:
    first, last = event.get("from") or event.get("to"), event.get("to") or event.get("from")
    if day is None or first is None or last is None:
        return True
    slack, wanted = timedelta(days=1), date.fromisoformat(day[:_DAY])
    return date.fromisoformat(first[:_DAY]) - slack <= wanted <= date.fromisoformat(last[:_DAY]) + slack


def _control_wanted(case: Row, control: Sequence[Row]) -> Iterator[Answer]:
    for want in case.get("control", []):
        near = [row for row in control if _is_there(want, row)]
        row = min(near, key=lambda each: each["place"] != want["place"], default={})
        wanted = f"{want['place']}: {want['state']} {want.get('holder') or ''}"
        yield Answer(
            case["id"],
            "control",
            wanted,
            f"{want['place']}: {row.get('state', 'unknown')} {row.get('holder') or ''}",
        )


def _unwanted(case: Row, events: Sequence[Row]) -> Iterator[Answer]:
    for row in case.get("not", []):
        named = f"no {row['kind']} at {row['place']}"
        place = row["place"].casefold()
        arose = any(each["kind"] == row["kind"] and place in (each["place"] or "").casefold() for each in events)
        yield Answer(case["id"], "not", named, row["kind"] if arose else named)


def measure_short(names: Sequence[str] = ()) -> list[Figure]:
    """The share of right answers in every part of every set."""
    pipeline = Pipeline.open()
    return [figure for path in sets(names) for figure in figures(path.stem, list(answers(path, pipeline.read)))]


def sets(names: Sequence[str] = ()) -> list[Path]:
    """The files of the sets of these names, of all where none is given; open ones before held ones."""
    return [path for path in sorted(FOLDER.glob("*.jsonl")) if not names or path.name.split(".")[0] in names]


def figures(name: str, told: Sequence[Answer]) -> list[Figure]:
    """The share of right answers by part."""
    parts = sorted({answer.part for answer in told})
    right = {part: [answer.is_right for answer in told if answer.part == part] for part in parts}
    return [Figure(f"short {name}", part, round(sum(right[part]) / len(right[part]), 4)) for part in parts]


def main() -> None:
    """Print the figures of the sets named, and what is wrong in the open ones where that is asked for."""
    options = ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("names", nargs="*", help="sets, by default all")
    options.add_argument("--wrong", action="store_true", help="list what is wrong in the open sets")
    given = options.parse_args()
    console, pipeline = Console(soft_wrap=True), Pipeline.open()
    for path in sets(given.names):
        told = list(answers(path, pipeline.read))
        for answer in told if given.wrong and ".held" not in path.name else ():
            if not answer.is_right:
                console.print(f"{answer.case} {answer.part}: {answer.wanted} -> {answer.got}", markup=False)
        for figure in figures(path.stem, told):
            console.print(f"{figure.task:24} {figure.name:10} {figure.value:.3f}")


if __name__ == "__main__":
    main()
