"""Weights between two checkpoints."""

import pytest

torch = pytest.importorskip("torch")


def test_weights_lie_between_both_and_counts_are_the_second_s() -> None:
    from training.soup import mixed

    first = {"layer": torch.zeros(2), "steps": torch.tensor(1)}
    second = {"layer": torch.ones(2), "steps": torch.tensor(9)}
    between = mixed(first, second, 0.75)
    assert between["layer"].tolist() == [0.75, 0.75]
    assert between["steps"].item() == 9
