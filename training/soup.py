"""The mean of two checkpoints: `python -m training.soup FIRST SECOND OUT --share 0.75`.

A run that goes on from another's weights with other data learns that data and forgets some of the first. Weights on the
straight line between both do well on either (Wortsman et al., "Model soups", ICML 2022).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

FILE = "checkpoint.pt"


def mixed(first: Mapping[str, Tensor], second: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """The weights on the line from `first` (share 0) to `second` (share 1); what is no fraction is the second's."""
    return {
        name: torch.lerp(first[name], weight, share) if weight.is_floating_point() else weight
        for name, weight in second.items()
    }


def _load(folder: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(folder / FILE, map_location="cpu", weights_only=True)
    return state


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="training.soup", description=__doc__)
    parser.add_argument("first", type=Path, help="folder of the run that the other one went on from")
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.75, help="of the second")
    options = parser.parse_args(arguments)
    first, second = _load(options.first), _load(options.second)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(second | {"model": mixed(first["model"], second["model"], options.share)}, options.out / FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
