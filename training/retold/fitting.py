"""The fit: a log-linear choice among the happenings that a telling may be of and "a new one".

By gradient ascent with momentum and steps scaled by feature (Kingma and Ba 2015), with a pull towards zero. A weight
that would say the opposite of what its feature plainly means is held at zero: some are seen only a dozen times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from training.retold.drafts import Told
from wardiary.claims.likeness import Weights
from wardiary.claims.merge import Happenings

STEPS = 1500
RATE = 0.03
PULL = 10.0  # of 1, 3, 6 and 10 the best on five folds, by a little
SEEN = 6  # a feature seen less often has no weight
_ALWAYS = "new"  # the last column, which holds of every happening: it against a new one

FOR = frozenset(
    """begins_sentence begins_next_sentence close_by conditional definite definite_of_stem demonstrative judging_voice
    latest next_sentence only_of_kind only_of_stem opening_next opening_shortly place_and_stem same_place
    same_place_understood same_number same_reality same_sentence same_target shared_words target_and_stem""".split()
)
"""What can only speak for one happening."""

AGAINST = frozenset(
    """another another_voice both_verbs elsewhere far_on first_numbers indefinite joined_by_and more_numbers new_place
    no_shared_words once_more one_is_history other_agent other_arms other_kind other_number other_place other_reality
    other_target other_time publisher_after_voice rivals verb verbs_joined_by_and""".split()
)
"""What can only speak against it."""


@dataclass(frozen=True, slots=True)
class Example:
    """One telling: what holds of each happening that it may be of, and which of them is right (None: a new one)."""

    options: tuple[dict[str, float], ...]
    right: int | None


def examples(told: Told) -> Iterator[Example]:
    """The choices of one report, each after the right ones; what marks leave open is no option."""
    happenings = Happenings(told.resolved)
    named: dict[str, int] = {}
    names: list[str | None] = []
    for draft, name in zip(told.drafts, told.happenings, strict=True):
        new = happenings.telling(draft)
        if name is not None and happenings.certain(new) is None:
            choice = happenings.choice(new)
            held = [(names[happenings.kept.index(old)], old) for old in choice.happenings]
            options = [(other, old) for other, old in held if other and not told.report.may_be_one(other, name)]
            right = next((i for i, (other, _) in enumerate(options) if other == name), None)
            if options:
                yield Example(tuple(choice.features(old) for _, old in options), right)
        if name in named:
            happenings.join(happenings.kept[named[name]], new)
            continue
        happenings.begin(new)
        names.append(name)
        if name is not None:
            named[name] = len(names) - 1


@dataclass(frozen=True, slots=True)
class _Table:
    """All options of all examples: rows of features, the example that each belongs to, and whether it is right."""

    rows: np.ndarray
    owner: np.ndarray
    right: np.ndarray


def fit(data: Sequence[Example]) -> Weights:
    """The weights that make the right choices likely."""
    seen = Counter(name for example in data for option in example.options for name in option)
    columns = [*sorted(name for name, count in seen.items() if count >= SEEN), _ALWAYS]
    table = _table(data, columns)
    pull = np.array([0.0 if name == _ALWAYS else PULL for name in columns])
    low = np.array([0.0 if name in FOR else -np.inf for name in columns])
    high = np.array([0.0 if name in AGAINST else np.inf for name in columns])
    weights, speed, size = np.zeros(len(columns)), np.zeros(len(columns)), np.zeros(len(columns))
    for step in range(1, STEPS + 1):
        gradient = _gradient(table, weights, len(data)) - pull * weights
        speed = 0.9 * speed + 0.1 * gradient
        size = 0.99 * size + 0.01 * gradient**2
        rate = RATE * min(1.0, 2.0 * (1.0 - step / STEPS))  # slower and slower in the second half
        move = speed / (1 - 0.9**step) / (np.sqrt(size / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights + rate * move, low, high)
    *learned, new = weights.tolist()
    return Weights(dict(zip(columns[:-1], learned, strict=True)), new)


def _table(data: Sequence[Example], columns: Sequence[str]) -> _Table:
    place = {name: at for at, name in enumerate(columns)}
    options = [(number, option) for number, example in enumerate(data) for option in example.options]
    rows = np.zeros((len(options), len(columns)))
    rows[:, -1] = 1.0
    for row, (_, option) in zip(rows, options, strict=True):
        for name, value in option.items():
            if name in place:
                row[place[name]] = value
    right = [at == example.right for example in data for at in range(len(example.options))]
    return _Table(rows, np.array([number for number, _ in options]), np.array(right, dtype=float))


def _gradient(table: _Table, weights: np.ndarray, count: int) -> np.ndarray:
    """Of the log likelihood of the right choices; a new one has the score zero."""
    raised = np.exp(np.minimum(table.rows @ weights, 30.0))
    chances = raised / (1.0 + np.bincount(table.owner, raised, count))[table.owner]
    gradient: np.ndarray = table.rows.T @ (table.right - chances)
    return gradient
