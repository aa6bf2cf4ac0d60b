"""Figures on the dev parts, by `shared/score.py`: `python -m training.evaluate FOLDER [--task TASK]...`.

FOLDER holds a checkpoint of the training, or the exported files. Only what the model itself says is scored: toponyms
are not resolved, times have extents and types but no values; the whole program is measured by `make bench`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.corpora.document import corpora_folder, read_json_lines
from training.encoder import base_folder
from training.examples import renown
from training.model import ReaderModel, new_model
from training.train import restore, say
from wardiary.gazetteer import Gazetteer
from wardiary.model import AttributionMark, EntityType, Marks, Span
from wardiary.reading.model.advice import RuleAdvisor
from wardiary.reading.model.labels import WORD_HEADS
from wardiary.reading.model.network import (
    CARD_FILE,
    TOKENIZER_FILE,
    Floats,
    Integers,
    LinkInput,
    Network,
    OnnxNetwork,
    WindowInput,
    WindowOutput,
)
from wardiary.reading.model.page import Cutter
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.reader import ModelReader
from wardiary.reading.model.shipped import shipped_reader

TASKS = ("places", "entities", "attribution", "events")


class TorchNetwork:
    """The network as it is trained, for evaluation before export. Runs in single precision."""

    def __init__(self, model: ReaderModel) -> None:
        self._model = model.eval()
        self._device = next(model.parameters()).device

    @property
    def name(self) -> str:
        """Says that it is not the shipped one."""
        return "checkpoint"

    def encode(self, window: WindowInput) -> WindowOutput:
        """The first pass."""
        with torch.inference_mode():
            parts = (window.pieces, window.forms, window.first, window.word_forms, window.hints)
            inputs = (self._tensor(part)[None] for part in parts)
            columns, states = first_pass(self._model, *inputs)
        return WindowOutput(_floats(columns[0]), _floats(states[0]))

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        """The second pass of one link."""
        with torch.inference_mode():
            parts = (conditions.words, conditions.anchors, conditions.distances, conditions.inside)
            bank = torch.from_numpy(states).to(self._device)
            logits: Tensor = self._model.links[head](bank, *(self._tensor(part) for part in parts))
        return _floats(logits)

    def _tensor(self, values: Integers) -> Tensor:
        return torch.from_numpy(values).to(self._device)


def first_pass(
    model: ReaderModel, pieces: Tensor, forms: Tensor, first: Tensor, word_forms: Tensor, hints: Tensor
) -> tuple[Tensor, Tensor]:
    """Columns of all word heads and states of words: what the exported graph gives."""
    states, _ = model.states(pieces, forms, first, word_forms)
    labelled = model.label(states, hints, tuple(head.name for head in WORD_HEADS))
    return torch.cat(list(labelled.values()), dim=2), states


def _floats(tensor: Tensor) -> Floats:
    return np.asarray(tensor.float().cpu().numpy(), dtype=np.float32)


def reading(name: str, marks: Marks) -> dict[str, Any]:
    """What `score.py` reads of a reading, as far as marks alone can say it."""
    return {
        "id": name,
        "places": [
            {"start": m.start, "end": m.end, "lat": None, "lon": None, "geonameid": None}
            for m in marks.mentions
            if m.type == EntityType.TOPONYM
        ],
        "entities": [{"start": m.start, "end": m.end, "type": m.type.value} for m in marks.mentions],
        "attributions": attributions(marks.attributions),
        "main_event": marks.main_event,
    }


def attributions(marks: Iterable[AttributionMark]) -> list[dict[str, list[list[int]]]]:
    """Attributions as the scorer reads them."""
    return [{"source": _pairs(a.source), "cue": _pairs(a.cue), "content": _pairs(a.content)} for a in marks]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def score(task: str, reader: ModelReader, limit: int | None = None) -> dict[str, Any]:
    """The figures of one task on its dev part (on its first `limit` reports)."""
    rows = list(read_json_lines(corpora_folder() / task / "dev.jsonl"))[:limit]
    marks = reader.read(row["text"] for row in rows)
    pairs = [(row["gold"], reading(row["id"], mark)) for row, mark in zip(rows, marks, strict=True)]
    figures: dict[str, Any] = scorer()[task](pairs)
    return figures


def scorer() -> dict[str, Callable[[list[tuple[Any, Any]]], Any]]:
    """The scoring functions of `shared/score.py`, by task. Raises FileNotFoundError where it is missing."""
    path = corpora_folder().parent / "score.py"
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorers: dict[str, Callable[[list[tuple[Any, Any]]], Any]] = module.TASKS
    return scorers


def network_of(folder: Path) -> tuple[Network, WordPieces]:
    """The network whose weights `folder` holds, exported or a checkpoint, and its word pieces.

    Raises FileNotFoundError where there is neither.
    """
    if (folder / CARD_FILE).is_file():
        return OnnxNetwork(folder, "exported"), WordPieces(folder / TOKENIZER_FILE)
    model = new_model()
    if restore(folder, model).step == 0:
        raise FileNotFoundError(f"neither exported files nor a checkpoint in {folder}")
    return TorchNetwork(model), WordPieces(base_folder() / "tokenizer.json")


def reader_of(folder: Path) -> ModelReader:
    """The reader whose weights `folder` holds: exported files as they ship, else a checkpoint without advice."""
    if (folder / CARD_FILE).is_file():
        return shipped_reader(renown(), folder, advisor=RuleAdvisor(Gazetteer.open().knows))
    network, pieces = network_of(folder)
    return ModelReader(network, Cutter(pieces, renown()), threads=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.evaluate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--task", action="append", choices=TASKS)
    parser.add_argument("--limit", type=int, help="only the first so many reports of each task")
    options = parser.parse_args(arguments)
    reader = reader_of(options.folder)
    for task in options.task or TASKS:
        began = time.monotonic()
        figures = score(task, reader, options.limit)
        say(json.dumps({"task": task, "seconds": round(time.monotonic() - began, 1), **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
