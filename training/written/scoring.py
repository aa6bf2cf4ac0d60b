"""How a reader does on written reports: triggers, kinds, reality, arguments, attributions. Nothing is resolved.

A trigger that tells a happening again (`same=`, `again=`) is neither asked for nor held against a reader.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from training.evaluate import attributions, network_of, scorer
from training.examples import renown
from training.marking.marks import MarkedArgument, MarkedTrigger
from training.written.reports import WrittenReport, read_written
from training.written.tally import Counts
from wardiary.gazetteer import Gazetteer
from wardiary.model import Argument, ArgumentRole, Marks, Span, Trigger
from wardiary.reading.combined import CombinedReader
from wardiary.reading.model.advice import RuleAdvisor
from wardiary.reading.model.network import CARD_FILE
from wardiary.reading.model.page import Cutter
from wardiary.reading.model.reader import ModelReader
from wardiary.reading.model.tuning import Tuning
from wardiary.reading.reader import Reader
from wardiary.reading.rules.reader import RuleReader

_SCORED_ROLES = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_UNCALIBRATED = Tuning({}, {"trigger": 2.0, "kind": 2.0, "reality": 1.0})  # a word of the rules, not their decision
_SAME = 0.5  # of the characters of both together that two arguments share, to be the same


@dataclass(slots=True)
class Score:
    """Sums over reports; `kind` counts a trigger right where its kind is, too."""

    trigger: Counts = field(default_factory=Counts)
    kind: Counts = field(default_factory=Counts)
    reality: list[bool] = field(default_factory=list)
    arguments: dict[ArgumentRole, Counts] = field(default_factory=lambda: {role: Counts() for role in _SCORED_ROLES})

    def figures(self) -> dict[str, Any]:
        """As told on the terminal."""
        return {
            "trigger": self.trigger.figures(),
            "kind_f1": self.kind.f1(),
            "reality": round(sum(self.reality) / len(self.reality), 4) if self.reality else None,
            **{role.value: counts.figures() for role, counts in self.arguments.items()},
        }

    def add(self, report: WrittenReport, found: Sequence[Trigger]) -> None:
        """Counts the triggers that a reader found in a report."""
        retold = {link.later for link in report.again}
        asked = [t for t in report.triggers if t.same_as is None and t.span not in retold]
        again = [t for t in report.triggers if t.same_as is not None or t.span in retold]
        pairs = _matched(asked, found)
        taken = [prediction for _, prediction in pairs]
        rest = [prediction for prediction in found if not any(prediction is other for other in taken)]
        extra = [prediction for prediction in rest if not any(t.span.overlaps(prediction.span) for t in again)]
        same_kind = sum(gold.kind == prediction.kind for gold, prediction in pairs)
        self.reality += [gold.reality == prediction.reality for gold, prediction in pairs]
        self.trigger.add(len(pairs), len(pairs) + len(extra), len(asked))
        self.kind.add(same_kind, len(pairs) + len(extra), len(asked))
        for role, counts in self.arguments.items():
            self._add_arguments(role, counts, pairs)

    @staticmethod
    def _add_arguments(role: ArgumentRole, counts: Counts, pairs: Sequence[tuple[MarkedTrigger, Trigger]]) -> None:
        """Arguments of triggers that were found: else the figure would tell of triggers again."""
        for gold, prediction in pairs:
            left = _spans(prediction.arguments, role)
            wanted = _spans(gold.arguments, role)
            right = 0
            found = len(left)
            for span in wanted:
                twin = next((other for other in left if _alike(span, other)), None)
                if twin is not None:
                    left.remove(twin)
                    right += 1
            counts.add(right, found, len(wanted))


def _spans(arguments: Iterable[Argument | MarkedArgument], role: ArgumentRole) -> list[Span]:
    return [argument.span for argument in arguments if argument.role == role]


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _SAME * (max(one.end, other.end) - min(one.start, other.start))


def _matched(asked: Sequence[MarkedTrigger], found: Sequence[Trigger]) -> list[tuple[MarkedTrigger, Trigger]]:
    """Pairs whose words overlap, each trigger at most once, those of the same kind first."""
    options = sorted(
        (gold.kind != prediction.kind, i, j)
        for i, gold in enumerate(asked)
        for j, prediction in enumerate(found)
        if gold.span.overlaps(prediction.span)
    )
    golds: set[int] = set()
    predictions: set[int] = set()
    pairs: list[tuple[MarkedTrigger, Trigger]] = []
    for _, i, j in options:
        if i not in golds and j not in predictions:
            golds.add(i)
            predictions.add(j)
            pairs.append((asked[i], found[j]))
    return pairs


def score_written(reports: Sequence[WrittenReport], marks: Sequence[Marks]) -> dict[str, Any]:
    """The figures of one reader: its marks of each report's text, in the same order."""
    score = Score()
    for report, mark in zip(reports, marks, strict=True):
        score.add(report, mark.triggers)
    return {**score.figures(), "attribution": _relation(reports, marks), "voices": _relation(reports, voiced(marks))}


def voiced(marks: Iterable[Marks]) -> list[Marks]:
    """The same marks with the attributions that voice claims, where a reader keeps others for them."""
    return [m if m.voicing is None else replace(m, attributions=m.voicing) for m in marks]


def _relation(reports: Sequence[WrittenReport], marks: Sequence[Marks]) -> dict[str, float]:
    pairs = [
        ({"attributions": attributions(report.attributions)}, {"attributions": attributions(mark.attributions)})
        for report, mark in zip(reports, marks, strict=True)
    ]
    figures: dict[str, float] = scorer()["attribution"](pairs)["relation"]
    return figures


def score_readers(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Figures on the reports held out: of the network alone and advised, of the rules, and of both as combined.

    `folder` holds exported files, whose tuning counts, or a checkpoint.
    """
    for name, reader in _readers(folder).items():
        yield name, score_held(reader)


def score_held(reader: Reader) -> dict[str, Any]:
    """The figures of one reader on the reports held out."""
    reports = [report for report in read_written() if report.held]
    return score_written(reports, list(reader.read(report.document.text for report in reports)))


def _readers(folder: Path) -> dict[str, Reader]:
    rules = RuleReader(Gazetteer.open().knows)
    network, pieces = network_of(folder)
    card = folder / CARD_FILE
    numbers = json.loads(card.read_text(encoding="utf-8")) if card.is_file() else {}
    tuning = Tuning(numbers["lean"], numbers["advice"]) if "advice" in numbers else _UNCALIBRATED
    alone = Tuning({head: lean for head, lean in tuning.lean.items() if head not in tuning.advice})
    advisor = RuleAdvisor(Gazetteer.open().knows)
    advised = ModelReader(network, Cutter(pieces, renown(), advisor), tuning)
    return {
        "network": ModelReader(network, Cutter(pieces, renown()), alone),
        "network with advice": advised,
        "rules": rules,
        "combined": CombinedReader(advised, rules),
    }
