"""Calibration: numbers are set for their heads alone, and what is costly is asked once. Skipped without PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: it is needed to train, not to run")

from training.calibrate import TRIALS, RememberingNetwork, _with, remembering
from wardiary.reading.model.advice import Advice
from wardiary.reading.model.network import Floats, LinkInput, WindowInput, WindowOutput
from wardiary.reading.model.tuning import Tuning


class CountingNetwork:
    """Counts its first passes."""

    name = "counting"

    def __init__(self) -> None:
        self.passes = 0

    def encode(self, window: WindowInput) -> WindowOutput:
        self.passes += 1
        return WindowOutput(np.ones((len(window.first), 3), dtype=np.float32), np.zeros((1, 1), dtype=np.float32))

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        raise NotImplementedError(head, states, conditions)


def test_a_window_is_encoded_once_and_its_columns_may_be_changed() -> None:
    inner = CountingNetwork()
    network = RememberingNetwork(inner)
    row = np.arange(4)
    for _ in range(2):
        output = network.encode(WindowInput(row, row, row, row, row))
        assert output.columns.sum() == 12
        output.columns[:] = 7
    assert inner.passes == 1


def test_the_rules_are_asked_once_for_a_text() -> None:
    asked: list[str] = []

    def advise(text: str, _sentences: object) -> Advice:
        asked.append(text)
        return Advice()

    advisor = remembering(advise)
    assert advisor("a", ()) is advisor("a", ())
    assert asked == ["a"]


def test_a_number_is_set_for_its_heads_alone() -> None:
    lean = next(trial for trial in TRIALS if trial.number == "lean")
    advice = next(trial for trial in TRIALS if len(trial.heads) == 2)
    tuning = _with(_with(Tuning({"x": 1.0}), lean, 0.4), advice, 3.0)
    assert tuning.lean == {"x": 1.0, lean.heads[0]: 0.4}
    assert tuning.advice == dict.fromkeys(advice.heads, 3.0)
    assert all(0.0 in trial.grid for trial in TRIALS), "doing nothing is always tried"
