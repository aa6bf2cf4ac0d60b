"""How much each tagging head should hold "no mark" back: `python -m training.calibrate FOLDER`, after the export.

A head trained on few marks says "none" too readily. One number for each head, in logits, is tried over a grid and the
best is written into the card of FOLDER. Found on the dev parts; one number cannot learn much of them by heart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from training.evaluate import score
from training.examples import renown
from training.train import say
from wardiary.reading.model.network import (
    CARD_FILE,
    TOKENIZER_FILE,
    Floats,
    LinkInput,
    Network,
    OnnxNetwork,
    WindowInput,
    WindowOutput,
)
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.reader import ModelReader, Tuning

GRID = (-0.5, 0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.5)

# The heads that have gold on dev, each with its task and the figure to raise.
HEADS: dict[str, tuple[str, Callable[[dict[str, Any]], float]]] = {
    "toponym": ("places", lambda figures: figures["exact"]["f1"]),
    "outer": ("entities", lambda figures: figures["micro"]["f1"]),
    "inner": ("entities", lambda figures: figures["micro"]["f1"]),
    "cue": ("attribution", lambda figures: figures["relation"]["f1"] + figures["cue"]["f1"] / 2),
}


class RememberingNetwork:
    """A network whose first pass over a window is remembered: only what follows it is tried again and again."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._seen: dict[bytes, WindowOutput] = {}
        self.name = network.name

    def encode(self, window: WindowInput) -> WindowOutput:
        """The first pass, with columns that the caller may change."""
        key = window.pieces.tobytes() + window.forms.tobytes()
        if key not in self._seen:
            self._seen[key] = self._network.encode(window)
        known = self._seen[key]
        return WindowOutput(known.columns.copy(), known.states)

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        """The second pass, as it is."""
        return self._network.link(head, states, conditions)


def calibrate(folder: Path, limit: int | None) -> dict[str, float]:
    """The best lean of each head of HEADS, one head after the other, written into the card."""
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    network = RememberingNetwork(OnnxNetwork(folder, card["name"]))
    pieces = WordPieces(folder / TOKENIZER_FILE)
    lean: dict[str, float] = dict(card.get("lean", {}))
    for head, (task, figure) in HEADS.items():
        tried: dict[float, float] = {}
        for value in GRID:
            reader = ModelReader(network, pieces, renown(), tuning=Tuning(lean | {head: value}))
            tried[value] = figure(score(task, reader, limit))
        lean[head] = max(tried, key=lambda value: tried[value])
        say(json.dumps({"head": head, "lean": lean[head], "tried": {k: round(v, 4) for k, v in tried.items()}}))
    (folder / CARD_FILE).write_text(json.dumps(card | {"lean": lean}) + "\n", encoding="utf-8")
    return lean


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.calibrate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only the first so many reports of each task")
    options = parser.parse_args(arguments)
    calibrate(options.folder, options.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
