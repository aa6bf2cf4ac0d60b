"""The fit: a log-linear choice among the stances, with a pull of every weight towards zero; the same every time.

There are fewer pairs than features, so that it is sought what each pair adds to the weights, not each feature: a weight
is the sum, over the pairs that have its feature, of what those add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from training.answers.pairs import Pair
from wardiary.weighing.evidence.stance import Stance, Weights, features, length_scale

STEPS = 400
PULL = 2.0  # of 0.3 to 5 the best on ten folds, by a little
SEEN = 2  # a feature of fewer sentences has no weight
_FREE = 3.0  # what stands for "every sentence": so large that how common a stance is stays nearly free


class Table:
    """The pairs as numbers, to fit all of them or some: one row of features each, and the stance that is right."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        found = [features(pair.reply) for pair in pairs]
        seen = Counter(name for each in found for name in each)
        self.columns = {name: at for at, name in enumerate(sorted(n for n, count in seen.items() if count >= SEEN))}
        self.rows = np.zeros((len(pairs), len(self.columns) + 1), dtype=np.float32)
        for row, each in zip(self.rows, found, strict=True):
            row[[self.columns[name] for name in each if name in self.columns]] = length_scale(len(each))
            row[-1] = _FREE
        self.right = np.array([[pair.stance is stance for stance in Stance] for pair in pairs], dtype=np.float32)
        self._alike = self.rows @ self.rows.T

    def added(self, some: np.ndarray) -> np.ndarray:
        """What each of some pairs adds to the weights, by ascent with momentum (Nesterov 1983)."""
        alike, right = self._alike[np.ix_(some, some)], self.right[some]
        rate = 1.0 / (np.linalg.norm(alike, 2) / 2.0 + PULL)
        here = before = np.zeros_like(right)
        for step in range(STEPS):
            ahead = here + step / (step + 3.0) * (here - before)
            before, here = here, ahead + rate * (right - chosen(alike @ ahead) - PULL * ahead)
        return here

    def folded(self, blocks: np.ndarray, folds: int) -> np.ndarray:
        """The chances of the stances of each pair, by what was learned from the pairs of the other folds' blocks."""
        chances = np.zeros_like(self.right)
        for fold in range(folds):
            own, others = np.flatnonzero(blocks % folds == fold), np.flatnonzero(blocks % folds != fold)
            chances[own] = chosen(self._alike[np.ix_(own, others)] @ self.added(others))
        return chances


def chosen(logits: np.ndarray) -> np.ndarray:
    """The chances that logits stand for."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return chances


def fit(table: Table) -> Weights:
    """The weights that make the right stances of all pairs likely."""
    weights = table.rows.T @ table.added(np.arange(len(table.rows)))
    bias = dict(zip(Stance, (_FREE * weights[-1]).tolist(), strict=True))
    return Weights(bias, {name: tuple(weights[at].tolist()) for name, at in table.columns.items()})
