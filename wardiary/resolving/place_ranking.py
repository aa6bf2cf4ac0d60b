"""A log-linear model over the candidates of each name and "none of these": chances that add up to one.

The weights are knowledge and lie in the lexicon `place_ranker`, written by `training/places_ranker.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from wardiary import lexicons
from wardiary.resolving.place_candidates import Sense, Surroundings, features, surroundings

_ROUNDS = 2  # the first guess tells what the report is about, the second uses it; a third changes next to nothing


def rank(senses: Sequence[Sense]) -> None:
    """Set the chances of every candidate of every sense, each in the light of the others."""
    model = lexicons.load("place_ranker")
    for sense in senses:
        sense.chances = [0.0] * len(sense.candidates)
    around = Surroundings({}, {}, ())
    for _ in range(_ROUNDS):
        fresh = [_chances(sense, around, number, model) for number, sense in enumerate(senses)]
        for sense, chances in zip(senses, fresh, strict=True):
            sense.chances = chances
        around = surroundings(senses)


def _chances(sense: Sense, around: Surroundings, number: int, model: Mapping[str, Any]) -> list[float]:
    scores = []
    for which in range(len(sense.candidates)):
        found = features(sense, which, around, number)
        scores.append(sum(model["weights"].get(name, 0.0) * value for name, value in found.items()))
    return softmax([*scores, model["none"]])[:-1]


def softmax(scores: Sequence[float]) -> list[float]:
    """Chances in proportion to the exponentials of scores."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
