"""A log-linear model over the candidates of each name and "none of these": chances that add up to one.

The weights are knowledge and lie in the lexicon `place_ranker`, written by `training/places_ranker.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.gazetteer import Place
from wardiary.resolving.place_candidates import Sense
from wardiary.resolving.place_features import Surroundings, company_features, own_features, surroundings

_ROUNDS = 2  # the first guess tells what the report is about, the second uses it; a third changes next to nothing


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and the score of "none of these"."""

    weights: Mapping[str, float]
    none: float

    @classmethod
    def load(cls) -> Model:
        """The model in the lexicon."""
        lexicon = lexicons.load("place_ranker")
        return cls(lexicon["weights"], lexicon["none"])

    def own_scores(self, sense: Sense) -> list[float]:
        """What speaks for each candidate of `sense` by itself, whatever else the report names."""
        return [self._weighed(own_features(sense, which)) for which in range(len(sense.candidates))]

    def chances(self, sense: Sense, own: Sequence[float], around: Surroundings, number: int) -> list[float]:
        """The chance of each candidate of `sense`, the `number`-th name of its report; what is left is for none."""
        scores = [
            score + self._weighed(company_features(sense, which, around, number)) for which, score in enumerate(own)
        ]
        return softmax([*scores, self.none])[:-1]

    def _weighed(self, features: Mapping[str, float]) -> float:
        weight = self.weights.get
        total = 0.0
        for name, value in features.items():
            total += weight(name, 0.0) * value
        return total


def rank(senses: Sequence[Sense], model: Model | None = None, spoken: Sequence[tuple[Place, float]] = ()) -> None:
    """Set the chances of every candidate of every sense, each in the light of the others.

    `spoken` are countries that the report speaks of without naming them as places, each with its weight.
    """
    model = model or Model.load()
    for sense in senses:
        sense.chances = [0.0] * len(sense.candidates)
    own = [model.own_scores(sense) for sense in senses]
    around = surroundings(senses, spoken)
    for _ in range(_ROUNDS):
        pairs = enumerate(zip(senses, own, strict=True))
        fresh = [model.chances(sense, scores, around, number) for number, (sense, scores) in pairs]
        for sense, chances in zip(senses, fresh, strict=True):
            sense.chances = chances
        around = surroundings(senses, spoken)


def softmax(scores: Sequence[float]) -> list[float]:
    """Chances in proportion to the exponentials of scores."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
