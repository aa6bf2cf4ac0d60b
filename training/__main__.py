"""From the corpora to the files that ship, in one command: `python -m training` (what `make train` runs).

1. train, or go on with the run in the folder of work  2. export with 8-bit weights  3. count how often the words of the
rules are right, and find the few numbers on dev  4. learn which tellings are of one happening  5. score the checkpoint
and the export on dev, side by side
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from training.calibrate import calibrate
from training.export import compare, export
from training.retold.__main__ import main as learn_retellings
from training.train import Settings, say, train
from training.trust import main as count_right_words
from wardiary.reading.model.shipped import FOLDER


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/out"), help="checkpoints and the log of the run")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the files that ship are written")
    parser.add_argument("--steps", type=int, default=5000, help="three times through the largest corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", default="1")
    options = parser.parse_args(arguments)
    train(Settings(options.work, steps=options.steps, seed=options.seed))
    size = export(options.work, options.out, options.version)
    say(f"{size / 2**20:.1f} MB in {options.out}")
    count_right_words()
    calibrate(options.out, None)
    if options.out == FOLDER:  # learned from what the reader that ships finds
        learn_retellings(["train"])
    compare(options.work, options.out, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
