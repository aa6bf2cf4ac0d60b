"""From a checkpoint to the files that ship: `python -m training.export CHECKPOINT_FOLDER OUT_FOLDER`.

1. ONNX graphs: the encoder with all word heads, and one for each link  2. 8-bit weights: matrices by ONNX Runtime's
dynamic quantisation, embeddings row by row (one scale for the whole table would cost accuracy)  3. the graphs as ONNX
Runtime makes them ready to run  4. the tokenizer and a card with name, version and sizes  5. the loss: dev figures of
the checkpoint and of the export, side by side
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.encoder import base_folder
from training.evaluate import first_pass, reader_of, score
from training.model import ReaderModel, new_model
from training.train import restore, say
from wardiary.reading.model.network import CARD_FILE, ENCODER_FILE, SLOW_FUSION, TOKENIZER_FILE

_LIMIT = 30 * 2**20  # bytes of all files together
_OPSET = 17


class _FirstPass(nn.Module):
    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, forms: Tensor, first: Tensor, word_forms: Tensor, hints: Tensor
    ) -> tuple[Tensor, ...]:
        return first_pass(self.model, pieces, forms, first, word_forms, hints)


def export(checkpoint: Path, out: Path, version: str) -> int:
    """Writes the files that ship to `out`. Returns their size in bytes.

    Raises FileNotFoundError without a checkpoint, ValueError where the files are larger than allowed.
    """
    model = new_model()
    if restore(checkpoint, model).step == 0:
        raise FileNotFoundError(f"no checkpoint in {checkpoint}")
    model.eval()
    model.encoder.is_padded = False  # the reader runs each window alone
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _export_encoder(model, plain)
        quantise(plain, out / ENCODER_FILE)
        for name, link in model.links.items():
            _export_link(link, model.width, plain)
            quantise(plain, out / f"link-{name}.onnx")
    shutil.copyfile(base_folder() / "tokenizer.json", out / TOKENIZER_FILE)
    (out / CARD_FILE).write_text(json.dumps({"name": "wardiary-minilm", "version": version}) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in out.iterdir())
    if size > _LIMIT:
        raise ValueError(f"{size} bytes in {out}, more than {_LIMIT}")
    return size


def _export_encoder(model: ReaderModel, path: Path) -> None:
    pieces = torch.tensor([[101, 2000, 3000, 4000, 102]])
    words = torch.tensor([[1, 2, 3]])
    by_piece, by_word = {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    axes = {"pieces": by_piece, "forms": by_piece, "first": by_word, "word_forms": by_word, "hints": by_word}
    hints = torch.zeros((1, 3, 2), dtype=torch.long)
    outputs = {"columns": by_word, "states": by_word}
    _trace(_FirstPass(model), (pieces, pieces * 0, words, words * 0, hints), path, axes, outputs)


def _export_link(link: nn.Module, width: int, path: Path) -> None:
    table = torch.tensor([[0, 1, 2], [1, 2, -1]])
    inputs = (torch.zeros(5, width), table, torch.tensor([0, 1]), table.abs(), (table > 1).long())
    by_word = {0: "conditions", 1: "about"}
    axes = {"bank": {0: "words_in_window"}, "words": by_word, "anchors": {0: "conditions"}, "distances": by_word}
    _trace(link, inputs, path, {**axes, "inside": by_word}, {"logits": by_word})


def _trace(
    module: nn.Module, inputs: tuple[Tensor, ...], path: Path, axes: dict[str, Any], outputs: dict[str, Any]
) -> None:
    with warnings.catch_warnings():
        # The newer exporter needs another package (onnxscript) and gains nothing on so plain a graph.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            inputs,
            path,
            dynamo=False,
            opset_version=_OPSET,
            input_names=list(axes),
            output_names=list(outputs),
            dynamic_axes={**axes, **outputs},
        )


def quantise(source: Path, target: Path) -> None:
    """Writes `source` with 8-bit weights to `target`: matrices by column, large embeddings by row."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped, unused-ignore]

    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder) / "half.onnx"
        quantize_dynamic(
            source,
            half,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
        )
        model = onnx.load(half)
    for name in _large_tables(model):
        _quantise_rows(model, name)
    onnx.checker.check_model(model)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, whole)
        _fuse(whole, target)


def _fuse(source: Path, target: Path) -> None:
    """Writes the graph as ONNX Runtime makes it ready: opened so, it takes a third of the time, and runs the same."""
    import onnx
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # for any processor
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(
        str(source), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
    )
    model = onnx.load(target)
    used = {node.domain for node in model.graph.node}
    kept = [known for known in model.opset_import if known.domain in used]
    del model.opset_import[:]
    model.opset_import.extend(kept)  # the others are of this release of ONNX Runtime: an older one need not know them
    onnx.save(model, target)


def _large_tables(model: Any) -> list[str]:
    """The embedding tables of over a thousand rows: initializers that a Gather looks up."""
    sizes = {tensor.name: tensor.dims[0] for tensor in model.graph.initializer if len(tensor.dims) == 2}
    tables = [node.input[0] for node in model.graph.node if node.op_type == "Gather"]
    return [name for name in tables if sizes.get(name, 0) > 1000]


def _quantise_rows(model: Any, name: str) -> None:
    """Replaces a table by 8-bit rows with a scale for each: row * scale is taken after the look-up."""
    from onnx import helper, numpy_helper

    tensor = next(t for t in model.graph.initializer if t.name == name)
    table: NDArray[np.float32] = numpy_helper.to_array(tensor)
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
    rows = np.round(table / scales).astype(np.int8)
    model.graph.initializer.remove(tensor)
    model.graph.initializer.append(numpy_helper.from_array(rows, f"{name}.rows"))
    model.graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), f"{name}.scales"))
    at, node = next((k, n) for k, n in enumerate(model.graph.node) if n.op_type == "Gather" and n.input[0] == name)
    index, out = node.input[1], node.output[0]
    model.graph.node.remove(node)
    new = [
        helper.make_node("Gather", [f"{name}.rows", index], [f"{out}.row"], axis=0),
        helper.make_node("Cast", [f"{out}.row"], [f"{out}.float"], to=1),
        helper.make_node("Gather", [f"{name}.scales", index], [f"{out}.scale"], axis=0),
        helper.make_node("Mul", [f"{out}.float", f"{out}.scale"], [out]),
    ]
    for k, made in enumerate(new):
        model.graph.node.insert(at + k, made)


def compare(checkpoint: Path, out: Path, limit: int | None) -> None:
    """Prints the dev figures of the checkpoint and of the export side by side."""
    for task in ("places", "entities", "attribution"):
        for name, folder in (("checkpoint", checkpoint), ("export", out)):
            say(json.dumps({"of": name, "task": task, **score(task, reader_of(folder), limit)}))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="0")
    parser.add_argument("--compare", action="store_true", help="score the checkpoint and the export on the dev parts")
    parser.add_argument("--limit", type=int, help="compare on the first so many reports of each task")
    options = parser.parse_args(arguments)
    say(f"{export(options.checkpoint, options.out, options.version) / 2**20:.1f} MB in {options.out}")
    if options.compare:
        compare(options.checkpoint, options.out, options.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
