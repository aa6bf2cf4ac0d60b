"""Learns anew what sentences make of what was told before them, and writes the weights; `score` only measures.

python -m training.answers           # some seconds; the same weights every time
python -m training.answers score     # ten folds, whole claims held out, the shipped weights left as they are
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from training.answers.fitting import Table, fit
from training.answers.pairs import PATHS, read_pairs
from wardiary import lexicons
from wardiary.weighing.evidence.stance import Stance, Weights

FOLDS = 10
SMALL = 0.02  # a feature none of whose weights is larger is left out
CERTAIN = (0.5, 0.6, 0.7, 0.8)  # chances from which a stance is taken for certain


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="training.answers", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("train", "score"), default="train")
    options = parser.parse_args(arguments)
    pairs = read_pairs()
    table = Table(pairs)
    if options.what == "train":
        write(fit(table))
    chances = table.folded(np.array([pair.block for pair in pairs]), FOLDS)
    sys.stdout.write(f"{len(pairs)} pairs, {pairs[-1].block} claims, {FOLDS} folds\n")
    for name, told in figures(chances, table.right).items():
        sys.stdout.write(f"{name}: {json.dumps(told)}\n")
    return 0


def figures(chances: np.ndarray, right: np.ndarray) -> dict[str, object]:
    """How many are judged right, and of each stance precision and recall from several chances on."""
    best, truth = chances.argmax(axis=1), right.argmax(axis=1)
    told: dict[str, object] = {"right": round(float((best == truth).mean()), 3)}
    for k, stance in enumerate(Stance):
        of_chance = {}
        for least in CERTAIN:
            taken = (best == k) & (chances[:, k] >= least)
            hits = int((taken & (truth == k)).sum())
            p, r = hits / max(1, int(taken.sum())), hits / max(1, int((truth == k).sum()))
            of_chance[f"from {least}"] = {"p": round(p, 2), "r": round(r, 2)}
        told[stance.value] = of_chance
    return told


def write(weights: Weights) -> None:
    """Write the weights, rounded, without the small ones."""
    kept = {
        name: [round(value, 2) for value in row]
        for name, row in sorted(weights.of.items())
        if max(map(abs, row)) >= SMALL
    }
    listed = (
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}" for name, row in kept.items()
    )
    rows = ",\n".join(listed)
    digest = sha256(b"".join(path.read_bytes() for path in PATHS)).hexdigest()[:12]
    source = f"python -m training.answers, on training/answers (sha256 {digest})"
    bias = json.dumps({stance.value: round(value, 3) for stance, value in weights.bias.items()})
    path = Path(str(lexicons.__file__)).with_name("answer_weights.json")
    path.write_text(f'{{"source":{json.dumps(source)},\n"bias":{bias},\n"weights":{{\n{rows}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
