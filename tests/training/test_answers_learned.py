"""The pairs from which it is learned what sentences make of what was told before, and the fit."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from training.answers.fitting import Table, fit
from training.answers.pairs import read_pairs
from wardiary import lexicons
from wardiary.weighing.evidence.stance import Stance, features

SOME = """
gain: The rebels took Saltmarsh, they said.
denies other: That is a lie, the army said.
none other: The army called for talks.

gain: The rebels took Pearlton, they said.
denies other: A lie, an army officer said.
none third: The bishop called for talks.
"""


def test_pairs_are_read() -> None:
    first, *_, last = read_pairs(SOME)
    assert (first.stance, first.block, last.block) == (Stance.DENIES, 1, 2)
    assert last.reply.told == "The rebels took Pearlton, they said."
    with pytest.raises(ValueError, match="line 1"):
        read_pairs("Not a pair")


def test_all_stances_are_shown_and_no_pair_twice() -> None:
    pairs = read_pairs()
    assert set(Counter(pair.stance for pair in pairs)) == set(Stance)
    told = Counter((pair.reply.told, pair.reply.words, pair.stance) for pair in pairs)
    assert max(told.values()) == 1


def test_a_fit_tells_a_denial_from_talk_and_is_the_same_every_time() -> None:
    pairs = read_pairs(SOME)
    weights = fit(Table(pairs))
    assert [max(Stance, key=weights.chances(features(p.reply)).__getitem__) for p in pairs] == [p.stance for p in pairs]
    assert fit(Table(pairs)) == weights


def test_folds_learn_nothing_of_their_own_pairs() -> None:
    pairs = read_pairs(SOME)
    chances = Table(pairs).folded(np.array([pair.block for pair in pairs]), 2)
    assert np.allclose(chances.sum(axis=1), 1.0)


def test_the_weights_that_ship_are_small_and_say_where_they_come_from() -> None:
    text = files(lexicons).joinpath("answer_weights.json").read_text(encoding="utf-8")
    assert len(text) < 300_000
    assert json.loads(text)["source"].startswith("python -m training.answers")
