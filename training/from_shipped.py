"""A checkpoint from the files that ship, to go on training from: `python -m training.from_shipped OUT`.

Checkpoints are not kept in the repository, the shipped files are. Their 8-bit matrices times their scales are the
weights that the reader runs with (`training.export.quantise`); what is not exported (parts of speech, the main event)
begins afresh, and so does the optimiser.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.model import new_model
from training.train import Progress, save_weights, say
from wardiary.reading.model.network import ENCODER_FILE
from wardiary.reading.model.shipped import FOLDER

_MATRIX, _ROWS = "_quantized", ".rows"  # how ONNX Runtime, and we, name 8-bit tables


def shipped_weights(folder: Path = FOLDER) -> dict[str, Tensor]:
    """The weights of the files under `folder`, by the names of `ReaderModel`. Raises FileNotFoundError."""
    weights = {name.removeprefix("model."): weight for name, weight in _weights(folder / ENCODER_FILE)}
    for path in sorted(folder.glob("link-*.onnx")):
        link = path.stem.removeprefix("link-")
        weights |= {f"links.{link}.{name}": weight for name, weight in _weights(path)}
    return weights


def _weights(path: Path) -> Iterator[tuple[str, Tensor]]:
    """Every weight of one graph: what has a name of ours as it is, 8-bit tables by their scales."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tables = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for name, table in tables.items():
        if name.endswith(_MATRIX):
            stem = name.removesuffix(_MATRIX)
            whole = (table.astype(np.float32) - tables[f"{stem}_zero_point"]) * tables[f"{stem}_scale"]
            yield _bias_of(graph, name, tables).removesuffix("bias") + "weight", _tensor(whole.T)
        elif name.endswith(_ROWS):
            stem = name.removesuffix(_ROWS)
            yield stem, _tensor(table.astype(np.float32) * tables[f"{stem}.scales"])
        elif name.endswith((".weight", ".bias")):
            yield name, _tensor(table)


def _bias_of(graph: Any, matrix: str, tables: dict[str, NDArray[Any]]) -> str:
    """The name of the bias that is added to a product: matrices lose their names in the export, biases keep theirs."""
    outputs = {matrix}
    for node in graph.node:
        if outputs & set(node.input):
            bias = next((name for name in node.input if name in tables and name.endswith(".bias")), None)
            if bias:
                return bias
            outputs |= set(node.output)
    raise ValueError(f"nothing is added to the product with {matrix}")


def _tensor(table: NDArray[Any]) -> Tensor:
    return torch.tensor(table, dtype=torch.float32)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="training.from_shipped", description=__doc__)
    parser.add_argument("out", type=Path, help="where checkpoint.pt is written")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="exported weights")
    options = parser.parse_args(arguments)
    model = new_model()
    missing, unknown = model.load_state_dict(shipped_weights(options.folder), strict=False)
    if unknown:
        raise ValueError(f"the model has no {', '.join(unknown)}")
    say(f"begun afresh: {', '.join(missing)}")
    save_weights(options.out, model, Progress(step=1))  # of no steps there would be nothing to export
    return 0


if __name__ == "__main__":
    sys.exit(main())
