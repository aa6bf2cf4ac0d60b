"""Claims of the scenarios marked by hand, so that weighing is measured without the reader's errors.

`claims.txt` beside a scenario's gold, one claim a line under `## REPORT`:

    kind reality verification | trigger + also | agent > target | role:place; place | from..to | what number | speaker

Days are those of the year of publication unless they begin with one; "~" before a time is understood, not told. Names
of places stand at the head with their points; `zone` is the offset of clock times.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wardiary.diary.records import KeptReport, Sides
from wardiary.diary.sides import load_sides
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    PlaceMention,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verification,
)
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.exporting import control_row, event_row
from wardiary.weighing.state import weighing_of

_NUMBER = re.compile(r"(\w+) (>=|<=)?([\d.]+)(?:-([\d.]+))?")
_CLOCK = 11  # characters of an ISO date-time up to its clock


@dataclass(slots=True)
class Marks:
    """What stands at the head: places by name with point, number and feature; the offset of clock times."""

    zone: str = "Z"
    places: dict[str, tuple[float, float, int, str]] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Read one line of the head."""
        word, rest = line.split(" ", 1)
        if word == "zone":
            self.zone = rest.strip()
            return
        lat, lon, names = rest.split(" ", 2)
        number = -1 - len({each[2] for each in self.places.values()})
        for name in names.split(";"):
            self.places[name.strip()] = (float(lat), float(lon), number, "ADM1" if word == "area" else "PPL")


def marked_reports(folder: Path, marks_of: Path | None = None) -> list[KeptReport]:
    """The reports of a scenario with their marked claims; `marks_of` is the folder of `claims.txt`, if another."""
    lines = ((marks_of or folder) / "claims.txt").read_text(encoding="utf-8").splitlines()
    head, marks, current = True, Marks(), ""
    told: dict[str, list[str]] = {}
    for line in filter(str.strip, lines):
        if line.startswith("## "):
            head, current = False, line[3:].strip()
        elif head:
            marks.take(line)
        else:
            told.setdefault(current, []).append(line)
    rows = map(json.loads, (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines())
    return [_kept(number, row, told.get(row["id"], []), marks) for number, row in enumerate(rows, 1)]


def marked_export(folder: Path, marks_of: Path | None = None) -> dict[str, dict[str, object]]:
    """What `wardiary export --what state` would say at every moment that the scenario's gold asks for."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    moments = sorted(
        {s["as_of"] for e in gold["events"] for s in e["standing"]} | {c["as_of"] for c in gold["control"]}
    )
    sides: Sides = load_sides(folder / "sides.json")
    kept = marked_reports(folder, marks_of)
    states = [found.state for found in weighing_of(kept, sides, *(_in_utc(moment) for moment in moments))]
    return {
        moment: {
            "as_of": moment,
            "events": [event_row(each) for each in state.events],
            "control": [control_row(each) for each in state.control],
        }
        for moment, state in zip(moments, states, strict=True)
    }


def _in_utc(moment: str) -> str:
    return moment if len(moment) > len("2023-12-16T00:00Z") else f"{moment[:-1]}:00Z"


def _kept(number: int, row: dict[str, str], lines: list[str], marks: Marks) -> KeptReport:
    report = Report(row["id"], row["text"], row.get("title"), None, row["publisher"], row["published"])
    sentences = split_sentences(report.text)
    claims = tuple(_claim(f"c{at}", line, report, sentences, marks) for at, line in enumerate(lines, 1))
    places = tuple(_mentions(report.text, marks))
    reading = Reading(
        report.id, "hand", row["published"], False, sentences, (), places, (), (), (), None, None, claims, ()
    )
    return KeptReport(number, report, reading, row["published"])


def _mentions(text: str, marks: Marks) -> Iterator[PlaceMention]:
    for name, (lat, lon, number, feature) in marks.places.items():
        for match in re.finditer(re.escape(name), text):
            yield PlaceMention(
                match.start(), match.end(), name, name, lat, lon, number, feature, None, None, None, 1.0, "marked"
            )


def _claim(name: str, line: str, report: Report, sentences: tuple[Span, ...], marks: Marks) -> Claim:
    what, trigger, actors, places, when, numbers, voice = (part.strip() for part in line.split("|"))
    kind, *flags = what.split()
    spans = [_find(report, words.strip()) for words in trigger.split("+")]
    year = (report.published or "")[:4]
    home = next(sentence for sentence in sentences if sentence.contains(spans[0]))
    verified = [Verification(flag) for flag in flags if flag in ("verified", "unverified")]
    real = [Reality(flag) for flag in flags if flag not in ("verified", "unverified")]
    return Claim(
        id=name,
        kind=Kind(kind),
        trigger=spans[0],
        also=tuple(spans[1:]),
        reality=real[0] if real else Reality.OCCURRED,
        actors=tuple(_actors(actors)),
        places=tuple(_place(each.strip(), marks, report, home) for each in places.split(";") if each.strip()),
        time=_time(when, year, marks.zone) if when else None,
        quantities=tuple(_quantities(numbers, spans[0])),
        attribution=_attribution(voice, report, spans[0], sentences) if voice else None,
        verification=verified[0] if verified else Verification.NONE,
        sentence=home,
    )


def _find(report: Report, words: str) -> Span:
    at = report.text.index(words)
    return Span(at, at + len(words))


def _actors(told: str) -> Iterator[Actor]:
    agent, _, target = told.partition(">")
    for name, role in ((agent.strip(), ActorRole.AGENT), (target.strip(), ActorRole.TARGET)):
        if name:
            yield Actor(None, name, role)


def _place(told: str, marks: Marks, report: Report, home: Span) -> ClaimPlace:
    role, _, name = told.rpartition(":")
    lat, lon, number, _feature = marks.places[name]
    at = report.text.find(name, home.start, home.end)
    return ClaimPlace(Span(at, at + len(name)) if at >= 0 else None, name, lat, lon, PlaceRole(role or "at"), number)


def _time(told: str, year: str, zone: str) -> ClaimTime:
    first, dots, last = told.lstrip("~").partition("..")
    begin = _moment(first, year, zone)
    return ClaimTime(None if told.startswith("~") else Span(0, 1), begin, _moment(last, year, zone) if dots else begin)


def _moment(told: str, year: str, zone: str) -> str | None:
    if not told:
        return None
    full = told if re.match(r"\d{4}", told) else f"{year}-{told}"
    return full + zone if len(full) > _CLOCK else full


def _quantities(told: str, span: Span) -> Iterator[Quantity]:
    for what, bound, low, high in _NUMBER.findall(told):
        least, most = float(low), float(high or low)
        yield Quantity(span, QuantityKind(what), None if bound == "<=" else least, None if bound == ">=" else most)


def _attribution(told: str, report: Report, trigger: Span, sentences: tuple[Span, ...]) -> Attribution:
    speaker, _, relay = (part.strip() for part in told.partition("<<"))
    home = next(sentence for sentence in sentences if sentence.contains(trigger))
    at = report.text.find(speaker, home.start, home.end)
    span = Span(at, at + len(speaker)) if at >= 0 else None
    return Attribution(speaker, span, None, (relay,) if relay else ())
